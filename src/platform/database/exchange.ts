import { type Connection, type FieldDef, type Submittable, types } from 'pg';
import type { Message } from './statement.ts';

/** What a message came to. */
export interface Outcome<Row> {
  /** How many rows it wrote, or gave back. */
  count: number;
  rows: Row[];
}

/**
 * Messages that travel to PostgreSQL in one go and are answered in one go, where a query each would wait for its own answer.
 * When one fails PostgreSQL skips those after it; what was begun stays begun, so the connection is then of no more use.
 * For a connection that is not in pipeline mode. Source: PostgreSQL, Frontend/Backend Protocol, Extended Query, Pipelining.
 */
export class Exchange<Row> implements Submittable {
  /** In the order of the messages. @throws what PostgreSQL said of the first that failed */
  readonly outcomes: Promise<Outcome<Row>[]>;
  readonly #settled = Promise.withResolvers<Outcome<Row>[]>();
  readonly #done: Outcome<Row>[] = [];
  #rows: Row[] = [];
  #columns: { name: string; parse(text: string): unknown }[] = [];

  constructor(private readonly messages: readonly Message[]) {
    this.outcomes = this.#settled.promise;
  }

  submit(connection: Connection): void {
    const prepared = preparedOn(connection);
    connection.stream.cork();
    for (const { name = '', text, values = [], givesRows = false } of this.messages) {
      if (!prepared.has(name)) connection.parse({ name, text, types: [] }, true);
      if (name) prepared.add(name);
      connection.bind({ statement: name, values }, true);
      if (givesRows) connection.describe({ type: 'P' }, true);
      connection.execute(null, true);
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleRowDescription({ fields }: { fields: FieldDef[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, parse: types.getTypeParser(dataTypeID) }));
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    this.#rows.push(Object.fromEntries(this.#columns.map(({ name, parse }, place) => [name, readCell(parse, fields[place])])) as Row);
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.#done.push({ count: Number(text.slice(text.lastIndexOf(' ') + 1)) || 0, rows: this.#rows });
    this.#rows = [];
  }

  handleReadyForQuery(): void {
    this.#settled.resolve(this.#done);
  }

  handleError(error: Error): void {
    this.#settled.reject(error);
  }
}

const readCell = (parse: (text: string) => unknown, text: string | null | undefined): unknown => (typeof text === 'string' ? parse(text) : null);

const preparedByConnection = new WeakMap<Connection, Set<string>>();

/** The names of the statements that this connection knows already. */
function preparedOn(connection: Connection): Set<string> {
  const prepared = preparedByConnection.get(connection) ?? new Set();
  preparedByConnection.set(connection, prepared);
  return prepared;
}
