import { CompiledQuery, type Kysely } from 'kysely';
import type { SchoolId } from './ids.ts';

/** What is said to PostgreSQL. Each connection prepares it once, under its name; without a name it is prepared each time. */
export interface Message {
  /** At most 63 characters; the same name always goes with the same text. */
  name?: string;
  text: string;
  values?: Value[];
  /** Whether it gives rows back. */
  givesRows?: boolean;
}

/** Reads or changes rows of one school. */
export interface Statement extends Message {
  school: SchoolId;
}

/** Everything but bytes travels as text. */
export type Value = string | Buffer | null;

/** Most rows in one statement; smaller numbers are made of powers of two, so that few statements are ever prepared. */
const mostRows = 64;

/**
 * Statements that together bring all these rows into a table of a school.
 * @param shared the values with which every row begins, after the school
 * @param rows what follows in each row, all in the same columns
 * @param text makes the statement from its rows, written as `($1, $2, $3), ($1, $4, $5)`; `$1` is the school
 */
export function overRows(school: SchoolId, name: string, shared: readonly Value[], rows: readonly Value[][], text: (values: string) => string): Statement[] {
  const begin = [school, ...shared];
  const statements: Statement[] = [];
  for (let from = 0; from < rows.length; ) {
    const count = Math.min(mostRows, 2 ** Math.floor(Math.log2(rows.length - from)));
    const some = rows.slice(from, from + count);
    const sized = `${name} × ${count}`;
    const known = texts.get(sized) ?? text(placesFor(begin.length, count, some[0]?.length ?? 0));
    texts.set(sized, known);
    statements.push({ school, name: sized, text: known, values: begin.concat(...some) });
    from += count;
  }
  return statements;
}

/** By name and number of rows: a text with hundreds of places is written once. */
const texts = new Map<string, string>();

function placesFor(shared: number, rows: number, own: number): string {
  const begin = Array.from({ length: shared }, (_, place) => `$${place + 1}`);
  const row = (n: number): string[] => Array.from({ length: own }, (_, place) => `$${shared + n * own + place + 1}`);
  return Array.from({ length: rows }, (_, n) => `(${[...begin, ...row(n)].join(', ')})`).join(', ');
}

/** Runs statements inside a transaction that is already under way. */
export async function run<Tables>(db: Kysely<Tables>, statements: readonly Statement[]): Promise<void> {
  for (const { text, values = [] } of statements) await db.executeQuery(CompiledQuery.raw(text, values));
}
