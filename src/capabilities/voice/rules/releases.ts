import type { ReleasedTable } from '../../../platform/capability.ts';
import type { Audience } from '../../../platform/two-books/books.ts';
import type { Statement } from './statements.ts';

/** The figures of one audience in one round, as they are published. */
export interface Release {
  audience: Audience;
  tables: ReleasedTable[];
}

/** Under which question the reports know a statement: one that ships is the same in every round, so that the same people are not shown over and over. */
export const questionOf = ({ id, shippedAs }: Pick<Statement, 'id' | 'shippedAs'>): string => shippedAs ?? id;

/** The group of everybody who was asked. */
const everybody = 'school';

/** The table of everybody, whatever part they belong to. */
export const wholeOf = ({ tables }: Release, question: string): ReleasedTable | undefined =>
  tables.find((table) => table.question === question && table.group === everybody && table.trait === undefined);

/** The tables of parts of an audience: by age, way in or group, and by language. */
export const partsIn = ({ tables }: Release, question: string): ReleasedTable[] =>
  tables.filter((table) => table.question === question && (table.group !== everybody || table.trait !== undefined));

/** Whether any part was shown: then it is not divided again this school year, because two ways of dividing the same people could be laid on each other. */
export const showsParts = (release: Release, question: string): boolean => partsIn(release, question).some(({ shown }) => shown !== undefined);
