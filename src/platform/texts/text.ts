import type { Language } from './words.ts';

/** Words of the content pack in every language, or of a school in Dutch; a language that is not there is shown in Dutch. */
export type Text = { nl: string } & { [L in Exclude<Language, 'nl'>]?: string };

/** A text for a page, and the language it is in when that is not the reader's own. */
export function inLanguage(text: Text, language: Language): { words: string; lang: Language } {
  const own = text[language];
  return own ? { words: own, lang: language } : { words: text.nl, lang: 'nl' };
}
