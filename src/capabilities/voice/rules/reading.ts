import { harmWords } from './harm-words.ts';

/** What a reader should look at before others see somebody's own statement. Advice only: a person decides. */
export type Remark =
  | { kind: 'name'; words: string }
  | { kind: 'near'; words: string }
  | { kind: 'harm'; words: string }
  | { kind: 'long' }
  | { kind: 'no-words' };

/** Two statements this much alike say nearly the same: the share of different words that both have. */
const nearlyTheSame = 0.6;

interface Around {
  /** Given and family names of everybody at school. */
  names: readonly string[];
  /** Statements that are put already, in any language. */
  statements: readonly string[];
  longest: number;
}

/** @param words of somebody's own statement, in any language */
export function remarksOn(words: string, { names, statements, longest }: Around): Remark[] {
  const own = wordsIn(words);
  if (own.length === 0) return [{ kind: 'no-words' }];
  const capitals = new Set((words.match(/\p{Lu}[\p{L}'’-]+/gu) ?? []).map(plain));
  const lowered = new Set(own);
  const named = [...new Set(names)].filter((name) => isNamed(name, capitals, lowered));
  const near = statements.find((one) => likeness(own, wordsIn(one)) >= nearlyTheSame);
  const harm = harmWords.filter((word) => lowered.has(word) || (word.includes(' ') && own.join(' ').includes(word)));
  return [
    ...harm.map((word): Remark => ({ kind: 'harm', words: word })),
    ...named.map((name): Remark => ({ kind: 'name', words: name })),
    ...(near ? [{ kind: 'near' as const, words: near }] : []),
    ...(words.length > longest ? [{ kind: 'long' as const }] : []),
  ];
}

/** Short names are words as well ("An", "Bo"): these count with a capital only. */
function isNamed(name: string, capitals: ReadonlySet<string>, lowered: ReadonlySet<string>): boolean {
  const parts = wordsIn(name);
  const last = parts.at(-1) ?? '';
  return parts.length === 1 ? capitals.has(plain(name)) || (last.length > 4 && lowered.has(last)) : parts.every((part) => lowered.has(part));
}

/** Share of the different words of both that both have (Jaccard). */
function likeness(one: readonly string[], other: readonly string[]): number {
  const [a, b] = [new Set(one), new Set(other)];
  const common = [...a].filter((word) => b.has(word)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const wordsIn = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
