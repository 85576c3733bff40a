import type { Day } from '../../../platform/time/clock.ts';
import { daysBetween, type SchoolCalendar, schoolDaysLater } from '../../../platform/time/school-days.ts';
import { fewestMembers } from '../shared-with-browser/roster.ts';

/** Within how many school days a message is answered. */
export const answerWithin = 2;

/** A weekend is short enough to wait; from this many days without school on, only phone numbers are shown. */
const tooLongAway = 4;

export type Opening = { isOpen: true; answerBy: Day } | { isOpen: false; why: 'too-few' } | { isOpen: false; why: 'holiday'; until: Day };

/** Whether somebody can write today, and by when they are answered. */
export function openingOn(day: Day, calendar: SchoolCalendar, members: number): Opening {
  if (members < fewestMembers) return { isOpen: false, why: 'too-few' };
  const next = schoolDaysLater(calendar, day, 1);
  if (daysBetween(day, next) > tooLongAway) return { isOpen: false, why: 'holiday', until: next };
  return { isOpen: true, answerBy: schoolDaysLater(calendar, day, answerWithin) };
}
