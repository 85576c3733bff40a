import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Program {
  address: string;
  dataFolder: string;
  /** What it printed so far. */
  readonly said: string;
  child: ChildProcess;
  stop(): Promise<void>;
}

/** A port on which nobody listens now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const listener = createServer().listen(0, '127.0.0.1', () => {
      const { port } = listener.address() as AddressInfo;
      listener.close(() => resolve(port));
    });
  });
}

/** The built program as a school runs it, on a fresh data folder (or one that is given). */
export async function startProgram(args: string[], dataFolder = mkdtempSync(join(tmpdir(), 'vaste-grond-journey-')), build = 'build'): Promise<Program> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', `${build}/main.js`, '--port', String(port), ...args], {
    env: { ...process.env, VASTEGROND_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part;
      resolve();
    });
    child.stderr.on('data', (part: Buffer) => {
      said += part;
    });
    child.once('exit', () => reject(new Error(`The program did not start: ${said}`)));
  });
  return {
    address: `http://localhost:${port}`,
    dataFolder,
    get said() {
      return said;
    },
    child,
    async stop() {
      child.kill('SIGTERM');
      await gone;
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

type DemoVisitor = 'pupil' | 'guardian' | 'teacher' | 'contactPerson' | 'leadership';

export const linksIn = (dataFolder: string): Record<DemoVisitor, string> => JSON.parse(readFileSync(join(dataFolder, 'demo-links.json'), 'utf8'));
