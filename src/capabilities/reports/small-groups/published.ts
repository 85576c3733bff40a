import type { DeclaredTable } from '../../../platform/capability.ts';

/** A declared table that may also be crossed by one characteristic of people, at the level of the school. */
export type Question = Omit<DeclaredTable, 'crossedBy'> & { crossedBy?: string };

/** `coarse` may be undefined where it was read from a file. */
interface WithOptions {
  options: { id: string; text: string; coarse?: string | undefined }[];
}

export type Level = DeclaredTable['levels'][number];

export interface Group {
  id: string;
  level: Level;
  name: string;
  within: string | null;
  /** How many people were asked: everybody at school can know that. */
  asked: number;
}

/** One answer of a table, made of one option or, in a small group, of several. */
export interface Category {
  id: string;
  text: string;
  options: string[];
}

/** How many of those who were asked took part: less than half, up to three quarters, or more. */
export const responses = ['under-half', 'half', 'most'] as const;
export type Response = (typeof responses)[number];

/**
 * Why a table stays away.
 * few: fewer than ten answered · alike: nearly everybody gave the same answer · beside: with it, a smaller group next to it could be worked out ·
 * many-options: too many different answers for a small group · before: this group's answers to this question were shown this school year · same-people: the very people of a wider table · unsafe: the attacker would learn too much
 */
export const reasons = ['few', 'alike', 'beside', 'before', 'many-options', 'same-people', 'unsafe'] as const;
export type Reason = (typeof reasons)[number];

export interface Shown {
  /** How many answered this question: rounded, apart from the counts. */
  answered: number;
  /** Rounded, in the order of the categories. */
  counts: number[];
  response: Response;
}

interface Withheld {
  because: Reason;
  /** Where the answer can be seen instead: the nearest wider group of which a table is shown, or for `same-people` the widest of these people. */
  see: string | null;
}

/** One question, of one group of people: the numbers, or why there are none. */
export type GroupTable = {
  /** Id of the group. */
  group: string;
  /** Value of the characteristic that the question is crossed by. */
  trait?: string;
  categories: Category[];
} & ({ shown: Shown } | { withheld: Withheld });

/** Everything that is published about one question: what staff see, and all that an attacker has to go by. */
export interface PublishedQuestion {
  question: Question;
  groups: Group[];
  tables: GroupTable[];
}

export const isShown = (table: GroupTable): table is GroupTable & { shown: Shown } => 'shown' in table;

/** The thresholds of the method, in people who answered. */
export const fewest = { inGroup: 10, forAllOptions: 30, crossed: 30, different: 3, forAgain: 50 } as const;

/** In a class, and in any group as small as one. */
export const mostCategories = 3;

/** Counts are rounded to multiples of this. */
export const baseOf = (level: Level): 3 | 5 => (level === 'school' ? 5 : 3);

/** The options as they are, each by itself. */
export const fineCategories = ({ options }: WithOptions): Category[] => options.map(({ id, text }) => ({ id, text, options: [id] }));

/** The wider categories; options that join none stay by themselves. */
export function wideCategories({ options }: WithOptions): Category[] {
  const found = new Map<string, Category>();
  for (const { id, text, coarse = id } of options) {
    const known = found.get(coarse);
    if (known) found.set(coarse, { ...known, text: `${known.text} / ${text}`, options: [...known.options, id] });
    else found.set(coarse, { id: coarse, text, options: [id] });
  }
  return [...found.values()];
}

/** With so few options none have to be joined. */
export const categoriesForFew = (question: WithOptions): Category[] =>
  question.options.length <= mostCategories ? fineCategories(question) : wideCategories(question);
