import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { addDays } from '../../../platform/time/school-days.ts';
import type { Db } from './staff.ts';

/** Most messages that are let through at once; the others wait for the next time, none is dropped. */
const mostReleased = 60;

/**
 * Lets messages through to the contact persons in two steps, each once per half hour: what is there twenty minutes past is made
 * ready, and what is ready goes on the half hour. So each waits at least ten minutes, together with the rest, and nobody can tell
 * by the clock who wrote; yet no moment of a message is kept anywhere.
 * @param minute after midnight
 */
export async function release(db: Db, school: SchoolId, day: Day, minute: number): Promise<void> {
  const isOnTheHalfHour = minute % 30 < 20;
  const phase = `${day} ${Math.floor(minute / 30)} ${isOnTheHalfHour ? 'release' : 'make ready'}`;
  const turn = await db
    .insertInto('contact_point.release')
    .values({ school_id: school, phase })
    .onConflict((conflict) => conflict.column('school_id').doUpdateSet({ phase }).where('contact_point.release.phase', '<>', phase))
    .returning('school_id')
    .executeTakeFirst();
  if (!turn) return;
  const [from, to] = isOnTheHalfHour ? (['ready', 'released'] as const) : (['fresh', 'ready'] as const);
  // Fingerprints are as good as drawn by lot: the order in which messages came plays no part.
  await db
    .updateTable('contact_point.message')
    .set({ state: to })
    .where('school_id', '=', school)
    .where('state', '=', from)
    .where('fingerprint', 'in', (message) =>
      message
        .selectFrom('contact_point.message')
        .select('fingerprint')
        .where('school_id', '=', school)
        .where('state', '=', from)
        .orderBy('fingerprint')
        .limit(mostReleased),
    )
    .execute();
}

/** Conversations that nobody answered by the promised day and that nobody was told of yet; from now on they have been. */
export async function noteOverdue(db: Db, school: SchoolId, today: Day): Promise<number> {
  const rows = await db
    .updateTable('contact_point.thread')
    .set({ noticed_on: today })
    .where('school_id', '=', school)
    .where('promised_on', '<', today)
    .where('noticed_on', 'is', null)
    .returning('thread')
    .execute();
  return rows.length;
}

/** How many conversations wait for an answer, and since when the one that waits longest. */
export async function waiting(db: Db, school: SchoolId, today: Day): Promise<{ count: number; overdue: number }> {
  const rows = await db
    .selectFrom('contact_point.thread as thread')
    .innerJoin('contact_point.message as message', (join) =>
      join.onRef('message.school_id', '=', 'thread.school_id').onRef('message.thread', '=', 'thread.thread'),
    )
    .select('thread.promised_on')
    .where('thread.school_id', '=', school)
    .where('thread.waiting_since', 'is not', null)
    .where('message.seq', '=', 0)
    .where('message.state', '=', 'released')
    .execute();
  return { count: rows.length, overdue: rows.filter(({ promised_on }) => promised_on && promised_on < today).length };
}

/** Over how many days the public page counts promises, and from how many it says anything at all. */
const countedDays = 90;
const fewestCounted = 10;

/** The share of promises kept over the last days; undefined where they are too few to tell without telling of one. */
export async function keptShare(db: Db, school: SchoolId, today: Day): Promise<{ kept: number; of: number } | undefined> {
  const rows = await db
    .selectFrom('contact_point.promise_day')
    .select(['kept', 'late'])
    .where('school_id', '=', school)
    .where('day', '>', addDays(today, -countedDays))
    .execute();
  const kept = rows.reduce((sum, row) => sum + row.kept, 0);
  const of = kept + rows.reduce((sum, row) => sum + row.late, 0);
  return of >= fewestCounted ? { kept, of } : undefined;
}

export async function forgetThreadsBefore(db: Db, school: SchoolId, day: Day): Promise<void> {
  await db.deleteFrom('contact_point.thread').where('school_id', '=', school).where('last_on', '<', day).execute();
  await db.deleteFrom('contact_point.promise_day').where('school_id', '=', school).where('day', '<', addDays(day, -183)).execute();
}
