import type { Kysely } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { PeopleTables } from '../tables.ts';

type Db = Kysely<PeopleTables>;

export async function everythingOf(db: Db, school: SchoolId, personId: string) {
  const person = await db
    .selectFrom('people.person')
    .select(['kind', 'given_name as givenName', 'family_name as familyName', 'language', 'left_on as leftOn'])
    .where('school_id', '=', school)
    .where('id', '=', personId)
    .executeTakeFirst();
  const classes = await db
    .selectFrom('people.membership as membership')
    .innerJoin('people.class as class', (join) => join.onRef('class.school_id', '=', 'membership.school_id').onRef('class.id', '=', 'membership.class_id'))
    .select(['class.name', 'membership.role'])
    .where('membership.school_id', '=', school)
    .where('membership.person_id', '=', personId)
    .execute();
  return { person, classes };
}

/**
 * Erases who left before this day. A pupil's or guardian's row goes, and with it key, cards and whatever hangs on them.
 * Of a member of staff only a nameless row stays, because it stands in what others asked and were answered.
 */
export async function forgetLeaversBefore(db: Db, school: SchoolId, day: Day): Promise<void> {
  await db.deleteFrom('people.person').where('school_id', '=', school).where('left_on', '<', day).where('kind', '!=', 'staff').execute();
  const leavers = db.selectFrom('people.person').select('id').where('school_id', '=', school).where('left_on', '<', day);
  await db.deleteFrom('people.staff').where('school_id', '=', school).where('person_id', 'in', leavers).execute();
  await db.deleteFrom('people.person_key').where('school_id', '=', school).where('person_id', 'in', leavers).execute();
  await db
    .updateTable('people.person')
    .set({ given_name: 'Iemand', family_name: 'die hier werkte', source_id: null })
    .where('school_id', '=', school)
    .where('left_on', '<', day)
    .execute();
}
