import type { Day } from '../../../platform/time/clock.ts';
import { flemishHolidays } from '../../../platform/time/flemish-holidays.ts';
import { addDays, daysBetween } from '../../../platform/time/school-days.ts';

/** Days without school that follow each other under one name. */
export interface ClosedStretch {
  name: string;
  from: Day;
  until: Day;
}

/** Longer than the summer holidays is a slip of the keyboard. */
const longestStretch = 100;

/** The days of a stretch one by one; undefined when it ends before it begins or lasts longer than a summer. */
export function daysOf({ name, from, until }: ClosedStretch): { day: Day; name: string }[] | undefined {
  const length = daysBetween(from, until) + 1;
  if (!(length >= 1 && length <= longestStretch)) return undefined;
  return Array.from({ length }, (_, n) => ({ day: addDays(from, n), name }));
}

/** The Flemish holidays of the school year that begins in September of `year`, day by day. */
export const holidayDays = (year: number): { day: Day; name: string }[] => flemishHolidays(year).flatMap((holiday) => daysOf(holiday) ?? []);

/** Neighbouring days of one name joined again, for people to read. */
export function stretchesOf(days: readonly { day: Day; name: string }[]): ClosedStretch[] {
  const stretches: ClosedStretch[] = [];
  for (const { day, name } of days) {
    const last = stretches.at(-1);
    if (last && last.name === name && daysBetween(last.until, day) === 1) last.until = day;
    else stretches.push({ name, from: day, until: day });
  }
  return stretches;
}

/** Schools prepare their year from here on. */
const firstDay = '08-15';

/** The calendar year in which the school year of this day began. */
export const schoolYearOf = (day: Day): number => Number(day.slice(0, 4)) - (day.slice(5) < firstDay ? 1 : 0);

/** The day on which the school year of this day began. */
export const schoolYearBegan = (day: Day): Day => `${schoolYearOf(day)}-${firstDay}`;
