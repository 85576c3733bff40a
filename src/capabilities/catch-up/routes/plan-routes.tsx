import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { languages } from '../../../platform/texts/words.ts';
import { today } from '../../../platform/time/clock.ts';
import { readDay } from '../../../platform/time/school-days.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { type Form, readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, hasRole, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff, StaffRole } from '../../../platform/web/visitor.ts';
import { cleaned, languagesRead } from '../../languages/index.tsx';
import { answerers, classesOf, type SchoolClass } from '../../people/index.ts';
import { EditPlanPage, type PlanForm } from '../pages/edit-plan-page.tsx';
import type { PlanShown } from '../pages/plan-page.tsx';
import { PrintPage } from '../pages/print-page.tsx';
import { StaffListPage } from '../pages/staff-list-page.tsx';
import { mostSteps, type Plan, type PlanRefusals, planFields, refusalsOf, tooLongIn } from '../rules/planning.ts';
import { reassuranceFor, waysToTell } from '../rules/reassurance.ts';
import { beginPlan, type Db, type KeptPlan, planOf, plansFor, removePlan, savePlan, type ToldPlan, tellPlan } from '../store/plans.ts';
import { welcomesFor } from '../store/welcomes.ts';
import { standings } from '../tables.ts';
import { plansShown } from '../telling.ts';
import { staffWords as t } from '../texts/staff.ts';
import { readWelcomes } from '../welcoming.ts';
import { mayWelcome } from './welcome-routes.tsx';

const forSchool: readonly StaffRole[] = ['leadership'];
const forClasses: readonly StaffRole[] = ['leadership', 'teacher', 'care'];

/** Where the leadership plans for the school, and teachers for their class. */
export function planRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .get(
      '/staff/catch-up',
      staffOnly(async (c, staff) => {
        const around = await database.inSchool(staff.school, async (db: Db) => ({
          plans: (await plansFor(db, staff)).map(({ id, className, publishedOn, reviewOn }) => ({ id, className, isTold: publishedOn !== null, reviewOn })),
          choices: choicesFor(staff, await classesOf(db, staff)),
          welcomes: await readWelcomes(db, ground, staff.school, await welcomesFor(db, staff)),
        }));
        return show(c, <StaffListPage frame={frameOf(c, ground)} {...around} mayWelcome={mayWelcome(staff)} waysToTell={waysToTell} />);
      }),
    )
    .post(
      '/staff/catch-up',
      staffOnly(async (c, staff) => {
        const chosen = (await readForm(c)).text('for');
        const id = await database.inSchool(staff.school, async (db: Db) => {
          if (!choicesFor(staff, await classesOf(db, staff)).some(({ value }) => value === chosen)) throw new NotThere();
          return beginPlan(db, staff, chosen === 'school' ? null : chosen, emptyPlan, today(clock));
        });
        return c.redirect(`/staff/catch-up/${id}`, 303);
      }),
    )
    .get(
      '/staff/catch-up/:id',
      staffOnly(async (c, staff) => {
        const plan = await database.inSchool(staff.school, (db: Db) => planIn(c, db, staff));
        return showPlan(c, staff, plan, { form: asForm(plan), edition: plan.edition });
      }),
    )
    .post(
      '/staff/catch-up/:id',
      staffOnly(async (c, staff) => {
        const typed = await readForm(c);
        const form = formIn(typed);
        if (typed.has('look')) {
          const kept = await database.inSchool(staff.school, (db: Db) => planIn(c, db, staff));
          return showPlan(c, staff, kept, { form, edition: typed.text('edition') });
        }
        const { plan, isSaved, refusals } = await database.inSchool(staff.school, async (db: Db) => {
          const kept = await planIn(c, db, staff);
          const said = await planFrom(db, staff, form);
          const isTelling = kept.publishedOn !== null || typed.text('do') === 'tell';
          const people = new Set((await answerers(db, staff.school)).map(({ id }) => id));
          const refusals = isTelling ? refusalsOf(said, today(clock), people) : tooLongIn(said);
          if (Object.keys(refusals).length > 0) return { plan: kept, isSaved: undefined, refusals };
          const isSaved = await savePlan(db, staff, { ...kept, edition: typed.text('edition') }, said);
          if (isSaved && isTelling && !kept.publishedOn) await tellPlan(db, staff, kept, said, today(clock));
          return { plan: kept, isSaved, refusals };
        });
        if (isSaved === undefined) return showPlan(c, staff, plan, { form, edition: typed.text('edition'), refusals, state: 'refused' });
        if (!isSaved) return showPlan(c, staff, plan, { form, edition: plan.edition, state: 'clash' });
        const fresh = await database.inSchool(staff.school, (db: Db) => planIn(c, db, staff));
        return showPlan(c, staff, fresh, { form: asForm(fresh), edition: fresh.edition, state: 'saved' });
      }),
    )
    .post(
      '/staff/catch-up/:id/removal',
      staffOnly(async (c, staff) => {
        await database.inSchool(staff.school, async (db: Db) => removePlan(db, staff.school, await planIn(c, db, staff)));
        return c.redirect('/staff/catch-up', 303);
      }),
    )
    .get(
      '/staff/catch-up/:id/print',
      staffOnly(async (c, staff) => {
        const sheets = await database.inSchool(staff.school, async (db: Db) => {
          const plan = await planIn(c, db, staff);
          if (!plan.publishedOn) throw new NotThere();
          const read = await languagesRead(db, staff.school);
          const made: { language: (typeof languages)[number]; plan: PlanShown; reassurance: string }[] = [];
          for (const language of languages.filter((one) => one === 'nl' || read.has(one))) {
            const [shown] = await plansShown(db, staff.school, [plan as ToldPlan], language);
            if (shown) made.push({ language, plan: shown, reassurance: reassuranceFor('guardian', language) });
          }
          return made;
        });
        return show(c, <PrintPage frame={frameOf(c, ground)} sheets={sheets} />);
      }),
    );

  /** The school's plan is for the leadership; that of a class also for its teachers and for care. */
  async function planIn(c: Context<Env>, db: Db, staff: Staff): Promise<KeptPlan> {
    const id = c.req.param('id') ?? '';
    const plan = isUuid(id) ? await planOf(db, staff.school, id) : undefined;
    const mayPlan = plan && choicesFor(staff, await classesOf(db, staff)).some(({ value }) => value === (plan.classId ?? 'school'));
    if (!plan || !mayPlan) throw new NotThere();
    return plan;
  }

  interface Shown {
    form: PlanForm;
    edition: string;
    refusals?: PlanRefusals;
    state?: 'saved' | 'clash' | 'refused';
  }

  async function showPlan(c: Context<Env>, staff: Staff, plan: KeptPlan, { form, edition, refusals = {}, state }: Shown): Promise<Response> {
    const people = await database.inSchool(staff.school, (db: Db) => answerers(db, staff.school));
    return show(
      c,
      <EditPlanPage
        frame={frameOf(c, ground)}
        id={plan.id}
        className={plan.className}
        edition={edition}
        form={form}
        refusals={refusals}
        staff={people}
        isTold={plan.publishedOn !== null}
        state={state}
      />,
      state === 'clash' || state === 'refused' ? 422 : 200,
    );
  }
}

/** For whom somebody may plan: the school, and classes. */
export function choicesFor(staff: Staff, classes: readonly SchoolClass[]): { value: string; text: string }[] {
  return [
    ...(hasRole(staff, forSchool) ? [{ value: 'school', text: t('list.school') }] : []),
    ...(hasRole(staff, forClasses) ? classes.map(({ id, name }) => ({ value: id, text: name })) : []),
  ];
}

const emptyPlan: Plan = {
  happened: '',
  missed: '',
  first: '',
  know: '',
  learn: '',
  whereWhen: '',
  extra: '',
  notHome: '',
  progress: '',
  tell: '',
  steps: [],
  reviewOn: undefined,
  answerableId: '',
  substituteId: '',
};

const asForm = (plan: KeptPlan): PlanForm => ({
  ...plan,
  reviewOn: plan.reviewOn ?? '',
  answerable: plan.answerableId ?? '',
  substitute: plan.substituteId ?? '',
});

/** A step without words is not there. */
const formIn = (form: Form): PlanForm => ({
  ...(Object.fromEntries(planFields.map((field) => [field, cleaned(form.text(field))])) as Record<(typeof planFields)[number], string>),
  steps: Array.from({ length: mostSteps }, (_, place) => ({
    what: cleaned(form.text(`what-${place + 1}`)),
    forWhom: cleaned(form.text(`whom-${place + 1}`)),
    when: cleaned(form.text(`when-${place + 1}`)),
    standing: form.oneOf(`standing-${place + 1}`, standings) ?? 'coming',
  })).filter(({ what }) => what !== ''),
  reviewOn: form.text('reviewOn'),
  answerable: form.text('answerable'),
  substitute: form.text('substitute'),
});

async function planFrom(db: Db, staff: Staff, { reviewOn, answerable, substitute, ...words }: PlanForm): Promise<Plan> {
  const people = new Set((await answerers(db, staff.school)).map(({ id }) => id));
  const known = (id: string): string => (people.has(id) ? id : '');
  return { ...words, reviewOn: readDay(reviewOn), answerableId: known(answerable), substituteId: known(substitute) };
}
