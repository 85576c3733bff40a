import type { Problem, Term } from './problem.ts';
import { baseOf, isShown, type PublishedQuestion } from './published.ts';
import { rangesOf } from './ranges.ts';

/** People whom an attacker keeps apart, and how many they are: who took part is known. */
export type Crowd = Record<string, number>;

/** What an attacker knows: of these crowds together, so many gave one of these answers. */
export interface Statement {
  crowds: string[];
  options: string[];
  least: number;
  most: number;
}

/** What an attacker finds out about a crowd: between what the number of each answer lies. */
export type Told = Record<string, readonly [from: number, to: number]>;

/** Puts everything together, and asks about one crowd. Apart from the engine's own attacker, so that one mistake is not made twice. */
export async function findOut(crowd: Crowd, options: readonly string[], statements: readonly Statement[], about: string): Promise<Told> {
  const crowds = Object.keys(crowd);
  const unknown = (name: string, option: string): number => crowds.indexOf(name) * options.length + options.indexOf(option);
  const sum = (names: readonly string[], chosen: readonly string[]): Term[] =>
    names.flatMap((name) => chosen.map((option): Term => [unknown(name, option), 1]));
  const problem: Problem = {
    unknowns: crowds.flatMap((name) => options.map((option) => ({ name: `${name} ${option}`, least: 0, most: crowd[name] as number }))),
    rows: [
      ...crowds.map((name) => ({ name, terms: sum([name], options), least: crowd[name] as number, most: crowd[name] as number })),
      ...statements.map(({ crowds: names, options: chosen, least, most }) => ({ name: names.join(), terms: sum(names, chosen), least, most })),
    ],
  };
  const { ranges } = await rangesOf(
    problem,
    options.map((option) => ({ name: option, terms: sum([about], [option]) })),
  );
  return Object.fromEntries(options.map((option, index) => [option, [ranges[index]?.from ?? 0, ranges[index]?.to ?? 0] as const]));
}

/** Nothing is left open: the number of every answer is known. */
export const isKnown = (told: Told): boolean => Object.values(told).every(([from, to]) => from === to);

/** Every answer of the crowd is the same, for certain. */
export const isForced = (told: Told, people: number): boolean => Object.values(told).some(([from]) => from === people);

/** Exact numbers of a group, as a naive report gives them. */
export const exactly = (crowds: string[], counts: Record<string, number>): Statement[] =>
  Object.entries(counts).map(([option, count]) => ({ crowds, options: [option], least: count, most: count }));

/** What our tables say; `crowdsIn` tells which crowds are in a group. */
export function statementsOf({ tables, groups }: PublishedQuestion, crowdsIn: (group: string) => string[]): Statement[] {
  return tables.filter(isShown).flatMap(({ group, categories, shown }) => {
    const base = baseOf(groups.find(({ id }) => id === group)?.level ?? 'class');
    return categories.map(({ options }, index) => {
      const rounded = shown.counts[index] as number;
      return { crowds: crowdsIn(group), options, least: Math.max(0, rounded - base + 1), most: rounded + base - 1 };
    });
  });
}
