import { isUuid } from '../database/ids.ts';
import type { Day } from '../time/clock.ts';
import { addDays, readDay, type SchoolCalendar, schoolDaysLater } from '../time/school-days.ts';
import type { Form } from '../web/forms.ts';
import type { Plan, PlanRefusal } from './opening.ts';

/** A plan as it is typed: a field may be empty, or hold what is no day. */
export type TypedPlan = Record<keyof Plan, string>;

/** A plan as it is kept while it is a draft. */
export type DraftPlan = { [Field in keyof Plan]: Plan[Field] | null };

export const readPlan = (form: Form): TypedPlan => ({
  opensOn: form.text('opens-on'),
  closesOn: form.text('closes-on'),
  readerId: form.text('reader'),
  substituteId: form.text('substitute'),
});

/** Who stands in for themselves is kept as nobody. */
export const planToKeep = ({ opensOn, closesOn, readerId, substituteId }: TypedPlan): DraftPlan => ({
  opensOn: readDay(opensOn) ?? null,
  closesOn: readDay(closesOn) ?? null,
  readerId: idOrNull(readerId),
  substituteId: substituteId === readerId ? null : idOrNull(substituteId),
});

/** Which a draft cannot keep, and has to be said. */
export const isSamePerson = ({ readerId, substituteId }: TypedPlan): boolean => readerId !== '' && readerId === substituteId;

const idOrNull = (text: string): string | null => (isUuid(text) ? text : null);

/**
 * What stands in the fields of a draft: where no days were chosen, from the first school day on.
 * @param usualDays for how many days an occasion is open unless the school says otherwise
 */
export function typedPlan(draft: DraftPlan, calendar: SchoolCalendar, today: Day, usualDays: number): TypedPlan {
  const opensOn = draft.opensOn ?? schoolDaysLater(calendar, addDays(today, -1), 1);
  return { opensOn, closesOn: draft.closesOn ?? addDays(opensOn, usualDays), readerId: draft.readerId ?? '', substituteId: draft.substituteId ?? '' };
}

/** Beside which field it stands why the occasion cannot open. */
export const fieldOfRefusal: Record<PlanRefusal, keyof Plan> = {
  'opening.no-reader': 'readerId',
  'opening.no-substitute': 'substituteId',
  'opening.same-person': 'substituteId',
  'opening.in-the-past': 'opensOn',
  'opening.no-school': 'opensOn',
  'opening.too-short': 'closesOn',
  'opening.too-long': 'closesOn',
};
