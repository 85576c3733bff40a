import type { Sentence, Token } from './tokens.ts';

/*
 * How a form is written:
 *   print*  *gerief  ge*d  any letters after, before or in between
 *   (a|b*|$name)         one of these words; $name is a class of words, see word-classes.ts
 *   word?  (a|b)?        may be left out
 *   ~                    at most five words in between, within the sentence; ~~ at most fourteen
 *   ^                    at the beginning of a clause
 *   #                    a number, in digits or in words
 *   MDO                  all in capitals: only in capitals
 *   neem+                a verb as it is now: neem, neemt, nemen
 *   mee_neem             a verb in two pieces: "neem … mee", "meenemen", "meegenomen", "mee te nemen"
 *   a & b                both, whichever comes first, at most fourteen words apart; either may be a verb in two pieces
 */

/** A form that can be looked for, with what it says when it is found. */
interface Form<Says> {
  says: Says;
  pieces: readonly Piece[];
}

interface Piece {
  /** Number of the set of words that fits here. */
  words: number;
  mayMiss: boolean;
  /** Most words that may stand before it. */
  gap: number;
  opensClause: boolean;
}

export interface Hit<Says> {
  says: Says;
  /** First and last word, by place in the sentence. */
  from: number;
  to: number;
}

/** Forms that are looked for together. */
export interface Forms<Says> {
  /** Every place where one of the forms stands; the shortest fit for each form and place. */
  in(sentence: Pick<Sentence, 'tokens'>): Hit<Says>[];
  /** How many comparisons were made since the beginning, to see that work grows with the text and not faster. */
  comparisons(): number;
}

/** Compiles forms to be looked for in one walk over the words; work per word does not depend on how many forms there are. */
export function formsOf<Says>(written: readonly { says: Says; form: string }[], classes: Readonly<Record<string, string>> = {}): Forms<Says> {
  const book = new WordBook(classes);
  const starting = new Map<number, Form<Says>[]>();
  for (const { says, form } of written)
    for (const pieces of variantsOf(form).map((variant) => piecesOf(variant, book))) {
      const first = pieces[0];
      if (!first) throw new Error(`A form begins with a word: ${form}`);
      const others = starting.get(first.words);
      if (others) others.push({ says, pieces });
      else starting.set(first.words, [{ says, pieces }]);
    }
  let comparisons = 0;
  const endOf = (pieces: readonly Piece[], at: number, tokens: readonly Token[], sets: readonly ReadonlySet<number>[], from: number): number | undefined => {
    const piece = pieces[at];
    if (!piece) return from - 1;
    for (let place = from; place <= from + piece.gap && place < tokens.length; place += 1) {
      comparisons += 1;
      if (sets[place]?.has(piece.words) && (!piece.opensClause || tokens[place]?.opensClause)) {
        const end = endOf(pieces, at + 1, tokens, sets, place + 1);
        if (end !== undefined) return end;
      }
    }
    return piece.mayMiss ? endOf(pieces, at + 1, tokens, sets, from) : undefined;
  };
  return {
    in({ tokens }) {
      const sets = tokens.map((token) => book.setsWith(token));
      const hits: Hit<Says>[] = [];
      for (let from = 0; from < tokens.length; from += 1)
        for (const words of sets[from] ?? [])
          for (const form of starting.get(words) ?? []) {
            const to = endOf(form.pieces, 0, tokens, sets, from);
            if (to !== undefined) hits.push({ says: form.says, from, to });
          }
      return hits;
    },
    comparisons: () => comparisons,
  };
}

/** Splits a list that is written with commas; commas inside brackets do not occur. */
export const listed = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((form) => form.trim().replace(/\s+/g, ' '))
    .filter(Boolean);

/** `a (b|c d)? e` is `a b? e` and `a c d e`: only single words stand in one place. */
function variantsOf(form: string): string[] {
  if (/\([^)]*\(/.test(form)) throw new Error(`Brackets within brackets: ${form}`);
  const isMany = (choice: string): boolean => /[ _]/.test(choice);
  const found = [...form.matchAll(/\(([^)]*)\)(\??)/g)].find(([, words = '']) => isMany(words));
  if (!found) return inEitherOrder(form);
  const [whole, words = '', mayMiss = ''] = found;
  const choices = words.split('|').map((choice) => choice.trim());
  const single = choices.filter((choice) => !isMany(choice));
  const places = [...(single.length > 0 ? [`(${single.join('|')})${mayMiss}`] : mayMiss ? [''] : []), ...choices.filter(isMany)];
  return places.flatMap((place) => variantsOf(form.slice(0, found.index) + place + form.slice(found.index + whole.length)));
}

function inEitherOrder(form: string): string[] {
  const [first = '', second] = form.split(' & ');
  if (second === undefined) return inTwoPieces(form);
  const [one, other] = first.includes('_') ? [second, first] : [first, second];
  const [verb, particle] = inTwoPieces(other)[0]?.split(' ~~ ') ?? [];
  const around = other.includes('_') ? [`${verb} ~~ ${one} ~~ ${particle}`] : [];
  return [...around, ...[`${one} ~~ ${other}`, `${other} ~~ ${one}`].flatMap(inTwoPieces)];
}

function inTwoPieces(form: string): string[] {
  const [verb, particle, stem = ''] = /(\p{L}+)_(\p{L}+)/u.exec(form) ?? [];
  if (!verb) return [form];
  const done = `${particle}ge${strong[stem] ?? `${stem}*`}`;
  return [`${stem}+ ~~ ${particle}`, `(${particle}${stem}+|${done})`, `${particle} te ${inflected(stem)[2]}`].map((pieces) => form.replace(verb, pieces));
}

/** Of verbs in two pieces whose past is not spelt as their present. */
const strong: Readonly<Record<string, string>> = {
  neem: 'nomen',
  geef: 'geven',
  breng: 'bracht',
  kijk: 'keken',
  lees: 'lezen',
  schrijf: 'schreven',
  trek: 'trokken',
  doe: 'daan',
  koop: 'kocht',
  spring: 'sprongen',
};

/** "neem", "neemt", "nemen": the spelling of a regular verb that is written as its stem. */
function inflected(stem: string): string[] {
  const opened = /(?:[aeiou]{2}|ij|y)[fs]$/.test(stem) ? stem.slice(0, -1) + (stem.endsWith('f') ? 'v' : 'z') : stem;
  const isShort =
    !/[aeiou].*ig$/.test(stem) && /(?:^|[^aeiou])[aiou][bdfgklmnprst]$|^(?:be|ver|her|ont|op|uit|aan|mee|in|af|na|over)?[^aeiou]*e[bdfgklmnprst]$/.test(stem);
  const many = /[aeiou]e$/.test(stem) ? `${stem}n` : isShort ? `${stem}${stem.at(-1)}en` : `${opened.replace(/([aeou])\1(?=[^aeiou]$)/, '$1')}en`;
  return [stem, stem.endsWith('t') ? stem : `${stem}t`, many];
}

function piecesOf(form: string, book: WordBook): Piece[] {
  const pieces: Piece[] = [];
  let gap = 0;
  let opensClause = false;
  for (const written of form.match(/\([^)]*\)\??|\S+/g) ?? []) {
    if (written === '~' || written === '~~') gap = written === '~' ? 5 : 14;
    else if (written === '^') opensClause = true;
    else {
      const mayMiss = written.endsWith('?') && written.length > 1;
      pieces.push({ words: book.numberOf(written.replace(/\?$/, '').replace(/^\(|\)$/g, '')), mayMiss, gap, opensClause });
      gap = 0;
      opensClause = false;
    }
  }
  // What may be left out at the beginning decides nothing.
  const begin = pieces.findIndex(({ mayMiss }) => !mayMiss);
  // "verkoop ~" at the end of a form of the lexicon: something must follow.
  if (gap > 0) pieces.push({ words: book.numberOf('*'), mayMiss: false, gap: 0, opensClause: false });
  return pieces.slice(Math.max(0, begin)).map((piece, place) => (place === 0 ? { ...piece, gap: 0 } : piece));
}

const numbers =
  'een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|duizend|enkele|anderhalve';
const number = /^\d[\d.,]*$/;
/** No Dutch word is longer; what is longer is not looked into letter by letter. */
const longestWord = 60;

/** Knows which sets of words a word belongs to. */
class WordBook {
  readonly #classes: Readonly<Record<string, string>>;
  readonly #numbers = new Map<string, number>();
  readonly #exact = new Map<string, number[]>();
  readonly #capitals = new Map<string, number[]>();
  readonly #beginnings = new Map<string, number[]>();
  readonly #endings = new Map<string, number[]>();
  readonly #middles: [string, number][] = [];
  readonly #around: [string, string, number][] = [];
  readonly #seen = new Map<string, ReadonlySet<number>>();

  constructor(classes: Readonly<Record<string, string>>) {
    this.#classes = classes;
  }

  numberOf(written: string): number {
    const known = this.#numbers.get(written);
    if (known !== undefined) return known;
    const set = this.#numbers.size;
    this.#numbers.set(written, set);
    for (const word of this.#wordsIn(written)) this.#add(word, set);
    return set;
  }

  #wordsIn(written: string): string[] {
    return written.split('|').flatMap((word) => {
      if (word.endsWith('+')) return inflected(word.slice(0, -1));
      if (!word.startsWith('$')) return [word];
      const words = this.#classes[word.slice(1)];
      if (words === undefined) throw new Error(`No class of words ${word}`);
      return this.#wordsIn(words.replace(/\s+/g, ''));
    });
  }

  #add(word: string, set: number): void {
    const push = (map: Map<string, number[]>, key: string): void => {
      const sets = map.get(key);
      if (sets) sets.push(set);
      else map.set(key, [set]);
    };
    const core = word.replace(/^'|[-:,]$/g, '').replace(/^\*|\*$/g, '');
    if (word === '#') {
      push(this.#exact, '#');
      for (const name of numbers.split('|')) push(this.#exact, name);
    } else if (/^\p{Lu}[\p{Lu}\d]+$/u.test(word) || /^\p{Lu}+-\p{L}+$/u.test(word)) push(this.#capitals, word.toLowerCase());
    else if (word.startsWith('*') && word.endsWith('*') && core) this.#middles.push([core.toLowerCase(), set]);
    else if (/.\*./.test(word)) this.#around.push([...(word.split('*', 2) as [string, string]), set]);
    else if (word.startsWith('*')) push(this.#endings, core.toLowerCase());
    else if (word.endsWith('*')) push(this.#beginnings, core.toLowerCase());
    else push(this.#exact, core.toLowerCase());
  }

  setsWith({ word, isCapitals }: Token): ReadonlySet<number> {
    const key = isCapitals ? `!${word}` : word;
    const known = this.#seen.get(key);
    if (known) return known;
    if (this.#seen.size > 20_000) this.#seen.clear();
    const sets = new Set<number>(this.#exact.get(word));
    const add = (found: readonly number[] | undefined): void => found?.forEach((set) => sets.add(set));
    if (number.test(word)) add(this.#exact.get('#'));
    if (isCapitals) add(this.#capitals.get(word));
    for (let length = 0; length <= Math.min(word.length, longestWord); length += 1) {
      add(this.#beginnings.get(word.slice(0, length)));
      add(this.#endings.get(word.slice(word.length - length)));
    }
    if (word.length <= longestWord) {
      for (const [core, set] of this.#middles) if (word.includes(core)) sets.add(set);
      for (const [start, end, set] of this.#around) if (word.length > start.length + end.length && word.startsWith(start) && word.endsWith(end)) sets.add(set);
    }
    this.#seen.set(key, sets);
    return sets;
  }
}
