import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Db } from './occasions.ts';

/** All that is kept about one person, its words still sealed. */
export async function everythingOf(db: Db, school: SchoolId, personId: string) {
  const answers = await db
    .selectFrom('check_ins.answer')
    .select(['id', 'said_on as saidOn', 'way', 'words'])
    .where('school_id', '=', school)
    .where('person_id', '=', personId)
    .orderBy('said_on')
    .execute();
  const turn = await db
    .selectFrom('check_ins.turn')
    .select(['asked_on as askedOn', 'asked_by_way as way', 'answered_on as answeredOn'])
    .where('school_id', '=', school)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return { answers, turn };
}

export async function forgetAnswersBefore(db: Db, school: SchoolId, day: Day): Promise<void> {
  await db.deleteFrom('check_ins.answer').where('school_id', '=', school).where('said_on', '<', day).execute();
  await db
    .deleteFrom('check_ins.conflict')
    .where('school_id', '=', school)
    .where('received_at', '<', new Date(`${day}T00:00:00Z`))
    .execute();
  await db.deleteFrom('check_ins.occasion').where('school_id', '=', school).where('closes_on', '<', day).execute();
}
