import { afterAll, expect, test } from 'vitest';
import type { Staff, StaffRole } from '../../platform/web/visitor.ts';
import { openRoundAs } from '../../testing/test-round.ts';
import { testSchool } from '../../testing/test-school.ts';
import { type PeopleDb, participantsSeenBy } from './index.ts';

const school = await testSchool();
afterAll(() => school.close());

const roles: Record<string, StaffRole> = {
  Bart: 'teacher',
  Griet: 'teacher',
  An: 'care',
  Samira: 'bridge',
  Tom: 'contact-person',
  Veerle: 'leadership',
  Dirk: 'administrator',
};

/** First names of whom a member of staff sees in an occasion in which the whole school is asked. */
async function seenBy(name: 'Bart' | 'Griet' | 'An' | 'Samira' | 'Tom' | 'Veerle' | 'Dirk'): Promise<string[]> {
  const staff = { kind: 'staff', school: school.id, id: school.idOf(name), roles: [roles[name]] } as unknown as Staff;
  const people = await school.inSchool((db) => participantsSeenBy(db as unknown as PeopleDb, 'rounds.participation', staff, round));
  return people.map(({ givenName }) => givenName);
}

const round = await openRoundAs(school, 'distance-learning');
const pupils = ['Ada', 'Ben', 'Chloé', 'Driss', 'Élise'];
const colleagues = ['An', 'Bart', 'Dirk', 'Griet', 'Samira', 'Tom', 'Veerle'];
const everybody = [...pupils, 'Fatima', 'Zoë', ...colleagues].sort((a, b) => a.localeCompare(b, 'nl'));

test('in an occasion a teacher sees the pupils of the own class and the adults who care for them', async () => {
  expect(await seenBy('Bart')).toEqual(['Ada', 'Ben', 'Chloé', 'Driss', 'Élise', 'Fatima']);
  expect(await seenBy('Griet')).toEqual(['Zoë']);
});

test('who answers for the whole school sees everybody, by name; colleagues are seen by who organises only', async () => {
  for (const name of ['Veerle', 'An', 'Samira'] as const) expect([name, await seenBy(name)]).toEqual([name, everybody]);
  for (const name of ['Tom', 'Dirk'] as const) expect([name, await seenBy(name)]).toEqual([name, everybody.filter((one) => !colleagues.includes(one))]);
});

test('who has left is seen by nobody', async () => {
  const leave = (left_on: string | null) =>
    school.inSchool((db) =>
      db
        .updateTable('people.person')
        .set({ left_on })
        .where('id', 'in', [school.idOf('Ben'), school.idOf('Fatima')])
        .execute(),
    );
  await leave('2026-11-24');
  expect(await seenBy('Bart')).toEqual(['Ada', 'Chloé', 'Driss', 'Élise']);
  expect(await seenBy('Veerle')).not.toContain('Ben');
  await leave(null);
});
