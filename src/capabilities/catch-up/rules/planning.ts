import type { Day } from '../../../platform/time/clock.ts';
import { daysBetween } from '../../../platform/time/school-days.ts';
import type { Standing } from '../tables.ts';
import { countsAGap, speaksOfTests } from './wording.ts';

/** What a plan says, in Dutch. `tell` is for the staff. */
export interface PlanWords {
  happened: string;
  missed: string;
  first: string;
  know: string;
  learn: string;
  whereWhen: string;
  extra: string;
  notHome: string;
  progress: string;
  tell: string;
}

export const planFields = [
  'happened',
  'missed',
  'first',
  'know',
  'learn',
  'whereWhen',
  'extra',
  'notHome',
  'progress',
  'tell',
] as const satisfies readonly (keyof PlanWords)[];
type PlanField = (typeof planFields)[number];

/** What families read, in the order in which they read it. */
export const familyFields = planFields.filter((field) => field !== 'tell');

const needed: readonly PlanField[] = ['missed', 'first', 'know', 'learn', 'whereWhen', 'notHome', 'tell'];

const longestPart = 400;
const longestStep = 120;
/** As many as one sees at once. */
export const mostSteps = 5;

export interface PlanStep {
  what: string;
  forWhom: string;
  when: string;
  standing: Standing;
}

export interface Plan extends PlanWords {
  steps: PlanStep[];
  reviewOn: Day | undefined;
  answerableId: string;
  substituteId: string;
}

type PlanRefusal =
  | 'refused.empty'
  | 'refused.too-long'
  | 'refused.tests-first'
  | 'refused.gap'
  | 'refused.no-steps'
  | 'refused.day'
  | 'refused.past'
  | 'refused.too-far'
  | 'refused.somebody'
  | 'refused.same-person';

export type PlanRefusals = Partial<Record<PlanField | 'steps' | 'reviewOn' | 'answerable' | 'substitute', PlanRefusal>>;

/** What may not be kept, whatever is still missing. */
export function tooLongIn(plan: PlanWords & Pick<Plan, 'steps'>): PlanRefusals {
  const refusals: PlanRefusals = {};
  for (const field of planFields) if (plan[field].length > longestPart) refusals[field] = 'refused.too-long';
  if (plan.steps.some(({ what, forWhom, when }) => [what, forWhom, when].some((words) => words.length > longestStep))) refusals.steps = 'refused.too-long';
  return refusals;
}

/** What keeps a plan from being told: who reassures has a plan, and it begins with people and not with tests. */
export function refusalsOf(plan: Plan, day: Day, staffIds: ReadonlySet<string>): PlanRefusals {
  const refusals = tooLongIn(plan);
  for (const field of needed) if (!saysSomething(plan[field])) refusals[field] ??= 'refused.empty';
  for (const field of planFields) if (countsAGap(plan[field])) refusals[field] ??= 'refused.gap';
  if (speaksOfTests(plan.first)) refusals.first ??= 'refused.tests-first';
  const [firstStep] = plan.steps;
  if (!firstStep) refusals.steps ??= 'refused.no-steps';
  else if (speaksOfTests(firstStep.what)) refusals.steps ??= 'refused.tests-first';
  if (plan.steps.some(({ what, forWhom, when }) => [what, forWhom, when].some(countsAGap))) refusals.steps ??= 'refused.gap';
  if (!plan.reviewOn) refusals.reviewOn = 'refused.day';
  else if (plan.reviewOn < day) refusals.reviewOn = 'refused.past';
  else if (daysBetween(day, plan.reviewOn) > 120) refusals.reviewOn = 'refused.too-far';
  if (!staffIds.has(plan.answerableId)) refusals.answerable = 'refused.somebody';
  if (!staffIds.has(plan.substituteId)) refusals.substitute = 'refused.somebody';
  else if (plan.answerableId === plan.substituteId) refusals.substitute = 'refused.same-person';
  return refusals;
}

/** More than marks that nobody sees. */
const saysSomething = (words: string): boolean => /[\p{L}\p{N}]/u.test(words);
