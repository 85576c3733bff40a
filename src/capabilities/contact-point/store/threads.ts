import type { SchoolId } from '../../../platform/database/ids.ts';
import { sameBytes, sha256 } from '../../../platform/secrets/random.ts';
import { unseal } from '../../../platform/secrets/seal.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { type AtRest, placeOf, soundPlaceOf, threadKey } from './at-rest.ts';
import { threadOf } from './incoming.ts';
import type { Db } from './staff.ts';

/** What the writer of a conversation gets to see. */
export interface Thread {
  envelopes: Buffer[];
  readings: { by: string; day: Day }[];
  promisedOn: Day | null;
}

/** A conversation for whoever shows that they have its receipt; undefined for everybody else, after the same questions. */
export async function threadForWriter(db: Db, atRest: AtRest, thread: Buffer, auth: Buffer): Promise<Thread | undefined> {
  const { school } = atRest;
  const known = await db
    .selectFrom('contact_point.thread')
    .select(['auth', 'wrapped_key', 'promised_on'])
    .where('school_id', '=', school)
    .where('thread', '=', thread)
    .executeTakeFirst();
  const isTheirs = known !== undefined && sameBytes(known.auth, sha256(auth));
  const messages = await messagesOf(db, school, thread);
  const readings = await readingsOf(db, school, thread);
  if (!isTheirs) return undefined;
  return { envelopes: unsealed(atRest, thread, known.wrapped_key, messages), readings, promisedOn: known.promised_on };
}

/** What was spoken with a message, sealed as it came, for whoever shows that they have the receipt; undefined for everybody else. */
export async function soundForWriter(db: Db, atRest: AtRest, thread: Buffer, auth: Buffer, seq: number): Promise<Buffer | undefined> {
  const found = await soundOf(db, atRest, thread, seq);
  return found && sameBytes(found.auth, sha256(auth)) ? found.sound : undefined;
}

/** What was spoken with a message that has been let through, sealed as it came. */
export async function soundForStaff(db: Db, atRest: AtRest, thread: Buffer, seq: number): Promise<Buffer | undefined> {
  const found = await soundOf(db, atRest, thread, seq);
  return found?.state === 'released' ? found.sound : undefined;
}

async function soundOf(
  db: Db,
  atRest: AtRest,
  thread: Buffer,
  seq: number,
): Promise<{ auth: Buffer; state: SealedMessage['state']; sound: Buffer } | undefined> {
  const row = await db
    .selectFrom('contact_point.message as message')
    .innerJoin('contact_point.thread as thread', (join) =>
      join.onRef('thread.school_id', '=', 'message.school_id').onRef('thread.thread', '=', 'message.thread'),
    )
    .select(['thread.auth', 'thread.wrapped_key', 'message.state', 'message.sound'])
    .where('message.school_id', '=', atRest.school)
    .where('message.thread', '=', thread)
    .where('message.seq', '=', seq)
    .executeTakeFirst();
  if (!row?.sound) return undefined;
  const key = threadKey(atRest, thread, row.wrapped_key);
  return { auth: row.auth, state: row.state, sound: unseal(key, row.sound, soundPlaceOf(thread, seq)) };
}

/** Everything of every conversation that has been let through, for the browsers of contact persons. Who waits longest comes first. */
export async function threadsForStaff(
  db: Db,
  atRest: AtRest,
): Promise<{ thread: Buffer; waitingSince: Day | null; promisedOn: Day | null; lastOn: Day; envelopes: Buffer[] }[]> {
  const { school } = atRest;
  const rows = await db
    .selectFrom('contact_point.thread as thread')
    .select(['thread.thread', 'thread.wrapped_key', 'thread.waiting_since', 'thread.waits_openly', 'thread.promised_on', 'thread.last_on'])
    .where('thread.school_id', '=', school)
    .where((where) =>
      where.exists(
        where
          .selectFrom('contact_point.message as message')
          .select('message.seq')
          .whereRef('message.school_id', '=', 'thread.school_id')
          .whereRef('message.thread', '=', 'thread.thread')
          .where('message.seq', '=', 0)
          .where('message.state', '=', 'released'),
      ),
    )
    .orderBy('thread.last_on', 'desc')
    .execute();
  const threads = [];
  for (const { thread, wrapped_key, waiting_since, waits_openly, promised_on, last_on } of rows) {
    const messages = letThrough(await messagesOf(db, school, thread));
    const waits = waits_openly ? { waitingSince: waiting_since, promisedOn: promised_on } : { waitingSince: null, promisedOn: null };
    threads.push({ thread, ...waits, lastOn: last_on, envelopes: unsealed(atRest, thread, wrapped_key, messages) });
  }
  // Here and not in the question: there it would show who wrote again before that was let through.
  return threads.sort((a, b) => ((a.waitingSince ?? '~') < (b.waitingSince ?? '~') ? -1 : (a.waitingSince ?? '~') > (b.waitingSince ?? '~') ? 1 : 0));
}

interface SealedMessage {
  seq: number;
  state: 'fresh' | 'ready' | 'released';
  sealed: Buffer;
}

const messagesOf = (db: Db, school: SchoolId, thread: Buffer): Promise<SealedMessage[]> =>
  db
    .selectFrom('contact_point.message')
    .select(['seq', 'state', 'sealed'])
    .where('school_id', '=', school)
    .where('thread', '=', thread)
    .orderBy('seq')
    .execute();

function unsealed(atRest: AtRest, thread: Buffer, wrappedKey: Buffer, messages: readonly SealedMessage[]): Buffer[] {
  const key = threadKey(atRest, thread, wrappedKey);
  return messages.map(({ seq, sealed }) => unseal(key, sealed, placeOf(thread, seq)));
}

/** What contact persons get of a conversation: nothing after a message that still waits. */
function letThrough(messages: readonly SealedMessage[]): readonly SealedMessage[] {
  const waits = messages.findIndex(({ state }) => state !== 'released');
  return waits < 0 ? messages : messages.slice(0, waits);
}

/** @param shown what only the writer and the readers of a conversation can make */
export async function noteReading(db: Db, school: SchoolId, thread: Buffer, shown: Buffer, personId: string, day: Day): Promise<void> {
  const known = await threadOf(db, school, thread);
  if (!known || !sameBytes(known.posting, sha256(shown))) return;
  await db
    .insertInto('contact_point.reading')
    .values({ school_id: school, thread, person_id: personId, read_on: day })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const readingsOf = (db: Db, school: SchoolId, thread: Buffer): Promise<{ by: string; day: Day }[]> =>
  db
    .selectFrom('contact_point.reading')
    .select(['person_id as by', 'read_on as day'])
    .where('school_id', '=', school)
    .where('thread', '=', thread)
    .orderBy('read_on')
    .execute();

/** Erases a conversation for whoever has its receipt; says nothing of whether it was there. */
export async function eraseThread(db: Db, school: SchoolId, thread: Buffer, auth: Buffer): Promise<void> {
  await db.deleteFrom('contact_point.thread').where('school_id', '=', school).where('thread', '=', thread).where('auth', '=', sha256(auth)).execute();
}
