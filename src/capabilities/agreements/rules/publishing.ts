import type { Day } from '../../../platform/time/clock.ts';
import { daysBetween } from '../../../platform/time/school-days.ts';
import type { Group } from '../tables.ts';
import { type AgreementWords, linesOf, longest, type WordField, wordFields } from './words.ts';

/** A draft as it stands: anything may still be missing. */
export interface Draft extends AgreementWords {
  groups: readonly Group[];
  classIds: readonly string[] | null;
  from: Day | undefined;
  until: Day | undefined;
  answerableId: string;
  substituteId: string;
}

type DraftField = WordField | 'groups' | 'from' | 'until' | 'answerable' | 'substitute';

/** What to do differently, by field. */
export type DraftRefusals = Partial<Record<DraftField, DraftRefusal>>;

type DraftRefusal =
  | 'refused.empty'
  | 'refused.too-long'
  | 'refused.why'
  | 'refused.why-must'
  | 'refused.allowed'
  | 'refused.too-many-lines'
  | 'refused.what-changed'
  | 'refused.groups'
  | 'refused.day'
  | 'refused.past'
  | 'refused.before-start'
  | 'refused.too-far'
  | 'refused.somebody'
  | 'refused.same-person';

const needed: readonly WordField[] = ['title', 'decided', 'followUp', 'ifNot', 'help', 'staffLine'];

/** One screen holds so many lines. */
const mostLines = 7;

/** Every agreement is looked at again within a school year. */
const mostDays = 366;

/** What is too long to keep, whatever is still missing. */
export function tooLongIn(words: AgreementWords): DraftRefusals {
  const refusals: DraftRefusals = {};
  for (const field of wordFields) if (words[field].length > longest[field]) refusals[field] = 'refused.too-long';
  for (const field of ['allowed', 'notAllowed'] as const) if (linesOf(words[field]).length > mostLines) refusals[field] ??= 'refused.too-many-lines';
  return refusals;
}

interface Around {
  day: Day;
  /** Who can be asked. */
  staffIds: ReadonlySet<string>;
  /** There is a published version before this one. */
  isChange: boolean;
}

/** What keeps a draft from being laid before the staff and published. */
export function refusalsOf(draft: Draft, { day, staffIds, isChange }: Around): DraftRefusals {
  const refusals = tooLongIn(draft);
  for (const field of needed) if (!draft[field]) refusals[field] ??= 'refused.empty';
  if (!draft.why) refusals.why ??= 'refused.why';
  else if (saysOnlyThatItMust(draft.why)) refusals.why ??= 'refused.why-must';
  if (linesOf(draft.allowed).length === 0) refusals.allowed ??= 'refused.allowed';
  if (isChange && !draft.whatChanged) refusals.whatChanged ??= 'refused.what-changed';
  if (draft.groups.length === 0 || draft.classIds?.length === 0) refusals.groups = 'refused.groups';
  return { ...refusals, ...refusedDays(draft, day), ...refusedPeople(draft, staffIds) };
}

function refusedDays({ from, until }: Draft, day: Day): DraftRefusals {
  if (!from) return { from: 'refused.day', ...(until ? {} : { until: 'refused.day' }) };
  if (!until) return { until: 'refused.day' };
  if (until < from) return { until: 'refused.before-start' };
  if (until < day) return { until: 'refused.past' };
  return daysBetween(from, until) > mostDays ? { until: 'refused.too-far' } : {};
}

function refusedPeople({ answerableId, substituteId }: Draft, staffIds: ReadonlySet<string>): DraftRefusals {
  const refusals: DraftRefusals = {};
  if (!staffIds.has(answerableId)) refusals.answerable = 'refused.somebody';
  if (!staffIds.has(substituteId)) refusals.substitute = 'refused.somebody';
  else if (answerableId === substituteId) refusals.substitute = 'refused.same-person';
  return refusals;
}

const saysOnlyThatItMust = (why: string): boolean =>
  /^(om)?dat (het|dit|moet)( zo)?( nu eenmaal)?( moet| is| hoort)?[.!]*$|^(het|dit) moet( nu eenmaal| zo)?[.!]*$/i.test(why);

/** Confirmations are shown in fives, so that watching the number does not show who just read. */
export const inFives = (count: number): number => count - (count % 5);
