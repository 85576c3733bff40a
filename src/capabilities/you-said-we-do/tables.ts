import type { SchoolId } from '../../platform/database/ids.ts';
import type { Language } from '../../platform/texts/words.ts';
import type { Day } from '../../platform/time/clock.ts';

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
}

interface ThemeWordsTable {
  school_id: SchoolId;
  theme_id: string;
  language: Language;
  heard: string;
  told: string | null;
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
  'you_said_we_do.theme_words': ThemeWordsTable;
  'you_said_we_do.source': SourceTable;
  'you_said_we_do.clarity': ClarityTable;
}
