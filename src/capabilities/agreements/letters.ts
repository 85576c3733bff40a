import type { Ground } from '../../platform/ground.ts';
import type { Delivered, TakeLetter } from '../../platform/outbox/delivery-routes.ts';
import type { Letter } from '../../platform/outbox/shared-with-browser/letter.ts';
import { ticketsFor } from '../../platform/outbox/ticket.ts';
import { today } from '../../platform/time/clock.ts';
import { Form } from '../../platform/web/forms.ts';
import { ask, askingIn } from './asking.ts';
import { readOn } from './reading.ts';
import { askingRefusal } from './rules/asking.ts';
import { type QuestionTicket, ticketKind, ticketOf, wordsOfTicket } from './rules/ticket.ts';
import { agreementOf, type Db } from './store/versions.ts';

const tickets = ticketsFor('agreements tickets');

export const writeQuestionTicket = (ground: Ground, ticket: QuestionTicket): string => tickets.write(ground, wordsOfTicket(ticket));

/** Questions from devices that were offline. */
export const lettersIn = (ground: Ground): Record<string, TakeLetter> => ({
  async [ticketKind](id, letter) {
    const words = tickets.read(ground, letter.ticket);
    const ticket = words && ticketOf(words);
    return ticket ? ground.database.inSchool(ticket.asker.school, (db: Db) => take(db, ground, ticket, { id, letter })) : 'refused';
  },
});

/** What was asked before the agreement changed or ended is asked all the same, of whom one asks now. */
async function take(db: Db, ground: Ground, { asker, agreementId }: QuestionTicket, { id, letter }: { id: string; letter: Letter }): Promise<Delivered> {
  const agreement = await agreementOf(db, asker.school, { id: agreementId });
  const version = agreement && readOn(agreement, today(ground.clock));
  if (!version) return 'refused';
  const asking = askingIn(formOf(letter), id);
  const slip = askingRefusal(asking);
  // Nothing was said and nothing is lost: whoever sent it is shown the question again.
  if (slip === 'ask.empty') return { next: `/p/agreements/${agreement.name}/question?slip=${slip}` };
  const isAsked = !slip && (await ask(db, ground, asker, { version, asking }));
  return isAsked ? { next: `/p/agreements/${agreement.name}/asked` } : 'refused';
}

const formOf = ({ fields }: Letter): Form =>
  new Form(new URLSearchParams(Object.entries(fields).flatMap(([name, values]) => values.map((value): [string, string] => [name, value]))));
