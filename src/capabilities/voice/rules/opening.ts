import type { Day } from '../../../platform/time/clock.ts';
import { type SchoolCalendar, schoolDaysLater } from '../../../platform/time/school-days.ts';
import type { Audience } from '../../../platform/two-books/books.ts';
import { mayBeAsked, type Plan, type PlanRefusal } from '../../../platform/two-books/opening.ts';
import { isPutTo, type Statement } from './statements.ts';

/** What a round of statements needs before anybody is asked. */
export interface Opening extends Plan {
  title: string;
  audiences: readonly Audience[];
  statements: readonly Statement[];
}

export type OpeningRefusal = PlanRefusal | 'opening.no-title' | 'opening.nobody-asked' | 'opening.too-few' | 'opening.themes-open';

/** A term, with its holidays. */
const mostDays = 130;

/** Fewer say nothing of what people share. */
const leastStatements = 3;

/** Nobody is asked anything before it is sure who reads, who stands in, and by when. */
export function mayOpen(calendar: SchoolCalendar, day: Day, opening: Opening, answering: ReadonlySet<string>): OpeningRefusal | undefined {
  const { title, audiences, statements } = opening;
  if (!title.trim()) return 'opening.no-title';
  const refused = mayBeAsked(calendar, day, opening, { mostDays, answering });
  if (refused) return refused;
  if (audiences.length === 0) return 'opening.nobody-asked';
  if (audiences.some((audience) => statements.filter((one) => isPutTo(one, audience)).length < leastStatements)) return 'opening.too-few';
  return undefined;
}

/** By then somebody has read a statement of one's own. */
export const readBy = (calendar: SchoolCalendar, day: Day): Day => schoolDaysLater(calendar, day, 5);
