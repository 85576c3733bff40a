/** "Çağla" and "cagla" are the same name. */
export const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ı', 'i');

/** Parts of names that stand in many sentences. */
const particles = new Set(['van', 'den', 'der', 'des', 'del', 'dos', 'von', 'bin', 'ter', 'ten']);

/**
 * A word of this text that is also somebody's name, as it was typed.
 * @param names of a family, e.g. `El Khatib`; parts of fewer than three letters are too common to look for
 */
export function nameIn(text: string, names: readonly string[]): string | undefined {
  const parts = new Set(names.flatMap(wordsOf).map(folded));
  return wordsOf(text).find((word) => word.length >= 3 && parts.has(folded(word)) && !particles.has(folded(word)));
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}]+/gu) ?? [];
