import { sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Db } from './promises.ts';

/** Staff who work here and have an e-mail address, for whom something is due and who got no reminder today. */
export async function toRemind(db: Db, school: SchoolId, day: Day): Promise<{ personId: string; email: string }[]> {
  const rows = await db
    .selectFrom('people.staff as staff')
    .innerJoin('people.person as reminded', (join) => join.onRef('reminded.school_id', '=', 'staff.school_id').onRef('reminded.id', '=', 'staff.person_id'))
    .select(['staff.person_id as personId', 'staff.email'])
    .where('staff.school_id', '=', school)
    .where('staff.email', 'is not', null)
    .where('reminded.left_on', 'is', null)
    .where((row) =>
      row.exists(
        row
          .selectFrom('follow_ups.promise as promise')
          .innerJoin('people.person as person', (join) => join.onRef('person.school_id', '=', 'promise.school_id').onRef('person.id', '=', 'promise.person_id'))
          .select(sql`1`.as('one'))
          .where('promise.school_id', '=', school)
          .where('promise.closed_on', 'is', null)
          .where('promise.due_on', '<=', day)
          .where((due) =>
            due.or([
              due('promise.person_id', '=', due.ref('staff.person_id')),
              due.and([
                due('promise.substitute_id', '=', due.ref('staff.person_id')),
                due.or([due('promise.due_on', '<', day), due('person.left_on', 'is not', null)]),
              ]),
            ]),
          ),
      ),
    )
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('follow_ups.reminder as sent')
            .select(sql`1`.as('one'))
            .where('sent.school_id', '=', school)
            .where('sent.person_id', '=', row.ref('staff.person_id'))
            .where('sent.sent_on', '=', day),
        ),
      ),
    )
    .execute();
  return rows.flatMap(({ personId, email }) => (email ? [{ personId, email }] : []));
}

export async function noteReminder(db: Db, school: SchoolId, personId: string, day: Day): Promise<void> {
  await db
    .insertInto('follow_ups.reminder')
    .values({ school_id: school, person_id: personId, sent_on: day })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function forgetRemindersBefore(db: Db, school: SchoolId, day: Day): Promise<void> {
  await db.deleteFrom('follow_ups.reminder').where('school_id', '=', school).where('sent_on', '<', day).execute();
}
