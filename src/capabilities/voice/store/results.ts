import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Lists } from '../rules/lists.ts';
import type { Db } from './rounds.ts';

/** Once: what was published stays as it is. */
export async function publishLists(db: Db, school: SchoolId, roundId: string, { day, lists }: { day: Day; lists: Lists }): Promise<void> {
  await db
    .insertInto('voice.result')
    .values({ school_id: school, round_id: roundId, published_on: day, lists: JSON.stringify(lists) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function listsOf(db: Db, school: SchoolId, roundId: string): Promise<{ publishedOn: Day; lists: Lists } | undefined> {
  return db
    .selectFrom('voice.result')
    .select(['published_on as publishedOn', 'lists'])
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .executeTakeFirst();
}

/** What was published since that day, the latest first. */
export async function publishedSince(db: Db, school: SchoolId, day: Day): Promise<{ roundId: string; title: string }[]> {
  return db
    .selectFrom('voice.result as result')
    .innerJoin('voice.round as round', (join) => join.onRef('round.school_id', '=', 'result.school_id').onRef('round.id', '=', 'result.round_id'))
    .select(['result.round_id as roundId', 'round.title'])
    .where('result.school_id', '=', school)
    .where('result.published_on', '>=', day)
    .orderBy('round.opens_on', 'desc')
    .execute();
}
