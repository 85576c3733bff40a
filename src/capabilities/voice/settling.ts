import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { noise } from '../../platform/secrets/random.ts';
import type { Day } from '../../platform/time/clock.ts';
import { whoAnswered } from '../../platform/two-books/keys.ts';
import { endOccasions, type Occasions, shuffled } from '../../platform/two-books/settling.ts';
import { voiceKeys } from './keys.ts';
import { listsFrom } from './mapping.ts';
import { ballotsOf, rewriteBallots, roomsOf } from './store/ballots.ts';
import { participantsOf, writeDownAsked, writeDownTakingPart } from './store/participation.ts';
import { publishLists } from './store/results.ts';
import { closeRound, type Db, holdRound, markSettled, roundsSettledSince, roundsToEnd, type VoiceDbTables } from './store/rounds.ts';
import { statementsOf } from './store/statements.ts';
import { voiceMemory } from './voice-memory.ts';

/** Every minute: closes what is over, and takes the two books apart of what was closed before. */
export const endVoiceRounds = (ground: Ground, school: SchoolId, day: Day): Promise<void> => endOccasions(ground, school, day, rounds);

const rounds: Occasions<VoiceDbTables> = {
  keys: voiceKeys,
  memory: voiceMemory,
  toEnd: roundsToEnd,
  close: closeRound,
  settledSince: roundsSettledSince,
  settle: takeApart,
};

/**
 * What came out is made before the books are apart: in which way and language something was said goes with the old rows, because a single
 * ballot in Turkish on paper would lead to whoever took part on paper.
 */
async function takeApart(db: Db, _: Ground, { school, id, day, key }: { school: SchoolId; id: string; day: Day; key: Buffer | undefined }): Promise<void> {
  if (!(await holdRound(db, school, id))) return;
  const ballots = await ballotsOf(db, school, id);
  await writeDownAsked(db, school, id);
  if (key) {
    const ways = new Map(ballots.map(({ pseudonym, way }) => [pseudonym.toString('base64'), way]));
    const people = (await participantsOf(db, school, id)).map(({ personId }) => personId);
    await writeDownTakingPart(db, school, id, whoAnswered(key, people, ways));
  }
  const lists = await listsFrom({ ballots, rooms: await roomsOf(db, school, id), statements: await statementsOf(db, school, id) });
  await publishLists(db, school, id, { day, lists });
  await rewriteBallots(db, school, id, shuffled(ballots.map(({ version, choices }) => ({ pseudonym: noise(32), version, choices }))));
  await markSettled(db, school, id, day);
}
