import { cleaned } from './cleaned.ts';
import type { Translation } from './states.ts';
import { longestTranslation } from './translating.ts';

export type ImportSlip = 'import.unknown' | 'import.language' | 'import.not-agreed' | 'import.dutch-differs' | 'import.checked-already' | 'import.too-long';

export interface ImportedPart {
  key: string;
  source: string;
  target: string;
}

/** What is there of a text when a file about it comes in. */
export interface TextAsItIs {
  mayBeTranslated: boolean;
  parts: readonly { key: string; dutch: string }[];
  /** In the language of the file. */
  translations: readonly Translation[];
}

/** What becomes of one part of a file: kept until somebody checks it, nothing because it is there already, or refused. */
export function decideImport(
  text: TextAsItIs,
  { key, source, target }: ImportedPart,
): { keep: { dutch: string; words: string } } | { same: true } | { slip: ImportSlip } {
  const words = cleaned(target);
  if (words === '') return { same: true };
  const part = text.parts.find((one) => one.key === key);
  if (!part) return { slip: 'import.unknown' };
  const kept = text.translations.find((one) => one.key === key);
  if (kept && kept.words === words) return { same: true };
  if (!text.mayBeTranslated) return { slip: 'import.not-agreed' };
  if (onOneLine(source) !== onOneLine(part.dutch)) return { slip: 'import.dutch-differs' };
  if (kept?.checkedOn && kept.ofDutch === part.dutch) return { slip: 'import.checked-already' };
  if (words.length > longestTranslation) return { slip: 'import.too-long' };
  return { keep: { dutch: part.dutch, words } };
}

/** Tools break and join lines. */
const onOneLine = (words: string): string => cleaned(words).replace(/\s+/g, ' ');
