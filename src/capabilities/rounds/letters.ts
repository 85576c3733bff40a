import type { Ground } from '../../platform/ground.ts';
import type { TakeLetter } from '../../platform/outbox/delivery-routes.ts';
import { type Receipt, roundDesk } from './desk.ts';
import { ticketKind } from './rules/ticket.ts';
import { ticketIn } from './tickets.ts';
import { NoSuchRound } from './weighing.ts';

/** Answers from devices that were offline. */
export function lettersIn(ground: Ground): Record<string, TakeLetter> {
  const take = roundDesk(ground);
  return {
    async [ticketKind](id, letter) {
      const ticket = ticketIn(ground, letter.ticket);
      if (!ticket) return 'refused';
      try {
        const receipt = await take({ id, ticket, valuesOf: (field) => letter.fields[field] ?? [] });
        return { next: thanksFor(ticket.roundId, receipt), isAside: receipt.state === 'aside' };
      } catch (error) {
        if (error instanceof NoSuchRound) return 'refused';
        throw error;
      }
    },
  };
}

/** Where somebody goes on after an answer. */
export const thanksFor = (roundId: string, { state, promise }: Receipt): string =>
  `/p/rounds/${roundId}/thanks/${state === 'in-time' && promise ? 'visit' : state}`;
