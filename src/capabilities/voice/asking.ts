import type { Ground } from '../../platform/ground.ts';
import { newId } from '../../platform/secrets/random.ts';
import type { Language } from '../../platform/texts/words.ts';
import { type Day, today } from '../../platform/time/clock.ts';
import { audienceOf, type Version, type Way } from '../../platform/two-books/books.ts';
import { pseudonymOf } from '../../platform/two-books/keys.ts';
import { firstResultsOn } from '../../platform/two-books/opening.ts';
import type { CardHolder } from '../../platform/web/guards.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { classOfPupil, namesOf, schoolCalendar } from '../people/index.ts';
import { voiceKeys } from './keys.ts';
import { nextToAsk } from './routing.ts';
import type { Choices } from './rules/choices.ts';
import { readBy } from './rules/opening.ts';
import { mostOwn } from './rules/own.ts';
import { isPutTo, type Statement } from './rules/statements.ts';
import type { VoiceTicket } from './rules/ticket.ts';
import { ballotUnder } from './store/ballots.ts';
import { type Db, type OpenRound, openRoundsFor } from './store/rounds.ts';
import { statementsOf } from './store/statements.ts';
import { writeVoiceTicket } from './tickets.ts';

/** What a page needs to put statements to somebody. */
export interface VoiceAsk {
  roundId: string;
  title: string;
  version: Version;
  statements: Statement[];
  readerName: string;
  closesOn: Day;
  /** By then people hear what came out. */
  toldOn: Day;
  /** By then a statement of one's own is read. */
  readBy: Day;
  /** How many sentences of their own they can still write. */
  ownLeft: number;
  answerId: string;
  ticket: string;
  school: string;
  /** Public key of the school for what waits on the device, base64url. */
  sealingKey: string;
  /** Secret of this device; none where others use it too. */
  here?: string | undefined;
}

export async function versionOf(db: Db, person: CardHolder | Staff): Promise<Version> {
  if (person.kind !== 'pupil') return person.kind;
  return (await classOfPupil(db, person.school, person.id))?.ageVersion ?? '10-13';
}

/** Rounds that are open for this person today. */
export async function openFor(db: Db, person: CardHolder | Staff, day: Day): Promise<{ rounds: OpenRound[]; version: Version }> {
  const version = await versionOf(db, person);
  return { rounds: await openRoundsFor(db, person.school, audienceOf(version), day), version };
}

/** A sitting for this person; undefined when the round is not open for them. */
export async function askOf(ground: Ground, person: CardHolder | Staff, roundId: string, language: Language): Promise<VoiceAsk | undefined> {
  const day = today(ground.clock);
  return ground.database.inSchool(person.school, async (db: Db) => {
    const { rounds, version } = await openFor(db, person, day);
    const round = rounds.find(({ id }) => id === roundId);
    if (!round) return undefined;
    const ticket: VoiceTicket = { school: person.school, roundId, personId: person.id, version, way: wayOf(person), language, askedUntil: day, strip: '' };
    return askIn(db, ground, round, ticket);
  });
}

/** The same for somebody in whose name a member of staff types in a talk. */
export async function askIn(db: Db, ground: Ground, round: OpenRound, ticket: VoiceTicket): Promise<VoiceAsk> {
  const { school, version } = ticket;
  const { choices: said, ownCount } = await saidBefore(db, ground, round, ticket);
  const all = await statementsOf(db, school, round.id);
  const left = all.filter((one) => isPutTo(one, audienceOf(version)) && !(one.id in said));
  const turn = pseudonymOf(voiceKeys.of(ground, round.id) ?? Buffer.alloc(0), ticket.personId);
  const statements = await nextToAsk(db, ground, round, { ticket, statements: all, left, turn });
  return { ...(await whole(db, ground, round, ticket, statements)), ownLeft: Math.max(0, mostOwn - ownCount) };
}

/** What goes around the statements, whichever they are. */
export async function whole(db: Db, ground: Ground, round: OpenRound, ticket: VoiceTicket, statements: Statement[]): Promise<VoiceAsk> {
  const names = await namesOf(db, ticket.school, [round.readerId]);
  const calendar = await schoolCalendar(db, ticket.school);
  return {
    roundId: round.id,
    title: round.title,
    version: ticket.version,
    statements,
    readerName: names.get(round.readerId) ?? '',
    closesOn: round.closesOn,
    toldOn: firstResultsOn(calendar, round.closesOn),
    readBy: readBy(calendar, today(ground.clock)),
    ownLeft: mostOwn,
    answerId: newId(),
    ticket: writeVoiceTicket(ground, ticket),
    school: ticket.school,
    sealingKey: (await ground.keys.sealedBox(ticket.school)).publicKey,
  };
}

async function saidBefore(db: Db, ground: Ground, round: OpenRound, { school, personId }: VoiceTicket): Promise<{ choices: Choices; ownCount: number }> {
  const key = voiceKeys.of(ground, round.id);
  return (key && (await ballotUnder(db, school, round.id, pseudonymOf(key, personId)))) ?? { choices: {}, ownCount: 0 };
}

const wayOf = (person: CardHolder | Staff): Way => (person.kind !== 'staff' && person.device === 'class' ? 'class-device' : 'own-device');
