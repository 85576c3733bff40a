import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { migrationsOf, schemasApart } from '../../../app.ts';
import { capabilities } from '../../../capabilities/index.ts';
import { logTo } from '../../log/log.ts';
import { openKeyFolder } from '../../secrets/keys.ts';
import { AlreadyRunning, type Database, openDatabase } from '../open.ts';

/** The PostgreSQL that the program starts itself, in real folders, with fsync on. */
const folders: string[] = [];
const opened: Database[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(under = ''): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'vaste-grond-data-')), under);
  mkdirSync(folder, { recursive: true });
  folders.push(folder);
  return folder;
}

async function open(dataFolder: string): Promise<Database> {
  const database = await openDatabase({ dataFolder, keys: openKeyFolder(dataFolder), migrations: {}, apart: [], log: logTo(() => undefined), connections: 2 });
  opened.push(database);
  return database;
}

const postmaster = (folder: string): number => Number(readFileSync(join(folder, 'database/postmaster.pid'), 'utf8').split('\n')[0]);
/** Whether a PostgreSQL is there for this folder; one that was killed leaves its file behind. */
const runs = (folder: string): boolean => existsSync(join(folder, 'database/postmaster.pid')) && existsSync(`/proc/${postmaster(folder)}`);
const workers = (folder: string): number[] =>
  readFileSync(`/proc/${postmaster(folder)}/task/${postmaster(folder)}/children`, 'utf8')
    .trim()
    .split(' ')
    .map(Number);
const setting = async (database: Database, name: string): Promise<unknown> =>
  (await sql<{ value: unknown }>`select current_setting(${name}) as value`.execute(database.outsideSchools)).rows[0]?.value;
const answers = async (database: Database): Promise<boolean> => (await sql`select 1`.execute(database.outsideSchools)).rows.length === 1;

describe('the embedded database', () => {
  test('keeps its folder closed, writes through to the disk, and listens on no network', async () => {
    const folder = newFolder();
    const database = await open(folder);
    for (const inside of ['', 'database', 'keys', 'socket']) expect([inside, statSync(join(folder, inside)).mode & 0o777]).toEqual([inside, 0o700]);
    expect(await setting(database, 'fsync')).toBe('on');
    expect(await setting(database, 'synchronous_commit')).toBe('on');
    expect(await setting(database, 'data_checksums')).toBe('on');
    expect(await setting(database, 'listen_addresses')).toBe('');
    expect(await setting(database, 'track_commit_timestamp')).toBe('off');
  });

  test('refuses a second program on the same folder in one clear sentence; the first goes on', async () => {
    const folder = newFolder();
    const first = await open(folder);
    await expect(open(folder)).rejects.toThrow(AlreadyRunning);
    await expect(open(folder)).rejects.toThrow(`Er draait al een Vaste Grond op deze map (${folder}).`);
    expect(await answers(first)).toBe(true);
  });

  test('is taken over when the program before was killed', async () => {
    const folder = newFolder();
    const program = spawn(process.execPath, ['build/main.js', '--port', '3931'], {
      env: { ...process.env, VASTEGROND_DATA: folder },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await new Promise((resolve) => program.stdout.once('data', resolve));
    const before = postmaster(folder);
    const gone = new Promise((resolve) => program.once('exit', resolve));
    program.kill('SIGKILL');
    await gone;
    // And its PostgreSQL has just fallen over, so that it answers everybody that it is in recovery.
    process.kill(workers(folder)[0] as number, 'SIGKILL');
    const database = await openDatabase({
      dataFolder: folder,
      keys: openKeyFolder(folder),
      migrations: migrationsOf(capabilities),
      apart: schemasApart(capabilities),
      log: logTo(() => undefined),
      connections: 2,
    });
    opened.push(database);
    expect(await answers(database)).toBe(true);
    expect(postmaster(folder)).toBe(before);
  });

  test('a second program says so in one line and goes', async () => {
    const folder = newFolder();
    await open(folder);
    const program = spawn(process.execPath, ['build/main.js', '--port', '3932'], {
      env: { ...process.env, VASTEGROND_DATA: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [program.stdout, program.stderr])
      stream.on('data', (part) => {
        said += part;
      });
    expect(await new Promise((resolve) => program.once('exit', resolve))).toBe(1);
    expect(said.trim()).toBe(`Er draait al een Vaste Grond op deze map (${folder}). Stop die eerst, of kies een andere map met VASTEGROND_DATA.`);
  });

  test('comes back by itself when PostgreSQL is killed', async () => {
    const folder = newFolder();
    const database = await open(folder);
    const before = postmaster(folder);
    process.kill(before, 'SIGKILL');
    for (let tries = 0; tries < 100 && !(await answers(database).catch(() => false)); tries++) await sleep(100);
    expect(await answers(database)).toBe(true);
    expect(postmaster(folder)).not.toBe(before);
  });

  test.each([20, 200, 600])('closed %i ms after PostgreSQL was killed, in the middle of coming back, it leaves none behind', async (pause) => {
    const folder = newFolder();
    const database = await open(folder);
    process.kill(postmaster(folder), 'SIGKILL');
    await sleep(pause);
    await database.close();
    opened.length = 0;
    await sleep(1000);
    expect(runs(folder)).toBe(false);
  });

  test('work that is cut off in the middle is refused, and the program goes on', async () => {
    const folder = newFolder();
    const database = await open(folder);
    const sleeping = sql`select pg_sleep(60)`.execute(database.outsideSchools);
    const cutOff = expect(sleeping).rejects.toThrow();
    let found: { pid: number }[] = [];
    while (found.length === 0) {
      const sleepers = sql<{ pid: number }>`select pid from pg_stat_activity where query like 'select pg_sleep%' and pid <> pg_backend_pid()`;
      found = (await sleepers.execute(database.outsideSchools)).rows;
    }
    for (const { pid } of found) process.kill(pid, 'SIGKILL');
    await cutOff;
    for (let tries = 0; tries < 100 && !(await answers(database).catch(() => false)); tries++) await sleep(100);
    expect(await answers(database)).toBe(true);
  });

  test('starts on a folder whose path is too long for a socket', async () => {
    const folder = newFolder(`${'a-very-deep-folder/'.repeat(6)}data`);
    expect(await answers(await open(folder))).toBe(true);
  });

  test('starts after a power cut that left the number of a process that is now somebody else', async () => {
    const folder = newFolder();
    await (await open(folder)).close();
    opened.length = 0;
    writeFileSync(join(folder, 'database/postmaster.pid'), `${process.pid}\n${folder}/database\n`);
    expect(await answers(await open(folder))).toBe(true);
  });

  test('a database that was half made is made anew', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'database.being-made'));
    writeFileSync(join(folder, 'database.being-made/half'), 'x');
    expect(await answers(await open(folder))).toBe(true);
  });
});
