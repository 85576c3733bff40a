import type { Ground } from '../../platform/ground.ts';
import { ticketsFor } from '../../platform/outbox/ticket.ts';
import { ticketOf, type VoiceTicket, wordsOf } from './rules/ticket.ts';

const tickets = ticketsFor('voice tickets');

export const writeVoiceTicket = (ground: Ground, ticket: VoiceTicket): string => tickets.write(ground, wordsOf(ticket));

/** Undefined when we did not write it. */
export function ticketIn(ground: Ground, text: string): VoiceTicket | undefined {
  const words = tickets.read(ground, text);
  return words && ticketOf(words);
}
