import { sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { sameBytes, sha256 } from '../../../platform/secrets/random.ts';
import { newKey, seal, unseal } from '../../../platform/secrets/seal.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { showWaiting } from './keeping.ts';
import type { Db } from './staff.ts';

/** Under which key a school's conversations are sealed at rest; it lies outside the database. */
export interface AtRest {
  school: SchoolId;
  schoolKey: Buffer;
}

/** What became of a message: kept; or it does not follow the last one; or too many today; or there is no such conversation. */
export type Kept = 'kept' | 'behind' | 'enough' | 'unknown';

/** Most messages that one conversation takes in a day. */
export const mostPerDay = 20;

/** Most spoken messages that each side of a conversation can add in a day: they are large. */
export const mostSpokenPerDay = 6;

/** Most messages of contact persons in one conversation in a day. */
const mostAnswersPerDay = 40;

interface Incoming {
  thread: Buffer;
  auth: Buffer;
  /** SHA-256 of what whoever answers must show; for the first message. */
  posting: Buffer | undefined;
  seq: number;
  /** SHA-256 of the envelope before; null for the first. */
  previous: Buffer | null;
  envelope: Buffer;
  /** What was spoken with it, sealed. */
  sound?: Buffer | undefined;
  day: Day;
  promisedOn: Day;
}

/** Keeps a message of a writer, once however often it is sent. */
export async function keepFromWriter(db: Db, atRest: AtRest, { auth, posting, promisedOn, ...message }: Incoming): Promise<Kept> {
  const { school } = atRest;
  const { thread, seq, day } = message;
  if (seq === 0 && posting) await beginThread(db, atRest, { thread, auth, posting, day });
  const known = await threadOf(db, school, thread);
  if (!known || !sameBytes(known.auth, sha256(auth))) return 'unknown';
  const kept = await keepMessage(db, atRest, known, { ...message, fromWriter: true });
  if (kept === 'kept') {
    await db
      .updateTable('contact_point.thread')
      .set({ last_on: day, waiting_since: sql`coalesce(waiting_since, ${day})`, promised_on: sql`coalesce(promised_on, ${promisedOn})` })
      .where('school_id', '=', school)
      .where('thread', '=', thread)
      .execute();
  }
  return kept === 'again' ? 'kept' : kept;
}

/**
 * Keeps a message of a contact person; an answer ends the waiting.
 * @param shown what only the writer and the readers of a conversation can make
 */
export async function keepFromStaff(
  db: Db,
  atRest: AtRest,
  { shown, isAnswer, ...message }: Omit<Incoming, 'auth' | 'posting' | 'promisedOn'> & { shown: Buffer; isAnswer: boolean },
): Promise<Kept> {
  const { school } = atRest;
  const { thread, day } = message;
  const known = await threadOf(db, school, thread);
  if (!known || !sameBytes(known.posting, sha256(shown))) return 'unknown';
  const kept = await keepMessage(db, atRest, known, { ...message, fromWriter: false });
  if (kept === 'kept') {
    if (isAnswer && known.promised_on) await countPromise(db, school, day, day <= known.promised_on);
    const answered = isAnswer ? { waiting_since: null, waits_openly: false, promised_on: null, noticed_on: null } : {};
    await db
      .updateTable('contact_point.thread')
      .set({ last_on: day, ...answered })
      .where('school_id', '=', school)
      .where('thread', '=', thread)
      .execute();
  }
  // Something that still waits stands between: whoever answers reads it first.
  if (kept === 'behind') await letThroughNow(db, school, thread);
  return kept === 'again' ? 'kept' : kept;
}

async function letThroughNow(db: Db, school: SchoolId, thread: Buffer): Promise<void> {
  await db.updateTable('contact_point.message').set({ state: 'released' }).where('school_id', '=', school).where('thread', '=', thread).execute();
  await showWaiting(db, school, [thread]);
}

async function beginThread(
  db: Db,
  { school, schoolKey }: AtRest,
  { thread, auth, posting, day }: { thread: Buffer; auth: Buffer; posting: Buffer; day: Day },
): Promise<void> {
  const wrapped = seal(schoolKey, newKey(), thread.toString('base64url'));
  await db
    .insertInto('contact_point.thread')
    .values({
      school_id: school,
      thread,
      auth: sha256(auth),
      posting,
      wrapped_key: wrapped,
      begun_on: day,
      last_on: day,
      waiting_since: null,
      promised_on: null,
      noticed_on: null,
    })
    .onConflict((conflict) => conflict.columns(['school_id', 'thread']).doNothing())
    .execute();
}

const threadOf = (db: Db, school: SchoolId, thread: Buffer) =>
  db
    .selectFrom('contact_point.thread')
    .select(['thread', 'auth', 'posting', 'wrapped_key', 'promised_on'])
    .where('school_id', '=', school)
    .where('thread', '=', thread)
    .forUpdate()
    .executeTakeFirst();

async function keepMessage(
  db: Db,
  { school, schoolKey }: AtRest,
  { wrapped_key }: { wrapped_key: Buffer },
  { thread, seq, previous, envelope, sound, day, fromWriter }: Omit<Incoming, 'auth' | 'posting' | 'promisedOn'> & { fromWriter: boolean },
): Promise<Exclude<Kept, 'unknown'> | 'again'> {
  const sofar = await db
    .selectFrom('contact_point.message')
    .select(['seq', 'fingerprint', 'said_on', 'from_writer', (message) => message('sound', 'is not', null).as('is_spoken')])
    .where('school_id', '=', school)
    .where('thread', '=', thread)
    .orderBy('seq')
    .execute();
  const fingerprint = sha256(envelope);
  if (sofar[seq]?.fingerprint.equals(fingerprint)) return 'again';
  const follows = seq === sofar.length && (seq === 0 || (previous && sofar.at(-1)?.fingerprint.equals(previous)));
  if (!follows) return 'behind';
  const today = sofar.filter(({ said_on, from_writer }) => from_writer === fromWriter && said_on === day);
  if (today.length >= (fromWriter ? mostPerDay : mostAnswersPerDay)) return 'enough';
  if (sound && today.filter(({ is_spoken }) => is_spoken).length >= mostSpokenPerDay) return 'enough';
  const key = unseal(schoolKey, wrapped_key, thread.toString('base64url'));
  await db
    .insertInto('contact_point.message')
    .values({
      school_id: school,
      thread,
      seq,
      from_writer: fromWriter,
      state: fromWriter ? 'fresh' : 'released',
      said_on: day,
      fingerprint,
      sealed: seal(key, envelope, placeOf(thread, seq)),
      sound: sound ? seal(key, sound, soundPlaceOf(thread, seq)) : null,
    })
    .execute();
  return 'kept';
}

const placeOf = (thread: Buffer, seq: number): string => `${thread.toString('base64url')}.${seq}`;

const soundPlaceOf = (thread: Buffer, seq: number): string => `${placeOf(thread, seq)}.sound`;

async function countPromise(db: Db, school: SchoolId, day: Day, inTime: boolean): Promise<void> {
  await db
    .insertInto('contact_point.promise_day')
    .values({ school_id: school, day, kept: inTime ? 1 : 0, late: inTime ? 0 : 1 })
    .onConflict((conflict) =>
      conflict.columns(['school_id', 'day']).doUpdateSet({
        kept: sql`promise_day.kept + ${inTime ? 1 : 0}`,
        late: sql`promise_day.late + ${inTime ? 0 : 1}`,
      }),
    )
    .execute();
}

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
  { school, schoolKey }: AtRest,
  thread: Buffer,
  seq: number,
): Promise<{ auth: Buffer; state: SealedMessage['state']; sound: Buffer } | undefined> {
  const row = await db
    .selectFrom('contact_point.message as message')
    .innerJoin('contact_point.thread as thread', (join) =>
      join.onRef('thread.school_id', '=', 'message.school_id').onRef('thread.thread', '=', 'message.thread'),
    )
    .select(['thread.auth', 'thread.wrapped_key', 'message.state', 'message.sound'])
    .where('message.school_id', '=', school)
    .where('message.thread', '=', thread)
    .where('message.seq', '=', seq)
    .executeTakeFirst();
  if (!row?.sound) return undefined;
  const key = unseal(schoolKey, row.wrapped_key, thread.toString('base64url'));
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

function unsealed({ schoolKey }: AtRest, thread: Buffer, wrappedKey: Buffer, messages: readonly SealedMessage[]): Buffer[] {
  const key = unseal(schoolKey, wrappedKey, thread.toString('base64url'));
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
