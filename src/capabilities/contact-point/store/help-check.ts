import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Db } from './staff.ts';

/** On which day somebody last made sure of the help lines; undefined for never. */
export async function helpCheckedOn(db: Db, school: SchoolId): Promise<Day | undefined> {
  const row = await db.selectFrom('contact_point.help_check').select('checked_on').where('school_id', '=', school).executeTakeFirst();
  return row?.checked_on;
}

export async function noteHelpCheck(db: Db, school: SchoolId, day: Day): Promise<void> {
  await db
    .insertInto('contact_point.help_check')
    .values({ school_id: school, checked_on: day })
    .onConflict((conflict) => conflict.column('school_id').doUpdateSet({ checked_on: day }))
    .execute();
}
