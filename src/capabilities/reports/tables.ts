import type { SchoolId } from '../../platform/database/ids.ts';
import type { Day } from '../../platform/time/clock.ts';

type Audience = 'pupils' | 'guardians' | 'staff';

interface PublicationTable {
  school_id: SchoolId;
  id: string;
  occasion_id: string;
  title: string;
  audience: Audience;
  opened_on: Day;
  closed_on: Day;
  published_on: Day;
  questions: string[];
  fingerprint: Buffer;
}

interface QuestionTable {
  school_id: SchoolId;
  publication_id: string;
  question: string;
  certificate: string;
  fingerprint: Buffer;
}

export interface ReportTables {
  'reports.publication': PublicationTable;
  'reports.question': QuestionTable;
}
