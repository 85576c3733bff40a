import type { OtherLanguage } from '../tables.ts';
import { longestTranslation } from './translating.ts';

/**
 * Whether what a machine gave can be a first version in a language: some plain words, in the script of the language, and not the Dutch again.
 * Whether it is a good one only a person can tell.
 */
export function isDraftIn(language: OtherLanguage, dutch: string, draft: string): boolean {
  if (draft === '' || draft.length > longestTranslation) return false;
  // Plain words were sent; what comes back as a page is none.
  if (markup.test(draft) && !markup.test(dutch)) return false;
  if (lettersIn(draft, /\p{L}/gu) > 0 && lettersIn(draft, scripts[language]) * 2 < lettersIn(draft, /\p{L}/gu)) return false;
  // A name or a word may be the same in both.
  return dutch.split(/\s+/).length < 3 || alike(dutch) !== alike(draft);
}

const markup = /<[a-z/!][^>]*>|&[a-z]+;|&#\d+;/i;

const scripts: Record<OtherLanguage, RegExp> = { ar: /\p{Script=Arabic}/gu, fr: /\p{Script=Latin}/gu, en: /\p{Script=Latin}/gu, tr: /\p{Script=Latin}/gu };

const lettersIn = (words: string, kind: RegExp): number => words.match(kind)?.length ?? 0;

const alike = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
