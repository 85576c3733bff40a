import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from './program.ts';

const patience = 300_000;

/** An ordinary account where the tests run as root; there PostgreSQL starts without lending another one. */
const ordinary = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** What somebody has who copied the project to a machine of their own: its files, an empty home, and no setting at all. */
const place = mkdtempSync(join(tmpdir(), 'vaste-grond-fresh-'));
const clone = join(place, 'vaste-grond');
const home = join(place, 'home');
const surroundings = { HOME: home, PATH: (process.env.PATH ?? '').replaceAll(`${process.cwd()}/node_modules/.bin:`, '') };

let port: number;
beforeAll(async () => {
  port = await freePort();
  mkdirSync(home);
  for (const file of execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { encoding: 'utf8' }).split('\0')) {
    if (file === '' || !existsSync(file)) continue;
    mkdirSync(dirname(join(clone, file)), { recursive: true });
    cpSync(file, join(clone, file));
  }
  chmodSync(place, 0o755);
  if (ordinary.uid) execFileSync('chown', ['-R', `${ordinary.uid}:${ordinary.gid}`, clone, home]);
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Starts the server as its README says, and waits until it has said this. */
async function start(awaited: string, ...options: string[]): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn('script/server', ['--port', String(port), ...options], { cwd: clone, env: surroundings, stdio: ['ignore', 'pipe', 'pipe'], ...ordinary });
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said += part;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part;
      if (said.includes(awaited)) resolve();
    });
    child.once('exit', () => reject(new Error(`The server did not start: ${said}`)));
  });
  return { child, said };
}

async function stop(child: ChildProcess): Promise<number | null> {
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  return gone;
}

describe('in a fresh clone, as an ordinary user with an empty home and nothing set', () => {
  test('one command gives a school to try, with a page behind each link', { timeout: patience }, async () => {
    const { child } = await start('staat klaar op', '--demo');
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
    const links = JSON.parse(readFileSync(join(clone, 'data/demo-links.json'), 'utf8')) as Record<string, string>;
    expect(Object.keys(links).sort()).toEqual(['contactPerson', 'guardian', 'leadership', 'pupil', 'teacher']);
    for (const link of Object.values(links)) {
      const page = await fetch(link);
      expect([link, page.status]).toEqual([link, 200]);
      expect(await page.text()).toContain('<h1');
    }
    expect(await stop(child)).toBe(0);
    expect(statSync(join(clone, 'data')).mode & 0o077).toBe(0);
    expect(readdirSync(home).filter((name) => name !== '.npm')).toEqual([]);
  });

  test('the second start does nothing over again, and says how long it took', { timeout: patience }, async () => {
    const begin = performance.now();
    const { child, said } = await start('staat klaar op', '--demo');
    console.log(`second start: ready after ${Math.round(performance.now() - begin)} ms (wanted: less than 3000)`);
    expect(said).not.toContain('installeert');
    expect(await stop(child)).toBe(0);
  });

  test('without the demo it prints one address and a code to set it up with', { timeout: patience }, async () => {
    rmSync(join(clone, 'data'), { recursive: true });
    const { child, said } = await start('de code ');
    expect(said.match(/https?:\/\/\S+/g)).toEqual([`http://localhost:${port}`, `http://localhost:${port}/set-up`]);
    const code = /code (\S+)/.exec(said)?.[1] ?? '';
    expect(code.length).toBeGreaterThanOrEqual(8);
    expect((await fetch(`http://127.0.0.1:${port}/set-up`)).status).toBe(200);
    expect(await stop(child)).toBe(0);
  });

  test('the command for rosters refuses what is no roster in a sentence', { timeout: patience }, () => {
    const { status, stdout } = spawnSync('script/roster', ['plan', 'README.md', '--json'], { cwd: clone, env: surroundings, encoding: 'utf8', ...ordinary });
    expect(status).toBe(1);
    const plan = JSON.parse(stdout) as { schools: unknown[]; problems: { file: string; message: string }[] };
    expect(plan.schools).toEqual([]);
    expect(plan.problems[0]?.message).toMatch(/^[A-Z].+\.$/s);
  });
});
