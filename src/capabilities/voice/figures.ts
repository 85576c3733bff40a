import type { SchoolId } from '../../platform/database/ids.ts';
import type { Gathered } from '../../platform/figures.ts';
import type { Figures } from '../../platform/ground.ts';
import type { Audience } from '../../platform/two-books/books.ts';
import { audiences } from '../../platform/two-books/books.ts';
import { participantsOf, schoolYearBegan } from '../people/index.ts';
import { count, occasionOf } from './counting.ts';
import { listsFrom } from './listing.ts';
import { audiencesSaying, ballotsOf, dropSaid, roomsOf } from './store/ballots.ts';
import { firstBook } from './store/participation.ts';
import { earlierReleases, keepLists, keepRelease, releasesOf } from './store/results.ts';
import { type Db, type OpenRound, roundsToCount } from './store/rounds.ts';
import { statementsOf } from './store/statements.ts';

/** What statements hand to the reports: each audience apart, once, from the moment on at which no answer can come any more. */
export const figures: Figures = {
  async awaiting(given, { clock }, school) {
    const db = given as unknown as Db;
    const gathered: Gathered[] = [];
    for (const round of await roundsToCount(db, school, clock.now())) gathered.push(...(await gather(db, school, round)));
    return gathered;
  },
  /** Once every audience is published there are lists. What one person said goes when the books are taken apart, or at once where they are. */
  async published(given, school, occasionId, tables) {
    const db = given as unknown as Db;
    for (const round of await roundsToCount(db, school)) {
      const audience = audiences.find((one) => occasionOf(round.id, one) === occasionId);
      if (!audience) continue;
      await keepRelease(db, school, round.id, { audience, tables: [...tables] });
      if (round.settledOn) await dropSaid(db, school, round.id, audience);
      if (await isCounted(db, school, round.id)) await publishLists(db, school, round);
    }
  },
};

async function gather(db: Db, school: SchoolId, round: OpenRound): Promise<Gathered[]> {
  const waiting = await audiencesToCount(db, school, round.id);
  if (waiting.length === 0) return [];
  const said = {
    round,
    ballots: await ballotsOf(db, school, round.id),
    rooms: await roomsOf(db, school, round.id),
    statements: await statementsOf(db, school, round.id),
    asked: (await participantsOf(db, firstBook, school, round.id)).map(({ version }) => version),
    earlier: await earlierReleases(db, school, round.id, schoolYearBegan(round.closedOn ?? round.closesOn)),
  };
  const gathered: Gathered[] = [];
  for (const audience of waiting) gathered.push(await count(said, audience));
  return gathered;
}

/** In which somebody said something and of which no figures are published yet. */
async function audiencesToCount(db: Db, school: SchoolId, roundId: string): Promise<Audience[]> {
  const released = new Set((await releasesOf(db, school, roundId)).map(({ audience }) => audience));
  const saying = await audiencesSaying(db, school, roundId);
  return audiences.filter((audience) => saying.has(audience) && !released.has(audience));
}

/** Whether everything that was said in a round is published. */
export const isCounted = async (db: Db, school: SchoolId, roundId: string): Promise<boolean> => (await audiencesToCount(db, school, roundId)).length === 0;

/** Makes the lists of what is published; once, whoever asks again. */
export async function publishLists(db: Db, school: SchoolId, round: OpenRound): Promise<void> {
  const statements = await statementsOf(db, school, round.id);
  const releases = await releasesOf(db, school, round.id);
  const earlier = await earlierReleases(db, school, round.id, schoolYearBegan(round.closedOn ?? round.closesOn));
  await keepLists(db, school, round.id, { day: round.closedOn ?? round.closesOn, lists: listsFrom({ statements, releases, earlier }) });
}
