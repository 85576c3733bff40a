import type { Pool } from 'pg';
import { Exchange, type Outcome } from './exchange.ts';
import { inSchoolFromHere } from './in-school.ts';
import type { Message, Statement } from './statement.ts';

/**
 * Sends statements of any schools in one go and commits them together, so that they cost one round trip and one write to disk.
 * Each sees and touches its own school's rows only. Those of one school run in the order given, the schools in the order of
 * their ids, so that two who do this at the same time never wait for each other in a circle. Either everything is committed or nothing.
 * @returns what each statement came to, in the order given
 * @throws the first thing that went wrong; then nothing was committed
 */
export type Together = <Row>(statements: readonly Statement[]) => Promise<Outcome<Row>[]>;

/** @param pool the application role's connections, not in pipeline mode */
export const togetherWith =
  (pool: Pool): Together =>
  async <Row>(statements: readonly Statement[]) => {
    const bySchool = [...Map.groupBy(statements, ({ school }) => school)].sort(([a], [b]) => (a < b ? -1 : 1));
    const messages = [begin, ...bySchool.flatMap(([school, some]): Message[] => [{ text: inSchoolFromHere(school) }, ...some]), commit];
    const client = await pool.connect();
    const exchange = new Exchange<Row>(messages);
    client.query(exchange);
    try {
      const outcomes = await exchange.outcomes;
      client.release();
      const byStatement = new Map(messages.map((message, place) => [message, outcomes[place] as Outcome<Row>]));
      return statements.map((statement) => byStatement.get(statement) as Outcome<Row>);
    } catch (error) {
      // A transaction that failed ends with its connection.
      client.release(true);
      throw error;
    }
  };

const begin: Message = { name: 'begin', text: 'begin' };
const commit: Message = { name: 'commit', text: 'commit' };
