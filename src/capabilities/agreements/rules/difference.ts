/** A piece of text that both have, or only the new or the old one. */
export interface Piece {
  what: 'same' | 'added' | 'removed';
  words: string;
}

/**
 * What changed from one text to another, word by word: joined, `same` and `removed` pieces are the old text, `same` and `added` the new one,
 * each with one space before it.
 * The longest words in common (Wagner and Fischer, 1974); texts here have at most some hundred words.
 */
export function differenceOf(before: string, after: string): Piece[] {
  const [old, fresh] = [wordsIn(before), wordsIn(after)];
  const common = commonFrom(old, fresh);
  const pieces: Piece[] = [];
  const add = (what: Piece['what'], words: string): void => {
    const last = pieces.at(-1);
    if (last?.what === what) last.words += words;
    else pieces.push({ what, words });
  };
  let [a, b] = [0, 0];
  while (a < old.length || b < fresh.length) {
    const [left, right] = [old[a], fresh[b]];
    if (left !== undefined && left === right) {
      add('same', left);
      a++;
      b++;
    } else if (left !== undefined && (right === undefined || at(common, a + 1, b) >= at(common, a, b + 1))) {
      add('removed', left);
      a++;
    } else {
      add('added', right as string);
      b++;
    }
  }
  return pieces;
}

/** Words with the space before them, the first one too. */
const wordsIn = (text: string): string[] => ` ${text.trim()}`.match(/\s+\S+/g) ?? [];

/** How many words two texts have in common from place to place on. */
function commonFrom(old: readonly string[], fresh: readonly string[]): number[][] {
  const common = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0));
  for (let a = old.length - 1; a >= 0; a--)
    for (let b = fresh.length - 1; b >= 0; b--)
      (common[a] as number[])[b] = old[a] === fresh[b] ? at(common, a + 1, b + 1) + 1 : Math.max(at(common, a + 1, b), at(common, a, b + 1));
  return common;
}

const at = (table: readonly number[][], a: number, b: number): number => table[a]?.[b] ?? 0;

/** One side of a difference: the text before (without what was added), or after. */
export const piecesOf = (pieces: readonly Piece[], without: 'added' | 'removed'): Piece[] => pieces.filter(({ what }) => what !== without);
