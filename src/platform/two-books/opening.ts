import type { Day } from '../time/clock.ts';
import { addDays, daysBetween, isSchoolDay, type SchoolCalendar, schoolDaysBetween, schoolDaysLater } from '../time/school-days.ts';

/** Who reads, who stands in, and from when until when. */
export interface Plan {
  opensOn: Day;
  closesOn: Day;
  readerId: string;
  substituteId: string;
}

export type PlanRefusal =
  | 'opening.no-reader'
  | 'opening.no-substitute'
  | 'opening.same-person'
  | 'opening.in-the-past'
  | 'opening.too-short'
  | 'opening.too-long'
  | 'opening.no-school';

/** Everybody gets the chance: also who is ill for a week. */
const leastSchoolDays = 3;

interface Bounds {
  /** Most days between the first and the last. */
  mostDays: number;
  /** Who may read and stand in. */
  answering: ReadonlySet<string>;
}

/** Nobody is asked anything before it is sure who reads, who stands in, and by when. */
export function mayBeAsked(calendar: SchoolCalendar, day: Day, plan: Plan, { mostDays, answering }: Bounds): PlanRefusal | undefined {
  const { opensOn, closesOn, readerId, substituteId } = plan;
  if (!answering.has(readerId)) return 'opening.no-reader';
  if (!answering.has(substituteId)) return 'opening.no-substitute';
  if (readerId === substituteId) return 'opening.same-person';
  if (opensOn < day) return 'opening.in-the-past';
  if (daysBetween(opensOn, closesOn) > mostDays) return 'opening.too-long';
  if (schoolDaysBetween(calendar, addDays(opensOn, -1), closesOn) < leastSchoolDays) return 'opening.too-short';
  if (!isSchoolDay(calendar, opensOn)) return 'opening.no-school';
  return undefined;
}

/** By then people hear the first of what the school heard. */
export const firstResultsOn = (calendar: SchoolCalendar, closedOn: Day): Day => schoolDaysLater(calendar, closedOn, 5);

export type State = 'draft' | 'waiting' | 'open' | 'closing' | 'closed' | 'archived';

interface Days {
  opensOn: Day | null;
  openedOn: Day | null;
  closedOn: Day | null;
  settledOn: Day | null;
  archivedOn: Day | null;
}

/** How far an occasion is on this day. `closing`: no answer counts any more, and the two books are not apart yet. */
export function stateOf({ opensOn, openedOn, closedOn, settledOn, archivedOn }: Days, day: Day): State {
  if (archivedOn) return 'archived';
  if (settledOn) return 'closed';
  if (closedOn) return 'closing';
  if (!openedOn) return 'draft';
  return opensOn !== null && opensOn <= day ? 'open' : 'waiting';
}
