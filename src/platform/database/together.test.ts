import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import type { Outcome } from './exchange.ts';
import type { SchoolId } from './ids.ts';
import { overRows, type Statement } from './statement.ts';

let here: TestSchool;
let there: TestSchool;
beforeAll(async () => {
  here = await testSchool();
  there = await testSchool(here.ground, 'de-linde');
});
afterAll(() => here.close());
beforeEach(async () => {
  for (const school of [here, there]) await school.inSchool((db) => db.deleteFrom('people.closed_day').execute());
});

const closing = (school: SchoolId, days: string[]): Statement[] =>
  overRows(
    'close days',
    [school, 'Kerstvakantie'],
    days.map((day) => [day]),
    (values) => `insert into people.closed_day (school_id, name, day) values ${values} on conflict do nothing returning day`,
  ).map((statement) => ({ ...statement, givesRows: true }));

const days = (outcomes: Outcome<{ day: string }>[][]): string[][] => outcomes.map((part) => part.flatMap(({ rows }) => rows.map(({ day }) => day)));

const counts = (outcomes: Outcome<unknown>[][]): number[] => outcomes.map((part) => part.reduce((sum, { count }) => sum + count, 0));

const closedDays = async (school: TestSchool): Promise<string[]> =>
  (await school.inSchool((db) => db.selectFrom('people.closed_day').select('day').orderBy('day').execute())).map(({ day }) => day);

describe('together', () => {
  test('the parts of several schools are committed, and each gives its own rows back', async () => {
    const parts = [
      { school: here.id, statements: closing(here.id, ['2026-12-21', '2026-12-22', '2026-12-23']) },
      { school: there.id, statements: closing(there.id, ['2026-12-24']) },
    ];
    const outcomes = await here.ground.database.together<{ day: string }>(parts);
    expect(days(outcomes)).toEqual([['2026-12-21', '2026-12-22', '2026-12-23'], ['2026-12-24']]);
    expect([await closedDays(here), await closedDays(there)]).toEqual([['2026-12-21', '2026-12-22', '2026-12-23'], ['2026-12-24']]);
    expect(counts(outcomes)).toEqual([3, 1]);
    expect(counts(await here.ground.database.together(parts))).toEqual([0, 0]);
  });

  test('a part cannot write in another school, and then nothing is written anywhere', async () => {
    const parts = [
      { school: here.id, statements: closing(here.id, ['2026-12-21']) },
      { school: there.id, statements: closing(here.id, ['2026-12-22']) },
      { school: here.id, statements: closing(here.id, ['2026-12-23']) },
    ];
    await expect(here.ground.database.together(parts)).rejects.toThrow(/row-level security/);
    expect(await closedDays(here)).toEqual([]);
  });

  test('what went before leaves no school behind on a connection', async () => {
    await Promise.all(Array.from({ length: 40 }, () => here.ground.database.together([{ school: here.id, statements: [] }])));
    const seen = await Promise.all(
      Array.from({ length: 40 }, () =>
        sql<{ school: string }>`select coalesce(current_setting('app.school_id', true), '') as school`.execute(here.ground.database.outsideSchools),
      ),
    );
    expect(new Set(seen.flatMap(({ rows }) => rows.map(({ school }) => school)))).toEqual(new Set(['']));
  });
});

test('any number of rows is brought in whole, in order, by few kinds of statement', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 2 }), fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 400 }), (shared, rows) => {
      const statements = overRows('some', shared, rows, (values) => values);
      const broughtIn = statements.flatMap(({ text, values = [] }) =>
        text.split('), (').map((row) => (row.match(/\d+/g) ?? []).map((place) => values[Number(place) - 1])),
      );
      expect(broughtIn).toEqual(rows.map((row) => [...shared, ...row]));
      for (const { name = '', values = [] } of statements) {
        const count = Number(/^some × (\d+)$/.exec(name)?.[1]);
        expect([1, 2, 4, 8, 16, 32, 64]).toContain(count);
        expect(values).toHaveLength(shared.length + 2 * count);
      }
    }),
  );
});
