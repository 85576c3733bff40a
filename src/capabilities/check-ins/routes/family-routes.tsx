import { Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { newId } from '../../../platform/secrets/random.ts';
import { today } from '../../../platform/time/clock.ts';
import { Unreadable } from '../../../platform/web/errors.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type CardHolder, type Env, familyOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Visitor } from '../../../platform/web/visitor.ts';
import { promisesOf } from '../../follow-ups/index.tsx';
import { namesOf, schoolById } from '../../people/index.ts';
import { askingFor, ticketIn } from '../asking.ts';
import { answerDesk } from '../desk.ts';
import { thanksFor } from '../letters.ts';
import { AskPage, NoQuestionPage, type Thanks, ThanksPage, thanksStates } from '../pages/family-pages.tsx';
import { readSaid } from '../rules/answer.ts';
import { type Db, occasionFor } from '../store/occasions.ts';

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
      return c.redirect(thanksFor(id, receipt), 303);
    })
    .get('/p/check-in/thanks/:state/:id?', async (c) => {
      const state = thanksStates.find((known) => known === c.req.param('state')) ?? 'kept';
      return show(c, <ThanksPage frame={frameOf(c, ground)} thanks={await thanksTo(ground, c.var.visitor, state, c.req.param('id'))} />);
    });
}

async function thanksTo(ground: Ground, visitor: Visitor, state: Thanks['state'], promiseId: string | undefined): Promise<Thanks> {
  if (visitor.kind !== 'pupil' && visitor.kind !== 'guardian') return { version: '10-13', device: null, state };
  return ground.database.inSchool(visitor.school, async (db: Db) => {
    const version = visitor.kind === 'guardian' ? 'guardian' : '10-13';
    const { place, name } = await schoolById(db, visitor.school);
    const promise = (await promisesOf(db, visitor, today(ground.clock))).find(({ id }) => id === promiseId);
    return {
      version,
      device: visitor.device,
      state,
      place: place ?? name,
      ...(state === 'kept' && { reader: await readerNameFor(ground, db, visitor) }),
      ...(promise && { promise: { person: promise.personName, dueOn: promise.dueOn } }),
    };
  });
}

async function readerNameFor(ground: Ground, db: Db, person: CardHolder): Promise<string | undefined> {
  const occasion = await occasionFor(db, person, today(ground.clock));
  return occasion && (await namesOf(db, person.school, [occasion.readerId])).get(occasion.readerId);
}
