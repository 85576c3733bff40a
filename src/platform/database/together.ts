import type { Writable } from 'node:stream';
import type { Pool } from 'pg';
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
 * @returns for each part the rows that its statements gave back
 * @throws the first thing that went wrong; then nothing was committed
 */
export type Together = <Row>(parts: readonly Part[]) => Promise<Row[][]>;

/** @param pool the application role's connections, in pipeline mode */
export const togetherWith =
  (pool: Pool): Together =>
  async (parts) => {
    const client = await pool.connect();
    const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
    stream.cork();
    const begun = client.query('begin');
    const sent = parts.map(({ school, statements }) => [client.query(inSchoolFromHere(school)), ...statements.map((statement) => client.query(statement))]);
    const ended = client.query('commit');
    stream.uncork();
    const outcomes = await Promise.allSettled([begun, ...sent.flat(), ended]);
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    // A failed statement turned the commit into a rollback; a failed commit means that the connection is gone.
    client.release(outcomes.at(-1)?.status === 'rejected');
    if (failure) throw failure.reason;
    return Promise.all(sent.map(async (part) => (await Promise.all(part)).flatMap(({ rows }) => rows)));
  };
