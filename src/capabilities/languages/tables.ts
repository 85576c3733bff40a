import type { SchoolId } from '../../platform/database/ids.ts';
import { type Language, languages } from '../../platform/texts/words.ts';
import type { Day } from '../../platform/time/clock.ts';

/** A language in which families read, besides Dutch. */
export type OtherLanguage = Exclude<Language, 'nl'>;
export const otherLanguages = languages.filter((language): language is OtherLanguage => language !== 'nl');

export const isOtherLanguage = (text: unknown): text is OtherLanguage => (otherLanguages as readonly unknown[]).includes(text);

/** How a translation came. */
export type TranslationWay = 'typed' | 'imported' | 'by-machine';

export const translationPurposes = ['health', 'integration', 'question', 'offer'] as const;
/** What a school may translate for. */
export type TranslationPurpose = (typeof translationPurposes)[number];

declare const brand: unique symbol;
declare const dutch: unique symbol;
/** Dutch of the school itself: never what a pupil, parent or colleague wrote. Only `keepOwnText` makes it, and only this may go to a machine. */
export type OwnDutch = string & { readonly [dutch]: 'own dutch' };

/** The id of a text of the school, for a column that refers to `languages.own_text`. */
export type OwnTextId = string & { readonly [brand]: 'own text' };

/** Of what was kept as one; a row of another table holds it as text. */
export const ownTextId = (id: string): OwnTextId => id as OwnTextId;

interface OwnTextTable {
  school_id: SchoolId;
  id: string;
  capability: string;
  title: string;
  purpose: TranslationPurpose | null;
  agreed_by_id: string | null;
  agreed_on: Day | null;
}

interface OwnPartTable {
  school_id: SchoolId;
  text_id: string;
  key: string;
  /** 0 for the first part. */
  place: number;
  dutch: OwnDutch;
}

interface TranslationTable {
  school_id: SchoolId;
  text_id: string;
  key: string;
  language: OtherLanguage;
  words: string;
  of_dutch: string;
  way: TranslationWay;
  checked_by_id: string | null;
  checked_on: Day | null;
}

interface VoiceTable {
  school_id: SchoolId;
  id: string;
  text_id: string;
  language: string;
  fingerprint: string;
  media_type: string;
  bytes: Buffer;
  kept_by_id: string;
  kept_on: Day;
}

interface SchoolChoiceTable {
  school_id: SchoolId;
  shows_machine: boolean;
}

/** What of the database belongs to languages. Other capabilities may refer to own texts. */
export interface LanguagesTables {
  'languages.own_text': OwnTextTable;
  'languages.own_part': OwnPartTable;
  'languages.translation': TranslationTable;
  'languages.voice': VoiceTable;
  'languages.school_choice': SchoolChoiceTable;
}
