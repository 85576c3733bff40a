import type { Text } from '../../../platform/texts/text.ts';

export const kinds = ['choice', 'several', 'agree', 'words'] as const;
type Kind = (typeof kinds)[number];

export interface QuestionOption {
  id: string;
  text: Text;
  /** "Dat zeg ik liever niet": says nothing and is not kept. */
  isSkip?: true;
  /** The wider answer that it belongs to in the table of a class. */
  coarse?: string;
}

export interface Question {
  id: string;
  kind: Kind;
  text: Text;
  helper?: Text;
  options: QuestionOption[];
  /** The wider answers, where there are. */
  coarse?: { id: string; text: Text }[];
  /** The reader sees the answer with the name of who gave it; the page says so above it. */
  isByName?: true;
  /** Asked for words: may be answered with a voice, or with a drawing. */
  canBeSpoken?: true;
  canBeDrawn?: true;
  /** Such an answer is in no table. */
  isPrivate?: true;
  /** Whoever chooses one of these options asks that somebody comes. */
  asksForPerson?: string[];
  /** Taken out while the round was open: not asked any more, and what was said to it is in no table. */
  isRemoved?: true;
}

/** More screens than this tire a child, and a parent on the bus. */
export const mostQuestions = 10;

export const longestWords = 2000;

/** `{periode}`, `{datum}` … of the content pack, filled in. */
export const filled = (words: string, values: Record<string, string>): string => words.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

export const asked = (questions: readonly Question[]): Question[] => questions.filter(({ isRemoved }) => !isRemoved);

/** What may be counted in a table: choices without a name that are not private. */
export const isCounted = ({ kind, isByName, isPrivate, isRemoved }: Question): boolean => kind !== 'words' && !isByName && !isPrivate && !isRemoved;
