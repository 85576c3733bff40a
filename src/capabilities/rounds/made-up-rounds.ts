import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { newId } from '../../platform/secrets/random.ts';
import type { Day } from '../../platform/time/clock.ts';
import { settlingTime } from '../../platform/two-books/settling.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { participantsOf } from '../people/index.ts';
import { roundDesk } from './desk.ts';
import { openRound } from './opening.ts';
import { fieldOf } from './rules/answer.ts';
import type { Question } from './rules/questions.ts';
import { firstQuestions, shippedSets } from './rules/shipped-sets.ts';
import { readsDutch } from './rules/ticket.ts';
import { endRounds } from './settling.ts';
import { firstBook, versionsPresent } from './store/participation.ts';
import { beginRound, changeDraft, type Db, partsOf } from './store/rounds.ts';

export interface MadeUpRound {
  set: string;
  period: string;
  opensOn: Day;
  closesOn: Day;
  readerId: string;
  substituteId: string;
}

/**
 * Opens a round in a made-up school.
 * @param then the ground with its clock on the first day of the round
 * @returns its id; nothing where that day suits no school
 */
export async function openMadeUpRound(then: Ground, staff: Staff, { set: kind, period, ...plan }: MadeUpRound): Promise<string | undefined> {
  const set = shippedSets.find(({ id }) => id === kind);
  if (!set) return undefined;
  const id = await then.database.inSchool(staff.school, async (db: Db) => {
    const parts = (await versionsPresent(db, staff.school)).map((version) => ({ version, questions: firstQuestions(set, version) }));
    const begun = await beginRound(db, staff, { kind, title: set.title.nl }, parts);
    await changeDraft(db, staff.school, begun, 1, { period, ...plan });
    return begun;
  });
  return (await openRound(then, staff, id)) ? undefined : id;
}

/**
 * Every second person takes part, and of those every fourth says something in words.
 * @param words that are said, by question
 */
export async function letHalfTakePart(then: Ground, school: SchoolId, roundId: string, words: Record<string, string[]>): Promise<void> {
  const { people, parts } = await then.database.inSchool(school, async (db: Db) => ({
    people: await participantsOf(db, firstBook, school, roundId),
    parts: new Map((await partsOf(db, school, roundId)).map(({ version, questions }) => [version, questions])),
  }));
  const take = roundDesk(then);
  const taking = people.filter((_, seat) => seat % 2 === 0);
  await Promise.all(
    taking.map(({ personId, version, classId, language }, seat) => {
      const said = new Map((parts.get(version) ?? []).map((question) => [fieldOf(question.id), whatIsSaid(question, seat, words[question.id] ?? [])]));
      const way = seat % 3 === 0 ? 'class-device' : 'own-device';
      return take({
        id: newId(),
        ticket: { school, roundId, personId, version, classId, way, readsDutch: readsDutch(version, language) },
        valuesOf: (field) => said.get(field) ?? [],
      });
    }),
  );
}

/** Nothing by name: nobody waits for a visit in a school that is not there. */
function whatIsSaid({ isByName, kind, options }: Question, seat: number, words: string[]): string[] {
  if (isByName) return [];
  if (kind === 'words') return seat % 4 === 0 ? words.slice((seat / 4) % 3, ((seat / 4) % 3) + 1) : [];
  const answers = options.filter(({ isSkip }) => !isSkip);
  return answers.slice(seat % answers.length, (seat % answers.length) + 1).map(({ id }) => id);
}

/** The last day goes by, and a minute. */
export async function endMadeUpRounds(ground: Ground, school: SchoolId, day: Day): Promise<void> {
  await endRounds(ground, school, day);
  await endRounds({ ...ground, clock: { now: () => settlingTime(ground.clock.now()) } }, school, day);
}
