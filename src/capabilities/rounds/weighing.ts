import type { Ground } from '../../platform/ground.ts';
import { idFor } from '../../platform/secrets/random.ts';
import { seal, stamp } from '../../platform/secrets/seal.ts';
import type { Day } from '../../platform/time/clock.ts';
import type { NewPromise } from '../follow-ups/index.tsx';
import { byName, hashesOf, idByName, idInLetter, sealAttachments } from './attaching.ts';
import { pseudonymOf, wordsKey } from './keys.ts';
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
  /** By then somebody comes who was asked for today. */
  visitBy: Day;
}

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

/** Decides what an answer does, before anything is written. */
export function weigh(ground: Ground, { id, ticket, valuesOf }: Incoming, asked: Asked & { key: Buffer | undefined }, personKey: Buffer): Weighed {
  const { school, roundId, personId, version, classId, way } = ticket;
  const questions = asked.parts.find((part) => part.version === version)?.questions ?? [];
  const { nameless, named } = inTwoBooks(questions, readSaid(questions, valuesOf));
  const { nameless: attachments, named: namedAttachments } = attachedInTwoBooks(questions, valuesOf);
  const secret = wordsKey(ground, school);
  const fingerprint = stamp(secret, JSON.stringify({ ...nameless, ...hashesOf(attachments) }));
  const { attached, sealed } = sealAttachments(secret, attachments, idInLetter(secret, id, fingerprint), roundId);
  const sealedWords = (said: object): Buffer => seal(secret, JSON.stringify({ ...said, ...attached }), roundId);
  const weighed: Weighed = {
    ticket,
    aside: () => ({ roundId, letterId: id, fingerprint, words: sealedWords(nameless) }),
    attachments: sealed.map((one) => ({ ...one, roundId, pseudonym: null, letterId: null })),
    namedAttachments: [],
    ...((!isSilent(named) || namedAttachments.length > 0) && saidByName(ticket, named, asked, { questions, personKey, attachments: namedAttachments })),
  };
  if (!asked.key || asked.round.closedOn) return { ...weighed, late: { roundId, id, version, words: sealedWords(nameless) } };
  const words = isEmpty(nameless.words) && sealed.length === 0 ? null : sealedWords({ words: nameless.words });
  const pseudonym = pseudonymOf(asked.key, personId);
  return {
    ...weighed,
    answer: { roundId, pseudonym, version, classId, way, letterId: id, fingerprint, choices: nameless.choices, words },
    attachments: sealed.map((one) => ({ ...one, roundId, pseudonym, letterId: id })),
  };
}

function attachedInTwoBooks(questions: readonly Question[], valuesOf: Incoming['valuesOf']): { nameless: Attachment[]; named: Attachment[] } {
  const isNamed = new Set(questions.filter(({ isByName }) => isByName).map(({ id }) => id));
  const { named = [], nameless = [] } = Object.groupBy(readAttachments(questions, valuesOf), ({ questionId }) =>
    isNamed.has(questionId) ? 'named' : 'nameless',
  );
  return { nameless, named };
}

/** What is said by name goes to the reader, and a wish that somebody comes is a promise; also when the round is over. */
function saidByName(
  { roundId, personId, classId }: RoundTicket,
  named: Said,
  { round, visitBy }: Asked,
  { questions, personKey, attachments }: { questions: Question[]; personKey: Buffer; attachments: Attachment[] },
): Pick<Weighed, 'named' | 'namedAttachments' | 'opening' | 'promise'> {
  const id = idFor(personKey, `round ${roundId}`);
  const { attached, sealed } = sealAttachments(personKey, attachments, idByName(personKey, id), byName);
  const words = seal(personKey, JSON.stringify({ ...named, ...attached }), id);
  const said = {
    named: { id, roundId, personId, confidantId: round.readerId, words },
    namedAttachments: sealed.map((one) => ({ ...one, answerId: id })),
  };
  if (!asksForPerson(questions, named)) return said;
  const { readerId, substituteId } = round;
  return {
    ...said,
    opening: { id, kind: promiseKind, about: id, askerId: personId, classId, urgency: 'week', personId: readerId, substituteId, dueOn: visitBy },
    promise: { personId: readerId, dueOn: visitBy },
  };
}

const isEmpty = (words: object): boolean => Object.keys(words).length === 0;
