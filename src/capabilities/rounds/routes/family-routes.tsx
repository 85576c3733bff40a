import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { newId } from '../../../platform/secrets/random.ts';
import { today } from '../../../platform/time/clock.ts';
import { firstResultsOn } from '../../../platform/two-books/opening.ts';
import { NotThere, Unreadable } from '../../../platform/web/errors.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type CardHolder, type Env, familyOnly } from '../../../platform/web/guards.ts';
import { withPower } from '../../../platform/web/security-headers.ts';
import { show } from '../../../platform/web/show.tsx';
import { namesOf, schoolCalendar } from '../../people/index.ts';
import { askOf, openRoundsOf } from '../asking.ts';
import { roundDesk } from '../desk.ts';
import { begunBy, dropBegun, keepBegun } from '../drafts.ts';
import { thanksFor } from '../letters.ts';
import { NoRoundPage, RoundPage, type Thanks, ThanksPage, thanksStates } from '../pages/family-pages.tsx';
import { readWhole } from '../rules/attachments.ts';
import { visitBy } from '../rules/opening.ts';
import { noteRatherNot } from '../store/participation.ts';
import { type Db, type OpenRound, questionsOf, roundOf } from '../store/rounds.ts';
import { ticketIn } from '../tickets.ts';

/** Where pupils and guardians answer a round. */
export function familyRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;
  const take = roundDesk(ground);

  return new Hono<Env>()
    .use('/p/rounds/:id', withPower('microphone'))
    .get(
      '/p/rounds/:id',
      familyOnly(async (c, person) => {
        const id = idIn(c);
        const ask = await askOf(ground, person, id);
        if (!ask) return show(c, <NoRoundPage frame={frameOf(c, ground)} reader={person.kind} />);
        const begun = person.device === 'own' ? await begunBy(c, ground, person, id) : undefined;
        return show(c, <RoundPage frame={frameOf(c, ground)} ask={{ ...ask, begun }} canWait={person.device === 'own'} />);
      }),
    )
    .post('/answers/rounds/:id', async (c) => {
      // Not under /p/: the ticket says who answers, so no session comes along and none is looked up.
      const form = await readForm(c);
      const ticket = ticketIn(ground, form.text('ticket'));
      if (!ticket || ticket.roundId !== idIn(c)) throw new Unreadable();
      const id = isUuid(form.text('id')) ? form.text('id') : newId();
      const receipt = await take({ id, ticket, valuesOf: (field) => form.all(field) });
      return c.redirect(thanksFor(ticket.roundId, receipt), 303);
    })
    .post(
      '/p/rounds/:id/drafts',
      familyOnly(async (c, person) => {
        const form = await readForm(c);
        const round = await openRoundIn(c, person);
        if (person.device !== 'own' || !round) throw new NotThere();
        await keepBegun(
          c,
          ground,
          person,
          round.round,
          readWhole(round.questions, (field) => form.all(field)),
        );
        return c.redirect(`/p/rounds/${round.round.id}/thanks/begun`, 303);
      }),
    )
    .post(
      '/p/rounds/:id/rather-not',
      familyOnly(async (c, person) => {
        const id = idIn(c);
        await database.inSchool(person.school, (db: Db) => noteRatherNot(db, person.school, id, person.id));
        await dropBegun(c, ground, person, id);
        return c.redirect(`/p/rounds/${id}/thanks/rather-not`, 303);
      }),
    )
    .get('/p/rounds/:id/thanks/:state', async (c) => {
      const state = thanksStates.find((known) => known === c.req.param('state')) ?? 'in-time';
      const { visitor } = c.var;
      // What was sent leaves nothing begun here.
      if (state !== 'begun' && (visitor.kind === 'pupil' || visitor.kind === 'guardian')) await dropBegun(c, ground, visitor, idIn(c));
      const thanks = visitor.kind === 'pupil' || visitor.kind === 'guardian' ? await thanksTo(visitor, idIn(c), state) : thanksToNobody(state);
      return show(c, <ThanksPage frame={frameOf(c, ground)} thanks={thanks} />);
    });

  async function openRoundIn(c: Context<Env>, person: CardHolder) {
    return database.inSchool(person.school, async (db: Db) => {
      const { rounds, version } = await openRoundsOf(db, person, today(clock));
      const round = rounds.find(({ id }) => id === c.req.param('id'));
      return round && { round, questions: (await questionsOf(db, person.school, round.id, version)) ?? [] };
    });
  }

  async function thanksTo(person: CardHolder, roundId: string, state: Thanks['state']): Promise<Thanks> {
    return database.inSchool(person.school, async (db: Db) => {
      const round = (await roundOf(db, person.school, roundId)) as OpenRound | undefined;
      if (!round?.openedOn) throw new NotThere();
      const calendar = await schoolCalendar(db, person.school);
      const reader = (await namesOf(db, person.school, [round.readerId])).get(round.readerId) ?? '';
      return {
        reader: person.kind,
        device: person.device,
        state,
        toldOn: firstResultsOn(calendar, round.closesOn),
        closesOn: round.closesOn,
        visit: { person: reader, dueOn: visitBy(calendar, today(clock)) },
      };
    });
  }
}

const thanksToNobody = (state: Thanks['state']): Thanks => ({ reader: 'pupil', device: null, state });

function idIn(c: Context<Env>): string {
  const id = c.req.param('id') ?? '';
  if (!isUuid(id)) throw new NotThere();
  return id;
}
