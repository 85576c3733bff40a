import lookback from '../../../../content/lookback.json' with { type: 'json' };
import needs from '../../../../content/needs.json' with { type: 'json' };
import type { Language, Reader } from '../../../platform/texts/words.ts';
import { shippedSets } from './shipped-sets.ts';

const byReader = { pupil: 'pupil', guardian: 'parent' } as const;

/** What a round is called: by the name of its set, or by what the school called it. */
export function titleOf({ kind, title }: { kind: string; title: string }, reader: Reader, language: Language): string {
  if (kind === needs.id && reader === 'guardian') return needs.title_guardian[language];
  return shippedSets.find(({ id }) => id === kind)?.title[language] ?? title;
}

/** Said before the first question, where the set has words of its own for that. */
export const introOf = (kind: string, reader: Reader, language: Language): string | undefined =>
  kind === lookback.id ? lookback.intro[byReader[reader]][language] : undefined;

/** Said after the last; `{datum}` is the day on which people hear what the school heard. */
export const closingOf = (reader: Reader, language: Language): string => lookback.closing[byReader[reader]][language];
