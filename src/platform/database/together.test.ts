import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { type SchoolId, schoolId } from './ids.ts';
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
    school,
    'close days',
    ['Kerstvakantie'],
    days.map((day) => [day]),
    (values) => `insert into people.closed_day (school_id, name, day) values ${values} on conflict do nothing returning day`,
  ).map((statement) => ({ ...statement, givesRows: true }));

const closedDays = async (school: TestSchool): Promise<string[]> =>
  (await school.inSchool((db) => db.selectFrom('people.closed_day').select('day').orderBy('day').execute())).map(({ day }) => day);

describe('together', () => {
  const send = async (statements: Statement[]): Promise<{ count: number; days: string[] }[]> =>
    (await here.ground.database.together<{ day: string }>(statements)).map(({ count, rows }) => ({ count, days: rows.map(({ day }) => day) }));

  test('what is sent for several schools is committed, and each statement gives its own rows back, in the order given', async () => {
    const statements = [...closing(there.id, ['2026-12-24']), ...closing(here.id, ['2026-12-21', '2026-12-22']), ...closing(there.id, ['2026-12-25'])];
    expect(await send(statements)).toEqual([
      { count: 1, days: ['2026-12-24'] },
      { count: 2, days: ['2026-12-21', '2026-12-22'] },
      { count: 1, days: ['2026-12-25'] },
    ]);
    expect([await closedDays(here), await closedDays(there)]).toEqual([
      ['2026-12-21', '2026-12-22'],
      ['2026-12-24', '2026-12-25'],
    ]);
    expect((await send(statements)).map(({ count }) => count)).toEqual([0, 0, 0]);
  });

  test('nothing can be written in another school, and then nothing is written anywhere', async () => {
    const elsewhere = closing(here.id, ['2026-12-22']).map((statement) => ({ ...statement, school: there.id }));
    const statements = [...closing(here.id, ['2026-12-21']), ...elsewhere, ...closing(here.id, ['2026-12-23'])];
    await expect(send(statements)).rejects.toThrow(/row-level security/);
    expect([await closedDays(here), await closedDays(there)]).toEqual([[], []]);
  });

  test('after one that failed the next ones go well, many at once', async () => {
    const failing = closing(here.id, ['2026-12-22']).map((statement) => ({ ...statement, school: there.id }));
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, (_, n) => send(n % 3 === 0 ? failing : closing(here.id, [`2026-11-${n + 1}`]))));
    expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map((_, n) => (n % 3 === 0 ? 'rejected' : 'fulfilled')));
    expect(await closedDays(here)).toHaveLength(20);
  });
});

test('those who write in two schools, in whatever order, never wait for each other in a circle', async () => {
  await here.ground.database.together([...closing(here.id, ['2026-12-21']), ...closing(there.id, ['2026-12-21'])]);
  const renamed = (school: SchoolId, name: string): Statement => ({
    school,
    text: 'update people.closed_day set name = $2 where school_id = $1',
    values: [school, name],
  });
  const both = [here.id, there.id];
  const writes = Array.from({ length: 120 }, (_, n) => (n % 2 === 0 ? both : both.toReversed()).map((school) => renamed(school, `naam ${n}`)));
  await Promise.all(writes.map((statements) => here.ground.database.together(statements)));
});

describe('work inside a school', () => {
  test('that fails half-way leaves nothing behind, and its connection does well afterwards', async () => {
    for (let n = 0; n < 10; n++) {
      const failing = here.inSchool(async (db) => {
        await db.insertInto('people.closed_day').values({ school_id: here.id, day: '2026-12-21', name: 'x' }).execute();
        throw new Error('not after all');
      });
      await expect(failing).rejects.toThrow('not after all');
      expect(await closedDays(here)).toEqual([]);
    }
  });
});

test('any number of rows is brought in whole, in order, by few kinds of statement', () => {
  const school = schoolId('a0000000-0000-4000-8000-000000000000');
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 2 }), fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 400 }), (shared, rows) => {
      const statements = overRows(school, `some of ${shared.length}`, shared, rows, (values) => values);
      const broughtIn = statements.flatMap(({ text, values = [] }) =>
        text.split('), (').map((row) => (row.match(/\d+/g) ?? []).map((place) => values[Number(place) - 1])),
      );
      expect(broughtIn).toEqual(rows.map((row) => [school, ...shared, ...row]));
      for (const { name = '', values = [] } of statements) {
        const count = Number(/^some of \d × (\d+)$/.exec(name)?.[1]);
        expect([1, 2, 4, 8, 16, 32, 64]).toContain(count);
        expect(values).toHaveLength(1 + shared.length + 2 * count);
      }
    }),
  );
});
