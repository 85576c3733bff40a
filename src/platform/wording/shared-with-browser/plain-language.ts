import type { Finding } from './finding.ts';
import { type Forms, formsOf } from './forms.ts';
import { type PlainRule, plainReason, plainSuggestions } from './lexicon.ts';
import { abbreviations, everydayCapitals, jargon } from './plain-words.ts';
import type { Sentence, Token } from './tokens.ts';

/** Most words in a sentence of a letter; a question may have fewer (Wablieft: about 15). */
const mostWordsOfLetter = 20;
export const mostWordsOfQuestion = 15;

/** What makes one sentence hard to read. @param text of which it is a sentence */
export function plainFindings(sentence: Sentence, text: string): Finding[] {
  return [
    ...longSentence(sentence, text, mostWordsOfLetter),
    ...manyIn(sentence, text, 'many-dates', dates),
    ...manyIn(sentence, text, 'many-sums', sums),
    ...passive(sentence, text),
    ...jargonIn(sentence, text),
    ...abbreviationsIn(sentence, text),
  ];
}

/** One finding about plain language; its words stand in the text letter for letter. */
export function plainFinding(rule: PlainRule, text: string, [start, end]: readonly [number, number], suggestions = plainSuggestions(rule)): Finding {
  const words = text.slice(start, end);
  const reason = plainReason(rule, { words, most: String(mostWordsOfLetter) });
  return { ruleId: `plain-language.${rule}`, group: 'plain-language', start, end, text: words, reason, suggestions };
}

function longSentence(sentence: Sentence, text: string, most: number): Finding[] {
  return sentence.tokens.length > most ? [plainFinding('long-sentence', text, extentOf(sentence))] : [];
}

const extentOf = ({ tokens, start, end }: Sentence): [number, number] => [tokens[0]?.start ?? start, end];

const months = 'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december';
const dates = new RegExp(`(?<![\\d/])\\d{1,2}(?:ste|de|e)? ?(?:/ ?\\d{1,2}(?!\\d)|(?:${months})(?!\\p{L}))`, 'giu');
const sums = /€ ?\d|\d ?(?:euro|€)/giu;

function manyIn(sentence: Sentence, text: string, rule: 'many-dates' | 'many-sums', pattern: RegExp): Finding[] {
  const extent = extentOf(sentence);
  const found = text.slice(...extent).match(pattern) ?? [];
  return found.length > 1 ? [plainFinding(rule, text, extent)] : [];
}

/** Whether a sum of money stands in the sentence. */
export const namesSum = (sentence: Sentence, text: string): boolean => text.slice(...extentOf(sentence)).search(sums) >= 0;

const becoming = new Set(['word', 'wordt', 'worden', 'werd', 'werden']);
const participle =
  /^(?!verdriet|bericht|gezicht|gewicht|gedicht|gezond|geduld|geluid|gebeuren|beginnen|verder|ouder|verplicht$)(?:(?:\p{L}*ge|be|ver|ont|her)\p{L}{2,30}(?:d|t|en)|\p{L}{0,12}gedaan)$/u;
const farthest = 14;

/** "wordt … gedaan" and "gedaan wordt": who does it is not said. */
export function passive({ tokens }: Pick<Sentence, 'tokens'>, text: string): Finding[] {
  const spans: [number, number][] = [];
  const isParticiple = (token: Token | undefined): boolean => token !== undefined && token.word.length < 45 && participle.test(token.word);
  for (const [place, token] of tokens.entries()) {
    if (!becoming.has(token.word)) continue;
    const before = tokens[place - 1];
    const after = tokens.slice(place + 1, place + 1 + farthest).find((other) => other.word === 'door' || isParticiple(other));
    if (before && isParticiple(before)) spans.push([before.start, token.end]);
    else if (after) spans.push([token.start, after.end]);
  }
  return spans.map((span) => plainFinding('passive', text, span));
}

let jargonForms: Forms<string> | undefined;

/** Words of the school that have an everyday word. */
export function jargonIn(sentence: Pick<Sentence, 'tokens'>, text: string): Finding[] {
  jargonForms ??= formsOf(jargon.map(([form, instead]) => ({ form, says: instead })));
  return jargonForms.in(sentence).map(({ says, from, to }) => {
    const span = [sentence.tokens[from]?.start ?? 0, sentence.tokens[to]?.end ?? 0] as const;
    return plainFinding('jargon', text, span, [says]);
  });
}

/** One that stands beside brackets is explained, or explains. */
export function abbreviationsIn({ tokens }: Pick<Sentence, 'tokens'>, text: string): Finding[] {
  return tokens.flatMap(({ start, end, isCapitals }) => {
    const words = text.slice(start, end);
    if (!isCapitals || !/^\p{Lu}{2,6}$/u.test(words) || everydayCapitals.has(words)) return [];
    if (/[({]$/.test(text.slice(Math.max(0, start - 1), start)) || /^\s?[(}]/.test(text.slice(end, end + 2))) return [];
    return [plainFinding('abbreviation', text, [start, end], abbreviations[words] ? [abbreviations[words]] : [])];
  });
}

/** Words, syllables and sentences of a piece of text, for a mild indication of how it reads. */
export interface Measure {
  words: number;
  syllables: number;
  sentences: number;
}

export function measureOf(sentences: readonly Sentence[]): Measure {
  const words = sentences.flatMap(({ tokens }) => tokens.map(({ word }) => word)).filter((word) => /^\p{L}/u.test(word));
  return { words: words.length, syllables: words.reduce((sum, word) => sum + syllablesIn(word), 0), sentences: sentences.length };
}

const syllablesIn = (word: string): number => Math.max(1, word.slice(0, 60).match(/[aeiouyàáâäèéêëìíîïòóôöùúûü]+/g)?.length ?? 1);

const shortestMeasured = 80;
const hardToRead = 45;

/**
 * Reading ease after Flesch and Douma (1960): 206.84 − 0.77 × syllables per 100 words − 0.93 × words per sentence; 100 is very easy, 0 very hard.
 * Only a mild indication: below 45, in a text of some length.
 */
export function readingEase({ words, syllables, sentences }: Measure): number | undefined {
  if (words < shortestMeasured || sentences === 0) return undefined;
  return 206.84 - (0.77 * 100 * syllables) / words - (0.93 * words) / sentences;
}

export const isHardToRead = (measure: Measure): boolean => (readingEase(measure) ?? 100) < hardToRead;
