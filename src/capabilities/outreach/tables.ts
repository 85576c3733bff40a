import type { SchoolId } from '../../platform/database/ids.ts';
import type { Day } from '../../platform/time/clock.ts';

/** What stood in the way. Each is something of the school; there is none for what a family did or did not do. */
export const obstacles = [
  'no-number',
  'language',
  'screens-only',
  'too-much-asked',
  'only-bad-news',
  'hours',
  'no-answer',
  'not-welcome',
  'nobody-asked',
  'unknown',
] as const;
export type Obstacle = (typeof obstacles)[number];

export const endings = ['back', 'not-now'] as const;
export type Ending = (typeof endings)[number];

interface LostContactTable {
  school_id: SchoolId;
  id: string;
  /** A pupil or a guardian; it stands for the whole family. */
  person_id: string;
  /** When the school last had contact. */
  last_on: Day;
  /** That day is an estimate. */
  is_about: boolean;
  obstacles: Obstacle[];
  known: Buffer | null;
  guessed: Buffer | null;
  entered_by_id: string;
  /** Since when nobody goes, while there is no owner. */
  waiting_since: Day;
  owner_id: string | null;
  substitute_id: string | null;
  next_step: Buffer | null;
  due_on: Day | null;
  ending: Ending | null;
  ended_on: Day | null;
  came_of_it: Buffer | null;
  /** When somebody last noted anything. */
  noted_on: Day;
  /** Changes with every change, so that nobody overwrites what they have not seen. */
  edition: string;
}

interface StepTable {
  school_id: SchoolId;
  id: string;
  contact_id: string;
  day: Day;
  by_id: string;
  words: Buffer;
}

interface LessonTable {
  school_id: SchoolId;
  id: string;
  /** Its first day. */
  month: Day;
  words: string;
}

export interface OutreachTables {
  'outreach.lost_contact': LostContactTable;
  'outreach.step': StepTable;
  'outreach.lesson': LessonTable;
}
