import type { SchoolId } from '../../platform/database/ids.ts';
import type { Day } from '../../platform/time/clock.ts';
import type { OwnTextId } from '../languages/tables.ts';

export const themeAnswers = ['yes', 'no', 'later'] as const;
/** What the school does with a theme. */
export type ThemeAnswer = (typeof themeAnswers)[number];

interface ThemeTable {
  school_id: SchoolId;
  id: string;
  occasion_id: string;
  made_on: Day;
  made_by_id: string | null;
  answer: ThemeAnswer | null;
  answerable_id: string | null;
  by_day: Day | null;
  answered_on: Day | null;
  text_id: OwnTextId;
}

interface SourceTable {
  school_id: SchoolId;
  theme_id: string;
  saying_id: string;
}

interface ClarityTable {
  school_id: SchoolId;
  theme_id: string;
  person_id: string;
  is_clear: boolean;
}

export interface YouSaidTables {
  'you_said_we_do.theme': ThemeTable;
  'you_said_we_do.source': SourceTable;
  'you_said_we_do.clarity': ClarityTable;
}
