import content from '../../../../content/phrases.json' with { type: 'json' };
import type { Language } from '../../../platform/texts/words.ts';

export interface Phrase {
  id: string;
  text: Record<Language, string>;
}

/** Sentences for one situation, said by the school or by a family. */
export interface PhraseGroup {
  id: string;
  by: 'school' | 'family';
  title: Record<Language, string>;
  phrases: Phrase[];
}

/** The sentences that families and schools need most with each other. */
export const phraseGroups = content.groups as readonly PhraseGroup[];

/** What families want to say comes first for them. */
export const groupsForFamilies = [...phraseGroups].sort((a, b) => Number(a.by === 'school') - Number(b.by === 'school'));

/** Whether somebody who speaks the language has read the sentences. */
export const isRead = (language: Language): boolean => (content.review[language] as string) !== 'draft';
