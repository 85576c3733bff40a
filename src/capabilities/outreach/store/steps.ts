import { sql } from 'kysely';
import type { Day } from '../../../platform/time/clock.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { Entry } from './entries.ts';
import type { Db } from './seeing.ts';

export interface Step {
  id: string;
  day: Day;
  byName: string;
  words: Buffer;
}

/** What was done to find this contact again, the latest first. An entry is only in hand of who may see it. */
export async function stepsOf(db: Db, staff: Staff, entry: Pick<Entry, 'id'>): Promise<Step[]> {
  return db
    .selectFrom('outreach.step as step')
    .innerJoin('people.person as by', (join) => join.onRef('by.school_id', '=', 'step.school_id').onRef('by.id', '=', 'step.by_id'))
    .select(['step.id', 'step.day', sql<string>`by.given_name || ' ' || by.family_name`.as('byName'), 'step.words'])
    .where('step.school_id', '=', staff.school)
    .where('step.contact_id', '=', entry.id)
    .orderBy('step.day', 'desc')
    .orderBy('step.id')
    .limit(200)
    .execute();
}

/** Noting the same step twice notes it once. */
export async function noteStep(
  db: Db,
  staff: Pick<Staff, 'school' | 'id'>,
  entry: Pick<Entry, 'id'>,
  step: { id: string; day: Day; words: Buffer },
  today: Day,
): Promise<void> {
  await db
    .insertInto('outreach.step')
    .values({ school_id: staff.school, contact_id: entry.id, by_id: staff.id, ...step })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db.updateTable('outreach.lost_contact').set({ noted_on: today }).where('school_id', '=', staff.school).where('id', '=', entry.id).execute();
}
