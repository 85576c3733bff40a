import { randomInt, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchPupil } from '../bench/schools.ts';
import { type Letter, letterKind, type SealedLetter } from '../src/platform/outbox/shared-with-browser/letter.ts';
import { sealLetter, utf8 } from '../src/platform/outbox/shared-with-browser/seal-letter.ts';
import type { Entry, Words } from './ledger.ts';

/** Where phones send to, and what the school's page gave them. */
export interface Line {
  port: number;
  school: string;
  sealingKey: Uint8Array<ArrayBuffer>;
  /** What the program's answers came to, by status; `none` when the connection broke first. */
  replies: Map<number | 'none', number>;
  /** Answers of the program that no person should see: a trace of code, or no word of apology. */
  unkind: string[];
}

export interface Phone {
  ledger: Entry[];
  /** Answers again and again until it is over, and then goes on until everything has arrived. */
  live(isOver: () => boolean): Promise<void>;
  /** Gives one answer and sends it until it has arrived. */
  answer(more?: string): Promise<void>;
}

/** What a phone has to say, in the ways the form allows. */
export const habits = ['letters', 'form', 'says-nothing'] as const;
type Habit = (typeof habits)[number];

/** The pauses of the browser's outbox, ten times shorter and no longer than three seconds: these phones have minutes, not weeks. */
const pauses = [200, 500, 1500, 3000];

/** A reply that takes longer than this counts as none. */
const patience = 15_000;

export function phoneOf({ id: personId, cookie, ticket }: BenchPupil, habit: Habit, line: Line): Phone {
  const ledger: Entry[] = [];

  async function answer(more = ''): Promise<void> {
    const entry = newEntry(personId, habit, more);
    ledger.push(entry);
    await (habit === 'form' ? sendForm(entry) : sendSealed(entry.id, entry.said[0] as Words));
    // Now and then an id is used a second time for other words: a page that was opened from the history.
    if (entry.isKept && habit === 'letters' && randomInt(20) === 0) {
      const other = saidWith({ mood: 'good' }, more);
      entry.said.push(other);
      await sendSealed(entry.id, other);
    }
    entry.hasArrived = true;
  }

  /** As `<save-offline>` does it: sealed once, sent until the program names it. */
  async function sendSealed(id: string, said: Words): Promise<void> {
    const letter: Letter = { ticket, fields: Object.fromEntries(Object.entries(said).map(([field, value]) => [field, [value].flat()])) };
    const sealed = await sealLetter(line.sealingKey, utf8(letterKind), utf8(id), utf8(JSON.stringify(letter)));
    const body: SealedLetter = { v: 1, id, school: line.school, sealed: Buffer.from(sealed).toString('base64url') };
    await untilArrived(async () => {
      const reply = await send(line, '/deliveries', JSON.stringify(body), { 'Content-Type': 'application/json' });
      return (reply?.status === 200 || reply?.status === 409) && JSON.parse(reply.body).received === id;
    });
  }

  /** As a browser without scripts does it when somebody presses the button again. */
  async function sendForm({ id, said: [said = {}] }: Entry): Promise<void> {
    const form = new URLSearchParams([
      ['id', id],
      ['ticket', ticket],
      ...Object.entries(said).flatMap(([field, value]) => [value].flat().map((one) => [field, one])),
    ]);
    await untilArrived(async () => {
      const reply = await send(line, '/p/check-in', String(form), { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: `vg-card=${cookie}` });
      return reply?.status === 303;
    });
  }

  return {
    ledger,
    answer,
    async live(isOver) {
      await sleep(randomInt(1500));
      while (!isOver()) {
        await answer();
        await sleep(randomInt(200, 2500));
      }
    },
  };
}

/** @param more words to make an answer long */
function newEntry(personId: string, habit: Habit, more: string): Entry {
  const id = randomUUID();
  const entry = { id, personId, hasArrived: false };
  if (habit === 'says-nothing') return { ...entry, said: [{ mood: 'skip' }], isKept: false, wantsToTalk: false };
  const wish = randomInt(3);
  if (wish === 0)
    return {
      ...entry,
      said: [saidWith({ mood: 'good', nice: 'Wij bakten brood 🥖', friend: 'yes', about: ['friends', 'home'] }, more)],
      isKept: true,
      wantsToTalk: false,
    };
  if (wish === 1) return { ...entry, said: [saidWith({ mood: 'bad', talk: 'today', who: 'any', visible: 'nobody' }, more)], isKept: false, wantsToTalk: true };
  return {
    ...entry,
    said: [saidWith({ mood: 'not_good', talk: 'week', who: 'any', visible: 'chosen', how: ['walk', 'message'] }, more)],
    isKept: true,
    wantsToTalk: true,
  };
}

/** With words that nobody else says, so that a double is seen wherever it lies. */
const saidWith = (said: Words, more: string): Words => ({ ...said, more: `Ik zit soms alleen… «${randomUUID()}»${more}` });

async function untilArrived(attempt: () => Promise<boolean>): Promise<void> {
  for (let round = 0; !(await attempt()); round++) await sleep((pauses[Math.min(round, pauses.length - 1)] ?? 0) * (0.8 + Math.random() * 0.4));
}

interface Reply {
  status: number;
  body: string;
}

/** @returns undefined when no whole answer came */
export async function send(line: Line, path: string, body: string | undefined, headers: Record<string, string>): Promise<Reply | undefined> {
  const reply = await exchange(line.port, path, body, headers);
  const status = reply?.status ?? 'none';
  line.replies.set(status, (line.replies.get(status) ?? 0) + 1);
  if (reply && reply.status >= 500 && !isKind(reply.body)) line.unkind.push(reply.body);
  return reply;
}

function exchange(port: number, path: string, body: string | undefined, headers: Record<string, string>): Promise<Reply | undefined> {
  return new Promise((resolve) => {
    const nothing = (): void => resolve(undefined);
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: body === undefined ? 'GET' : 'POST',
        agent: false,
        timeout: patience,
        headers: { 'Sec-Fetch-Site': 'same-origin', 'Accept-Language': 'fr', ...headers, 'Content-Length': Buffer.byteLength(body ?? '') },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => (answer.complete ? resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }) : nothing()));
        answer.on('error', nothing);
      },
    );
    sent.on('timeout', () => sent.destroy());
    sent.on('error', nothing);
    sent.end(body);
  });
}

/** An apology in the language that was asked for, and nothing of the code. */
const isKind = (page: string): boolean => page.includes('lang="fr"') && page.includes('Désolé') && !/\n\s+at |[Ee]rror:|node_modules|\.ts\b/.test(page);
