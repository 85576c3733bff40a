import type { Ground } from '../platform/ground.ts';
import { type Day, shiftedClock, systemClock, today } from '../platform/time/clock.ts';
import { addDays, daysBetween, isSchoolDay, type SchoolCalendar } from '../platform/time/school-days.ts';

/** The ground with its clock on another day. */
export const clockOn = (ground: Ground, day: Day): Ground => {
  const ahead = ground.clock.now().getTime() - systemClock.now().getTime();
  return { ...ground, clock: shiftedClock(ahead - daysBetween(day, today(ground.clock)) * 86_400_000) };
};

export function schoolDayFrom(calendar: SchoolCalendar, day: Day): Day {
  let found = day;
  while (!isSchoolDay(calendar, found)) found = addDays(found, 1);
  return found;
}
