import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { newId } from '../../platform/secrets/random.ts';
import { type Day, today } from '../../platform/time/clock.ts';
import { type Audience, audienceOf } from '../../platform/two-books/books.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { type Participant, participantsOf } from '../people/index.ts';
import { beginVoiceRound } from './beginning.ts';
import { voiceDesk } from './desk.ts';
import { openVoiceRound } from './opening.ts';
import { type Choice, fieldOf } from './rules/choices.ts';
import { ownField } from './rules/own.ts';
import { isPutTo, type Sitting, type Statement, usualSitting } from './rules/statements.ts';
import { endVoiceRounds } from './settling.ts';
import { firstBook } from './store/participation.ts';
import { changeDraft, type Db } from './store/rounds.ts';
import { statementsOf } from './store/statements.ts';

interface MadeUpVoice {
  title: string;
  audiences: readonly Audience[];
  opensOn: Day;
  closesOn: Day;
  readerId: string;
  substituteId: string;
  sitting?: Sitting;
}

/**
 * Opens a round of statements in a made-up school.
 * @param then the ground with its clock on the first day of the round
 * @returns its id; nothing where that day suits no school
 */
export async function openMadeUpVoice(then: Ground, staff: Staff, plan: MadeUpVoice): Promise<string | undefined> {
  const id = await then.database.inSchool(staff.school, async (db: Db) => {
    const begun = await beginVoiceRound(db, staff, plan, today(then.clock));
    await changeDraft(db, staff.school, begun, 1, { sitting: usualSitting, ...plan });
    return begun;
  });
  return (await openVoiceRound(then, staff, id)) ? undefined : id;
}

/** Says what somebody thinks of a statement; undefined where they skip it. */
type Opinion = (statement: Statement, person: Participant, seat: number) => Choice | undefined;

interface Speaking {
  takesPart(person: Participant, seat: number): boolean;
  opinion: Opinion;
  /** What some of them write themselves. */
  own: readonly string[];
}

/** Some people take part, each with an opinion; the first few also write a sentence of their own. */
export async function letPeopleVote(then: Ground, school: SchoolId, roundId: string, { takesPart, opinion, own }: Speaking): Promise<void> {
  const { people, statements } = await then.database.inSchool(school, async (db: Db) => ({
    people: await participantsOf(db, firstBook, school, roundId),
    statements: await statementsOf(db, school, roundId),
  }));
  const take = voiceDesk(then);
  const taking = people.filter(takesPart);
  await Promise.all(
    taking.map((person, seat) => {
      const { personId, version, language } = person;
      const put = statements.filter((one) => isPutTo(one, audienceOf(version)));
      const said = new Map<string, string>(put.flatMap((one) => fieldIn(one, opinion(one, person, seat))));
      const words = own[seat];
      if (words) said.set(ownField, words);
      const ticket = {
        school,
        roundId,
        personId,
        version,
        way: seat % 3 === 0 && audienceOf(version) === 'pupils' ? ('class-device' as const) : ('own-device' as const),
        language,
        askedUntil: today(then.clock),
        strip: '',
      };
      return take({ id: newId(), ticket, valuesOf: (field) => [said.get(field) ?? []].flat() });
    }),
  );
}

const fieldIn = ({ id }: Statement, choice: Choice | undefined): [string, string][] => (choice ? [[fieldOf(id), choice]] : []);

/** The last day goes by: no answer counts any more. The program publishes what came out within its first minutes. */
export const closeMadeUpVoice = (ground: Ground, school: SchoolId, day: Day): Promise<void> => endVoiceRounds(ground, school, day);
