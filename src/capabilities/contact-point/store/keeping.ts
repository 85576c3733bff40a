import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { addDays } from '../../../platform/time/school-days.ts';
import type { Db } from './staff.ts';

/**
 * Lets messages through to the contact persons in two steps, each once an hour: what is there thirteen minutes before the hour
 * is made ready, and what is ready goes on the hour. So each waits at least ten minutes, together with the rest, and nobody can tell
 * by the clock who wrote; yet no moment of a message is kept anywhere.
 * @param minute after midnight
 */
export async function release(db: Db, school: SchoolId, day: Day, minute: number): Promise<void> {
  const past = minute % 60;
  // Whoever starts the program just before the hour must not shorten the wait.
  if (past >= makingReady.until) return;
  const isOnTheHour = past < makingReady.from;
  const phase = `${day} ${Math.floor(minute / 60)} ${isOnTheHour ? 'release' : 'make ready'}`;
  const turn = await db
    .insertInto('contact_point.release')
    .values({ school_id: school, phase })
    .onConflict((conflict) => conflict.column('school_id').doUpdateSet({ phase }).where('contact_point.release.phase', '<>', phase))
    .returning('school_id')
    .executeTakeFirst();
  if (!turn) return;
  const [from, to] = isOnTheHour ? (['ready', 'released'] as const) : (['fresh', 'ready'] as const);
  const moved = await db
    .updateTable('contact_point.message')
    .set({ state: to })
    .where('school_id', '=', school)
    .where('state', '=', from)
    .returning('thread')
    .execute();
  if (to === 'released')
    await showWaiting(
      db,
      school,
      moved.map(({ thread }) => thread),
    );
  // Rows are written anew together, so that the numbers of their transactions tell no more than this hour.
  await db
    .updateTable('contact_point.thread')
    .set((thread) => ({ last_on: thread.ref('last_on') }))
    .where('school_id', '=', school)
    .execute();
}

/** From now on contact persons see that these wait for an answer. */
export async function showWaiting(db: Db, school: SchoolId, threads: readonly Buffer[]): Promise<void> {
  if (threads.length === 0) return;
  await db
    .updateTable('contact_point.thread')
    .set({ waits_openly: true })
    .where('school_id', '=', school)
    .where('thread', 'in', threads)
    .where('waiting_since', 'is not', null)
    .execute();
}

/** Minutes past the hour. */
const makingReady = { from: 47, until: 50 };

/** How many conversations have begun that nobody was let through to yet. */
export async function newlyBegun(db: Db, school: SchoolId): Promise<number> {
  const rows = await db
    .selectFrom('contact_point.message')
    .select('seq')
    .where('school_id', '=', school)
    .where('seq', '=', 0)
    .where('state', '<>', 'released')
    .execute();
  return rows.length;
}

/** Whether there is a conversation that nobody answered by the promised day, and of which nobody was told yet. */
export async function isOverdueUntold(db: Db, school: SchoolId, today: Day): Promise<boolean> {
  const row = await db
    .selectFrom('contact_point.thread')
    .select('thread')
    .where('school_id', '=', school)
    .where('promised_on', '<', today)
    .where('noticed_on', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** From now on the contact persons know of all that is overdue. */
export async function noteOverdueTold(db: Db, school: SchoolId, today: Day): Promise<void> {
  await db
    .updateTable('contact_point.thread')
    .set({ noticed_on: today })
    .where('school_id', '=', school)
    .where('promised_on', '<', today)
    .where('noticed_on', 'is', null)
    .execute();
}

/** By when an answer was promised to each who waits, as far as that shows. */
export async function promisedOfWaiting(db: Db, school: SchoolId): Promise<Day[]> {
  const rows = await db.selectFrom('contact_point.thread').select('promised_on').where('school_id', '=', school).where('waits_openly', '=', true).execute();
  return rows.flatMap(({ promised_on }) => promised_on ?? []);
}

/** Erases the keys of whoever is neither a contact person at school any more nor on the roster. */
export async function forgetKeysExcept(db: Db, school: SchoolId, ids: readonly string[]): Promise<void> {
  await db
    .deleteFrom('contact_point.contact_person')
    .where('school_id', '=', school)
    .$if(ids.length > 0, (rows) => rows.where('person_id', 'not in', ids))
    .execute();
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

/** A conversation that goes on and on is kept this many days longer than one that fell silent. */
const longerAtMost = 183;

export async function forgetThreadsBefore(db: Db, school: SchoolId, day: Day): Promise<void> {
  const longAgo = addDays(day, -longerAtMost);
  await db
    .deleteFrom('contact_point.thread')
    .where('school_id', '=', school)
    .where((thread) => thread.or([thread('last_on', '<', day), thread('begun_on', '<', longAgo)]))
    .execute();
  await db.deleteFrom('contact_point.promise_day').where('school_id', '=', school).where('day', '<', longAgo).execute();
}
