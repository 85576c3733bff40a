import type { Column } from './columns.ts';
import { type Sentence, sentences } from './sentences.ts';

/** Characters in the name of a person, class or school. */
const longestName = 200;

/** What a cell says: no spaces around it, and a name with its accents in one form (a Mac writes them in two). */
export function readCell(cell: string, { isName }: Column): string {
  const value = cell.trim();
  return isName ? value.normalize('NFC') : value;
}

export const listOf = (value: string): string[] => value.split(',').flatMap((part) => part.trim() || []);

// Almost every cell passes this one test; only the rest is looked at more closely.
const mayBeSlip = /^[\s=@+\-＝＠＋－]|[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uFFFD\uFFFE\uFFFF]/u;

/** Controls, and the marks that turn the direction of writing and so can make a name read as another. Joiners stay: Persian names need them. */
const hidden = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/u;

/** What a spreadsheet would calculate: everything that OWASP lists under "CSV injection". */
const formula = /^([\t\r]|\s*[=@＝＠＋－])/;

/** Numbers and phone numbers with their sign, or a sign alone, which people write for "none". */
const signed = /^\s*[+-]/;
const plainSigned = /^\s*[+-][\d\s().,/-]*$/;

/** What has to be set right in a cell; undefined when nothing. */
export function slipOf(cell: string, { need, isName }: Column): Sentence | undefined {
  if (need === 'filled' && cell.trim() === '') return sentences.emptyCell;
  if (isName && cell.length > longestName) return sentences.tooLong(longestName);
  if (!mayBeSlip.test(cell)) return undefined;
  if (formula.test(cell) || (signed.test(cell) && !plainSigned.test(cell))) return sentences.formula;
  if (cell.includes('\uFFFD')) return sentences.lostLetter;
  return hidden.test(cell) ? sentences.hiddenCharacter : undefined;
}
