import type { Ground } from '../../platform/ground.ts';
import type { TakeLetter } from '../../platform/outbox/delivery-routes.ts';
import { type Receipt, voiceDesk } from './desk.ts';
import { ticketKind } from './rules/ticket.ts';
import { ticketIn } from './tickets.ts';
import { NoSuchVoice } from './weighing.ts';

/** Sittings from devices that were offline. */
export function lettersIn(ground: Ground): Record<string, TakeLetter> {
  const take = voiceDesk(ground);
  return {
    async [ticketKind](id, letter) {
      const ticket = ticketIn(ground, letter.ticket);
      if (!ticket) return 'refused';
      try {
        const receipt = await take({ id, ticket, valuesOf: (field) => letter.fields[field] ?? [] });
        return { next: thanksFor(ticket.roundId, receipt), isAside: false };
      } catch (error) {
        if (error instanceof NoSuchVoice) return 'refused';
        throw error;
      }
    },
  };
}

/** Where somebody goes on after a sitting. */
export const thanksFor = (roundId: string, { state, hasOwn }: Receipt): string => `/p/voice/${roundId}/thanks/${state === 'in-time' && hasOwn ? 'own' : state}`;
