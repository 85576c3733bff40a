import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The built program on a data folder, started again whenever it ends, as whoever watches over a machine would. */
export interface KeptProgram {
  readonly pid: number | undefined;
  /** Ends that nobody asked for: the program itself gave up. What it said last is in there. */
  readonly ownEnds: string[];
  /** Waits until it says that answers can be kept. */
  ready(): Promise<void>;
  kill(): void;
  /** Asks it to stop; resolves when it is gone. It is started again. @returns its exit code */
  stopOnce(): Promise<number | null>;
  /** Asks it to stop, for good. @returns its exit code */
  stop(): Promise<number | null>;
}

/** The longest that a program may take to come back, database and all, in milliseconds. */
const longestAbsence = 60_000;

/** Keeps the program running on this folder for as long as the work lasts; nothing of it is left behind. */
export async function withProgram<Result>(folder: string, port: number, work: (program: KeptProgram) => Promise<Result>): Promise<Result> {
  const program = keepRunning(folder, port);
  try {
    return await work(program);
  } finally {
    program.abandon();
    killAll(postgresOn(folder));
  }
}

function keepRunning(folder: string, port: number): KeptProgram & { abandon(): void } {
  const ownEnds: string[] = [];
  let isOver = false;
  let isAsked = false;
  let program = begin();

  function begin(): ChildProcess {
    isAsked = false;
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'build/main.js', '--port', String(port)], {
      env: { ...process.env, VASTEGROND_DATA: folder, DATABASE_URL: '' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (part) => {
      said = `${said}${part}`.slice(-2000);
    });
    child.on('error', (error) => {
      ownEnds.push(String(error));
      setTimeout(() => {
        if (!isOver) program = begin();
      }, 1000);
    });
    child.on('exit', (code, signal) => {
      if (!isAsked) ownEnds.push(`exit ${code ?? signal}: ${said.slice(-600)}`);
      if (!isOver) program = begin();
    });
    return child;
  }

  const gone = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('exit', (code) => resolve(code)));

  async function ask(): Promise<number | null> {
    isAsked = true;
    const code = gone(program);
    program.kill('SIGTERM');
    return code;
  }

  return {
    get pid() {
      return program.pid;
    },
    ownEnds,
    async ready() {
      const until = performance.now() + longestAbsence;
      while (!(await isReady(port))) {
        if (performance.now() > until) throw new Error(`The program did not come back. ${ownEnds.join('\n')}`);
        await sleep(50);
      }
    },
    kill() {
      isAsked = true;
      program.kill('SIGKILL');
    },
    stopOnce: ask,
    async stop() {
      isOver = true;
      return ask();
    },
    abandon() {
      isOver = true;
      program.kill('SIGKILL');
    },
  };
}

async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/health`, { headers: { Connection: 'close' } }).catch(() => undefined);
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.status === 200;
}

/** PostgreSQL on this folder: its postmaster first, then its workers; empty when there is none. */
export function postgresOn(folder: string): number[] {
  try {
    const postmaster = Number(readFileSync(join(folder, 'database/postmaster.pid'), 'utf8').split('\n')[0]);
    if (!/postgres/.test(readFileSync(`/proc/${postmaster}/cmdline`, 'utf8'))) return [];
    const workers = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8');
    return [postmaster, ...workers.trim().split(/\s+/).filter(Boolean).map(Number)];
  } catch {
    return [];
  }
}

/** @returns how many of them there were to kill */
export function killAll(pids: readonly number[]): number {
  return pids.filter((pid) => {
    try {
      return process.kill(pid, 'SIGKILL');
    } catch {
      return false;
    }
  }).length;
}
