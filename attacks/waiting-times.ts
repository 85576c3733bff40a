import { randomBytes } from 'node:crypto';
import { atRestOf, inContactPoint } from '../src/capabilities/contact-point/desk.ts';
import { keepFromWriter } from '../src/capabilities/contact-point/store/incoming.ts';
import { threadsForStaff } from '../src/capabilities/contact-point/store/threads.ts';
import { type AttackedSchool, day, type Site, tenOClock } from './site.ts';

/** When a message was sent and when contact persons saw it, in minutes after some full hour. */
export interface Wait {
  sentAt: number;
  shownAt: number;
}

/** The program looks once a minute; here half a minute past each. */
const roundAfter = 0.5;
const oneSecond = 1 / 60;

/** The longest that is waited for a message to be shown, in minutes. */
const patience = 120;

/**
 * When messages are shown while the program runs all the time: two for every minute of an hour, sent a second before and a second
 * after the program looks, which is the shortest and the longest wait that this minute can bring.
 */
export async function measureWaits(site: Site, school: AttackedSchool): Promise<Wait[]> {
  const desk = deskOf(site, school);
  const waits: Wait[] = [];
  const waiting = new Map<string, number>();
  const send = async (sentAt: number): Promise<void> => void waiting.set(await desk.send(), sentAt);
  for (let minute = -40; minute < 60 + patience; minute++) {
    const isCounted = minute >= 0 && minute < 60;
    if (isCounted) await send(minute + roundAfter - oneSecond);
    await site.roundAt(tenOClock + minute + roundAfter);
    for (const thread of await desk.shown()) {
      const sentAt = waiting.get(thread);
      if (sentAt === undefined) continue;
      waits.push({ sentAt, shownAt: minute + roundAfter });
      waiting.delete(thread);
    }
    if (isCounted) await send(minute + roundAfter + oneSecond);
  }
  if (waiting.size > 0) throw new Error(`${waiting.size} messages were never shown.`);
  return waits.sort((a, b) => a.sentAt - b.sentAt);
}

/**
 * The shortest waits when the program was started again in between: it looks for the first time as late in a minute as can be, just
 * after a message came, and the next program looks as early as can be in every minute after that. Once for each minute of an hour.
 */
export async function measureWaitsOverRestarts(site: Site, school: AttackedSchool): Promise<Wait[]> {
  const desk = deskOf(site, school);
  const waits: Wait[] = [];
  for (let first = 0; first < 60; first++) {
    const sent = await desk.send();
    const sentAt = first + 1 - 2 * oneSecond;
    let shownAt = first + 1 - oneSecond;
    await site.roundAt(tenOClock + shownAt);
    while (!(await desk.shown()).includes(sent)) {
      shownAt = Math.floor(shownAt + oneSecond / 2) + 1;
      if (shownAt - sentAt > patience) throw new Error('A message was never shown.');
      await site.roundAt(tenOClock + shownAt);
    }
    waits.push({ sentAt, shownAt });
  }
  return waits;
}

/** The contact point by its store, which keeps and shows envelopes without looking into them. */
function deskOf({ ground }: Site, { id }: AttackedSchool) {
  const atRest = atRestOf(ground, id);
  return {
    /** @returns by what the conversation is known */
    async send(): Promise<string> {
      const [thread, auth, posting, envelope] = [randomBytes(32), randomBytes(32), randomBytes(32), randomBytes(1873)];
      const message = { thread, auth, posting, seq: 0, previous: null, envelope, day, promisedOn: day };
      const kept = await inContactPoint(ground, id, (db) => keepFromWriter(db, atRest, message));
      if (kept !== 'kept') throw new Error(`A message was ${kept}.`);
      return thread.toString('base64url');
    },
    /** What contact persons see. */
    async shown(): Promise<string[]> {
      const threads = await inContactPoint(ground, id, (db) => threadsForStaff(db, atRest));
      return threads.map(({ thread }) => thread.toString('base64url'));
    },
  };
}
