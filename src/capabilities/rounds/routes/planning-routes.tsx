import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { today } from '../../../platform/time/clock.ts';
import { versions } from '../../../platform/two-books/books.ts';
import { organisers } from '../../../platform/two-books/organisers.ts';
import { isSamePerson, planToKeep, readPlan, typedPlan } from '../../../platform/two-books/plan.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { type Form, readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, hasRole, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { answerers, schoolCalendar } from '../../people/index.ts';
import { linesOf } from '../lines.ts';
import { openRound } from '../opening.ts';
import { DraftPage, type PlanForm } from '../pages/draft-page.tsx';
import { RoundsPage } from '../pages/rounds-page.tsx';
import type { OpeningRefusal } from '../rules/opening.ts';
import { firstQuestions, shippedSets } from '../rules/shipped-sets.ts';
import { versionsPresent } from '../store/participation.ts';
import { beginRound, changeDraft, type Db, partsOf, type Round, removeDraft, roundOf } from '../store/rounds.ts';
import { staffWords as t } from '../texts/staff.ts';

/** For how many days a round is open unless the school says otherwise. */
const usualDays = 14;

/** All rounds; setting one ready and opening it. */
export function planningRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .get(
      '/staff/rounds',
      staffOnly(async (c, staff) =>
        show(c, <RoundsPage frame={frameOf(c, ground)} {...(await linesOf(ground, staff))} mayBegin={hasRole(staff, organisers)} />),
      ),
    )
    .post(
      '/staff/rounds',
      staffOnly(async (c, staff) => {
        const asked = (await readForm(c)).text('set');
        const set = shippedSets.find(({ id }) => id === asked);
        const id = await database.inSchool(staff.school, async (db: Db) => {
          const parts = (await versionsPresent(db, staff.school)).map((version) => ({ version, questions: set ? firstQuestions(set, version) : [] }));
          return beginRound(db, staff, { kind: set?.id ?? 'own', title: set?.title.nl ?? t('rounds.own') }, parts);
        });
        return c.redirect(`/staff/rounds/${id}`, 303);
      }, organisers),
    )
    .get(
      '/staff/rounds/:id',
      staffOnly(async (c, staff) => {
        const round = await roundIn(c, staff);
        if (round.openedOn || !hasRole(staff, organisers)) return c.redirect(`/staff/rounds/${round.id}/people`, 303);
        return draftPage(c, staff, round, { isSaved: c.req.query('saved') !== undefined });
      }),
    )
    .post(
      '/staff/rounds/:id',
      staffOnly(async (c, staff) => {
        const round = await draftIn(c, staff);
        const form = await readForm(c);
        const plan = planFormIn(form, round);
        if (!(await save(staff, round.id, plan))) return draftPage(c, staff, round, { plan: await inNewEdition(staff, plan, round), refused: 'draft.clash' });
        // Whoever goes on to the questions finds what was typed here when they come back.
        const version = form.oneOf('to', versions);
        return c.redirect(version ? `/staff/rounds/${round.id}/questions/${version}` : `/staff/rounds/${round.id}?saved`, 303);
      }, organisers),
    )
    .post(
      '/staff/rounds/:id/opening',
      staffOnly(async (c, staff) => {
        const round = await draftIn(c, staff);
        const plan = planFormIn(await readForm(c), round);
        if (!(await save(staff, round.id, plan))) return draftPage(c, staff, round, { plan: await inNewEdition(staff, plan, round), refused: 'draft.clash' });
        const refused = isSamePerson(plan) ? 'opening.same-person' : await openRound(ground, staff, round.id);
        if (refused) return draftPage(c, staff, round, { plan: await inNewEdition(staff, plan, round), refused });
        return c.redirect(`/staff/rounds/${round.id}/people`, 303);
      }, organisers),
    )
    .post(
      '/staff/rounds/:id/removal',
      staffOnly(async (c, staff) => {
        const round = await draftIn(c, staff);
        await database.inSchool(staff.school, (db: Db) => removeDraft(db, staff.school, round.id));
        return c.redirect('/staff/rounds', 303);
      }, organisers),
    );

  async function save(staff: Staff, id: string, plan: PlanForm): Promise<boolean> {
    const changed = {
      title: plan.title,
      period: plan.period,
      ...planToKeep(plan),
    };
    return database.inSchool(staff.school, (db: Db) => changeDraft(db, staff.school, id, plan.edition, changed));
  }

  /** What was typed, on top of what is kept by now. */
  async function inNewEdition(staff: Staff, plan: PlanForm, { id }: Round): Promise<PlanForm> {
    const now = await database.inSchool(staff.school, (db: Db) => roundOf(db, staff.school, id));
    return { ...plan, edition: now?.edition ?? plan.edition };
  }

  async function roundIn(c: Context<Env>, staff: Staff): Promise<Round> {
    const id = c.req.param('id') ?? '';
    const round = isUuid(id) ? await database.inSchool(staff.school, (db: Db) => roundOf(db, staff.school, id)) : undefined;
    if (!round) throw new NotThere();
    return round;
  }

  async function draftIn(c: Context<Env>, staff: Staff): Promise<Round> {
    const round = await roundIn(c, staff);
    if (round.openedOn) throw new NotThere();
    return round;
  }

  async function draftPage(
    c: Context<Env>,
    staff: Staff,
    round: Round,
    shown: { plan?: PlanForm; refused?: OpeningRefusal | 'draft.clash'; isSaved?: boolean },
  ): Promise<Response> {
    const page = await database.inSchool(staff.school, async (db: Db) => ({
      answerers: await answerers(db, staff.school),
      parts: (await partsOf(db, staff.school, round.id)).map(({ version, questions }) => ({ version, count: questions.length })),
      calendar: await schoolCalendar(db, staff.school),
    }));
    const kept: PlanForm = {
      edition: round.edition,
      title: round.title,
      period: round.period,
      ...typedPlan(round, page.calendar, today(clock), usualDays),
    };
    const { plan = kept, refused, isSaved = false } = shown;
    return show(
      c,
      <DraftPage
        frame={frameOf(c, ground)}
        id={round.id}
        isOwn={round.kind === 'own'}
        plan={plan}
        answerers={page.answerers}
        parts={page.parts}
        refused={refused}
        isSaved={isSaved}
      />,
      refused ? (refused === 'draft.clash' ? 409 : 422) : 200,
    );
  }
}

/** The name of a set that ships stays as it is: families see it in their own language. */
function planFormIn(form: Form, { kind, title, edition }: Round): PlanForm {
  return {
    edition: Number.parseInt(form.text('edition'), 10) || edition,
    title: kind === 'own' ? form.text('title').slice(0, 60) || title : title,
    period: form.text('period').slice(0, 60),
    ...readPlan(form),
  };
}
