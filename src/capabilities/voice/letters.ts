import type { Ground } from '../../platform/ground.ts';
import type { TakeLetter } from '../../platform/outbox/delivery-routes.ts';
import { type Receipt, voiceDesk } from './desk.ts';
import { ticketKind, type VoiceTicket } from './rules/ticket.ts';
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
        return { next: nextFor(ticket, receipt), isAside: false };
      } catch (error) {
        if (error instanceof NoSuchVoice) return 'refused';
        throw error;
      }
    },
  };
}

/** What a member of staff typed, for somebody else or for themselves, leads back to the pages of staff. */
function nextFor({ roundId, way, version }: VoiceTicket, receipt: Receipt): string {
  if (version === 'staff') return `/staff/voice/${roundId}/answer/thanks`;
  return way === 'paper' || way === 'talk' ? doneFor(roundId, receipt) : thanksFor(roundId, receipt);
}

/** Where a member of staff goes on after typing for somebody. */
export const doneFor = (roundId: string, { state, own }: Receipt): string =>
  `/staff/voice/${roundId}?done=${own === 'full' ? 'own-full' : state === 'in-time' ? 'saved' : state}`;

/** Where somebody goes on after a sitting. */
export const thanksFor = (roundId: string, { state, own }: Receipt): string =>
  `/p/voice/${roundId}/thanks/${own === 'full' ? 'own-full' : state === 'in-time' && own === 'kept' ? 'own' : state}`;
