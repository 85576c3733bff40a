import type { Ground } from '../platform/ground.ts';
import { type Day, shiftedClock, systemClock, today } from '../platform/time/clock.ts';
import { addDays, daysBetween, isSchoolDay, type SchoolCalendar } from '../platform/time/school-days.ts';

const hour = 3_600_000;

/** The ground with its clock on another day, at the same hour or, where summer time lies between, an hour off. */
export function clockOn(ground: Ground, day: Day): Ground {
  const ahead = ground.clock.now().getTime() - systemClock.now().getTime();
  const there = shiftedClock(ahead - daysBetween(day, today(ground.clock)) * 24 * hour);
  const found = today(there);
  if (found === day) return { ...ground, clock: there };
  // So late in the evening, or so early, the hour makes it another day.
  const nearer = there.now().getTime() - systemClock.now().getTime() + (found > day ? -hour : hour);
  return { ...ground, clock: shiftedClock(nearer) };
}

export function schoolDayFrom(calendar: SchoolCalendar, day: Day): Day {
  let found = day;
  while (!isSchoolDay(calendar, found)) found = addDays(found, 1);
  return found;
}
