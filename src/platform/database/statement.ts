import { CompiledQuery, type Kysely } from 'kysely';

/** A statement that each connection prepares once, under its name; without a name it is prepared each time. */
export interface Statement {
  /** At most 63 characters; the same name always goes with the same text. */
  name?: string;
  text: string;
  values?: Value[];
  /** Whether it gives rows back. */
  givesRows?: boolean;
}

/** Everything but bytes travels as text. */
export type Value = string | Buffer | null;

/** Most rows in one statement; smaller numbers are made of powers of two, so that few statements are ever prepared. */
const mostRows = 64;

/**
 * Statements that together bring in all these rows.
 * @param shared the values with which every row begins
 * @param rows what follows in each row, all in the same columns
 * @param text makes the statement from its rows, written as `($1, $2, $3), ($1, $4, $5)`
 */
export function overRows(name: string, shared: readonly Value[], rows: readonly Value[][], text: (values: string) => string): Statement[] {
  const statements: Statement[] = [];
  for (let from = 0; from < rows.length; ) {
    const count = Math.min(mostRows, 2 ** Math.floor(Math.log2(rows.length - from)));
    const some = rows.slice(from, from + count);
    statements.push({ name: `${name} × ${count}`, text: text(placesFor(shared, some)), values: [...shared, ...some.flat()] });
    from += count;
  }
  return statements;
}

function placesFor(shared: readonly Value[], rows: readonly Value[][]): string {
  const begin = shared.map((_, place) => `$${place + 1}`);
  let place = shared.length;
  return rows.map((row) => `(${[...begin, ...row.map(() => `$${++place}`)].join(', ')})`).join(', ');
}

/** Runs statements inside a transaction that is already under way. */
export async function run<Tables>(db: Kysely<Tables>, statements: readonly Statement[]): Promise<void> {
  for (const { text, values = [] } of statements) await db.executeQuery(CompiledQuery.raw(text, values));
}
