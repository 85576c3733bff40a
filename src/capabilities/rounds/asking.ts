import type { Ground } from '../../platform/ground.ts';
import { newId } from '../../platform/secrets/random.ts';
import { type Day, today } from '../../platform/time/clock.ts';
import type { CardHolder } from '../../platform/web/guards.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { classOfPupil, namesOf, schoolCalendar } from '../people/index.ts';
import type { SaidWhole } from './rules/attachments.ts';
import { firstResultsOn } from './rules/opening.ts';
import { asked, type Question } from './rules/questions.ts';
import { type RoundTicket, readsDutch } from './rules/ticket.ts';
import { type Db, type OpenRound, openRoundsFor, questionsOf } from './store/rounds.ts';
import type { Version, Way } from './tables.ts';
import { writeRoundTicket } from './tickets.ts';

/** What a page needs to put a round to somebody. */
export interface RoundAsk {
  roundId: string;
  kind: string;
  title: string;
  period: string;
  version: Version;
  questions: Question[];
  readerName: string;
  closesOn: Day;
  /** By then people hear what the school heard. */
  toldOn: Day;
  answerId: string;
  ticket: string;
  school: string;
  /** Public key of the school for answers that wait on the device, base64url. */
  sealingKey: string;
  /** What was begun on this device. */
  begun?: SaidWhole | undefined;
}

/** The rounds that are open for somebody, and the version of the questions in which they are put. */
export async function openRoundsOf(db: Db, person: CardHolder | Staff, day: Day): Promise<{ rounds: OpenRound[]; version: Version; classId: string | null }> {
  const { version, classId } = await versionFor(db, person);
  return { rounds: await openRoundsFor(db, person, version, day), version, classId };
}

async function versionFor(db: Db, person: CardHolder | Staff): Promise<{ version: Version; classId: string | null }> {
  if (person.kind !== 'pupil') return { version: person.kind, classId: null };
  const schoolClass = await classOfPupil(db, person.school, person.id);
  return { version: schoolClass?.ageVersion ?? '10-13', classId: schoolClass?.id ?? null };
}

/** What this person is asked in this round; undefined when it is not open for them. */
export async function askOf(ground: Ground, person: CardHolder | Staff, roundId: string): Promise<RoundAsk | undefined> {
  const { publicKey } = await ground.keys.sealedBox(person.school);
  return ground.database.inSchool(person.school, async (db: Db) => {
    const { rounds, version, classId } = await openRoundsOf(db, person, today(ground.clock));
    const round = rounds.find(({ id }) => id === roundId);
    if (!round) return undefined;
    const ticket: RoundTicket = {
      school: person.school,
      roundId,
      personId: person.id,
      version,
      classId,
      way: wayOf(person),
      readsDutch: readsDutch(version, person.language),
    };
    return { ...(await askIn(db, ground, round, ticket)), sealingKey: publicKey };
  });
}

/** The same for somebody in whose name a member of staff types: over from paper, or together in a talk. */
export async function askIn(db: Db, ground: Ground, round: OpenRound, ticket: RoundTicket): Promise<Omit<RoundAsk, 'sealingKey'>> {
  const names = await namesOf(db, ticket.school, [round.readerId]);
  return {
    roundId: round.id,
    kind: round.kind,
    title: round.title,
    period: round.period,
    version: ticket.version,
    questions: asked((await questionsOf(db, ticket.school, round.id, ticket.version)) ?? []),
    readerName: names.get(round.readerId) ?? '',
    closesOn: round.closesOn,
    toldOn: firstResultsOn(await schoolCalendar(db, ticket.school), round.closesOn),
    answerId: newId(),
    ticket: writeRoundTicket(ground, ticket),
    school: ticket.school,
  };
}

const wayOf = (person: CardHolder | Staff): Way => (person.kind !== 'staff' && person.device === 'class' ? 'class-device' : 'own-device');
