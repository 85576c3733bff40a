import { randomUUID } from 'node:crypto';
import pg from 'pg';

/**
 * What this PostgreSQL can do at most this way: durable inserts of one row, each its own transaction, over this many connections.
 * @param config of the role that owns the tables
 * @returns rows per second
 */
export async function rawInserts(config: pg.ClientConfig, connections: number, seconds: number): Promise<number> {
  const pool = new pg.Pool({ ...config, max: connections });
  pool.on('error', () => undefined);
  await pool.query('create table if not exists public.raw (school_id uuid, id uuid, words bytea, primary key (school_id, id))');
  const [school, words] = [randomUUID(), Buffer.alloc(200, 'x')];
  const until = performance.now() + seconds * 1000;
  let count = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = await pool.connect();
      while (performance.now() < until) {
        await client.query({ name: 'insert', text: 'insert into public.raw values ($1, $2, $3)', values: [school, randomUUID(), words] });
        count++;
      }
      client.release();
    }),
  );
  await pool.query('drop table public.raw');
  await pool.end();
  return count / seconds;
}
