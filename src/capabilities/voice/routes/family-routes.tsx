import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { newId } from '../../../platform/secrets/random.ts';
import { today } from '../../../platform/time/clock.ts';
import { audienceOf, readerOf } from '../../../platform/two-books/books.ts';
import { firstResultsOn } from '../../../platform/two-books/opening.ts';
import { NotThere, Unreadable } from '../../../platform/web/errors.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type CardHolder, type Env, familyOnly } from '../../../platform/web/guards.ts';
import { withPower } from '../../../platform/web/security-headers.ts';
import { show } from '../../../platform/web/show.tsx';
import { schoolCalendar } from '../../people/index.ts';
import { askOf, versionOf } from '../asking.ts';
import { voiceDesk } from '../desk.ts';
import { thanksFor } from '../letters.ts';
import { FamilyResultsPage, OverPage, OwnFullPage, SaidPage, SittingPage, type Thanks, ThanksPage, thanksStates } from '../pages/family-pages.tsx';
import { ownField } from '../rules/own.ts';
import { saidAgain } from '../said-again.ts';
import { secretHere } from '../said-here.ts';
import { noteRatherNot } from '../store/participation.ts';
import { listsOf } from '../store/results.ts';
import { type Db, type OpenRound, roundOf } from '../store/rounds.ts';
import { statementsOf } from '../store/statements.ts';
import { ticketIn } from '../tickets.ts';

/** Where pupils and guardians say what they think of statements, and see what came out. */
export function familyRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;
  const take = voiceDesk(ground);

  return new Hono<Env>()
    .use('/p/voice/:id', withPower('microphone'))
    .get(
      '/p/voice/:id',
      familyOnly(async (c, person) => {
        const id = idIn(c);
        const ask = await askOf(ground, person, id, c.var.language);
        if (!ask) return show(c, <OverPage frame={frameOf(c, ground)} reader={person.kind} />);
        return show(c, <SittingPage frame={frameOf(c, ground)} ask={{ ...ask, here: secretHere(c, ground, person, id) }} />);
      }),
    )
    .post('/answers/voice/:id', async (c) => {
      // Not under /p/: the ticket says who answers, so no session comes along and none is looked up.
      const form = await readForm(c);
      const ticket = ticketIn(ground, form.text('ticket'));
      if (!ticket || ticket.roundId !== idIn(c)) throw new Unreadable();
      const id = isUuid(form.text('id')) ? form.text('id') : newId();
      const receipt = await take({ id, ticket, valuesOf: (field) => form.all(field) });
      const words = form.text(ownField).trim();
      if (receipt.own === 'full' && words) {
        const frame = { ...frameOf(c, ground), language: ticket.language };
        return show(c, <OwnFullPage frame={frame} reader={readerOf(ticket.version)} roundId={ticket.roundId} words={words} />);
      }
      return c.redirect(thanksFor(ticket.roundId, receipt), 303);
    })
    .post(
      '/p/voice/:id/rather-not',
      familyOnly(async (c, person) => {
        const id = idIn(c);
        await database.inSchool(person.school, (db: Db) => noteRatherNot(db, person.school, id, person.id));
        return c.redirect(`/p/voice/${id}/thanks/rather-not`, 303);
      }),
    )
    .get('/p/voice/:id/thanks/:state', async (c) => {
      const state = thanksStates.find((known) => known === c.req.param('state')) ?? 'in-time';
      const { visitor } = c.var;
      const thanks = visitor.kind === 'pupil' || visitor.kind === 'guardian' ? await thanksTo(visitor, idIn(c), state) : thanksToNobody(idIn(c), state);
      return show(c, <ThanksPage frame={frameOf(c, ground)} thanks={thanks} />);
    })
    .get(
      '/p/voice/:id/said',
      familyOnly(async (c, person) => {
        const again = await saidAgain(c, ground, person, idIn(c));
        return show(c, <SaidPage frame={frameOf(c, ground)} reader={person.kind} {...again} />);
      }),
    )
    .get(
      '/p/voice/:id/results',
      familyOnly(async (c, person) => {
        const id = idIn(c);
        const found = await database.inSchool(person.school, async (db: Db) => {
          const round = await roundOf(db, person.school, id);
          const result = await listsOf(db, person.school, id);
          if (!round?.audiences.includes(audienceOf(await versionOf(db, person))) || !result) throw new NotThere();
          const words = new Map((await statementsOf(db, person.school, id)).map((statement) => [statement.id, statement.words]));
          return { title: round.title, lists: result.lists, words };
        });
        return show(c, <FamilyResultsPage frame={frameOf(c, ground)} reader={person.kind} {...found} />);
      }),
    );

  async function thanksTo(person: CardHolder, roundId: string, state: Thanks['state']): Promise<Thanks> {
    const ask = await askOf(ground, person, roundId, person.language);
    return database.inSchool(person.school, async (db: Db) => {
      const round = (await roundOf(db, person.school, roundId)) as OpenRound | undefined;
      if (!round?.openedOn) throw new NotThere();
      return {
        roundId,
        reader: person.kind,
        device: person.device,
        state,
        closesOn: round.closesOn,
        toldOn: firstResultsOn(await schoolCalendar(db, person.school), round.closesOn > today(clock) ? round.closesOn : today(clock)),
        hasMore: (ask?.statements.length ?? 0) > 0,
      };
    });
  }
}

const thanksToNobody = (roundId: string, state: Thanks['state']): Thanks => ({ roundId, reader: 'pupil', device: null, state, hasMore: false });

function idIn(c: Context<Env>): string {
  const id = c.req.param('id') ?? '';
  if (!isUuid(id)) throw new NotThere();
  return id;
}
