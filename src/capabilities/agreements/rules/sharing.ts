import { keyOf } from './words.ts';

/** What was asked, and by whom, as far as who shares the answer may know it. */
export interface Asked {
  words: string;
  names: readonly string[];
}

export type SharingRefusal = 'share.empty' | 'share.too-long' | 'share.name' | 'share.same';

const longestShared = 500;

/** So many words after each other are somebody's own way of saying it. */
const ownWords = 6;

/**
 * What would show who asked: a name of the asker, or the own words of the asker.
 * @param asked undefined where the answer is shared without a question beside it
 */
export function sharingRefusal(question: string, answer: string, asked: Asked | undefined): SharingRefusal | undefined {
  if (!question || !answer) return 'share.empty';
  if (question.length > longestShared || answer.length > longestShared) return 'share.too-long';
  if (!asked) return undefined;
  const told = wordsIn(`${question} ${answer}`);
  if (asked.names.flatMap(wordsIn).some((name) => name.length > 1 && told.includes(name))) return 'share.name';
  return repeats(wordsIn(question), wordsIn(asked.words)) ? 'share.same' : undefined;
}

const wordsIn = (text: string): string[] => keyOf(text).split(' ').filter(Boolean);

function repeats(told: readonly string[], asked: readonly string[]): boolean {
  const runs = (words: readonly string[], length: number): string[] =>
    Array.from({ length: Math.max(0, words.length - length + 1) }, (_, from) => words.slice(from, from + length).join(' '));
  const length = Math.min(ownWords, asked.length);
  if (length < 3) return false;
  const known = new Set(runs(asked, length));
  return runs(told, length).some((run) => known.has(run));
}
