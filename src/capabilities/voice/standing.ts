import type { Ground } from '../../platform/ground.ts';
import { whoAnswered } from '../../platform/two-books/keys.ts';
import { type Standee, standeesOf } from '../../platform/two-books/standing.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { type Participant, participantsSeenBy } from '../people/index.ts';
import { voiceKeys } from './keys.ts';
import { waysByPseudonym } from './store/ballots.ts';
import { firstBook } from './store/participation.ts';
import type { Db, Round } from './store/rounds.ts';

/** Whom this member of staff may see in a round, and where they stand. While it is open who took part is worked out with its key, and written down nowhere. */
export async function standees(db: Db, ground: Ground, staff: Staff, round: Round): Promise<Standee<Participant>[]> {
  const people = await participantsSeenBy(db, firstBook, staff, round.id);
  const key = round.settledOn ? undefined : voiceKeys.of(ground, round.id);
  if (!key) return standeesOf(people, new Map());
  const ids = people.map(({ personId }) => personId);
  return standeesOf(people, whoAnswered(key, ids, await waysByPseudonym(db, staff.school, round.id)));
}
