import type { SchoolId } from '../../platform/database/ids.ts';
import type { Day } from '../../platform/time/clock.ts';
import type { OwnTextId } from '../languages/index.tsx';

export const standings = ['coming', 'busy', 'done'] as const;
/** Where the school is with a step; in words, never a number. */
export type Standing = (typeof standings)[number];

interface PlanTable {
  school_id: SchoolId;
  id: string;
  edition: string;
  class_id: string | null;
  happened: string;
  missed: string;
  first: string;
  know: string;
  learn: string;
  where_when: string;
  extra: string;
  not_home: string;
  tell: string;
  progress: string;
  review_on: Day | null;
  answerable_id: string | null;
  substitute_id: string | null;
  made_by_id: string | null;
  made_on: Day;
  published_on: Day | null;
  text_id: OwnTextId | null;
}

interface StepTable {
  school_id: SchoolId;
  plan_id: string;
  place: number;
  what: string;
  for_whom: string;
  when_words: string;
  standing: Standing;
}

interface WelcomeTable {
  school_id: SchoolId;
  id: string;
  pupil_id: string;
  started_on: Day;
  started_by_id: string | null;
  answerable_id: string;
  substitute_id: string;
  words: Buffer;
}

export interface CatchUpTables {
  'catch_up.plan': PlanTable;
  'catch_up.step': StepTable;
  'catch_up.welcome': WelcomeTable;
}
