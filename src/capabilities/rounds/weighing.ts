import type { Ground } from '../../platform/ground.ts';
import { idFor, noise } from '../../platform/secrets/random.ts';
import { seal, stamp } from '../../platform/secrets/seal.ts';
import type { Day } from '../../platform/time/clock.ts';
import { NotThere } from '../../platform/web/errors.ts';
import type { NewPromise } from '../follow-ups/index.tsx';
import { byName, hashesOf, idByName, idInLetter, sealAttachments } from './attaching.ts';
import { markOf, pseudonymOf, wordsKey } from './keys.ts';
import { asksForPerson, inTwoBooks, isSilent, readSaid, type Said } from './rules/answer.ts';
import { type Attachment, readAttachments } from './rules/attachments.ts';
import type { Question } from './rules/questions.ts';
import type { RoundTicket } from './rules/ticket.ts';
import type { Aside, LateAnswer, NamedAnswer, NamelessAnswer } from './store/answers.ts';
import type { NamedAttachment, NamelessAttachment } from './store/attachments.ts';
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
export class NoSuchRound extends NotThere {}

/** An answer of which it is decided what it does. What was said by name and what was said without go different ways from here. */
export interface Weighed {
  ticket: RoundTicket;
  answer?: NamelessAnswer;
  late?: LateAnswer;
  named?: NamedAnswer;
  /** Spoken and drawn without a name, and by name. */
  attachments: NamelessAttachment[];
  namedAttachments: NamedAttachment[];
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
  /** Spoken and drawn. */
  attached: { nameless: Attachment[]; named: Attachment[] };
}

export function readIncoming({ id, ticket, valuesOf }: Incoming, asked: Asked): ReadIncoming {
  const questions = asked.parts.find(({ version }) => version === ticket.version)?.questions ?? [];
  return { id, ticket, asked, questions, ...inTwoBooks(questions, readSaid(questions, valuesOf)), attached: attachedInTwoBooks(questions, valuesOf) };
}

function attachedInTwoBooks(questions: readonly Question[], valuesOf: Incoming['valuesOf']): ReadIncoming['attached'] {
  const withName = new Set(questions.filter(({ isByName }) => isByName).map(({ id }) => id));
  const all = readAttachments(questions, valuesOf);
  return { nameless: all.filter(({ questionId }) => !withName.has(questionId)), named: all.filter(({ questionId }) => withName.has(questionId)) };
}

/** Whether there is something in it for the first book. */
export const saysByName = ({ named, attached }: ReadIncoming): boolean => !isSilent(named) || attached.named.length > 0;

/**
 * Decides what an answer does, before anything is written.
 * @param personKey of who says something by name
 * @throws NoSuchRound where somebody who says something by name is not there any more
 */
export function weigh(ground: Ground, incoming: ReadIncoming, personKey: Buffer | undefined): Weighed {
  const { id, ticket, asked, nameless } = incoming;
  const { school, roundId, personId, version, classId, way, readsDutch } = ticket;
  const secret = wordsKey(ground, school);
  const fingerprint = stamp(secret, JSON.stringify({ ...nameless, ...hashesOf(incoming.attached.nameless) }));
  const { attached, sealed } = sealAttachments(secret, incoming.attached.nameless, idInLetter(secret, id, fingerprint), roundId);
  const sealedWords = (said: object): Buffer => seal(secret, JSON.stringify({ ...said, ...attached }), roundId);
  if (saysByName(incoming) && !personKey) throw new NoSuchRound();
  const weighed: Weighed = {
    ticket,
    aside: () => ({ roundId, letterId: id, fingerprint, words: sealedWords(nameless) }),
    attachments: sealed.map((one) => ({ ...one, roundId, pseudonym: null, letterId: null })),
    namedAttachments: [],
    ...(personKey && saysByName(incoming) && saidByName(incoming, personKey)),
  };
  if (!asked.key || asked.round.closedOn) return { ...weighed, late: { roundId, id, version, words: sealedWords(nameless) } };
  const words = isEmpty(nameless.words) && sealed.length === 0 ? null : sealedWords({ words: nameless.words });
  const pseudonym = pseudonymOf(asked.key, personId);
  return {
    ...weighed,
    answer: { roundId, pseudonym, version, classId, way, readsDutch, letterId: id, fingerprint, choices: nameless.choices, words },
    attachments: sealed.map((one) => ({ ...one, roundId, pseudonym, letterId: id })),
  };
}

/** What is said by name goes to the reader, and a wish that somebody comes is a promise; also when the round is over. */
function saidByName(
  { id: letterId, ticket, asked, questions, named, attached: { named: attachments } }: ReadIncoming,
  personKey: Buffer,
): Pick<Weighed, 'named' | 'namedAttachments' | 'opening' | 'promise'> {
  const { roundId, personId, classId, way } = ticket;
  const { readerId, substituteId } = asked.round;
  const id = idFor(personKey, `round ${roundId}`);
  const mark = asked.key ? markOf(asked.key, letterId) : noise(32);
  const { attached, sealed } = sealAttachments(personKey, attachments, idByName(personKey, mark), byName);
  const kept = {
    named: {
      id,
      roundId,
      personId,
      confidantId: readerId,
      mark,
      isFromPaper: way === 'paper',
      words: seal(personKey, JSON.stringify({ ...named, ...attached }), id),
    },
    namedAttachments: sealed.map((one) => ({ ...one, answerId: id, mark })),
  };
  if (!asksForPerson(questions, named)) return kept;
  const dueOn = asked.visitBy;
  return {
    ...kept,
    opening: { id, kind: promiseKind, about: id, askerId: personId, classId, urgency: 'week', personId: readerId, substituteId, dueOn },
    promise: { personId: readerId, dueOn },
  };
}

const isEmpty = (words: object): boolean => Object.keys(words).length === 0;
