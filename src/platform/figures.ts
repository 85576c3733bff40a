import type { Day } from './time/clock.ts';

/** An occasion that is closed, with everything that is counted of it. */
export interface Gathered {
  /** Of the occasion. */
  id: string;
  /** Dutch, as staff named it. */
  title: string;
  openedOn: Day;
  closedOn: Day;
  audience: 'pupils' | 'guardians' | 'staff';
  tables: DeclaredTable[];
  /** One a person who answered; never a name. */
  people: CountedPerson[];
  /** How many were asked, by group id; the school under `school`. */
  asked: Record<string, number>;
  /** Names of the groups that occur, and where each belongs: a class in its year. */
  groups: { id: string; level: 'year' | 'class'; name: string; within: string | null }[];
}

/** A table that was declared before answers came. */
export interface DeclaredTable {
  /** Id of the question. */
  question: string;
  /** Dutch. */
  text: string;
  /** Whether a person may choose several options. */
  several: boolean;
  isSensitive: boolean;
  /** `coarse` is the id of the wider category that an option joins in a class table. */
  options: { id: string; text: string; coarse?: string }[];
  levels: ('school' | 'year' | 'class')[];
  /**
   * The answers of the whole school are also laid beside each other by this: whether people read Dutch (`dutch`) or another language (`other`).
   * Never by anything about how a family lives.
   */
  crossedBy?: 'language';
}

/** Somebody who answered, without who it was. */
export interface CountedPerson {
  /** Ids of groups. */
  class: string | null;
  year: string | null;
  /** By what the tables are crossed by. */
  traits?: Record<string, string>;
  /** Ids of the chosen options by question id; a skipped question is absent. */
  answers: Record<string, string[]>;
}

/**
 * A table as it was published: rounded and certified, or why it stays away. Whatever is made of these alone tells nothing of anybody that they do not tell.
 */
export interface ReleasedTable {
  /** Id of the question. */
  question: string;
  /** Id of the group; `school` for all who were asked. */
  group: string;
  /** Value of what the question is crossed by. */
  trait?: string;
  /** Rounded: how many answered, and how many gave each answer by id of the option, or of the wider category where options are joined. */
  shown?: { answered: number; counts: Record<string, number> };
  /** Without `shown`: `few`, `alike`, `beside`, `many-options`, `before`, `same-people` or `unsafe`. */
  because?: string;
}
