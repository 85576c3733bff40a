import { connect, type Socket } from 'node:net';

/** What a run of requests came to. */
export interface Load {
  /** Answers per second. */
  perSecond: number;
  /** Ninety-nine of a hundred answers came within this many milliseconds. */
  p99: number;
  count: number;
  /** Answers that were not what was expected. */
  strange: number;
}

/**
 * Sends requests that were written beforehand over keep-alive connections, each the next as soon as its answer is in.
 * It reads no more of an answer than its status and length, so that it takes little from what it measures.
 * @param requests whole HTTP requests; each is sent once
 */
export async function load(port: number, connections: number, requests: readonly Buffer[], isExpected: (status: number) => boolean): Promise<Load> {
  let next = 0;
  let strange = 0;
  const waits: number[] = [];
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = await opened(port);
      await new Promise<void>((resolve, reject) => {
        let sent = 0;
        let got: Buffer | undefined;
        const ask = (): void => {
          const request = requests[next++];
          if (!request) return resolve();
          sent = performance.now();
          socket.write(request);
        };
        socket.on('data', (part) => {
          got = got ? Buffer.concat([got, part]) : part;
          const status = statusOf(got);
          if (status === undefined) return;
          got = undefined;
          waits.push(performance.now() - sent);
          if (!isExpected(status)) strange++;
          ask();
        });
        socket.once('error', reject);
        ask();
      });
      socket.destroy();
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  waits.sort((a, b) => a - b);
  return { perSecond: requests.length / seconds, p99: waits[Math.floor(waits.length * 0.99)] ?? 0, count: requests.length, strange };
}

function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** The status of an answer, once all of it has come. */
function statusOf(answer: Buffer): number | undefined {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0 || answer.length < end + 4 + lengthIn(answer, end)) return undefined;
  return Number(answer.toString('latin1', 9, 12));
}

function lengthIn(answer: Buffer, end: number): number {
  const at = answer.indexOf('ontent-', 0, 'latin1');
  if (at < 0 || at > end) return 0;
  const head = answer.toString('latin1', 0, end);
  return Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
}
