import type { SchoolId } from '../../platform/database/ids.ts';
import type { Day } from '../../platform/time/clock.ts';

export const outcomes = ['talked', 'written', 'not-now'] as const;
export type Outcome = (typeof outcomes)[number];

const urgencies = ['today', 'week'] as const;
export type Urgency = (typeof urgencies)[number];

interface PromiseTable {
  school_id: SchoolId;
  id: string;
  kind: string;
  about: string;
  asker_id: string;
  class_id: string | null;
  urgency: Urgency;
  person_id: string;
  substitute_id: string;
  asked_on: Day;
  due_on: Day;
  handed_over_on: Day | null;
  closed_on: Day | null;
  closed_by: string | null;
  outcome: Outcome | null;
  told_back: Buffer | null;
}

interface ReminderTable {
  school_id: SchoolId;
  person_id: string;
  sent_on: Day;
}

export interface FollowUpTables {
  'follow_ups.promise': PromiseTable;
  'follow_ups.reminder': ReminderTable;
}
