import { isUuid, type SchoolId } from '../../../platform/database/ids.ts';
import type { TicketWords } from '../../../platform/outbox/ticket.ts';

/** Who asks: somebody who came in with a card, or did when they said it. */
export interface Asker {
  school: SchoolId;
  id: string;
  kind: 'pupil' | 'guardian';
}

/** Who may ask about which agreement: the question finds its place after the session is over. */
export interface QuestionTicket {
  asker: Asker;
  agreementId: string;
}

export const ticketKind = 'agreement-question';

export const wordsOfTicket = ({ asker, agreementId }: QuestionTicket): TicketWords => [ticketKind, asker.school, asker.kind, asker.id, agreementId];

/** Undefined when it is no ticket of a question. */
export function ticketOf([kind, school, asker, id = '', agreementId = '']: TicketWords): QuestionTicket | undefined {
  if (kind !== ticketKind || !isUuid(id) || !isUuid(agreementId)) return undefined;
  return { asker: { school, id, kind: asker === 'pupil' ? 'pupil' : 'guardian' }, agreementId };
}
