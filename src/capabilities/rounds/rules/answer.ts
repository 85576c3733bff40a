import type { ChosenOptions } from '../tables.ts';
import { longestWords, type Question } from './questions.ts';

/** What was said to the questions of a round: chosen options, and words. A question that was skipped is not in it. */
export interface Said {
  choices: ChosenOptions;
  words: Record<string, string>;
}

/** The name of a question's field in a form: ids have dots, which no style sheet likes. */
export const fieldOf = (questionId: string): string => `q-${questionId.replaceAll('.', '-')}`;

/**
 * Takes from what was sent only what was asked, also of questions that were taken out meanwhile. Words are never left out.
 * @param valuesOf all values sent for a field
 */
export function readSaid(questions: readonly Question[], valuesOf: (field: string) => string[]): Said {
  const said: Said = { choices: {}, words: {} };
  for (const { id, kind, options } of questions) {
    const sent = valuesOf(fieldOf(id));
    if (kind === 'words') {
      const words = (sent[0] ?? '').trim().slice(0, longestWords);
      if (words) said.words[id] = words;
      continue;
    }
    const known = options.filter((option) => !option.isSkip && sent.includes(option.id)).map((option) => option.id);
    const chosen = kind === 'several' ? known : known.slice(0, 1);
    if (chosen.length > 0) said.choices[id] = chosen;
  }
  return said;
}

export const isSilent = ({ choices, words }: Said): boolean => Object.keys(choices).length === 0 && Object.keys(words).length === 0;

/** What is said without a name, and what by name: two books that nothing may join. */
export function inTwoBooks(questions: readonly Question[], said: Said): { nameless: Said; named: Said } {
  const byName = new Set(questions.filter(({ isByName }) => isByName).map(({ id }) => id));
  const part = <Value>(all: Record<string, Value>, isNamed: boolean): Record<string, Value> =>
    Object.fromEntries(Object.entries(all).filter(([id]) => byName.has(id) === isNamed));
  return {
    nameless: { choices: part(said.choices, false), words: part(said.words, false) },
    named: { choices: part(said.choices, true), words: part(said.words, true) },
  };
}

/** Whether this asks that somebody comes. */
export const asksForPerson = (questions: readonly Question[], { choices }: Said): boolean =>
  questions.some(({ id, asksForPerson: wishes = [] }) => choices[id]?.some((option) => wishes.includes(option)));
