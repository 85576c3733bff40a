import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { today } from '../../../platform/time/clock.ts';
import { type Audience, audiences } from '../../../platform/two-books/books.ts';
import { stateOf } from '../../../platform/two-books/opening.ts';
import { organisers } from '../../../platform/two-books/organisers.ts';
import { isSamePerson, planToKeep, readPlan, typedPlan } from '../../../platform/two-books/plan.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { type Form, readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, hasRole, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { answerers, schoolCalendar } from '../../people/index.ts';
import { beginVoiceRound } from '../beginning.ts';
import { openVoiceRound } from '../opening.ts';
import { DraftPage, type PlanForm, type VoiceLine, VoicePage } from '../pages/planning-pages.tsx';
import type { OpeningRefusal } from '../rules/opening.ts';
import { sittingIn } from '../rules/statements.ts';
import { changeDraft, type Db, type Round, removeDraft, roundOf, roundsOf } from '../store/rounds.ts';
import { statementsOf } from '../store/statements.ts';
import { staffWords as t } from '../texts/staff.ts';

/** For how many days a round is open unless the school says otherwise. */
const usualDays = 28;

/** All rounds of statements; setting one ready and opening it. */
export function planningRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .get(
      '/staff/voice',
      staffOnly(async (c, staff) => {
        const rounds = await database.inSchool(staff.school, (db: Db) => roundsOf(db, staff.school));
        return show(
          c,
          <VoicePage frame={frameOf(c, ground)} rounds={rounds.map((round) => lineOf(round, today(clock)))} mayBegin={hasRole(staff, organisers)} />,
        );
      }),
    )
    .post(
      '/staff/voice',
      staffOnly(async (c, staff) => {
        const asked = audiencesIn(await readForm(c));
        const plan = { title: t('voice.new-title'), audiences: asked.length > 0 ? asked : audiences };
        const id = await database.inSchool(staff.school, (db: Db) => beginVoiceRound(db, staff, plan, today(clock)));
        return c.redirect(`/staff/voice/${id}`, 303);
      }, organisers),
    )
    .post(
      '/staff/voice/:id',
      staffOnly(async (c, staff) => {
        const round = await draftIn(c, staff);
        const form = await readForm(c);
        const plan = planFormIn(form, round);
        if (!(await save(staff, round.id, plan))) return draftPage(c, staff, round, { plan: await inNewEdition(staff, plan, round), refused: 'draft.clash' });
        return c.redirect(form.text('to') === 'statements' ? `/staff/voice/${round.id}/statements` : `/staff/voice/${round.id}/draft?saved`, 303);
      }, organisers),
    )
    .get(
      '/staff/voice/:id/draft',
      staffOnly(async (c, staff) => draftPage(c, staff, await draftIn(c, staff), { isSaved: c.req.query('saved') !== undefined }), organisers),
    )
    .post(
      '/staff/voice/:id/opening',
      staffOnly(async (c, staff) => {
        const round = await draftIn(c, staff);
        const plan = planFormIn(await readForm(c), round);
        if (!(await save(staff, round.id, plan))) return draftPage(c, staff, round, { plan: await inNewEdition(staff, plan, round), refused: 'draft.clash' });
        const refused = isSamePerson(plan) ? 'opening.same-person' : await openVoiceRound(ground, staff, round.id);
        if (refused) return draftPage(c, staff, round, { plan: await inNewEdition(staff, plan, round), refused });
        return c.redirect(`/staff/voice/${round.id}`, 303);
      }, organisers),
    )
    .post(
      '/staff/voice/:id/removal',
      staffOnly(async (c, staff) => {
        const round = await draftIn(c, staff);
        await database.inSchool(staff.school, (db: Db) => removeDraft(db, staff.school, round.id));
        return c.redirect('/staff/voice', 303);
      }, organisers),
    );

  async function save(staff: Staff, id: string, plan: PlanForm): Promise<boolean> {
    const changed = {
      title: plan.title,
      audiences: plan.audiences,
      ...planToKeep(plan),
      sitting: plan.sitting,
    };
    return database.inSchool(staff.school, (db: Db) => changeDraft(db, staff.school, id, plan.edition, changed));
  }

  /** What was typed, on top of what is kept by now. */
  async function inNewEdition(staff: Staff, plan: PlanForm, { id }: Round): Promise<PlanForm> {
    const now = await database.inSchool(staff.school, (db: Db) => roundOf(db, staff.school, id));
    return { ...plan, edition: now?.edition ?? plan.edition };
  }

  async function draftIn(c: Context<Env>, staff: Staff): Promise<Round> {
    const id = c.req.param('id') ?? '';
    const round = isUuid(id) ? await database.inSchool(staff.school, (db: Db) => roundOf(db, staff.school, id)) : undefined;
    if (!round || round.openedOn) throw new NotThere();
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
      statements: await statementsOf(db, staff.school, round.id),
      calendar: await schoolCalendar(db, staff.school),
    }));
    const kept: PlanForm = {
      edition: round.edition,
      title: round.title,
      audiences: round.audiences,
      ...typedPlan(round, page.calendar, today(clock), usualDays),
      sitting: round.sitting,
    };
    const { plan = kept, refused, isSaved = false } = shown;
    const counts = plan.audiences.map((audience) => ({ audience, count: page.statements.filter((one) => one.audiences.includes(audience)).length }));
    return show(
      c,
      <DraftPage frame={frameOf(c, ground)} id={round.id} plan={plan} answerers={page.answerers} counts={counts} refused={refused} isSaved={isSaved} />,
      refused ? (refused === 'draft.clash' ? 409 : 422) : 200,
    );
  }
}

export function lineOf(round: Round, day: string): VoiceLine {
  const state = stateOf({ ...round, archivedOn: null }, day);
  const days = { draft: null, waiting: round.opensOn, open: round.closesOn, closing: round.closedOn, closed: round.closedOn, archived: null };
  return { id: round.id, title: round.title, state, day: days[state] };
}

export const audiencesIn = (form: Form): Audience[] => audiences.filter((audience) => form.all('for').includes(audience));

function planFormIn(form: Form, { edition, sitting }: Round): PlanForm {
  return {
    edition: Number.parseInt(form.text('edition'), 10) || edition,
    title: form.text('title').slice(0, 60),
    audiences: audiencesIn(form),
    ...readPlan(form),
    sitting: form.has('sitting') ? sittingIn(form.text('sitting')) : sitting,
  };
}
