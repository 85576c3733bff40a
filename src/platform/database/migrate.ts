import { type Client, escapeIdentifier } from 'pg';
import { sha256 } from '../secrets/random.ts';
import ground from './ground.sql';

/** SQL by name; the name begins with the day and a number of that day, e.g. `2026-12-01-1-answers`. */
export type Migrations = Record<string, string>;

/** The database was made by a newer program, or by one whose past was rewritten. The message is for the person at the machine. */
export class UnknownSchema extends Error {}

/** Does work on roles and tables while no other program on this database does: two that start together wait for each other. Work may hold other such work. */
export async function oneAtATime<Result>(owner: Client, work: () => Promise<Result>): Promise<Result> {
  await owner.query("select pg_advisory_lock(hashtextextended('vastegrond migrations', 0))");
  try {
    return await work();
  } finally {
    await owner.query("select pg_advisory_unlock(hashtextextended('vastegrond migrations', 0))");
  }
}

/**
 * Brings the database up to this program: all capabilities' migrations merged by day, each in a transaction of its own, one program at a time.
 * @param owner a client of the role that owns the tables
 * @param applicationRole the role that gets to use them
 * @returns how many were applied now
 * @throws UnknownSchema before anything is changed
 */
export const migrate = (owner: Client, all: Migrations, applicationRole: string): Promise<number> =>
  oneAtATime(owner, async () => {
    await owner.query(ground.replaceAll('{{application}}', escapeIdentifier(applicationRole)));
    const applied = await appliedMigrations(owner);
    refuseUnknown(applied, all);
    const fresh = Object.keys(all)
      .sort(byDay)
      .filter((name) => !applied.has(name));
    for (const name of fresh) await apply(owner, name, all[name] as string);
    return fresh.length;
  });

async function appliedMigrations(owner: Client): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ name: string; fingerprint: string }>('select name, fingerprint from platform.migration');
  return new Map(rows.map((row) => [row.name, row.fingerprint]));
}

function refuseUnknown(applied: Map<string, string>, all: Migrations): void {
  for (const [name, fingerprint] of applied) {
    const known = all[name];
    if (known === undefined) {
      throw new UnknownSchema(`Deze gegevens zijn gemaakt door een nieuwere versie van Vaste Grond (${name}). Installeer die versie; er is niets veranderd.`);
    }
    if (fingerprintOf(known) !== fingerprint) {
      throw new UnknownSchema(`Deze versie van Vaste Grond past niet bij de gegevens: ${name} is achteraf gewijzigd. Er is niets veranderd.`);
    }
  }
}

async function apply(owner: Client, name: string, sql: string): Promise<void> {
  await owner.query('begin');
  try {
    await owner.query(sql);
    await owner.query('insert into platform.migration (name, fingerprint) values ($1, $2)', [name, fingerprintOf(sql)]);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

const fingerprintOf = (sql: string): string => sha256(sql).toString('hex');

/** By day, then by number, so that 10 comes after 9. */
const byDay = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
