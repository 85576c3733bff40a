import type { Ground } from '../../platform/ground.ts';
import { idFor } from '../../platform/secrets/random.ts';
import { seal, stamp } from '../../platform/secrets/seal.ts';
import type { Day } from '../../platform/time/clock.ts';
import type { NewPromise } from '../follow-ups/index.tsx';
import { pseudonymOf, wordsKey } from './keys.ts';
import { asksForPerson, inTwoBooks, isSilent, readSaid, type Said } from './rules/answer.ts';
import type { Question } from './rules/questions.ts';
import type { RoundTicket } from './rules/ticket.ts';
import type { Aside, LateAnswer, NamedAnswer, NamelessAnswer } from './store/answers.ts';
import type { OpenRound, Part } from './store/rounds.ts';

/** Of a promise that somebody comes who was asked for in a round. */
export const promiseKind = 'rounds.visit';

/** What somebody sent, on its way in. */
export interface Incoming {
  /** Of the letter, made at the tap. */
  id: string;
  ticket: RoundTicket;
  /** All values sent for a field. */
  valuesOf(field: string): string[];
}

/** What was asked, and by whom it is read. */
export interface Asked {
  round: OpenRound;
  parts: Part[];
  /** Joins people to their answers; undefined once the round is settled. */
  key: Buffer | undefined;
  /** By then somebody comes who was asked for today. */
  visitBy: Day;
}

/** There is no such round, or no such person any more. */
export class NoSuchRound extends Error {}

/** An answer of which it is decided what it does. What was said by name and what was said without go different ways from here. */
export interface Weighed {
  ticket: RoundTicket;
  answer?: NamelessAnswer;
  late?: LateAnswer;
  named?: NamedAnswer;
  opening?: NewPromise;
  promise?: { personId: string; dueOn: Day };
  /** The answer as it is kept beside an earlier one under the same number. */
  aside(): Aside;
}

/** What was said, parted into the two books. */
export interface ReadIncoming extends Omit<Incoming, 'valuesOf'> {
  asked: Asked;
  questions: Question[];
  nameless: Said;
  named: Said;
}

export function readIncoming({ id, ticket, valuesOf }: Incoming, asked: Asked): ReadIncoming {
  const questions = asked.parts.find(({ version }) => version === ticket.version)?.questions ?? [];
  return { id, ticket, asked, questions, ...inTwoBooks(questions, readSaid(questions, valuesOf)) };
}

/**
 * Decides what an answer does, before anything is written.
 * @param personKey of who says something by name
 * @throws NoSuchRound where somebody who says something by name is not there any more
 */
export function weigh(ground: Ground, incoming: ReadIncoming, personKey: Buffer | undefined): Weighed {
  const { id, ticket, asked, nameless, named } = incoming;
  const { school, roundId, personId, version, classId, way } = ticket;
  const secret = wordsKey(ground, school);
  const written = JSON.stringify(nameless);
  const fingerprint = stamp(secret, written);
  const sealed = (words: string): Buffer => seal(secret, words, roundId);
  if (!isSilent(named) && !personKey) throw new NoSuchRound();
  const weighed: Weighed = {
    ticket,
    aside: () => ({ roundId, letterId: id, fingerprint, words: sealed(written) }),
    ...(personKey && !isSilent(named) && byName(incoming, personKey)),
  };
  if (!asked.key || asked.round.closedOn) return { ...weighed, late: { roundId, id, version, words: sealed(written) } };
  const words = isEmpty(nameless.words) ? null : sealed(JSON.stringify(nameless.words));
  const pseudonym = pseudonymOf(asked.key, personId);
  return { ...weighed, answer: { roundId, pseudonym, version, classId, way, letterId: id, fingerprint, choices: nameless.choices, words } };
}

/** What is said by name goes to the reader, and a wish that somebody comes is a promise; also when the round is over. */
function byName({ ticket, asked, questions, named }: ReadIncoming, personKey: Buffer): Pick<Weighed, 'named' | 'opening' | 'promise'> {
  const { roundId, personId, classId } = ticket;
  const { readerId, substituteId } = asked.round;
  const id = idFor(personKey, `round ${roundId}`);
  const kept: NamedAnswer = { id, roundId, personId, confidantId: readerId, words: seal(personKey, JSON.stringify(named), id) };
  if (!asksForPerson(questions, named)) return { named: kept };
  const dueOn = asked.visitBy;
  return {
    named: kept,
    opening: { id, kind: promiseKind, about: id, askerId: personId, classId, urgency: 'week', personId: readerId, substituteId, dueOn },
    promise: { personId: readerId, dueOn },
  };
}

const isEmpty = (words: object): boolean => Object.keys(words).length === 0;
