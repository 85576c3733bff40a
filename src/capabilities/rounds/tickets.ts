import type { Ground } from '../../platform/ground.ts';
import { ticketsFor } from '../../platform/outbox/ticket.ts';
import { type RoundTicket, ticketOf, wordsOf } from './rules/ticket.ts';

const tickets = ticketsFor('round tickets');

export const writeRoundTicket = (ground: Ground, ticket: RoundTicket): string => tickets.write(ground, wordsOf(ticket));

/** Undefined when we did not write it. */
export function ticketIn(ground: Ground, text: string): RoundTicket | undefined {
  const words = tickets.read(ground, text);
  return words && ticketOf(words);
}
