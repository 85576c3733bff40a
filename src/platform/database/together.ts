import type { Pool } from 'pg';
import { Exchange, type Outcome } from './exchange.ts';
import type { SchoolId } from './ids.ts';
import { inSchoolFromHere } from './in-school.ts';
import type { Statement } from './statement.ts';

/** What is done for one school. */
interface Part {
  school: SchoolId;
  statements: Statement[];
}

/**
 * Sends statements of several schools in one go and commits them together, so that they cost one round trip and one write to
 * disk. Each part sees and touches its own school's rows only. Either everything is committed or nothing.
 * @returns for each part what its statements came to
 * @throws the first thing that went wrong; then nothing was committed
 */
export type Together = <Row>(parts: readonly Part[]) => Promise<Outcome<Row>[][]>;

const begin: Statement = { name: 'begin', text: 'begin' };
const commit: Statement = { name: 'commit', text: 'commit' };

/** @param pool the application role's connections, not in pipeline mode */
export const togetherWith =
  (pool: Pool): Together =>
  async <Row>(parts: readonly Part[]) => {
    const client = await pool.connect();
    const exchange = new Exchange<Row>([begin, ...parts.flatMap(({ school, statements }) => [openingFor(school), ...statements]), commit]);
    client.query(exchange);
    try {
      const outcomes = (await exchange.outcomes).slice(1);
      client.release();
      return parts.map(({ statements }) => outcomes.splice(0, 1 + statements.length).slice(1));
    } catch (error) {
      // A transaction that failed ends with its connection.
      client.release(true);
      throw error;
    }
  };

const openingFor = (school: SchoolId): Statement => ({ text: inSchoolFromHere(school) });
