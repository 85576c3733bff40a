import type { Day } from '../../../platform/time/clock.ts';
import { type SchoolCalendar, schoolDaysLater } from '../../../platform/time/school-days.ts';
import type { Version } from '../../../platform/two-books/books.ts';
import { mayBeAsked, type Plan, type PlanRefusal } from '../../../platform/two-books/opening.ts';
import { asked, mostQuestions, type Question } from './questions.ts';

/** What a round needs before anybody is asked. */
export interface Opening extends Plan {
  period: string;
  parts: { version: Version; questions: Question[] }[];
}

export type OpeningRefusal = PlanRefusal | 'opening.no-period' | 'opening.nobody-asked' | 'opening.too-many-questions' | 'opening.themes-open';

const mostDays = 56;

/** Nobody is asked anything before it is sure who reads, who stands in, and by when. */
export function mayOpen(calendar: SchoolCalendar, day: Day, opening: Opening, answering: ReadonlySet<string>): OpeningRefusal | undefined {
  const { period, parts } = opening;
  if (!period.trim()) return 'opening.no-period';
  const refused = mayBeAsked(calendar, day, opening, { mostDays, answering });
  if (refused) return refused;
  if (parts.every(({ questions }) => asked(questions).length === 0)) return 'opening.nobody-asked';
  if (parts.some(({ questions }) => asked(questions).length > mostQuestions)) return 'opening.too-many-questions';
  return undefined;
}

/** By then somebody who asked for it was visited. */
export const visitBy = (calendar: SchoolCalendar, day: Day): Day => schoolDaysLater(calendar, day, 5);
