import { isUuid, type SchoolId, schoolId } from '../../../platform/database/ids.ts';
import { sameBytes } from '../../../platform/secrets/random.ts';
import { stamp } from '../../../platform/secrets/seal.ts';
import { type Way, ways } from '../tables.ts';
import type { Version } from './questions.ts';

/**
 * Says who may answer which question, so that an answer finds its place after the session is over,
 * on a phone that was offline for weeks, or after signing out.
 */
export interface AnswerTicket {
  kind: 'answer';
  school: SchoolId;
  personId: string;
  occasionId: string;
  classId: string | null;
  version: Version;
  way: Way;
}

/** Says which member of staff may note talks for which class. */
export interface TalkTicket {
  kind: 'talk';
  school: SchoolId;
  staffId: string;
  classId: string;
}

/** The key for tickets of a school. */
type KeyOf = (school: SchoolId) => Buffer;

export function writeTicket(ticket: AnswerTicket | TalkTicket, keyOf: KeyOf): string {
  const words = wordsOf(ticket).join('.');
  return `${words}.${stamp(keyOf(ticket.school), words).toString('base64url')}`;
}

/** Undefined when we did not write it. */
export function readTicket(text: string, keyOf: KeyOf): AnswerTicket | TalkTicket | undefined {
  const end = text.lastIndexOf('.');
  const words = text.slice(0, end);
  const [kind, school = '', ...rest] = words.split('.');
  if (!isUuid(school) || !sameBytes(stamp(keyOf(schoolId(school)), words), Buffer.from(text.slice(end + 1), 'base64url'))) return undefined;
  return kind === 'talk' ? talkTicket(schoolId(school), rest) : answerTicket(schoolId(school), rest);
}

function wordsOf(ticket: AnswerTicket | TalkTicket): string[] {
  const { kind, school } = ticket;
  if (ticket.kind === 'talk') return [kind, school, ticket.staffId, ticket.classId];
  return [kind, school, ticket.personId, ticket.occasionId, ticket.classId ?? '', ticket.version, ticket.way];
}

const talkTicket = (school: SchoolId, [staffId = '', classId = '']: string[]): TalkTicket => ({ kind: 'talk', school, staffId, classId });

const versions: readonly Version[] = ['6-9', '10-13', '14-18', 'guardian'];

/** An option that this program no longer knows is read as the nearest: an old answer is never turned away. */
const answerTicket = (school: SchoolId, [personId = '', occasionId = '', classId = '', version, way]: string[]): AnswerTicket => ({
  kind: 'answer',
  school,
  personId,
  occasionId,
  classId: classId || null,
  version: versions.find((known) => known === version) ?? '10-13',
  way: ways.find((known) => known === way) ?? 'own-device',
});
