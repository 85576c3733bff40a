import type { Generated, JSONColumnType } from 'kysely';
import type { SchoolId } from '../../platform/database/ids.ts';
import type { Day } from '../../platform/time/clock.ts';
import type { Question } from './rules/questions.ts';

export const versions = ['6-9', '10-13', '14-18', 'guardian', 'staff'] as const;
/** For whom the words are: pupils by age, guardians, or staff. */
export type Version = (typeof versions)[number];

/** How an answer reached the school. All count the same. */
export const ways = ['own-device', 'class-device', 'paper', 'talk'] as const;
export type Way = (typeof ways)[number];

const outcomes = ['took-part', 'did-not-want'] as const;
export type Outcome = (typeof outcomes)[number];

/** Chosen options by question. */
export type ChosenOptions = Record<string, string[]>;

interface RoundTable {
  school_id: SchoolId;
  id: string;
  kind: string;
  title: string;
  period: string;
  opens_on: Day | null;
  closes_on: Day | null;
  reader_id: string | null;
  substitute_id: string | null;
  made_by_id: string | null;
  edition: Generated<number>;
  opened_on: Day | null;
  closed_on: Day | null;
  settles_after: Date | null;
  settled_on: Day | null;
  archived_on: Day | null;
}

interface PartTable {
  school_id: SchoolId;
  round_id: string;
  version: Version;
  questions: JSONColumnType<Question[]>;
  is_published: Generated<boolean>;
}

interface ParticipationTable {
  school_id: SchoolId;
  round_id: string;
  person_id: string;
  version: Version;
  class_id: string | null;
  outcome: Outcome | null;
  way: Way | null;
  reminded_on: Day | null;
}

interface AnswerTable {
  school_id: SchoolId;
  round_id: string;
  pseudonym: Buffer;
  version: Version;
  class_id: string | null;
  way: Way | null;
  letters: string[] | null;
  fingerprint: Buffer | null;
  reads_dutch: boolean | null;
  choices: JSONColumnType<ChosenOptions>;
  words: Buffer | null;
}

interface ConflictTable {
  school_id: SchoolId;
  round_id: string;
  letter_id: string;
  fingerprint: Buffer;
  words: Buffer;
}

interface LateAnswerTable {
  school_id: SchoolId;
  round_id: string;
  id: string;
  version: Version;
  words: Buffer;
}

interface NamedAnswerTable {
  school_id: SchoolId;
  id: string;
  round_id: string;
  person_id: string;
  confidant_id: string;
  said_on: Day;
  marks: Buffer[];
  is_from_paper: boolean;
  words: Buffer;
}

interface AttachmentTable {
  school_id: SchoolId;
  id: string;
  round_id: string;
  pseudonym: Buffer | null;
  letter_id: string | null;
  bytes: Buffer;
}

interface NamedAttachmentTable {
  school_id: SchoolId;
  id: string;
  answer_id: string;
  mark: Buffer;
  bytes: Buffer;
}

interface DraftTable {
  school_id: SchoolId;
  id: Buffer;
  round_id: string;
  words: Buffer;
}

export interface RoundTables {
  'rounds.round': RoundTable;
  'rounds.part': PartTable;
  'rounds.participation': ParticipationTable;
  'rounds.answer': AnswerTable;
  'rounds.conflict': ConflictTable;
  'rounds.late_answer': LateAnswerTable;
  'rounds.named_answer': NamedAnswerTable;
  'rounds.attachment': AttachmentTable;
  'rounds.named_attachment': NamedAttachmentTable;
  'rounds.draft': DraftTable;
}
