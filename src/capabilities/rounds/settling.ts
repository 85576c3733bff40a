import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { noise, randomNumber } from '../../platform/secrets/random.ts';
import type { Day } from '../../platform/time/clock.ts';
import { addDays } from '../../platform/time/school-days.ts';
import { destroyRoundKey, pseudonymOf, roundKey } from './keys.ts';
import { roundMemory } from './round-memory.ts';
import { isCounted } from './rules/questions.ts';
import { participantsOf, writeDownAsked } from './store/participation.ts';
import { markPublished } from './store/publishing.ts';
import { closeRound, type Db, partsOf, roundsToEnd } from './store/rounds.ts';
import { holdRound, keptAnswers, markSettled, rewriteAnswers, roundsSettledSince, writeDownTakingPart } from './store/settling.ts';

/** For how many days a key is looked for that outlived a crash between the commit and its destroying. */
const looksBack = 30;

/** Several times as long as a program remembers that a round is open. */
const settlesIn = 30_000;

/** When the books of a round that closes now may be taken apart. */
export const settlingTime = (now: Date): Date => new Date(now.getTime() + settlesIn);

/** Every minute: closes what is over, and takes the two books apart of what was closed before. */
export async function endRounds(ground: Ground, school: SchoolId, day: Day): Promise<void> {
  const now = ground.clock.now();
  const { toClose, toSettle, settled } = await ground.database.inSchool(school, async (db: Db) => {
    const found = await roundsToEnd(db, school, day, now);
    for (const id of found.toClose) await closeRound(db, school, id, { day, settlesAfter: settlingTime(now) });
    return { ...found, settled: await roundsSettledSince(db, school, addDays(day, -looksBack)) };
  });
  for (const id of [...toClose, ...toSettle]) roundMemory(ground).forget(id);
  for (const id of settled) destroyRoundKey(ground, id);
  for (const id of toSettle) await settle(ground, school, id, day);
}

/**
 * Takes the two books of a closed round apart for good. Who took part is written down by name, for all at once; the answers are written
 * anew in random order under random pseudonyms, without how and when they came; then the key that joined the two is destroyed.
 */
async function settle(ground: Ground, school: SchoolId, id: string, day: Day): Promise<void> {
  const key = roundKey(ground, id);
  await ground.database.inSchool(school, async (db: Db) => {
    if (!(await holdRound(db, school, id))) return;
    const answers = await keptAnswers(db, school, id);
    await writeDownAsked(db, school, id);
    if (key) {
      const ways = new Map(answers.map(({ pseudonym, way }) => [pseudonym.toString('base64'), way]));
      const people = (await participantsOf(db, school, id)).map(({ personId }) => ({ personId, under: pseudonymOf(key, personId).toString('base64') }));
      const took = people.filter(({ under }) => ways.has(under)).map(({ personId, under }) => ({ personId, way: ways.get(under) ?? null }));
      await writeDownTakingPart(db, school, id, took);
    }
    const anew = answers.map(({ way: _, ...answer }) => ({ ...answer, pseudonym: noise(32) }));
    await rewriteAnswers(db, school, id, shuffled(anew));
    await markSettled(db, school, id, day);
    // Where nothing is counted the reports have nothing to publish.
    const uncounted = (await partsOf(db, school, id)).filter(({ questions }) => !questions.some(isCounted)).map(({ version }) => version);
    await markPublished(db, school, id, uncounted);
  });
  destroyRoundKey(ground, id);
}

/** Fisher and Yates. */
function shuffled<Item>(items: Item[]): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = randomNumber(0, last + 1);
    [order[last], order[other]] = [order[other] as Item, order[last] as Item];
  }
  return order;
}
