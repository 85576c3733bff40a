/** A word as it is compared, and where it stands in the text as given. */
export interface Token {
  /** Lower case, one form for each letter, without marks that nobody sees. */
  word: string;
  start: number;
  end: number;
  /** Written in capitals, in a sentence that is not all capitals. */
  isCapitals: boolean;
  /** First of its sentence, or after a comma, colon or dash. */
  opensClause: boolean;
  /** Stands between quotation marks. */
  isQuoted: boolean;
}

export interface Sentence {
  tokens: Token[];
  start: number;
  end: number;
  isQuestion: boolean;
}

/** Zero-width and direction marks, soft hyphens: they stand in a text from a word processor and belong to no word. */
const unseen = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const unseenInside = '\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff';
const letter = `\\p{L}\\p{M}\\p{N}${unseenInside}`;
const piece = new RegExp(`[${letter}]+(?:[-–'’.,/@][${letter}]+)*|[.!?…]+|[,;:()\\[\\]–—•*"“”„«»‘-]|'|’|\\n|[€%&]`, 'gu');
const isWord = /^[\p{L}\p{M}\p{N}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff€%&]/u;
const shortened = new Set(
  'a.u.b bv bijv o.a t.e.m m.b.t i.v.m d.m.v enz e.d nr nrs tel blz mevr dhr mr dr ca incl excl max min st z.s.m n.a.v i.p.v p.p resp evt art vb u.'.split(' '),
);

/** Reads a text into sentences of words. Linear in the length of the text. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let tokens: Token[] = [];
  let opens = true;
  let isQuoted = false;
  const close = (end: number, isQuestion: boolean): void => {
    if (tokens.length > 0) sentences.push(closed(text, tokens, end, isQuestion));
    tokens = [];
    opens = true;
    isQuoted = false;
  };
  for (const found of text.matchAll(piece)) {
    const [sign] = found;
    const at = found.index;
    if (isWord.test(sign)) {
      for (const token of wordsOf(sign, at)) {
        tokens.push({ ...token, opensClause: opens, isQuoted });
        opens = false;
      }
    } else if (/^[.!?…]/.test(sign)) {
      if (endsSentence(text, sign, at, tokens)) close(at + sign.length, sign.includes('?'));
    } else if (sign === '\n') {
      if (startsAnew(text, at)) close(at, false);
    } else {
      if (isQuote(sign, text[at - 1])) isQuoted = sign !== '‘' ? !isQuoted : true;
      else if (/['’]/.test(sign)) isQuoted = false;
      else {
        opens = true;
        if (sign === ',' && isSalutation(tokens)) close(at, false);
      }
    }
  }
  close(text.length, false);
  return sentences;
}

const greetings = new Set(['beste', 'geachte', 'lieve', 'liefste', 'dag', 'hallo', 'hey', 'hoi', 'goeiedag', 'mevrouw', 'mijnheer', 'meneer']);

/** "Beste ouders," asks nothing of anybody: what follows is a sentence of its own. */
const isSalutation = (tokens: readonly Token[]): boolean => tokens.length <= 9 && greetings.has(tokens[0]?.word ?? '') && tokens.length > 1;

/** An apostrophe opens a quotation only where a word could begin. */
const isQuote = (sign: string, before = ' '): boolean => /["“”„«»‘]/.test(sign) || (/['’]/.test(sign) && /[\s(:]/.test(before));

const numeric = /^\d/;
const amount = /^(\d[\d.,]*)(euro|eur|cent)$/i;

/** One written word; `a.u.b` and `9.30` stay whole, `school.Breng` and `leerlingen/ouders` are two. */
function wordsOf(sign: string, at: number): Omit<Token, 'opensClause' | 'isQuoted'>[] {
  const parts: { text: string; start: number }[] = [];
  let from = 0;
  if (!numeric.test(sign.replace(unseen, '')))
    for (const { index } of sign.matchAll(/[.,/]/g)) {
      if (sign[index] === '.' && /^\p{L}\.\p{L}(?:\.|$)/u.test(sign.slice(Math.max(0, index - 1), index + 3))) continue;
      parts.push({ text: sign.slice(from, index), start: at + from });
      from = index + 1;
    }
  parts.push({ text: sign.slice(from), start: at + from });
  return parts.flatMap(amountApart).flatMap(({ text, start: from }) => {
    const start = from + (/^[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*/.exec(text)?.[0].length ?? 0);
    const plain = text.normalize('NFC').replace(unseen, '').replace(/’/g, "'").replace(/–/g, '-');
    if (plain === '') return [];
    return [{ word: plain.toLowerCase(), start, end: from + text.length, isCapitals: /^\p{Lu}[\p{Lu}\d]+(?:-|$)/u.test(plain) || /^[ABC]-attest/.test(plain) }];
  });
}

function amountApart(part: { text: string; start: number }): { text: string; start: number }[] {
  const [, sum, unit] = amount.exec(part.text) ?? [];
  return sum && unit
    ? [
        { text: sum, start: part.start },
        { text: unit, start: part.start + sum.length },
      ]
    : [part];
}

/** A full stop after "bv" ends no sentence, and neither does one with a small letter after a short word. */
function endsSentence(text: string, sign: string, at: number, tokens: Token[]): boolean {
  const next = text.slice(at + sign.length, at + sign.length + 40).trimStart();
  if (sign !== '.') return !(sign.startsWith('..') && /^\p{Ll}/u.test(next));
  const last = tokens.at(-1);
  if (!last || last.end !== at) return true;
  if (shortened.has(last.word)) return !/^\p{Lu}/u.test(next) ? false : last.word === 'enz' || last.word === 'a.u.b';
  return !(/^\p{Ll}/u.test(next) && last.word.length < 3);
}

/** A new line begins a new sentence, unless it only wraps the one before. */
function startsAnew(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 200), at).trimEnd();
  const next = text.slice(at + 1, at + 80);
  return !/^[^\S\n]*\p{Ll}/u.test(next) || /[.!?:]$/.test(before);
}

function closed(text: string, tokens: Token[], end: number, isQuestion: boolean): Sentence {
  const start = tokens[0]?.start ?? 0;
  const shouts = !/\p{Ll}/u.test(text.slice(start, Math.min(end, start + 2000)));
  return { tokens: shouts ? tokens.map((token) => ({ ...token, isCapitals: false })) : tokens, start, end, isQuestion };
}
