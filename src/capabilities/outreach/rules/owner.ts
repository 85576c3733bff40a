import type { Day } from '../../../platform/time/clock.ts';
import { type SchoolCalendar, schoolDaysBetween } from '../../../platform/time/school-days.ts';

/** Who goes, and who stands in; empty for nobody yet. */
export interface Going {
  ownerId: string;
  substituteId: string;
}

export interface GoingSlips {
  owner?: 'owner.first';
  substitute?: 'owner.same-person';
}

export function goingSlips({ ownerId, substituteId }: Going): GoingSlips {
  if (substituteId !== '' && ownerId === '') return { owner: 'owner.first' };
  return substituteId !== '' && substituteId === ownerId ? { substitute: 'owner.same-person' } : {};
}

/** Within so many school days the school finds somebody who goes. */
export const daysToFindOwner = 10;

/** How long a family has been waiting for somebody who goes, in school days, and whether that is longer than the school allowed itself. */
export function waitForOwner(calendar: SchoolCalendar, since: Day, today: Day): { days: number; isLate: boolean } {
  const days = schoolDaysBetween(calendar, since, today);
  return { days, isLate: days > daysToFindOwner };
}
