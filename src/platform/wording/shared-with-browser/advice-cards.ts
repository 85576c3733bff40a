import type { Finding } from './finding.ts';
import { lexicon } from './lexicon.ts';

/** Findings that say the same, as one card in the margin. */
export interface AdviceCard {
  /** A group of the lexicon, or a rule. */
  key: string;
  /** What it is about, in Dutch. */
  title: string;
  reason: string;
  suggestions: string[];
  findings: Finding[];
}

export interface AdviceTitles {
  judgement: string;
  plainLanguage: string;
}

/** One card for each group of things taken for granted, and for each rule besides; in the order of the text. */
export function adviceCards(findings: readonly Finding[], titles: AdviceTitles): AdviceCard[] {
  const cards = new Map<string, AdviceCard>();
  const asksMoney = findings.some(({ group }) => group === 'money');
  for (const finding of findings) {
    // The card about money says it already.
    if (asksMoney && finding.ruleId.endsWith('sum-without-help')) continue;
    const key = keyOf(finding);
    const card = cards.get(key);
    if (card) card.findings.push(finding);
    else cards.set(key, { key, title: titleOf(finding, titles), reason: finding.reason, suggestions: finding.suggestions, findings: [finding] });
  }
  return [...cards.values()];
}

const isGranted = ({ group }: Finding): boolean => group !== 'judgement' && group !== 'plain-language';

/** Words that have an everyday word of their own stand on a card of their own. */
function keyOf(finding: Finding): string {
  if (isGranted(finding)) return finding.group;
  return finding.ruleId.startsWith('plain-language.') && !/jargon|abbreviation|passive/.test(finding.ruleId)
    ? finding.ruleId
    : `${finding.ruleId} ${finding.text.toLowerCase()}`;
}

const labels = new Map(lexicon.groups.map(({ id, label }) => [id, label.nl]));

const titleOf = (finding: Finding, titles: AdviceTitles): string =>
  finding.group === 'judgement' ? titles.judgement : (labels.get(finding.group) ?? titles.plainLanguage);

/** A change of a text: what stands between two places becomes other words. */
export interface Change {
  start: number;
  end: number;
  words: string;
}

/**
 * How a suggestion is taken over. What a letter takes for granted gets a sentence behind the one that asks it; a sentence that judges
 * gives way to one that says what was seen; a hard word gives way to an easy one.
 */
export function changeFor(text: string, finding: Finding, suggestion: string): Change {
  if (isGranted(finding) || finding.ruleId.endsWith('sum-without-help')) {
    const end = sentenceEnd(text, finding.end);
    return { start: end, end, words: ` ${suggestion}` };
  }
  if (finding.group === 'judgement') {
    const start = sentenceStart(text, finding.start);
    return { start, end: sentenceEnd(text, finding.end), words: suggestion };
  }
  return { start: finding.start, end: finding.end, words: /^\p{Lu}\p{Ll}/u.test(finding.text) ? capitalised(suggestion) : suggestion };
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function sentenceEnd(text: string, from: number): number {
  const rest = text.slice(from);
  const sign = /[.!?](?=[\s"'”’)]|$)|\n|$/.exec(rest);
  return from + (sign?.index ?? rest.length) + (sign?.[0] && sign[0] !== '\n' ? 1 : 0);
}

function sentenceStart(text: string, to: number): number {
  const before = text.slice(0, to);
  const signs = [...before.slice(-2000).matchAll(/[.!?]\s+|\n\s*/g)];
  const last = signs.at(-1);
  return last ? Math.max(0, to - 2000) + last.index + last[0].length : before.length - before.trimStart().length;
}
