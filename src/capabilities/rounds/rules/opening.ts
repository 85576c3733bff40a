import type { Day } from '../../../platform/time/clock.ts';
import { addDays, daysBetween, isSchoolDay, type SchoolCalendar, schoolDaysBetween, schoolDaysLater } from '../../../platform/time/school-days.ts';
import type { Version } from '../tables.ts';
import { asked, mostQuestions, type Question } from './questions.ts';

/** What a round needs before anybody is asked. */
export interface Opening {
  period: string;
  opensOn: Day;
  closesOn: Day;
  readerId: string;
  substituteId: string;
  parts: { version: Version; questions: Question[] }[];
}

export type OpeningRefusal =
  | 'opening.no-period'
  | 'opening.no-reader'
  | 'opening.no-substitute'
  | 'opening.same-person'
  | 'opening.in-the-past'
  | 'opening.too-short'
  | 'opening.too-long'
  | 'opening.no-school'
  | 'opening.nobody-asked'
  | 'opening.too-many-questions'
  | 'opening.themes-open';

/** Everybody gets the chance: also who is ill for a week. */
const leastSchoolDays = 3;
const mostDays = 56;

/** Nobody is asked anything before it is sure who reads, who stands in, and by when. */
export function mayOpen(calendar: SchoolCalendar, day: Day, opening: Opening, answering: ReadonlySet<string>): OpeningRefusal | undefined {
  const { period, opensOn, closesOn, readerId, substituteId, parts } = opening;
  if (!period.trim()) return 'opening.no-period';
  if (!answering.has(readerId)) return 'opening.no-reader';
  if (!answering.has(substituteId)) return 'opening.no-substitute';
  if (readerId === substituteId) return 'opening.same-person';
  if (opensOn < day) return 'opening.in-the-past';
  if (daysBetween(opensOn, closesOn) > mostDays) return 'opening.too-long';
  if (schoolDaysBetween(calendar, addDays(opensOn, -1), closesOn) < leastSchoolDays) return 'opening.too-short';
  if (!isSchoolDay(calendar, opensOn)) return 'opening.no-school';
  if (parts.every(({ questions }) => asked(questions).length === 0)) return 'opening.nobody-asked';
  if (parts.some(({ questions }) => asked(questions).length > mostQuestions)) return 'opening.too-many-questions';
  return undefined;
}

/** By then people hear the first of what the school heard. */
export const firstResultsOn = (calendar: SchoolCalendar, closedOn: Day): Day => schoolDaysLater(calendar, closedOn, 5);

/** By then somebody who asked for it was visited. */
export const visitBy = (calendar: SchoolCalendar, day: Day): Day => schoolDaysLater(calendar, day, 5);

export type State = 'draft' | 'waiting' | 'open' | 'closing' | 'closed' | 'archived';

interface Days {
  opensOn: Day | null;
  openedOn: Day | null;
  closedOn: Day | null;
  settledOn: Day | null;
  archivedOn: Day | null;
}

/** How far a round is on this day. `closing`: no answer counts any more, and the two books are not apart yet. */
export function stateOf({ opensOn, openedOn, closedOn, settledOn, archivedOn }: Days, day: Day): State {
  if (archivedOn) return 'archived';
  if (settledOn) return 'closed';
  if (closedOn) return 'closing';
  if (!openedOn) return 'draft';
  return opensOn !== null && opensOn <= day ? 'open' : 'waiting';
}
