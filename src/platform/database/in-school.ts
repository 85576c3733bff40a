import { type Kysely, sql } from 'kysely';
import type { SchoolId } from './ids.ts';

/**
 * Work inside one school: one transaction that can see and touch that school's rows only.
 * `SET LOCAL` (and not `set_config`) because Citus sends only that on to its workers.
 */
export type InSchool = <Tables, Result>(school: SchoolId, work: (db: Kysely<Tables>) => Promise<Result>) => Promise<Result>;

/** @param pool the application role's connections */
export const inSchoolWith =
  (pool: Kysely<unknown>): InSchool =>
  <Tables, Result>(school: SchoolId, work: (db: Kysely<Tables>) => Promise<Result>) =>
    pool.connection().execute(async (connection) => {
      await sql.raw(`begin; ${inSchoolFromHere(school)}`).execute(connection);
      try {
        const result = await work(connection as Kysely<Tables>);
        await sql`commit`.execute(connection);
        return result;
      } catch (error) {
        // Where this fails too the connection is gone, and with it the transaction.
        await sql`rollback`.execute(connection).catch(() => undefined);
        throw error;
      }
    });

/** From here to the end of the transaction only this school is there. {@link SchoolId} has been checked to be a UUID. */
export const inSchoolFromHere = (school: SchoolId): string => `set local app.school_id = '${school}'`;
