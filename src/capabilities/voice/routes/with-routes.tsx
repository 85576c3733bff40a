import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { newId } from '../../../platform/secrets/random.ts';
import { today } from '../../../platform/time/clock.ts';
import type { Way } from '../../../platform/two-books/books.ts';
import { stateOf } from '../../../platform/two-books/opening.ts';
import { reads } from '../../../platform/two-books/organisers.ts';
import type { Standee } from '../../../platform/two-books/standing.ts';
import { NotThere, Unreadable } from '../../../platform/web/errors.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { withPower } from '../../../platform/web/security-headers.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { Participant } from '../../people/index.ts';
import { askIn, askOf, whole } from '../asking.ts';
import { type Receipt, voiceDesk } from '../desk.ts';
import { doneFor } from '../letters.ts';
import { FromPaperPage, OwnAnswerPage, OwnThanksPage, OwnTooMuchPage, TogetherPage } from '../pages/with-pages.tsx';
import { ownField } from '../rules/own.ts';
import { stripsFor } from '../rules/statements.ts';
import type { VoiceTicket } from '../rules/ticket.ts';
import { standees } from '../standing.ts';
import { type Db, type OpenRound, roundOf } from '../store/rounds.ts';
import { statementsOf } from '../store/statements.ts';
import { ticketIn } from '../tickets.ts';

/** A member of staff types what somebody else says, over from paper or in a talk; or answers themselves. */
export function withRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;
  const take = voiceDesk(ground);

  return new Hono<Env>()
    .use('/staff/voice/:id/with/:person/talk', withPower('microphone'))
    .use('/staff/voice/:id/answer', withPower('microphone'))
    .get(
      '/staff/voice/:id/with/:person/paper/:strip',
      staffOnly(async (c, staff) => {
        const page = await database.inSchool(staff.school, async (db: Db) => {
          const { round, person, ticket } = await personIn(db, c, staff, 'paper');
          if (!reads(staff, round)) throw new NotThere();
          const strips = stripsFor(await statementsOf(db, staff.school, round.id), person.version, round.sitting);
          const strip = Number(c.req.param('strip'));
          const statements = strips[strip - 1]?.filter(({ takenOutOn }) => takenOutOn === null);
          if (!statements) throw new NotThere();
          return { person, strip, strips: strips.length, ask: await whole(db, ground, round, { ...ticket, strip: String(strip) }, statements) };
        });
        const { person, ...rest } = page;
        return show(c, <FromPaperPage frame={frameOf(c, ground)} {...rest} givenName={person.givenName} personId={person.personId} />);
      }),
    )
    .get(
      '/staff/voice/:id/with/:person/talk',
      staffOnly(async (c, staff) => {
        const { person, ask } = await database.inSchool(staff.school, async (db: Db) => {
          const { round, person, ticket } = await personIn(db, c, staff, 'talk');
          return { person, ask: await askIn(db, ground, round, ticket) };
        });
        return show(
          c,
          <TogetherPage frame={frameOf(c, ground)} ask={ask} givenName={person.givenName} personId={person.personId} language={person.language} />,
        );
      }),
    )
    .post(
      '/staff/voice/:id/with/:person',
      staffOnly(async (c, staff) => {
        const { roundId, receipt, words } = await taken(c, staff);
        if (receipt.own === 'full' && words) return show(c, <OwnTooMuchPage frame={frameOf(c, ground)} to={`/staff/voice/${roundId}`} words={words} />);
        return c.redirect(doneFor(roundId, receipt), 303);
      }),
    )
    .get(
      '/staff/voice/:id/answer',
      staffOnly(async (c, staff) => {
        const id = c.req.param('id') ?? '';
        const ask = isUuid(id) ? await askOf(ground, staff, id, 'nl') : undefined;
        if (!ask) throw new NotThere();
        return show(c, <OwnAnswerPage frame={frameOf(c, ground)} ask={ask} />);
      }),
    )
    .post(
      '/staff/voice/:id/answer',
      staffOnly(async (c, staff) => {
        const { roundId, receipt, words } = await taken(c, staff, staff.id);
        if (receipt.own === 'full' && words)
          return show(c, <OwnTooMuchPage frame={frameOf(c, ground)} to={`/staff/voice/${roundId}/answer/thanks`} words={words} />);
        return c.redirect(`/staff/voice/${roundId}/answer/thanks`, 303);
      }),
    )
    .get(
      '/staff/voice/:id/answer/thanks',
      staffOnly(async (c, staff) => {
        const id = c.req.param('id') ?? '';
        const round = isUuid(id) ? await database.inSchool(staff.school, (db: Db) => roundOf(db, staff.school, id)) : undefined;
        if (!round?.openedOn) throw new NotThere();
        return show(c, <OwnThanksPage frame={frameOf(c, ground)} roundId={id} />);
      }),
    );

  /** @param personId whose ticket it has to be, where it is one's own */
  async function taken(c: Context<Env>, staff: Staff, personId?: string): Promise<{ roundId: string; receipt: Receipt; words: string }> {
    const form = await readForm(c);
    const ticket = ticketIn(ground, form.text('ticket'));
    if (!ticket || ticket.school !== staff.school || ticket.roundId !== c.req.param('id')) throw new Unreadable();
    if (personId && ticket.personId !== personId) throw new Unreadable();
    const id = isUuid(form.text('id')) ? form.text('id') : newId();
    const receipt = await take({ id, ticket, valuesOf: (field) => form.all(field) });
    return { roundId: ticket.roundId, receipt, words: form.text(ownField).trim() };
  }

  /** Only with people whom this member of staff may see, and while the round is open. */
  async function personIn(db: Db, c: Context<Env>, staff: Staff, way: Way): Promise<{ round: OpenRound; person: Standee<Participant>; ticket: VoiceTicket }> {
    const id = c.req.param('id') ?? '';
    const round = isUuid(id) ? ((await roundOf(db, staff.school, id)) as OpenRound | undefined) : undefined;
    if (!round || stateOf({ ...round, archivedOn: null }, today(clock)) !== 'open') throw new NotThere();
    const person = (await standees(db, ground, staff, round)).find(({ personId, version }) => personId === c.req.param('person') && version !== 'staff');
    if (!person) throw new NotThere();
    const { personId, version, language } = person;
    return { round, person, ticket: { school: staff.school, roundId: id, personId, version, way, language, askedUntil: today(clock), strip: '' } };
  }
}
