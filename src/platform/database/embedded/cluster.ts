import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sha256 } from '../../secrets/random.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/** A PostgreSQL of our own in one folder, reached by a Unix socket only. */
export interface Cluster {
  /** Folder of the socket, for `host` of a client. */
  socketFolder: string;
  /** Starts PostgreSQL, or finds the one that a killed program left running here. */
  ensureRunning(): Promise<void>;
  isRunning(): boolean;
  /** Lets PostgreSQL finish what is committed and waits until it is gone. */
  stop(): Promise<void>;
}

/** PostgreSQL did not come up; the message is for the person at the machine. */
export class DatabaseDidNotStart extends Error {}

export const ownerRole = 'vastegrond_owner';

/**
 * @param folder the data folder; PostgreSQL gets `database/` in it
 * @param extra settings for tests, e.g. `fsync=off`
 */
export function clusterIn(folder: string, binaries: Binaries, account: Account, ownerPassword: string, extra: string[] = []): Cluster {
  const place = join(folder, 'database');
  const logFile = join(folder, 'database.log');
  const socketFolder = socketFolderFor(folder);
  return {
    socketFolder,
    async ensureRunning() {
      ownFolder(folder, account);
      ownFolder(socketFolder, account);
      if (!existsSync(place)) make(place, binaries, account, ownerPassword);
      const args = [...settingsFor(place, socketFolder), ...extra.flatMap((setting) => ['-c', setting])];
      await withPatience(async () => {
        const orphan = runningPostmaster(place);
        if (orphan) return untilReady(place, orphan, () => isAlive(orphan), logFile);
        await start(place, account.commandFor(binaries.postgres, args), logFile);
      });
    },
    isRunning: () => runningPostmaster(place) !== undefined,
    async stop() {
      const pid = runningPostmaster(place);
      if (!pid) return;
      process.kill(pid, 'SIGINT');
      while (isAlive(pid)) await sleep(20);
    },
  };
}

/** The path of a Unix socket may not be longer than 107 bytes, so a deep data folder gets a short place elsewhere. */
function socketFolderFor(folder: string): string {
  const beside = join(folder, 'socket');
  if (Buffer.byteLength(join(beside, '.s.PGSQL.5432')) <= 103) return beside;
  const short = sha256(folder).toString('hex').slice(0, 16);
  return join(tmpdir(), `vastegrond-${process.getuid?.() ?? 0}-${short}`);
}

function ownFolder(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  account.give(folder);
}

/** Made under another name first: a crash halfway leaves nothing that looks like a database. */
function make(place: string, binaries: Binaries, account: Account, password: string): void {
  const draft = `${place}.being-made`;
  rmSync(draft, { recursive: true, force: true });
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  account.give(passwordFile);
  const { file, args, ...as } = account.commandFor(binaries.initdb, [
    '-D',
    draft,
    '-U',
    ownerRole,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--data-checksums',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=nl-BE',
  ]);
  const made = spawnSync(file, args, { ...as, encoding: 'utf8', env: { LC_ALL: 'C' } });
  rmSync(passwordFile);
  if (made.status !== 0) throw new DatabaseDidNotStart(`De databank kon niet worden aangemaakt. PostgreSQL zegt: ${lastLine(made.stderr ?? '')}`);
  renameSync(draft, place);
}

const settingsFor = (place: string, socketFolder: string): string[] => [
  '-D',
  place,
  '-c',
  'listen_addresses=',
  '-c',
  `unix_socket_directories=${socketFolder}`,
  '-c',
  'max_connections=40',
  '-c',
  'timezone=UTC',
  '-c',
  'track_commit_timestamp=off',
  // What people write must not reach a log file through an error message.
  '-c',
  'log_min_error_statement=panic',
  '-c',
  'log_error_verbosity=terse',
];

/** After a crash the last workers of the old PostgreSQL may need a moment to notice; a new one refuses to start until they are gone. */
async function withPatience(attempt: () => Promise<void>): Promise<void> {
  for (let triesLeft = 20; ; triesLeft--) {
    try {
      return await attempt();
    } catch (error) {
      if (triesLeft === 0) throw error;
      await sleep(250);
    }
  }
}

async function start(place: string, command: ReturnType<Account['commandFor']>, logFile: string): Promise<void> {
  const { file, args, ...as } = command;
  const log = openSync(logFile, 'w', 0o600);
  // In a process group of its own: Ctrl-C must reach the program, which stops the database last.
  const child = spawn(file, args, { ...as, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.unref();
  child.on('error', () => undefined);
  await untilReady(place, child.pid, () => child.pid !== undefined && child.exitCode === null && child.signalCode === null, logFile);
}

async function untilReady(place: string, pid: number | undefined, lives: () => boolean, logFile: string): Promise<void> {
  for (let tries = 0; lives() && tries < 3000; tries++) {
    const [owner, , , , , , , state] = postmasterFile(place);
    if (Number(owner) === pid && state?.trim() === 'ready') return;
    await sleep(20);
  }
  throw new DatabaseDidNotStart(`De databank start niet. PostgreSQL zegt: ${lastLine(readFileSync(logFile, 'utf8'))}`);
}

/** The process number of the PostgreSQL that runs on this folder, if one does. A file left by a dead one does not count. */
function runningPostmaster(place: string): number | undefined {
  const pid = Number(postmasterFile(place)[0]);
  if (!pid || !isAlive(pid)) return undefined;
  if (isPostgres(pid)) return pid;
  // After a restart of the machine the number may belong to somebody else; PostgreSQL itself would then refuse to start.
  rmSync(join(place, 'postmaster.pid'));
  return undefined;
}

function postmasterFile(place: string): string[] {
  try {
    return readFileSync(join(place, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isPostgres(pid: number): boolean {
  const linux = `/proc/${pid}/cmdline`;
  const command = existsSync(linux) ? readFileSync(linux, 'utf8') : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return /postgres/.test(command);
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
