import { sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { sameBytes, sha256 } from '../../../platform/secrets/random.ts';
import { seal } from '../../../platform/secrets/seal.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { type AtRest, newThreadKey, placeOf, soundPlaceOf, threadKey } from './at-rest.ts';
import { showWaiting } from './keeping.ts';
import type { Db } from './staff.ts';

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

async function beginThread(db: Db, atRest: AtRest, { thread, auth, posting, day }: { thread: Buffer; auth: Buffer; posting: Buffer; day: Day }): Promise<void> {
  await db
    .insertInto('contact_point.thread')
    .values({
      school_id: atRest.school,
      thread,
      auth: sha256(auth),
      posting,
      wrapped_key: newThreadKey(atRest, thread),
      begun_on: day,
      last_on: day,
      waiting_since: null,
      promised_on: null,
      noticed_on: null,
    })
    .onConflict((conflict) => conflict.columns(['school_id', 'thread']).doNothing())
    .execute();
}

export const threadOf = (db: Db, school: SchoolId, thread: Buffer) =>
  db
    .selectFrom('contact_point.thread')
    .select(['thread', 'auth', 'posting', 'wrapped_key', 'promised_on'])
    .where('school_id', '=', school)
    .where('thread', '=', thread)
    .forUpdate()
    .executeTakeFirst();

async function keepMessage(
  db: Db,
  atRest: AtRest,
  { wrapped_key }: { wrapped_key: Buffer },
  { thread, seq, previous, envelope, sound, day, fromWriter }: Omit<Incoming, 'auth' | 'posting' | 'promisedOn'> & { fromWriter: boolean },
): Promise<Exclude<Kept, 'unknown'> | 'again'> {
  const { school } = atRest;
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
  const key = threadKey(atRest, thread, wrapped_key);
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
