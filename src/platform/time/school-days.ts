import type { Day } from './clock.ts';

/** The days of the week as a school says them; the value is what `Date#getUTCDay` gives. */
export const weekdays = {
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
} as const;
export type Weekday = keyof typeof weekdays;

/** A school's calendar: the days on which nobody is at school, besides Saturdays and Sundays. */
export interface SchoolCalendar {
  closedDays: ReadonlySet<Day>;
}

/** @returns undefined for what is no day of the calendar, which has no year 0: PostgreSQL would refuse it */
export function readDay(text: string): Day | undefined {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const date = asDate(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}

const asDate = (day: Day): Date => new Date(`${day}T00:00:00Z`);

export function addDays(day: Day, count: number): Day {
  const date = asDate(day);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** Whole days from one day to a later one; negative when it is earlier. */
export const daysBetween = (from: Day, until: Day): number => Math.round((asDate(until).getTime() - asDate(from).getTime()) / 86_400_000);

/** 0 is Sunday, as in `Date#getUTCDay`. */
export const dayOfWeek = (day: Day): number => asDate(day).getUTCDay();

export function isSchoolDay(calendar: SchoolCalendar, day: Day): boolean {
  const weekday = dayOfWeek(day);
  return weekday !== 0 && weekday !== 6 && !calendar.closedDays.has(day);
}

/** The `count`-th school day after `day`; `day` itself does not count. Looks no further than a year. */
export function schoolDaysLater(calendar: SchoolCalendar, day: Day, count: number): Day {
  let found = day;
  for (let step = 0, left = count; left > 0 && step < 366; step++) {
    found = addDays(found, 1);
    if (isSchoolDay(calendar, found)) left--;
  }
  return found;
}

/** How many school days lie after `from`, up to and including `until`. */
export function schoolDaysBetween(calendar: SchoolCalendar, from: Day, until: Day): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= until; day = addDays(day, 1)) if (isSchoolDay(calendar, day)) count++;
  return count;
}
