import type { Ground } from '../../platform/ground.ts';
import type { Way } from '../../platform/two-books/books.ts';
import { whoAnswered } from '../../platform/two-books/keys.ts';
import { type Standing, standingOf } from '../../platform/two-books/standing.ts';
import { hasRole } from '../../platform/web/guards.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { classesOf, seesWholeSchool } from '../people/index.ts';
import { roundKeys } from './keys.ts';
import { organisers } from './organisers.ts';
import { waysByPseudonym } from './store/answers.ts';
import { type Participant, participantsAround, participantsOf } from './store/participation.ts';
import type { Db, Round } from './store/rounds.ts';

/** Somebody who is asked, where they stand, and in which group they are shown. */
export interface Standee extends Participant {
  standing: Standing;
  /** Class id, `guardians` or `staff`. */
  group: string;
}

/**
 * Whom this member of staff may see in a round: whole-school roles everybody, teachers their own classes and the adults who care for
 * those pupils, organisers also colleagues. While the round is open who took part is worked out with its key, and written down nowhere.
 */
export async function standees(db: Db, ground: Ground, staff: Staff, round: Round): Promise<Standee[]> {
  const classIds = (await classesOf(db, staff)).map(({ id }) => id);
  const people = seesWholeSchool(staff) ? await participantsOf(db, staff.school, round.id) : await participantsAround(db, staff.school, round.id, classIds);
  const key = round.settledOn ? undefined : roundKeys.of(ground, round.id);
  const ids = people.map(({ personId }) => personId);
  const answered = key ? whoAnswered(key, ids, await waysByPseudonym(db, staff.school, round.id)) : new Map<string, Way | null>();
  const visible = people.filter(({ version }) => version !== 'staff' || hasRole(staff, organisers));
  return visible.map((person) => {
    const hasAnswered = answered.has(person.personId);
    return {
      ...person,
      standing: standingOf(person.outcome, hasAnswered),
      way: hasAnswered ? (answered.get(person.personId) ?? null) : person.way,
      group: person.version === 'guardian' ? 'guardians' : person.version === 'staff' ? 'staff' : (person.classId ?? ''),
    };
  });
}
