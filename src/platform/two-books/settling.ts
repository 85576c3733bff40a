import type { Kysely } from 'kysely';
import type { SchoolId } from '../database/ids.ts';
import type { Ground } from '../ground.ts';
import { randomNumber } from '../secrets/random.ts';
import type { Day } from '../time/clock.ts';
import { addDays } from '../time/school-days.ts';
import type { ShortMemory } from '../time/short-memory.ts';
import type { BookKeys } from './keys.ts';

/** For how many days a key is looked for that outlived a crash between the commit and its destroying. */
const looksBack = 30;

/** Several times as long as a program remembers that an occasion is open, in milliseconds. */
export const settlesIn = 30_000;

/** When the books of an occasion that closes now may be taken apart. */
export const settlingTime = (now: Date): Date => new Date(now.getTime() + settlesIn);

/** What a capability says of its occasions, so that their two books can be taken apart. */
export interface Occasions<Tables> {
  keys: BookKeys;
  memory(ground: Ground): Pick<ShortMemory<unknown>, 'forget'>;
  /** Opened ones whose last day is over, and closed ones whose books can be taken apart by now. */
  toEnd(db: Kysely<Tables>, school: SchoolId, day: Day, now: Date): Promise<{ toClose: string[]; toSettle: string[] }>;
  close(db: Kysely<Tables>, school: SchoolId, id: string, at: { day: Day; settlesAfter: Date }): Promise<void>;
  settledSince(db: Kysely<Tables>, school: SchoolId, day: Day): Promise<string[]>;
  /**
   * Writes both books anew, in one transaction that is under way: who took part for all at once; the answers in random order, under random
   * pseudonyms, without how and when they came. Does nothing where another program did it already.
   * @param key undefined where it was destroyed before
   */
  settle(db: Kysely<Tables>, ground: Ground, occasion: { school: SchoolId; id: string; day: Day; key: Buffer | undefined }): Promise<void>;
}

/**
 * Every minute: closes what is over, and takes the two books apart for good of what was closed before. The key that joins them is destroyed
 * once the books are committed without it; one that outlives a crash in between goes at the next look.
 */
export async function endOccasions<Tables>(ground: Ground, school: SchoolId, day: Day, occasions: Occasions<Tables>): Promise<void> {
  const now = ground.clock.now();
  const { keys } = occasions;
  const { toClose, toSettle, settled } = await ground.database.inSchool(school, async (db: Kysely<Tables>) => {
    const found = await occasions.toEnd(db, school, day, now);
    for (const id of found.toClose) await occasions.close(db, school, id, { day, settlesAfter: settlingTime(now) });
    return { ...found, settled: await occasions.settledSince(db, school, addDays(day, -looksBack)) };
  });
  for (const id of [...toClose, ...toSettle]) occasions.memory(ground).forget(id);
  for (const id of settled) keys.destroy(ground, id);
  for (const id of toSettle) {
    const key = keys.of(ground, id);
    await ground.database.inSchool(school, (db: Kysely<Tables>) => occasions.settle(db, ground, { school, id, day, key }));
    keys.destroy(ground, id);
  }
}

/** Fisher and Yates. */
export function shuffled<Item>(items: readonly Item[]): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = randomNumber(0, last + 1);
    [order[last], order[other]] = [order[other] as Item, order[last] as Item];
  }
  return order;
}
