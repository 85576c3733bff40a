import { CompiledQuery, type Kysely } from 'kysely';

/** A statement that each connection prepares once, under its name. */
export interface Statement {
  /** At most 63 characters; the same name always goes with the same text. */
  name: string;
  text: string;
  values: unknown[];
}

/** Most rows in one statement; smaller numbers are made of powers of two, so that few statements are ever prepared. */
const mostRows = 64;

/**
 * Statements that together bring in all these rows.
 * @param rows the values of each row, all in the same columns
 * @param text makes the statement from its rows, written as `($1, $2), ($3, $4)`
 */
export function overRows(name: string, rows: readonly unknown[][], text: (values: string) => string): Statement[] {
  const statements: Statement[] = [];
  for (let from = 0; from < rows.length; ) {
    const count = Math.min(mostRows, 2 ** Math.floor(Math.log2(rows.length - from)));
    const some = rows.slice(from, from + count);
    statements.push({ name: `${name} × ${count}`, text: text(placesFor(some)), values: some.flat() });
    from += count;
  }
  return statements;
}

function placesFor(rows: readonly unknown[][]): string {
  let place = 0;
  return rows.map((row) => `(${row.map(() => `$${++place}`).join(', ')})`).join(', ');
}

/** Runs statements inside a transaction that is already under way. */
export async function run<Tables>(db: Kysely<Tables>, statements: readonly Statement[]): Promise<void> {
  for (const { text, values } of statements) await db.executeQuery(CompiledQuery.raw(text, values));
}
