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
