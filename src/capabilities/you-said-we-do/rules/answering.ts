import type { Day } from '../../../platform/time/clock.ts';
import { type SchoolCalendar, schoolDaysLater } from '../../../platform/time/school-days.ts';
import type { ThemeAnswer } from '../tables.ts';

/** By then people hear what the school heard. */
export const heardBy = (calendar: SchoolCalendar, closedOn: Day): Day => schoolDaysLater(calendar, closedOn, 5);

/** By then every theme has an answer. */
export const answeredBy = (calendar: SchoolCalendar, closedOn: Day): Day => schoolDaysLater(calendar, closedOn, 15);

/** A day by which people were promised something. */
export interface Term {
  day: Day;
  isOver: boolean;
}

export const termOf = (day: Day, today: Day): Term => ({ day, isOver: day < today });

/** What was typed as an answer to a theme. */
export interface Answering {
  answer: ThemeAnswer | undefined;
  told: string;
  personId: string;
  byDay: Day | undefined;
}

export type AnswerRefusal = 'answer.which' | 'answer.why' | 'answer.who' | 'answer.when' | 'answer.past';

/** Yes, no and later all need a reason and a person; yes and later also a day. */
export function refusalOf({ answer, told, personId, byDay }: Answering, day: Day, staffIds: ReadonlySet<string>): AnswerRefusal | undefined {
  if (!answer) return 'answer.which';
  if (!told) return 'answer.why';
  if (!staffIds.has(personId)) return 'answer.who';
  if (answer === 'no') return undefined;
  if (!byDay) return 'answer.when';
  return byDay < day ? 'answer.past' : undefined;
}
