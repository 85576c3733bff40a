import type { Ground } from '../../platform/ground.ts';
import { today } from '../../platform/time/clock.ts';
import type { Version } from '../../platform/two-books/books.ts';
import { stateOf } from '../../platform/two-books/opening.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import type { RoundLine } from './pages/rounds-page.tsx';
import { versionsPresent } from './store/participation.ts';
import { type Db, roundsOf } from './store/rounds.ts';

/** All rounds as they stand on the list, and for whom one could be put. */
export async function linesOf({ database, clock }: Ground, staff: Staff): Promise<{ rounds: RoundLine[]; present: Version[] }> {
  const day = today(clock);
  return database.inSchool(staff.school, async (db: Db) => ({
    present: await versionsPresent(db, staff.school),
    rounds: (await roundsOf(db, staff)).map((round) => {
      const state = stateOf(round, day);
      const days = { draft: null, waiting: round.opensOn, open: round.closesOn, closing: round.closedOn, closed: round.closedOn, archived: null };
      return { id: round.id, title: round.title, period: round.period, state, day: days[state] };
    }),
  }));
}
