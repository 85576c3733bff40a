import type { Generated } from 'kysely';
import type { SchoolId } from '../../platform/database/ids.ts';
import type { Day } from '../../platform/time/clock.ts';
import type { Weekday } from '../../platform/time/school-days.ts';

const audiences = ['pupils', 'guardians'] as const;
export type Audience = (typeof audiences)[number];

/** How the question reached somebody. All count the same. */
export const ways = ['own-device', 'class-device', 'paper', 'talk'] as const;
export type Way = (typeof ways)[number];

interface RhythmTable {
  school_id: SchoolId;
  id: string;
  audience: Audience;
  class_id: string | null;
  every_weeks: number;
  weekday: Weekday;
  reader_id: string;
  substitute_id: string;
  is_paused: Generated<boolean>;
}

interface OccasionTable {
  school_id: SchoolId;
  id: string;
  audience: Audience;
  class_id: string | null;
  opened_on: Day;
  closes_on: Day;
  reader_id: string;
  substitute_id: string;
}

interface AnswerTable {
  school_id: SchoolId;
  id: string;
  occasion_id: string;
  person_id: string;
  confidant_id: string | null;
  teachers_too: boolean;
  said_on: Day;
  way: Way;
  fingerprint: Buffer;
  words: Buffer;
}

interface ConflictTable {
  school_id: SchoolId;
  answer_id: string;
  person_id: string;
  received_at: Date;
  fingerprint: Buffer;
  words: Buffer;
}

interface TurnTable {
  school_id: SchoolId;
  person_id: string;
  asked_on: Generated<Day | null>;
  asked_by_way: Generated<Way | null>;
  answered_on: Generated<Day | null>;
  planned_by_id: Generated<string | null>;
  planned_on: Generated<Day | null>;
}

interface ReadingTable {
  school_id: SchoolId;
  answer_id: string;
  reader_id: string;
  read_on: Day;
}

export interface CheckInTables {
  'check_ins.rhythm': RhythmTable;
  'check_ins.occasion': OccasionTable;
  'check_ins.answer': AnswerTable;
  'check_ins.conflict': ConflictTable;
  'check_ins.turn': TurnTable;
  'check_ins.reading': ReadingTable;
}
