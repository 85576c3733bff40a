import { sha256 } from '../../../platform/secrets/random.ts';
import type { Language } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { OtherLanguage, TranslationWay } from '../tables.ts';

export interface Translation {
  key: string;
  language: OtherLanguage;
  words: string;
  /** The Dutch that it is a translation of. */
  ofDutch: string;
  way: TranslationWay;
  checkedOn: Day | null;
}

/** How far a part is in a language, as staff see it. */
const translationStates = ['missing', 'by-machine', 'unchecked', 'outdated', 'checked'] as const;
export type TranslationState = (typeof translationStates)[number];

/** Follows from what is kept, so that a text that is changed back is translated again at once. */
export function stateOf(dutch: string, translation: Pick<Translation, 'ofDutch' | 'way' | 'checkedOn'> | undefined): TranslationState {
  if (!translation) return 'missing';
  if (translation.ofDutch !== dutch) return 'outdated';
  if (translation.checkedOn) return 'checked';
  return translation.way === 'by-machine' ? 'by-machine' : 'unchecked';
}

/** A part as a family reads it. */
export interface OwnPartShown {
  dutch: string;
  /** What they read first, and in which language that is. */
  text: string;
  language: Language;
  /** `dutch` where there is no translation to show: none is there, or nobody has checked it yet. */
  state: 'dutch' | 'by-machine' | 'checked' | 'outdated';
  /** The translation of what the Dutch said before it changed. */
  earlier?: string;
}

/**
 * What a family reads of a part. Where the Dutch changed it is the Dutch that comes first, with the earlier translation one tap away:
 * who follows a rule that no longer holds is misled, who cannot read one asks.
 * @param showsMachine the school lets families read what nobody checked yet, marked as a machine's
 */
export function partShown(dutch: string, translation: Translation | undefined, showsMachine: boolean): OwnPartShown {
  const inDutch = { dutch, text: dutch, language: 'nl', state: 'dutch' } as const;
  const state = stateOf(dutch, translation);
  if (!translation || state === 'missing' || state === 'unchecked') return inDutch;
  if (state === 'outdated') return translation.checkedOn ? { ...inDutch, state, earlier: translation.words } : inDutch;
  if (state === 'by-machine' && !showsMachine) return inDutch;
  return { dutch, text: translation.words, language: translation.language, state };
}

/** Tells two wordings apart; 16 hexadecimal digits. */
export const fingerprintOf = (...words: string[]): string => sha256(JSON.stringify(words)).toString('hex').slice(0, 16);
