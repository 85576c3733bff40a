import type { Kysely, Selectable } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { newId } from '../../../platform/secrets/random.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { CardHolder } from '../../../platform/web/guards.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { FollowUpTables } from '../../follow-ups/index.tsx';
import { forgetOwnText, keepOwnText, type OwnTextId } from '../../languages/index.tsx';
import type { LanguagesTables } from '../../languages/tables.ts';
import { classesOf } from '../../people/index.ts';
import type { PeopleTables } from '../../people/tables.ts';
import { familyFields, type Plan, type PlanStep, type PlanWords } from '../rules/planning.ts';
import type { CatchUpTables } from '../tables.ts';

export type Db = Kysely<CatchUpTables & FollowUpTables & LanguagesTables & PeopleTables>;

/** A plan as it is kept: a draft may miss its day and people. */
export interface KeptPlan extends PlanWords {
  id: string;
  edition: string;
  classId: string | null;
  /** Null for the whole school. */
  className: string | null;
  steps: PlanStep[];
  reviewOn: Day | null;
  answerableId: string | null;
  substituteId: string | null;
  publishedOn: Day | null;
  textId: OwnTextId | null;
}

export type ToldPlan = KeptPlan & { reviewOn: Day; answerableId: string; substituteId: string; publishedOn: Day; textId: OwnTextId };

const isTold = (plan: KeptPlan): plan is ToldPlan => plan.publishedOn !== null;

/** Plans of the school and of the classes this member of staff has to do with, by class. */
export async function plansFor(db: Db, staff: Staff): Promise<KeptPlan[]> {
  const classes = new Set((await classesOf(db, staff)).map(({ id }) => id));
  const found = await whole(db, staff.school, await plans(db, staff.school).execute());
  return found.filter(({ classId }) => classId === null || classes.has(classId));
}

export async function planOf(db: Db, school: SchoolId, id: string): Promise<KeptPlan | undefined> {
  const [plan] = await whole(db, school, await plans(db, school).where('plan.id', '=', id).execute());
  return plan;
}

/** What is told to a pupil, or to a guardian about the classes of the children: the school's plan first. */
export async function plansToldTo(db: Db, person: CardHolder, day: Day): Promise<ToldPlan[]> {
  const classes = await classesAround(db, person);
  const found = await whole(db, person.school, await plans(db, person.school).where('plan.published_on', 'is not', null).execute());
  return found
    .filter(isTold)
    .filter(({ classId, reviewOn }) => (classId === null || classes.has(classId)) && reviewOn >= day)
    .sort((a, b) => Number(a.classId !== null) - Number(b.classId !== null));
}

async function classesAround(db: Db, person: CardHolder): Promise<Set<string>> {
  const rows = await db
    .selectFrom('people.membership as membership')
    .select('membership.class_id as id')
    .where('membership.school_id', '=', person.school)
    .where('membership.role', '=', 'pupil')
    .$if(person.kind === 'pupil', (query) => query.where('membership.person_id', '=', person.id))
    .$if(person.kind === 'guardian', (query) =>
      query.where('membership.person_id', 'in', (inner) =>
        inner.selectFrom('people.guardianship').select('pupil_id').where('school_id', '=', person.school).where('guardian_id', '=', person.id),
      ),
    )
    .execute();
  return new Set(rows.map(({ id }) => id));
}

const plans = (db: Db, school: SchoolId) =>
  db
    .selectFrom('catch_up.plan as plan')
    .leftJoin('people.class as class', (join) => join.onRef('class.school_id', '=', 'plan.school_id').onRef('class.id', '=', 'plan.class_id'))
    .selectAll('plan')
    .select('class.name as className')
    .where('plan.school_id', '=', school)
    .orderBy('class.name')
    .orderBy('plan.made_on')
    .orderBy('plan.id');

type PlanRow = Selectable<CatchUpTables['catch_up.plan']> & { className: string | null };

async function whole(db: Db, school: SchoolId, rows: PlanRow[]): Promise<KeptPlan[]> {
  if (rows.length === 0) return [];
  const steps = await db
    .selectFrom('catch_up.step as step')
    .select(['step.plan_id as planId', 'step.what', 'step.for_whom as forWhom', 'step.when_words as when', 'step.standing'])
    .where('step.school_id', '=', school)
    .where(
      'step.plan_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('step.place')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    edition: row.edition,
    classId: row.class_id,
    className: row.className,
    happened: row.happened,
    missed: row.missed,
    first: row.first,
    know: row.know,
    learn: row.learn,
    whereWhen: row.where_when,
    extra: row.extra,
    notHome: row.not_home,
    progress: row.progress,
    tell: row.tell,
    steps: steps.filter(({ planId }) => planId === row.id).map(({ planId: _, ...step }) => step),
    reviewOn: row.review_on,
    answerableId: row.answerable_id,
    substituteId: row.substitute_id,
    publishedOn: row.published_on,
    textId: row.text_id,
  }));
}

const rowOf = (plan: Plan) => ({
  happened: plan.happened,
  missed: plan.missed,
  first: plan.first,
  know: plan.know,
  learn: plan.learn,
  where_when: plan.whereWhen,
  extra: plan.extra,
  not_home: plan.notHome,
  tell: plan.tell,
  progress: plan.progress,
  review_on: plan.reviewOn ?? null,
  answerable_id: plan.answerableId || null,
  substitute_id: plan.substituteId || null,
});

/** Begins a plan for a class, or for the whole school. @returns its id */
export async function beginPlan(db: Db, staff: Staff, classId: string | null, plan: Plan, day: Day): Promise<string> {
  const id = newId();
  const nothingYet = { published_on: null, text_id: null };
  await db
    .insertInto('catch_up.plan')
    .values({ school_id: staff.school, id, edition: newId(), class_id: classId, made_by_id: staff.id, made_on: day, ...nothingYet, ...rowOf(plan) })
    .execute();
  await putSteps(db, staff.school, id, plan.steps);
  return id;
}

/** @returns false when somebody changed it meanwhile */
export async function savePlan(db: Db, staff: Staff, kept: KeptPlan, plan: Plan): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('catch_up.plan')
    .set({ ...rowOf(plan), edition: newId() })
    .where('school_id', '=', staff.school)
    .where('id', '=', kept.id)
    .where('edition', '=', kept.edition)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await db.deleteFrom('catch_up.step').where('school_id', '=', staff.school).where('plan_id', '=', kept.id).execute();
  await putSteps(db, staff.school, kept.id, plan.steps);
  if (kept.textId) await keepOwnText(db, staff, textFrom(kept, plan, kept.textId));
  return true;
}

async function putSteps(db: Db, school: SchoolId, planId: string, steps: readonly PlanStep[]): Promise<void> {
  if (steps.length === 0) return;
  await db
    .insertInto('catch_up.step')
    .values(
      steps.map(({ what, forWhom, when, standing }, place) => ({
        school_id: school,
        plan_id: planId,
        place: place + 1,
        what,
        for_whom: forWhom,
        when_words: when,
        standing,
      })),
    )
    .execute();
}

/** Tells a plan to those it is for. */
export async function tellPlan(db: Db, staff: Staff, kept: KeptPlan, plan: Plan, day: Day): Promise<void> {
  const textId = await keepOwnText(db, staff, textFrom(kept, plan));
  await db
    .updateTable('catch_up.plan')
    .set({ published_on: day, text_id: textId })
    .where('school_id', '=', staff.school)
    .where('id', '=', kept.id)
    .where('published_on', 'is', null)
    .execute();
}

/** The parts that families read; each step has parts of its own. */
function textFrom({ className }: KeptPlan, plan: Plan, id?: OwnTextId) {
  const parts: Record<string, string> = Object.fromEntries(familyFields.map((field) => [field, plan[field]]));
  for (const [place, { what, forWhom, when }] of plan.steps.entries()) {
    parts[`what-${place + 1}`] = what;
    parts[`whom-${place + 1}`] = forWhom;
    parts[`when-${place + 1}`] = when;
  }
  return { id, of: 'catch-up', title: className ? `Ons plan, ${className}` : 'Ons plan', parts };
}

export async function removePlan(db: Db, school: SchoolId, { id, textId }: KeptPlan): Promise<void> {
  await db.deleteFrom('catch_up.plan').where('school_id', '=', school).where('id', '=', id).execute();
  if (textId) await forgetOwnText(db, school, textId);
}

/** What was to be looked at again before this day goes, and what nobody ever told. */
export async function forgetPlansBefore(db: Db, school: SchoolId, day: Day): Promise<void> {
  const gone = await whole(
    db,
    school,
    await plans(db, school)
      .where((row) => row.or([row('plan.review_on', '<', day), row.and([row('plan.review_on', 'is', null), row('plan.made_on', '<', day)])]))
      .execute(),
  );
  for (const plan of gone) await removePlan(db, school, plan);
}
