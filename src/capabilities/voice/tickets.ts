import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { readTicket, writeTicket } from '../../platform/outbox/ticket.ts';
import { MissingKey } from '../../platform/secrets/keys.ts';
import { ticketOf, type VoiceTicket, wordsOf } from './rules/ticket.ts';

const ticketKeys =
  ({ keys }: Ground) =>
  (school: SchoolId): Buffer =>
    keys.purposeKey(school, 'voice tickets');

export const writeVoiceTicket = (ground: Ground, ticket: VoiceTicket): string => writeTicket(wordsOf(ticket), ticketKeys(ground));

/** Undefined when we did not write it. */
export function ticketIn(ground: Ground, text: string): VoiceTicket | undefined {
  try {
    const words = readTicket(text, ticketKeys(ground));
    return words && ticketOf(words);
  } catch (error) {
    if (error instanceof MissingKey) return undefined;
    throw error;
  }
}
