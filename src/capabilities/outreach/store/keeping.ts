import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Db } from './seeing.ts';

/** Erases contacts that were back by the first day, and families that said "not now" by the second. */
export async function forgetEnded(db: Db, school: SchoolId, { backBy, notNowBy }: { backBy: Day; notNowBy: Day }): Promise<void> {
  for (const [ending, until] of [
    ['back', backBy],
    ['not-now', notNowBy],
  ] as const)
    await db.deleteFrom('outreach.lost_contact').where('school_id', '=', school).where('ending', '=', ending).where('ended_on', '<=', until).execute();
}

export async function forgetUntouchedSince(db: Db, school: SchoolId, day: Day): Promise<void> {
  await db.deleteFrom('outreach.lost_contact').where('school_id', '=', school).where('noted_on', '<', day).execute();
}

/** All that is kept about one person, its words still sealed. */
export async function everythingOf(db: Db, school: SchoolId, personId: string) {
  const entries = await db
    .selectFrom('outreach.lost_contact')
    .select([
      'id',
      'last_on as lastOn',
      'is_about as isAbout',
      'obstacles',
      'known',
      'guessed',
      'next_step as nextStep',
      'due_on as dueOn',
      'ending',
      'ended_on as endedOn',
      'came_of_it as cameOfIt',
    ])
    .where('school_id', '=', school)
    .where('person_id', '=', personId)
    .orderBy('last_on')
    .execute();
  const steps = await db
    .selectFrom('outreach.step as step')
    .innerJoin('outreach.lost_contact as entry', (join) => join.onRef('entry.school_id', '=', 'step.school_id').onRef('entry.id', '=', 'step.contact_id'))
    .select(['step.id', 'step.contact_id as entryId', 'step.day', 'step.words'])
    .where('step.school_id', '=', school)
    .where('entry.person_id', '=', personId)
    .orderBy('step.day')
    .execute();
  return { entries, steps };
}
