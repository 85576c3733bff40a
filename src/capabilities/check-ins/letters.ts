import { isUuid } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import type { Delivered, TakeLetter } from '../../platform/outbox/delivery-routes.ts';
import type { Letter } from '../../platform/outbox/shared-with-browser/letter.ts';
import { ticketIn } from './asking.ts';
import { answerDesk, NoSuchOccasion, type Receipt } from './desk.ts';
import { readSaid } from './rules/answer.ts';
import { talkWishes } from './rules/talks.ts';
import { noteTalk } from './talks.ts';

/** Answers of pupils and guardians, and talks that staff noted, from devices that were offline. */
export function lettersIn(ground: Ground): Record<'answer' | 'talk', TakeLetter> {
  const take = answerDesk(ground);
  return {
    async answer(id, { ticket: written, fields }) {
      const ticket = ticketIn(ground, written);
      if (ticket?.kind !== 'answer') return 'refused';
      try {
        const receipt = await take({ id, ticket, said: readSaid(ticket.version, (field) => fields[field] ?? []) });
        return { next: thanksFor(id, receipt), isAside: receipt.isAside };
      } catch (error) {
        if (error instanceof NoSuchOccasion) return 'refused';
        throw error;
      }
    },
    talk: (id, letter) => noted(ground, id, letter),
  };
}

/** Where somebody reads what became of their answer; a promise has the id of the answer that asked for it. */
export function thanksFor(id: string, { isAside, effect }: Receipt): string {
  const shown = isAside ? 'aside' : effect.kept ? 'kept' : 'not-kept';
  return `/p/check-in/thanks/${effect.promise && !isAside ? `${effect.kept ? 'talk' : 'only-talk'}/${id}` : shown}`;
}

async function noted(ground: Ground, id: string, { ticket: written, fields }: Letter): Promise<Delivered> {
  const ticket = ticketIn(ground, written);
  if (ticket?.kind !== 'talk') return 'refused';
  const pupil = fields.pupil?.[0] ?? '';
  const wish = talkWishes.find((known) => known === fields.wish?.[0]) ?? 'no';
  const isNoted = isUuid(pupil) && (await noteTalk(ground, ticket, id, pupil, wish));
  return isNoted ? { next: `/staff/check-ins/${ticket.classId}/talks?saved=${pupil}` } : 'refused';
}
