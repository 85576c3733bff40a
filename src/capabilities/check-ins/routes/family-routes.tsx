import { Hono } from 'hono';
import { isUuid, schoolId } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { type Letter, letterKind } from '../../../platform/outbox/shared-with-browser/letter.ts';
import { newId } from '../../../platform/secrets/random.ts';
import { NotSealedByUs } from '../../../platform/secrets/seal.ts';
import { today } from '../../../platform/time/clock.ts';
import { Unreadable } from '../../../platform/web/errors.ts';
import { readForm, readJson } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type CardHolder, type Env, familyOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Visitor } from '../../../platform/web/visitor.ts';
import { promisesOf } from '../../follow-ups/index.tsx';
import { namesOf, schoolById } from '../../people/index.ts';
import { askingFor, ticketIn } from '../asking.ts';
import { answerDesk, NoSuchOccasion, type Receipt } from '../desk.ts';
import { AskPage, NoQuestionPage, type Thanks, ThanksPage } from '../pages/family-pages.tsx';
import { readSaid } from '../rules/answer.ts';
import { readDelivery, readLetter, valuesIn } from '../rules/deliveries.ts';
import { talkWishes } from '../rules/talks.ts';
import type { TalkTicket } from '../rules/ticket.ts';
import { type Db, occasionFor } from '../store/occasions.ts';
import { noteTalk } from '../talks.ts';

/** Where pupils and guardians are asked and answer, on screen or by a device that was offline. */
export function familyRoutes(ground: Ground): Hono<Env> {
  const take = answerDesk(ground);
  return new Hono<Env>()
    .get(
      '/p/check-in',
      familyOnly(async (c, person) => {
        const asking = await askingFor(ground, person);
        if ('none' in asking) return show(c, <NoQuestionPage frame={frameOf(c, ground)} version={asking.version} none={asking.none} />);
        return show(c, <AskPage frame={frameOf(c, ground)} ask={{ ...asking.ask, language: c.var.language }} />);
      }),
    )
    .post('/p/check-in', async (c) => {
      const form = await readForm(c);
      const ticket = ticketIn(ground, form.text('ticket'));
      if (ticket?.kind !== 'answer') throw new Unreadable();
      const id = isUuid(form.text('id')) ? form.text('id') : newId();
      const receipt = await take({ id, ticket, said: readSaid(ticket.version, (field) => form.all(field)) });
      return c.redirect(thanksFor(receipt), 303);
    })
    .get('/p/check-in/thanks/:state', async (c) => {
      const state = (['talk', 'kept', 'not-kept', 'aside'] as const).find((known) => known === c.req.param('state')) ?? 'kept';
      return show(c, <ThanksPage frame={frameOf(c, ground)} thanks={await thanksTo(ground, c.var.visitor, state)} />);
    })
    .post('/deliveries', async (c) => {
      const delivery = readDelivery(await readJson(c));
      if (!delivery) throw new Unreadable();
      const letter = await openLetter(delivery);
      const ticket = letter && ticketIn(ground, letter.ticket);
      // Kept on the device, so that nothing is lost if the fault is ours.
      if (!letter || !ticket) return c.json({ refused: delivery.id }, 422);
      try {
        if (ticket.kind === 'talk') return c.json(...(await noted(ticket, delivery.id, letter)));
        const receipt = await take({ id: delivery.id, ticket, said: readSaid(ticket.version, valuesIn(letter)) });
        return c.json({ received: delivery.id, next: thanksFor(receipt) }, receipt.isAside ? 409 : 200);
      } catch (error) {
        if (error instanceof NoSuchOccasion) return c.json({ refused: delivery.id }, 422);
        throw error;
      }
    });

  /** A talk that a member of staff noted, perhaps offline. */
  async function noted(ticket: TalkTicket, id: string, { fields }: Letter): Promise<[{ received: string; next: string } | { refused: string }, 200 | 422]> {
    const pupil = fields.pupil?.[0] ?? '';
    const wish = talkWishes.find((known) => known === fields.wish?.[0]) ?? 'no';
    const isNoted = isUuid(pupil) && (await noteTalk(ground, ticket, id, pupil, wish));
    return isNoted ? [{ received: id, next: `/staff/check-ins/${ticket.classId}/talks?saved=${pupil}` }, 200] : [{ refused: id }, 422];
  }

  async function openLetter({ school, id, sealed }: { school: string; id: string; sealed: string }) {
    try {
      const box = await ground.keys.sealedBox(schoolId(school));
      const opened = await box.open(Buffer.from(sealed, 'base64url'), letterKind, id);
      return readLetter(JSON.parse(Buffer.from(opened).toString()));
    } catch (error) {
      if (error instanceof NotSealedByUs || error instanceof SyntaxError) return undefined;
      throw error;
    }
  }
}

function thanksFor({ isAside, effect }: Receipt): string {
  const shown = isAside ? 'aside' : effect.promise ? 'talk' : effect.kept ? 'kept' : 'not-kept';
  return `/p/check-in/thanks/${shown}`;
}

async function thanksTo(ground: Ground, visitor: Visitor, state: Thanks['state']): Promise<Thanks> {
  if (visitor.kind !== 'pupil' && visitor.kind !== 'guardian') return { version: '10-13', device: null, state, place: '' };
  return ground.database.inSchool(visitor.school, async (db: Db) => {
    const version = visitor.kind === 'guardian' ? 'guardian' : '10-13';
    const { place, name } = await schoolById(db, visitor.school);
    const [open] = (await promisesOf(db, visitor, today(ground.clock))).filter((promise) => promise.closedOn === null);
    return {
      version,
      device: visitor.device,
      state,
      place: place ?? name,
      ...(state === 'kept' && { reader: await readerNameFor(ground, db, visitor) }),
      ...(state === 'talk' && open && { promise: { person: open.personName, dueOn: open.dueOn } }),
    };
  });
}

async function readerNameFor(ground: Ground, db: Db, person: CardHolder): Promise<string | undefined> {
  const occasion = await occasionFor(db, person, today(ground.clock));
  return occasion && (await namesOf(db, person.school, [occasion.readerId])).get(occasion.readerId);
}
