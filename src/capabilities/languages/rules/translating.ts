import { cleaned } from './cleaned.ts';
import { fingerprintOf, type Translation } from './states.ts';

/** As long as a part may be in another language, in characters. */
export const longestTranslation = 5000;

/** One field of the page on which somebody translates. */
export interface TypedPart {
  key: string;
  words: string;
  /** Fingerprint of the Dutch that stood beside the field. */
  ofDutch: string;
  /** Fingerprint of what stood in the field before; of nothing where it was empty. */
  was: string;
  /** The Dutch changed, and somebody who read both says the translation still says the same. */
  stillHolds: boolean;
}

export type PartSlip = 'part.dutch-changed' | 'part.somebody-else' | 'part.too-long';

/** What becomes of a field: it stays as it is, goes, is kept, or is shown again with what came between. */
export type PartDecision = { does: 'leave' } | { does: 'drop' } | { does: 'keep'; words: string; isNew: boolean } | { slip: PartSlip };

/**
 * Decides about one field.
 * @param dutch as it is now
 * @param kept the translation as it is now
 */
export function decide(dutch: string, kept: Pick<Translation, 'words' | 'ofDutch'> | undefined, typed: TypedPart): PartDecision {
  const words = cleaned(typed.words);
  const isTouched = fingerprintOf(words) !== typed.was;
  if (!isTouched && words === '') return { does: 'leave' };
  if (fingerprintOf(dutch) !== typed.ofDutch) return { slip: 'part.dutch-changed' };
  if (fingerprintOf(kept?.words ?? '') !== typed.was && words !== kept?.words) return isTouched ? { slip: 'part.somebody-else' } : { does: 'leave' };
  if (words === '') return { does: 'drop' };
  if (words.length > longestTranslation) return { slip: 'part.too-long' };
  // Whoever leaves an old translation as it was has not said that it still holds.
  if (!isTouched && kept && kept.ofDutch !== dutch && !typed.stillHolds) return { does: 'leave' };
  return { does: 'keep', words, isNew: words !== kept?.words };
}
