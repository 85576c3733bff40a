import type { SchoolId } from '../../platform/database/ids.ts';
import type { Day } from '../../platform/time/clock.ts';
import type { OwnTextId } from '../languages/index.tsx';

export const groups = ['pupils', 'guardians', 'staff', 'visitors'] as const;
/** For whom an agreement can hold. */
export type Group = (typeof groups)[number];

interface SubjectTable {
  school_id: SchoolId;
  id: string;
  key: string;
  name: string;
}

interface AgreementTable {
  school_id: SchoolId;
  id: string;
  subject_id: string;
  name: string;
}

interface VersionTable {
  school_id: SchoolId;
  id: string;
  agreement_id: string;
  turn: number;
  edition: string;
  title: string;
  groups: Group[];
  class_ids: string[] | null;
  decided: string;
  allowed: string;
  not_allowed: string;
  why: string;
  who_decided: string;
  follow_up: string;
  if_not: string;
  help: string;
  for_children: string;
  what_changed: string;
  staff_line: string;
  staff_do: string;
  from_day: Day | null;
  until_day: Day | null;
  answerable_id: string | null;
  substitute_id: string | null;
  made_by_id: string | null;
  made_on: Day;
  asked_on: Day | null;
  published_on: Day | null;
  text_id: OwnTextId | null;
}

interface ConfirmationTable {
  school_id: SchoolId;
  version_id: string;
  mark: Buffer;
}

interface DoubtTable {
  school_id: SchoolId;
  id: string;
  version_id: string;
  said_on: Day;
  words: Buffer;
  answer: Buffer | null;
  answered_on: Day | null;
}

interface ClarityTable {
  school_id: SchoolId;
  version_id: string;
  person_id: string;
}

interface QuestionTable {
  school_id: SchoolId;
  id: string;
  agreement_id: string;
  asker_id: string;
  asked_on: Day;
  words: Buffer;
  sound: Buffer | null;
}

interface SharedAnswerTable {
  school_id: SchoolId;
  id: string;
  agreement_id: string;
  text_id: OwnTextId;
  made_on: Day;
}

export interface AgreementTables {
  'agreements.subject': SubjectTable;
  'agreements.agreement': AgreementTable;
  'agreements.version': VersionTable;
  'agreements.confirmation': ConfirmationTable;
  'agreements.doubt': DoubtTable;
  'agreements.clarity': ClarityTable;
  'agreements.question': QuestionTable;
  'agreements.shared_answer': SharedAnswerTable;
}
