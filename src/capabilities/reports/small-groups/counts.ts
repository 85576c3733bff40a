import type { CountedPerson } from '../../../platform/capability.ts';
import { type Category, type Group, type Question, wideCategories } from './published.ts';
import { homeOf } from './structure.ts';

/** What people who are alike for every table really answered. Never leaves the machine that counts. */
export interface TrueCount {
  /** Id of the leaf. */
  leaf: string;
  /** Of the characteristic that the question is crossed by; empty without one. */
  trait: string;
  /** How many answered this question. */
  answered: number;
  /** How many chose it, by id of the option. */
  chose: Record<string, number>;
  /** How many chose one or more of its options, by id of the wide category. */
  choseOneOf: Record<string, number>;
}

/** Counts people, each once, whatever the number of options they chose. Options that were not declared do not count. */
export function trueCounts(question: Question, groups: readonly Group[], people: readonly CountedPerson[]): TrueCount[] {
  const known = new Set(question.options.map(({ id }) => id));
  const wide = wideCategories(question);
  const found = new Map<string, TrueCount>();
  for (const person of people) {
    const chosen = [...new Set(person.answers[question.question] ?? [])].filter((option) => known.has(option));
    if (chosen.length === 0) continue;
    const count = countFor(found, homeOf(groups, person), question.crossedBy ? (person.traits?.[question.crossedBy] ?? '') : '');
    count.answered++;
    for (const option of question.several ? chosen : chosen.slice(0, 1)) count.chose[option] = (count.chose[option] ?? 0) + 1;
    for (const { id, options } of wide)
      if ((question.several ? chosen : chosen.slice(0, 1)).some((option) => options.includes(option))) count.choseOneOf[id] = (count.choseOneOf[id] ?? 0) + 1;
  }
  return [...found.values()];
}

function countFor(found: Map<string, TrueCount>, leaf: string, trait: string): TrueCount {
  const key = JSON.stringify([leaf, trait]);
  const count = found.get(key) ?? { leaf, trait, answered: 0, chose: {}, choseOneOf: {} };
  found.set(key, count);
  return count;
}

export const answeredIn = (counts: readonly TrueCount[]): number => counts.reduce((sum, { answered }) => sum + answered, 0);

/** How many of these people chose something in the category. */
export const choseIn = (counts: readonly TrueCount[], { id, options }: Category): number =>
  counts.reduce((sum, count) => sum + (options.length === 1 ? (count.chose[options[0] as string] ?? 0) : (count.choseOneOf[id] ?? 0)), 0);
