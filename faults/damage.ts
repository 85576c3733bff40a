import type { Client } from 'pg';

/** Reads every page of every table and index with PostgreSQL's own examiner. @returns what is broken, in its words */
export async function damageIn(owner: Client): Promise<string[]> {
  const words = async (query: string): Promise<string[]> => (await owner.query<{ words: string }>(query)).rows.map((row) => row.words);
  await owner.query('create extension amcheck');
  const tables = await words(
    `select c.oid::regclass || ': ' || damage.msg as words from pg_class c, lateral verify_heapam(c.oid) as damage where c.relkind in ('r', 't', 'm')`,
  );
  const indexes = await words(
    `select i.indexrelid::oid::text as words from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am on pg_am.oid = c.relam where pg_am.amname = 'btree' and i.indisvalid`,
  );
  const broken: string[] = [];
  for (const index of indexes) await owner.query('select bt_index_check($1::regclass, true)', [index]).catch((error: Error) => broken.push(error.message));
  const sums = await words(
    `select 'pages whose checksum is wrong: ' || coalesce(sum(checksum_failures)::text, 'not counted') as words from pg_stat_database having sum(checksum_failures) is distinct from 0`,
  );
  return [...tables, ...broken, ...sums];
}
