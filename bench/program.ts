import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export const port = 4390;

/** The program as a school runs it, on the data folder of the environment. */
export function startProgram(): Promise<ChildProcess> {
  const program = spawn('script/server', ['--port', String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    program.stdout.once('data', () => resolve(program));
    program.once('exit', () => reject(new Error('The program did not start.')));
  });
}

export async function stopProgram(program: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => program.once('exit', resolve));
  program.kill('SIGTERM');
  await gone;
}

/** The most memory the program ever held, in megabytes, as Linux counts it (VmHWM). */
export function peakMemoryOf({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** A form as a browser sends it, with the cookie that goes to that address, if any. */
export function formPost(path: string, cookie: string | undefined, body: string): Buffer {
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: localhost:${port}${cookie ? `\r\nCookie: ${cookie}` : ''}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** The smallest request that the program answers: what a POST costs that does nothing. */
export const emptyPost = Buffer.from(`POST /reports HTTP/1.1\r\nHost: localhost:${port}\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 0\r\n\r\n`);

export const perSecond = (count: number): string => `${Math.round(count)}/s`;
