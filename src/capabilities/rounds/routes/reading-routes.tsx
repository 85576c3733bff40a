import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { newId } from '../../../platform/secrets/random.ts';
import { dayInWords } from '../../../platform/texts/dates.ts';
import { reads } from '../../../platform/two-books/organisers.ts';
import { NotThere, Unreadable } from '../../../platform/web/errors.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { withPower } from '../../../platform/web/security-headers.ts';
import { show } from '../../../platform/web/show.tsx';
import { showBytes } from '../../../platform/web/show-bytes.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import { askOf } from '../asking.ts';
import { shownByName, shownWithout } from '../attaching.ts';
import { roundDesk } from '../desk.ts';
import { NamedPage, WordsPage } from '../pages/reading-pages.tsx';
import { OwnAnswerPage, OwnThanksPage } from '../pages/with-pages.tsx';
import { namedIn, namelessIn } from '../reading.ts';
import { type Db, type OpenRound, roundOf } from '../store/rounds.ts';
import { staffWords as t } from '../texts/staff.ts';
import { ticketIn } from '../tickets.ts';

/** What readers read, and how staff answer a round themselves. */
export function readingRoutes(ground: Ground): Hono<Env> {
  const { database } = ground;
  const take = roundDesk(ground);

  return new Hono<Env>()
    .use('/staff/rounds/:id/answer', withPower('microphone'))
    .get(
      '/staff/rounds/:id/named',
      staffOnly(async (c, staff) => {
        const round = await readIn(c, staff);
        return show(c, <NamedPage frame={frameOf(c, ground)} round={round} people={await namedIn(ground, staff, round)} />);
      }),
    )
    .get(
      '/staff/rounds/:id/words',
      staffOnly(async (c, staff) => {
        const round = await readIn(c, staff);
        if (!round.settledOn) throw new NotThere();
        return show(c, <WordsPage frame={frameOf(c, ground)} round={round} questions={await namelessIn(ground, staff, round)} />);
      }),
    )
    .get(
      '/staff/rounds/:id/named/attachments/:attachment',
      staffOnly((c, staff) => showAttachment(c, staff, shownByName)),
    )
    .get(
      '/staff/rounds/:id/words/attachments/:attachment',
      staffOnly((c, staff) => showAttachment(c, staff, shownWithout)),
    )
    .get(
      '/staff/rounds/:id/answer',
      staffOnly(async (c, staff) => {
        const ask = isUuid(c.req.param('id') ?? '') ? await askOf(ground, staff, c.req.param('id') ?? '') : undefined;
        if (!ask) throw new NotThere();
        return show(c, <OwnAnswerPage frame={frameOf(c, ground)} ask={ask} />);
      }),
    )
    .post(
      '/staff/rounds/:id/answer',
      staffOnly(async (c, staff) => {
        const form = await readForm(c);
        const ticket = ticketIn(ground, form.text('ticket'));
        if (!ticket || ticket.personId !== staff.id || ticket.roundId !== c.req.param('id')) throw new Unreadable();
        const id = isUuid(form.text('id')) ? form.text('id') : newId();
        const { state } = await take({ id, ticket, valuesOf: (field) => form.all(field) });
        return c.redirect(`/staff/rounds/${ticket.roundId}/answer/thanks/${state}`, 303);
      }),
    )
    .get(
      '/staff/rounds/:id/answer/thanks/:state',
      staffOnly(async (c, staff) => {
        const ask = isUuid(c.req.param('id') ?? '') ? await askOf(ground, staff, c.req.param('id') ?? '') : undefined;
        const isLate = !ask || c.req.param('state') === 'late';
        const sentence = isLate ? t('people.late') : t('own.kept', { day: dayInWords('nl', ask.toldOn) });
        return show(c, <OwnThanksPage frame={frameOf(c, ground)} roundId={c.req.param('id') ?? ''} sentence={sentence} />);
      }),
    );

  async function showAttachment(c: Context<Env>, staff: Staff, shownIn: typeof shownByName): Promise<Response> {
    const { id: roundId } = await readIn(c, staff);
    const id = c.req.param('attachment') ?? '';
    const shown = isUuid(id) ? await shownIn(ground, staff, roundId, id) : undefined;
    if (!shown) throw new NotThere();
    return showBytes(c, shown);
  }

  /** Only for who reads it, or stands in. */
  async function readIn(c: Context<Env>, staff: Staff): Promise<OpenRound> {
    const id = c.req.param('id') ?? '';
    const round = isUuid(id) ? await database.inSchool(staff.school, (db: Db) => roundOf(db, staff.school, id)) : undefined;
    if (!round?.openedOn || !reads(staff, round as OpenRound)) throw new NotThere();
    return round as OpenRound;
  }
}
