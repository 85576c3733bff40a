import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Lists } from '../rules/lists.ts';
import type { Release } from '../rules/releases.ts';
import type { Db } from './rounds.ts';

/** Once: the figures that everybody reads are the ones that the lists are made of. */
export async function keepRelease(db: Db, school: SchoolId, roundId: string, { audience, tables }: Release): Promise<void> {
  await db
    .insertInto('voice.release')
    .values({ school_id: school, round_id: roundId, audience, tables: JSON.stringify(tables) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function releasesOf(db: Db, school: SchoolId, roundId: string): Promise<Release[]> {
  return db.selectFrom('voice.release').select(['audience', 'tables']).where('school_id', '=', school).where('round_id', '=', roundId).execute();
}

/** Of other rounds that closed since that day, the latest first. */
export async function earlierReleases(db: Db, school: SchoolId, roundId: string, since: Day): Promise<Release[]> {
  return db
    .selectFrom('voice.release as release')
    .innerJoin('voice.round as round', (join) => join.onRef('round.school_id', '=', 'release.school_id').onRef('round.id', '=', 'release.round_id'))
    .select(['release.audience', 'release.tables'])
    .where('release.school_id', '=', school)
    .where('release.round_id', '<>', roundId)
    .where('round.closed_on', '>=', since)
    .orderBy('round.opens_on', 'desc')
    .orderBy('round.id')
    .execute();
}

/** Once: what was published stays as it is. */
export async function keepLists(db: Db, school: SchoolId, roundId: string, { day, lists }: { day: Day; lists: Lists }): Promise<void> {
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
