import { type Kysely, sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { matchesSlowHash } from '../../../platform/secrets/passwords.ts';
import { longestWait, waitAfter } from '../rules/card-code.ts';
import type { PeopleTables } from '../tables.ts';

type Db = Kysely<PeopleTables>;

/** Too many wrong ones came before; this one was not looked at. */
export interface Wait {
  waitSeconds: number;
}

/**
 * Compares a typed code, slowly, and counts the wrong ones for this lock. There is never a lock-out, only a wait.
 * @param lock what the code should open, e.g. `card 40213`; it may not exist
 * @param found what the lock guards; undefined where there is nothing, which takes as long and looks the same
 */
export async function tryCode<Found extends { secretHash: Buffer }>(
  db: Db,
  school: SchoolId,
  lock: string,
  code: string,
  found: Found | undefined,
  now: Date,
): Promise<Found | Wait | undefined> {
  const before = await db.selectFrom('people.wrong_code').selectAll().where('school_id', '=', school).where('lock', '=', lock).executeTakeFirst();
  const waitSeconds = before ? waitFrom(before, now) : 0;
  if (waitSeconds > 0) return { waitSeconds };
  if (await matchesSlowHash(code, found?.secretHash)) {
    await db.deleteFrom('people.wrong_code').where('school_id', '=', school).where('lock', '=', lock).execute();
    return found;
  }
  await db
    .insertInto('people.wrong_code')
    .values({ school_id: school, lock, wrong: 1, last_wrong_at: now })
    .onConflict((conflict) => conflict.columns(['school_id', 'lock']).doUpdateSet({ wrong: sql`least(wrong_code.wrong + 1, 1000)`, last_wrong_at: now }))
    .execute();
  return undefined;
}

/** What was noted further ahead than anybody waits is of a day when the clock was wrong, and must keep nobody out until then. */
function waitFrom({ wrong, last_wrong_at }: { wrong: number; last_wrong_at: Date }, now: Date): number {
  const gone = (now.getTime() - last_wrong_at.getTime()) / 1000;
  return Math.abs(gone) > longestWait ? 0 : Math.ceil(waitAfter(wrong) - gone);
}

/** How many wrong codes this school saw in the last hour, for all locks together. */
export async function wrongCodesLately(db: Db, school: SchoolId, now: Date): Promise<number> {
  const { wrong } = await db
    .selectFrom('people.wrong_code')
    .select(sql<number>`coalesce(sum(wrong), 0)`.as('wrong'))
    .where('school_id', '=', school)
    .where('last_wrong_at', '>', new Date(now.getTime() - 3_600_000))
    .executeTakeFirstOrThrow();
  return wrong;
}

export async function forgetWrongCodes(db: Db, school: SchoolId, before: Date): Promise<void> {
  await db.deleteFrom('people.wrong_code').where('school_id', '=', school).where('last_wrong_at', '<', before).execute();
}
