import { isUuid, type SchoolId, schoolId } from '../database/ids.ts';
import { sameBytes } from '../secrets/random.ts';
import { stamp } from '../secrets/seal.ts';

/** What a ticket says: its kind, the school, and what that kind needs. No word has a full stop in it. */
export type TicketWords = readonly [kind: string, school: SchoolId, ...rest: string[]];

/** The key for tickets of a school. */
export type TicketKey = (school: SchoolId) => Buffer;

/** Writes down who may say something, so that it finds its place after the session is over; nobody else can write one. */
export function writeTicket(words: TicketWords, keyOf: TicketKey): string {
  const text = words.join('.');
  return `${text}.${stamp(keyOf(words[1]), text).toString('base64url')}`;
}

/**
 * Undefined when we did not write it.
 * @throws MissingKey from `keyOf`, where the school has none
 */
export function readTicket(ticket: string, keyOf: TicketKey): TicketWords | undefined {
  const end = ticket.lastIndexOf('.');
  const text = ticket.slice(0, end);
  const [kind = '', school = '', ...rest] = text.split('.');
  if (!isUuid(school) || !sameBytes(stamp(keyOf(schoolId(school)), text), Buffer.from(ticket.slice(end + 1), 'base64url'))) return undefined;
  return [kind, schoolId(school), ...rest];
}

/** The kind a ticket says it is; whether we wrote it is not known yet. */
export const kindOfTicket = (ticket: string): string => ticket.slice(0, ticket.indexOf('.'));
