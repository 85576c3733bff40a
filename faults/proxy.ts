import { randomInt } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a bad line does to a request. Most get through, or nobody would learn anything. */
const fates = {
  'goes through': 55,
  'lost on the way': 10,
  'answer lost on the way back': 10,
  'cut while it is worked on': 5,
  'twice at once': 8,
  'once more, later': 6,
  'late, so that others pass it': 6,
} as const;
type Fate = keyof typeof fates;

export interface BadLine {
  /** How many requests met which fate. */
  met: Record<Fate, number>;
  /** Waits for what still comes late, so that nothing arrives after the counting. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Between phones and program on 127.0.0.1: one request a connection, and each meets its fate. */
export async function badLine(port: number, programPort: number): Promise<BadLine> {
  const met = Object.fromEntries(Object.keys(fates).map((fate) => [fate, 0])) as Record<Fate, number>;
  const underWay = new Set<Promise<void>>();
  const meet: Record<Fate, (phone: Socket, request: Buffer) => Promise<void>> = {
    'goes through': (phone, request) => passOn(phone, request),
    async 'lost on the way'(phone, request) {
      const program = opened(programPort);
      program.write(request.subarray(0, randomInt(request.length)));
      await sleep(randomInt(50));
      program.destroy();
      phone.destroy();
    },
    async 'answer lost on the way back'(phone, request) {
      await exchange(programPort, request);
      phone.destroy();
    },
    async 'cut while it is worked on'(phone, request) {
      const program = opened(programPort);
      program.write(request);
      await sleep(randomInt(20));
      program.destroy();
      phone.destroy();
    },
    async 'twice at once'(phone, request) {
      await Promise.all([passOn(phone, request), exchange(programPort, request)]);
    },
    async 'once more, later'(phone, request) {
      await passOn(phone, request);
      await sleep(randomInt(3000));
      await exchange(programPort, request);
    },
    async 'late, so that others pass it'(phone, request) {
      await sleep(randomInt(1500));
      await passOn(phone, request);
    },
  };

  const passOn = async (phone: Socket, request: Buffer): Promise<void> => {
    const answer = await exchange(programPort, request);
    if (answer) phone.end(answer);
    else phone.destroy();
  };

  const server = createServer(async (phone) => {
    phone.on('error', () => undefined);
    const request = await wholeRequest(phone);
    if (!request) return;
    const fate = drawFate();
    met[fate]++;
    const work = meet[fate](phone, request).finally(() => underWay.delete(work));
    underWay.add(work);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    met,
    async settle() {
      await Promise.all(underWay);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function drawFate(): Fate {
  const all = Object.entries(fates).flatMap(([fate, weight]) => Array.from({ length: weight }, () => fate as Fate));
  return all[randomInt(all.length)] as Fate;
}

/** Resolves when head and announced body are in, or with undefined when the phone goes away before. */
function wholeRequest(phone: Socket): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    let got: Buffer = Buffer.alloc(0);
    phone.on('data', (part: Buffer) => {
      got = Buffer.concat([got, part]);
      const end = got.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(got.toString('latin1', 0, end))?.[1] ?? 0);
      if (got.length >= end + 4 + length) resolve(got);
    });
    phone.on('close', () => resolve(undefined));
  });
}

/** @returns the whole answer, or undefined when the program broke off or was not there */
function exchange(port: number, request: Buffer): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const program = opened(port);
    const parts: Buffer[] = [];
    let isBroken = false;
    program.on('data', (part: Buffer) => parts.push(part));
    program.on('error', () => {
      isBroken = true;
    });
    program.on('close', () => resolve(isBroken || parts.length === 0 ? undefined : Buffer.concat(parts)));
    program.write(request);
  });
}

function opened(port: number): Socket {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.on('error', () => undefined);
  return socket;
}
