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
import { type Form, readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { withPower } from '../../../platform/web/security-headers.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { Participant } from '../../people/index.ts';
import { askIn, type RoundAsk } from '../asking.ts';
import { roundDesk } from '../desk.ts';
import { FromPaperPage, ReviewPage, TogetherPage } from '../pages/with-pages.tsx';
import { readWhole, type SaidWhole } from '../rules/attachments.ts';
import { readsDutch } from '../rules/ticket.ts';
import { standees } from '../standing.ts';
import { type Db, type OpenRound, roundOf } from '../store/rounds.ts';
import { ticketIn } from '../tickets.ts';

/** A member of staff types what somebody else says: over from paper, or together in a talk. */
export function withRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;
  const take = roundDesk(ground);

  return new Hono<Env>()
    .use('/staff/rounds/:id/with/:person/talk', withPower('microphone'))
    .get(
      '/staff/rounds/:id/with/:person/paper',
      staffOnly(async (c, staff) => {
        const { round, person, ask } = await askWith(c, staff, 'paper');
        if (!reads(staff, round)) throw new NotThere();
        return show(c, <FromPaperPage frame={frameOf(c, ground)} ask={ask} givenName={person.givenName} personId={person.personId} />);
      }),
    )
    .get(
      '/staff/rounds/:id/with/:person/talk',
      staffOnly((c, staff) => talkPage(c, staff)),
    )
    .post(
      '/staff/rounds/:id/with/:person/talk',
      staffOnly(async (c, staff) => talkPage(c, staff, await readForm(c))),
    )
    .post(
      '/staff/rounds/:id/with/:person/review',
      staffOnly(async (c, staff) => {
        const form = await readForm(c);
        const { person, ask } = await askWith(c, staff, 'talk');
        return show(
          c,
          <ReviewPage
            frame={frameOf(c, ground)}
            ask={ask}
            givenName={person.givenName}
            personId={person.personId}
            language={person.language}
            said={saidIn(form, ask)}
          />,
        );
      }),
    )
    .post(
      '/staff/rounds/:id/with/:person',
      staffOnly(async (c, staff) => {
        const form = await readForm(c);
        const ticket = ticketIn(ground, form.text('ticket'));
        if (!ticket || ticket.school !== staff.school || ticket.roundId !== c.req.param('id')) throw new Unreadable();
        const id = isUuid(form.text('id')) ? form.text('id') : newId();
        const { state } = await take({ id, ticket, valuesOf: (field) => form.all(field) });
        const done = state === 'was-there' || state === 'late' ? state : 'saved';
        return c.redirect(`/staff/rounds/${ticket.roundId}/people?done=${done}`, 303);
      }),
    );

  async function talkPage(c: Context<Env>, staff: Staff, form?: Form): Promise<Response> {
    const { person, ask } = await askWith(c, staff, 'talk');
    const begun = form && saidIn(form, ask);
    return show(
      c,
      <TogetherPage frame={frameOf(c, ground)} ask={{ ...ask, begun }} givenName={person.givenName} personId={person.personId} language={person.language} />,
    );
  }

  /** Only with people whom this member of staff may see, and while the round is open. */
  async function askWith(c: Context<Env>, staff: Staff, way: Way): Promise<{ round: OpenRound; person: Standee<Participant>; ask: RoundAsk }> {
    const { publicKey } = await ground.keys.sealedBox(staff.school);
    const id = c.req.param('id') ?? '';
    return database.inSchool(staff.school, async (db: Db) => {
      const round = isUuid(id) ? ((await roundOf(db, staff.school, id)) as OpenRound | undefined) : undefined;
      if (!round || stateOf(round, today(clock)) !== 'open') throw new NotThere();
      const person = (await standees(db, ground, staff, round)).find(({ personId, version }) => personId === c.req.param('person') && version !== 'staff');
      if (!person) throw new NotThere();
      const { personId, version, classId, language } = person;
      const ask = await askIn(db, ground, round, {
        school: staff.school,
        roundId: round.id,
        personId,
        version,
        classId,
        way,
        readsDutch: readsDutch(version, language),
      });
      return { round, person, ask: { ...ask, sealingKey: publicKey } };
    });
  }
}

const saidIn = (form: Form, { questions }: RoundAsk): SaidWhole => readWhole(questions, (field) => form.all(field));
