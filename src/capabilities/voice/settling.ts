import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { noise } from '../../platform/secrets/random.ts';
import type { Day } from '../../platform/time/clock.ts';
import { whoAnswered } from '../../platform/two-books/keys.ts';
import { endOccasions, type Occasions, shuffled } from '../../platform/two-books/settling.ts';
import { participantsOf } from '../people/index.ts';
import { isCounted, publishLists } from './figures.ts';
import { voiceKeys } from './keys.ts';
import { ballotsOf, dropSaid, rewriteBallots } from './store/ballots.ts';
import { firstBook, writeDownAsked, writeDownTakingPart } from './store/participation.ts';
import { closeRound, type Db, holdRound, markSettled, roundsSettledSince, roundsToEnd, type VoiceDbTables } from './store/rounds.ts';
import { voiceMemory } from './voice-memory.ts';

/** Every minute: closes what is over, and takes the two books apart of what was closed before. */
export const endVoiceRounds = (ground: Ground, school: SchoolId, day: Day): Promise<void> => endOccasions(ground, school, day, rounds);

const rounds: Occasions<VoiceDbTables> = {
  keys: voiceKeys,
  memory: voiceMemory,
  toEnd,
  close: closeRound,
  settledSince: roundsSettledSince,
  settle: takeApart,
};

/** For how long the key waits for the figures, in milliseconds: a day. They take seconds, unless something is broken. */
const waitsForFigures = 24 * 60 * 60 * 1000;

/** So often this program looks for them itself: where it was off for days they come at its first looks. */
const leastLooks = 10;

/** How often this program looked for the figures of a round in vain. */
const looks = new Map<string, number>();

/**
 * Figures are counted first, because way in and language are needed for their parts and go when the books are taken apart: a single ballot in Turkish
 * on paper would lead to whoever took part on paper. The key does not wait for ever.
 */
async function toEnd(db: Db, school: SchoolId, day: Day, now: Date): Promise<{ toClose: string[]; toSettle: string[] }> {
  const { toClose, toSettle } = await roundsToEnd(db, school, day, now);
  const ready: string[] = [];
  for (const { id, settlesAfter } of toSettle) {
    if (!(await isCounted(db, school, id))) {
      looks.set(id, (looks.get(id) ?? 0) + 1);
      if (now.getTime() - settlesAfter.getTime() < waitsForFigures || (looks.get(id) ?? 0) < leastLooks) continue;
    }
    looks.delete(id);
    ready.push(id);
  }
  return { toClose, toSettle: ready };
}

/** What one person said is needed for nothing any more once its figures are published; where they are not, it stays under nobody's name. */
async function takeApart(db: Db, _: Ground, { school, id, day, key }: { school: SchoolId; id: string; day: Day; key: Buffer | undefined }): Promise<void> {
  const round = await holdRound(db, school, id);
  if (!round) return;
  const ballots = await ballotsOf(db, school, id);
  await writeDownAsked(db, school, id);
  if (key) {
    const ways = new Map(ballots.map(({ pseudonym, way }) => [pseudonym.toString('base64'), way]));
    const people = (await participantsOf(db, firstBook, school, id)).map(({ personId }) => personId);
    await writeDownTakingPart(db, school, id, whoAnswered(key, people, ways));
  }
  if (await isCounted(db, school, id)) {
    await publishLists(db, school, round);
    for (const audience of round.audiences) await dropSaid(db, school, id, audience);
  } else {
    await rewriteBallots(db, school, id, shuffled(ballots.map(({ version, choices }) => ({ pseudonym: noise(32), version, choices }))));
  }
  await markSettled(db, school, id, day);
}
