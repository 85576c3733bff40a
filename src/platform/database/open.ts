import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import { Client, type ClientConfig, escapeIdentifier, escapeLiteral, Pool, type PoolConfig, types } from 'pg';
import type { Log } from '../log/log.ts';
import type { KeyFolder } from '../secrets/keys.ts';
import { accountForPostgres } from './embedded/account.ts';
import { findBinaries } from './embedded/binaries.ts';
import { type Cluster, clusterIn, DatabaseDidNotStart, ownerRole } from './embedded/cluster.ts';
import { type InSchool, inSchoolWith } from './in-school.ts';
import { type Migrations, migrate, oneAtATime } from './migrate.ts';
import { isOutage } from './outage.ts';
import { type Together, togetherWith } from './together.ts';

export interface Database {
  inSchool: InSchool;
  /** For the few tables that belong to no school and hold nothing about people. */
  outsideSchools: Kysely<unknown>;
  together: Together;
  /** Like {@link inSchool}, as the one role that may use a schema that lies apart (`apart` in {@link OpenOptions}): it sees nothing else. */
  apart(schema: string): InSchool;
  /** Waits for what is under way, then lets go of the database (and stops it where the program started it). */
  close(): Promise<void>;
}

/** Another program works on this folder. The message is for the person at the machine. */
export class AlreadyRunning extends Error {}

export interface OpenOptions {
  dataFolder: string;
  databaseUrl?: string | undefined;
  keys: KeyFolder;
  migrations: Migrations;
  /** Schemas that the program's ordinary role cannot see; each has a role of its own. */
  apart: readonly string[];
  log: Log;
  /** Extra settings for an embedded PostgreSQL; tests only. */
  postgresSettings?: string[];
  connections?: number;
  /** A command that may run while the program runs on the same folder: it uses what is there and holds nothing. */
  beside?: boolean;
}

const applicationRole = 'vastegrond_application';

/** The role of a schema that lies apart; `platform.open_schema_apart` knows it by the same name. */
const roleApart = (schema: string): string => `vastegrond_${schema}`;

const passwordOf = (keys: KeyFolder, role: string): string => keys.password(role.replace('vastegrond_', 'database-'));

// A date is a day at school and stays text; as a Date it would move with the machine's time zone.
types.setTypeParser(types.builtins.DATE, (text) => text);
// Counts fit in a number.
types.setTypeParser(types.builtins.INT8, Number);

/**
 * Opens the database at every size: our own PostgreSQL in the data folder, or the server of `databaseUrl`.
 * @throws AlreadyRunning, DatabaseDidNotStart, NoAccount, UnknownSchema
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const engine = options.databaseUrl ? server(options.databaseUrl) : await embedded(options);
  try {
    await outlastOutages(() => prepare(engine.owner, options));
  } catch (error) {
    await engine.close();
    throw error;
  }
  const poolAs = (role: string, max: number, pipeline: boolean): Pool => poolOf(options, { ...engine.as(role, passwordOf(options.keys, role)), max, pipeline });
  const kyselyAs = (role: string, max: number) => new Kysely<unknown>({ dialect: new PostgresDialect({ pool: poolAs(role, max, true) }) });
  const kysely = kyselyAs(applicationRole, options.connections ?? 16);
  const bursts = poolAs(applicationRole, burstConnections, false);
  const apart = new Map(options.apart.map((schema) => [schema, kyselyAs(roleApart(schema), apartConnections)]));
  return {
    inSchool: inSchoolWith(kysely),
    outsideSchools: kysely,
    together: togetherWith(bursts),
    apart: (schema) => inSchoolWith(apart.get(schema) as Kysely<unknown>),
    async close() {
      await kysely.destroy();
      for (const pool of apart.values()) await pool.destroy();
      await bursts.end();
      await engine.close();
    },
  };
}

/** Few, so that each has its statements prepared, and enough that one can be made ready while others wait for the disk. */
const burstConnections = 6;

const apartConnections = 4;

function poolOf({ log }: OpenOptions, config: PoolConfig): Pool {
  const pool = new Pool(config);
  // An idle connection that breaks is replaced at the next use; whoever was using it hears of it there.
  pool.on('error', () => log.note('database connection lost'));
  // One that breaks in the middle of work tells whoever works through their query; unheard besides, it would end the program.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

interface Engine {
  owner: ClientConfig;
  as(role: string, password: string): ClientConfig;
  close(): Promise<void>;
}

function server(databaseUrl: string): Engine {
  const url = new URL(databaseUrl);
  return {
    owner: { connectionString: databaseUrl },
    as(role, password) {
      const own = new URL(url);
      own.username = role;
      own.password = password;
      return { connectionString: own.href };
    },
    close: async () => undefined,
  };
}

async function embedded({ dataFolder, keys, log, postgresSettings, beside = false }: OpenOptions): Promise<Engine> {
  const binaries = findBinaries();
  if (!binaries) {
    throw new DatabaseDidNotStart('Voor dit toestel is er geen ingebouwde PostgreSQL. Zet DATABASE_URL op een eigen PostgreSQL-server (versie 15 of nieuwer).');
  }
  const password = keys.password('database-owner');
  const cluster = clusterIn(dataFolder, binaries, accountForPostgres(binaries.postgres, dataFolder), password, postgresSettings);
  const owner: ClientConfig = { host: cluster.socketFolder, user: ownerRole, password, database: 'postgres' };
  const as = (user: string, own: string): ClientConfig => ({ host: cluster.socketFolder, user, password: own, database: 'postgres' });
  if (beside && cluster.isRunning()) return { owner, as, close: async () => undefined };
  const keeper = await outlastOutages(async () => {
    await cluster.ensureRunning();
    return keepTo(cluster, owner, dataFolder, log);
  });
  return {
    owner,
    as,
    async close() {
      await keeper.letGo();
      await cluster.stop();
    },
  };
}

/**
 * Holds the folder for this program by a lock that lives exactly as long as its connection: a killed program holds nothing.
 * When the connection breaks, PostgreSQL has died; then it is started again.
 */
async function keepTo(cluster: Cluster, owner: ClientConfig, folder: string, log: Log): Promise<{ letGo(): Promise<void> }> {
  let closing = false;
  let connection: Client;
  let reviving = Promise.resolve();
  const hold = async (): Promise<void> => {
    connection = new Client(owner);
    connection.on('error', () => undefined);
    await connection.connect();
    const { rows } = await connection.query<{ held: boolean }>("select pg_try_advisory_lock(hashtextextended('vastegrond program', 0)) as held");
    if (rows[0]?.held) {
      connection.on('end', () => {
        if (!closing) reviving = revive();
      });
      return;
    }
    closing = true;
    await connection.end();
    throw new AlreadyRunning(`Er draait al een Vaste Grond op deze map (${folder}). Stop die eerst, of kies een andere map met VASTEGROND_DATA.`);
  };
  const revive = async (): Promise<void> => {
    log.note('database gone, starting it again');
    while (!closing) {
      try {
        await cluster.ensureRunning();
        return await hold();
      } catch (error) {
        log.fault('database', error);
        if (error instanceof AlreadyRunning) process.kill(process.pid, 'SIGTERM');
        await sleep(500);
      }
    }
  };
  await hold();
  return {
    async letGo() {
      closing = true;
      // What it is starting must be there to be stopped, or it would stay behind.
      await reviving;
      await connection.end().catch(() => undefined);
    },
  };
}

/** A database that is recovering from a crash, or crashes once more while we begin, is a matter of seconds. */
export async function outlastOutages<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let triesLeft = 20; ; triesLeft--) {
    try {
      return await attempt();
    } catch (error) {
      if (triesLeft === 0 || !isOutage(error)) throw error;
      await sleep(500);
    }
  }
}

async function prepare(config: ClientConfig, { keys, migrations, apart, log }: OpenOptions): Promise<void> {
  const owner = new Client(config);
  owner.on('error', () => undefined);
  try {
    await owner.connect();
    const count = await oneAtATime(owner, async () => {
      for (const role of [applicationRole, ...apart.map(roleApart)]) await ensureRole(owner, role, passwordOf(keys, role));
      return migrate(owner, migrations, applicationRole);
    });
    if (count > 0) log.note('database migrated', { count });
  } finally {
    await owner.end();
  }
}

/** A role that owns nothing and cannot pass row-level security. */
async function ensureRole(owner: Client, name: string, password: string): Promise<void> {
  const role = escapeIdentifier(name);
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [name]);
  if (rowCount === 0) await owner.query(`create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole`);
  await owner.query(`alter role ${role} password ${escapeLiteral(password)}`);
}
