import type { WantedFile } from './named-files.ts';

/** One column that is read. All others are ignored, whatever they hold. */
export interface Column {
  /** `filled`: in every row; `present`: the column must be there, a cell may be empty. */
  need: 'filled' | 'present' | 'optional';
  /** A name of a person, class or school, to be read by people. */
  isName?: true;
  /** Several values with commas between them. */
  isList?: true;
  /** Its values are `sourcedId`s of this file. */
  refersTo?: WantedFile;
}

/** By header as the standard writes it; in the file any case, spaces and order will do. */
export type Columns = Readonly<Record<string, Column>>;

/** Headers are compared in this form. */
export const plainHeader = (header: string): string => header.replace(/[\s\uFEFF]/g, '').toLowerCase();
