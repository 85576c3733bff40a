import type { Day } from '../../../platform/time/clock.ts';
import { addDays, daysBetween, isSchoolDay, type SchoolCalendar, schoolDaysBetween, schoolDaysLater } from '../../../platform/time/school-days.ts';

/** Until noon at school somebody can still answer the same day. */
const noon = 12 * 60;

/** At least this many days lie between two times that the same people are asked: never daily. */
export const leastDaysBetween = 7;

/**
 * Whether the question may be put at this moment: only when somebody can answer today (before noon on a school day)
 * or tomorrow. So not on Friday afternoon, and not on the eve of a holiday.
 */
export function mayBeAsked(calendar: SchoolCalendar, day: Day, minute: number): boolean {
  return (isSchoolDay(calendar, day) && minute < noon) || isSchoolDay(calendar, addDays(day, 1));
}

/** The first day from `day` on which the question may be put, for "come back on …". */
export function nextDayToAsk(calendar: SchoolCalendar, day: Day): Day {
  let found = addDays(day, 1);
  for (let step = 0; step < 120 && !mayBeAsked(calendar, found, 0); step++) found = addDays(found, 1);
  return found;
}

export interface Opening {
  readerId: string;
  substituteId: string;
  lastOpenedOn: Day | null;
}

export type OpeningRefusal = 'opening.no-reader' | 'opening.no-substitute' | 'opening.same-person' | 'opening.too-soon' | 'opening.nobody-there';

/** Nobody is asked anything before there is a reader, and somebody else for when the reader is not there. */
export function readersMissing(
  { readerId, substituteId }: Pick<Opening, 'readerId' | 'substituteId'>,
  answering: ReadonlySet<string>,
): OpeningRefusal | undefined {
  if (!answering.has(readerId)) return 'opening.no-reader';
  if (!answering.has(substituteId)) return 'opening.no-substitute';
  return readerId === substituteId ? 'opening.same-person' : undefined;
}

/** A check-in opens only where people will answer: readers, enough time since the last one, and school days to answer on. */
export function mayOpen(calendar: SchoolCalendar, day: Day, opening: Opening, answering: ReadonlySet<string>): OpeningRefusal | undefined {
  const missing = readersMissing(opening, answering);
  if (missing) return missing;
  if (opening.lastOpenedOn && daysBetween(opening.lastOpenedOn, day) < leastDaysBetween) return 'opening.too-soon';
  if (!isSchoolDay(calendar, day) || schoolDaysBetween(calendar, day, addDays(day, 7)) < 2) return 'opening.nobody-there';
  return undefined;
}

/** Open until the day before the next time, so that who was ill can still be asked. */
export const lastDayOf = (openedOn: Day, everyWeeks: number): Day => addDays(openedOn, everyWeeks * 7 - 1);

export const urgencies = ['today', 'week'] as const;
export type Urgency = (typeof urgencies)[number];

/** The day by which somebody comes: today or the next school day, or within five school days. */
export function promisedDay(calendar: SchoolCalendar, day: Day, minute: number, urgency: Urgency): Day {
  if (urgency === 'week') return schoolDaysLater(calendar, day, 5);
  return isSchoolDay(calendar, day) && minute < noon ? day : schoolDaysLater(calendar, day, 1);
}

/** For many who ask at the same moment. */
export const promisedDays = (calendar: SchoolCalendar, day: Day, minute: number): Record<Urgency, Day> => ({
  today: promisedDay(calendar, day, minute, 'today'),
  week: promisedDay(calendar, day, minute, 'week'),
});
