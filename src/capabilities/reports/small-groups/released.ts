import type { ReleasedTable } from '../../../platform/capability.ts';
import { isShown, type PublishedQuestion } from './published.ts';

/** The tables of a question as they are handed to the capability that it came from. */
export const releasedFrom = ({ question, tables }: PublishedQuestion): ReleasedTable[] =>
  tables.map((table) => ({
    question: question.question,
    group: table.group,
    ...(table.trait !== undefined && { trait: table.trait }),
    ...(isShown(table)
      ? { shown: { answered: table.shown.answered, counts: Object.fromEntries(table.categories.map(({ id }, place) => [id, table.shown.counts[place] ?? 0])) } }
      : { because: table.withheld.because }),
  }));
