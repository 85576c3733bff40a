import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchPupil } from '../bench/schools.ts';
import { type Letter, letterKind, type SealedLetter } from '../src/platform/outbox/shared-with-browser/letter.ts';
import { sealLetter } from '../src/platform/outbox/shared-with-browser/seal-letter.ts';
import { utf8 } from '../src/platform/secrets/shared-with-browser/bytes.ts';
import type { Entry, Words } from './ledger.ts';
import { type Line, send } from './line.ts';

export interface Phone {
  ledger: Entry[];
  /** Answers again and again until it is over, and then goes on until everything has arrived. */
  live(isOver: () => boolean): Promise<void>;
  /** Gives one answer and sends it until it has arrived. */
  answer(more?: string): Promise<void>;
}

/** By script and sealed, or by the plain form; somebody who says nothing was asked all the same. */
type Habit = 'letters' | 'form' | 'says-nothing';

/** The pauses of the browser's outbox, ten times shorter and no longer than three seconds: these phones have minutes, not weeks. */
const pauses = [200, 500, 1500, 3000];

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
    const form = new URLSearchParams({ id, ticket });
    for (const [field, value] of Object.entries(said)) for (const one of [value].flat()) form.append(field, one);
    const body = String(form);
    await untilArrived(async () => {
      const reply = await send(line, '/p/check-in', body, { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: `vg-card=${cookie}` });
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

/** About two minutes: far longer than any absence that is brought about here. */
const mostTries = 45;

async function untilArrived(attempt: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await attempt()); tries++) {
    if (tries === mostTries) throw new Error('An answer does not arrive, however often it is sent.');
    await sleep((pauses[Math.min(tries, pauses.length - 1)] ?? 0) * (0.8 + Math.random() * 0.4));
  }
}
