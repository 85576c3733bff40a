import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { noise, randomNumber } from '../../platform/secrets/random.ts';
import type { Day } from '../../platform/time/clock.ts';
import { addDays } from '../../platform/time/school-days.ts';
import { Renaming } from './attaching.ts';
import { destroyRoundKey, pseudonymOf, roundKey, wordsKey } from './keys.ts';
import { roundMemory } from './round-memory.ts';
import { isCounted } from './rules/questions.ts';
import { attachmentBytes, dropJoinableAttachments, keepSettledAttachment } from './store/attachments.ts';
import { participantsOf, writeDownAsked } from './store/participation.ts';
import { markPublished } from './store/publishing.ts';
import { closeRound, type Db, partsOf, roundsToEnd } from './store/rounds.ts';
import { asidesOf, holdRound, keptAnswers, markSettled, renewAside, rewriteAnswers, roundsSettledSince, writeDownTakingPart } from './store/settling.ts';

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
    const renaming = new Renaming(wordsKey(ground, school), id);
    const anew = answers.map(({ way: _, ...answer }) => ({ ...answer, pseudonym: noise(32), words: answer.words && renaming.inWords(answer.words) }));
    await rewriteAnswers(db, school, id, shuffled(anew));
    for (const aside of await asidesOf(db, school, id)) await renewAside(db, school, { ...aside, words: renaming.inWords(aside.words) });
    await rewriteAttachments(db, school, id, renaming);
    await markSettled(db, school, id, day);
    // Where nothing is counted the reports have nothing to publish.
    const uncounted = (await partsOf(db, school, id)).filter(({ questions }) => !questions.some(isCounted)).map(({ version }) => version);
    await markPublished(db, school, id, uncounted);
  });
  destroyRoundKey(ground, id);
}

/**
 * Writes what was spoken and drawn anew, as it is done with the answers: in random order, under random ids, and without of whom and in which
 * letter it came. One at a time, because all of a large school together would not fit in memory.
 */
async function rewriteAttachments(db: Db, school: SchoolId, roundId: string, renaming: Renaming): Promise<void> {
  for (const move of shuffled(renaming.moves)) {
    const sealed = await attachmentBytes(db, school, move.from);
    if (sealed) await keepSettledAttachment(db, school, roundId, { id: move.to, bytes: renaming.anew(move, sealed) });
  }
  await dropJoinableAttachments(db, school, roundId);
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
