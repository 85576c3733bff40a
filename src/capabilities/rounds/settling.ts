import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { noise } from '../../platform/secrets/random.ts';
import type { Day } from '../../platform/time/clock.ts';
import { whoAnswered } from '../../platform/two-books/keys.ts';
import { endOccasions, type Occasions, shuffled } from '../../platform/two-books/settling.ts';
import { participantsOf } from '../people/index.ts';
import { Renaming } from './attaching.ts';
import { roundKeys, wordsKey } from './keys.ts';
import { roundMemory } from './round-memory.ts';
import { isCounted } from './rules/questions.ts';
import { attachmentBytes, dropJoinableAttachments, keepSettledAttachment } from './store/attachments.ts';
import { firstBook, writeDownAsked } from './store/participation.ts';
import { markPublished } from './store/publishing.ts';
import { closeRound, type Db, partsOf, type RoundDbTables, roundsToEnd } from './store/rounds.ts';
import { asidesOf, holdRound, keptAnswers, markSettled, renewAside, rewriteAnswers, roundsSettledSince, writeDownTakingPart } from './store/settling.ts';

/** Every minute: closes what is over, and takes the two books apart of what was closed before. */
export const endRounds = (ground: Ground, school: SchoolId, day: Day): Promise<void> => endOccasions(ground, school, day, rounds);

const rounds: Occasions<RoundDbTables> = {
  keys: roundKeys,
  memory: roundMemory,
  toEnd: roundsToEnd,
  close: closeRound,
  settledSince: roundsSettledSince,
  settle: takeApart,
};

async function takeApart(db: Db, ground: Ground, { school, id, day, key }: { school: SchoolId; id: string; day: Day; key: Buffer | undefined }): Promise<void> {
  if (!(await holdRound(db, school, id))) return;
  const answers = await keptAnswers(db, school, id);
  await writeDownAsked(db, school, id);
  if (key) {
    const ways = new Map(answers.map(({ pseudonym, way }) => [pseudonym.toString('base64'), way]));
    const people = (await participantsOf(db, firstBook, school, id)).map(({ personId }) => personId);
    await writeDownTakingPart(
      db,
      school,
      id,
      [...whoAnswered(key, people, ways)].map(([personId, way]) => ({ personId, way })),
    );
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
