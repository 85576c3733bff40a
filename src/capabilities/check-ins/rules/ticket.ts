import type { SchoolId } from '../../../platform/database/ids.ts';
import type { TicketWords } from '../../../platform/outbox/ticket.ts';
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

/** As it is written down. */
export function wordsOf(ticket: AnswerTicket | TalkTicket): TicketWords {
  if (ticket.kind === 'talk') return [ticket.kind, ticket.school, ticket.staffId, ticket.classId];
  return [ticket.kind, ticket.school, ticket.personId, ticket.occasionId, ticket.classId ?? '', ticket.version, ticket.way];
}

export const ticketOf = ([kind, school, ...rest]: TicketWords): AnswerTicket | TalkTicket =>
  kind === 'talk' ? talkTicket(school, rest) : answerTicket(school, rest);

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
