import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { playable } from '../../../platform/questions/spoken/shared-with-browser/recording.ts';
import { hasZeroBits } from '../../../platform/secrets/passwords.ts';
import { noise, sha256 } from '../../../platform/secrets/random.ts';
import { NotSealedByUs, newKey, seal, stamp } from '../../../platform/secrets/seal.ts';
import { base64url } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { schoolDaysLater } from '../../../platform/time/school-days.ts';
import { inSteadyTime } from '../../../platform/time/steady.ts';
import { NotThere, Unreadable } from '../../../platform/web/errors.ts';
import { readJson } from '../../../platform/web/forms.ts';
import type { Env } from '../../../platform/web/guards.ts';
import { type PeopleDb, type School, schoolBySlug } from '../../people/index.ts';
import { atRestOf, contactPointOf, inContactPoint, workKeyOf } from '../desk.ts';
import { answerWithin } from '../rules/opening.ts';
import { isOurChallenge } from '../rules/work.ts';
import { envelopeLengths } from '../shared-with-browser/envelope.ts';
import {
  answerKeyWords,
  bitsOf,
  type ConversationAnswer,
  conversationAnswerLength,
  type MessageAnswer,
  messageAnswerLength,
  padded,
  requestKind,
  workCost,
  workWords,
} from '../shared-with-browser/exchange.ts';
import { readHeader } from '../shared-with-browser/header.ts';
import { soundLengths } from '../shared-with-browser/sealed-sound.ts';
import { keepFromWriter } from '../store/incoming.ts';
import { helloOf, portraitOf } from '../store/staff.ts';
import { eraseThread, soundForWriter, type Thread, threadForWriter } from '../store/threads.ts';
import { pageRoutes, type Shown } from './page-routes.tsx';
import { base64, bytes, read, sealedSound } from './reading.ts';

const whose = { threadId: bytes(16), auth: bytes(32) };
const sealedSchema = z.object({
  sealed: base64.max(20_000),
  sound: sealedSound.optional(),
  work: z.object({ challenge: z.string().max(100), answer: z.string().max(20) }).optional(),
});
const messageSchema = z.object({ ...whose, posting: bytes(32).optional(), envelope: base64.max(12_000) });
const conversationSchema = z.object({ ...whose, from: z.number().int().min(0).max(10_000) });
const soundSchema = z.object({ ...whose, seq: z.number().int().min(0).max(10_000), length: z.literal(soundLengths) });
const erasureSchema = z.object(whose);

/** Longer than looking takes, whether there is something or nothing; in milliseconds. */
const answerTime = 100;

/** The door without a name: no session is read here, nothing says who somebody is, and nothing is written in the log. */
export function anonymousRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .route('/', pageRoutes(ground, shownTo))
    .get('/c/:school/portraits/:id', async (c) => {
      const school = await schoolOf(c);
      const id = c.req.param('id');
      const picture = isUuid(id) ? await inContactPoint(ground, school.id, (db) => portraitOf(db, school.id, id)) : undefined;
      if (!picture) throw new NotThere();
      c.header('Content-Type', 'image/jpeg');
      return c.body(new Uint8Array(picture));
    })
    .get('/c/:school/hellos/:id', async (c) => {
      const school = await schoolOf(c);
      const id = c.req.param('id');
      const recording = isUuid(id) ? await inContactPoint(ground, school.id, (db) => helloOf(db, school.id, id)) : undefined;
      if (!recording) throw new NotThere();
      c.header('Content-Type', 'audio/wav');
      return c.body(playable(recording));
    })
    .get('/c/:school/exit', (c) => {
      c.header('Clear-Site-Data', '"cache"');
      return c.redirect('https://www.wikipedia.org/', 303);
    })
    .post('/c/:school/messages', async (c) => {
      const school = await schoolOf(c);
      const { sealed, sound, work } = read(sealedSchema, await readJson(c));
      const { threadId, auth, posting, envelope: text } = read(messageSchema, await unsealed(school, sealed));
      const envelope = new Uint8Array(Buffer.from(text, 'base64url'));
      const header = envelopeLengths.includes(envelope.length) ? readHeader(envelope) : undefined;
      const thread = sha256(threadId);
      const fits = header && base64url(header.school) === schoolInBytes(school) && thread.equals(header.thread);
      if (!fits || (header.direction !== 'first' && header.direction !== 'writer')) throw new Unreadable();
      const isFirst = header.direction === 'first';
      if (isFirst !== (header.seq === 0) || isFirst !== (posting !== undefined)) throw new Unreadable();
      const { day, calendar, around } = await contactPointOf(ground, school);
      if (isFirst && !(await isWorkDone(school, thread, work))) return answer(c, { state: 'stale', challenge: around.challenge });
      const promisedOn = schoolDaysLater(calendar, day, answerWithin);
      const previous = isFirst ? null : Buffer.from(header.previous);
      const message = { thread, auth, posting, seq: header.seq, previous, envelope: Buffer.from(envelope), sound, day, promisedOn };
      const state = await inContactPoint(ground, school.id, (db) => keepFromWriter(db, atRestOf(ground, school.id), message));
      return answer(c, { state });
    })
    .post('/c/:school/conversation', async (c) => {
      const school = await schoolOf(c);
      const { threadId, auth, from } = read(conversationSchema, await readJson(c));
      const piece = await inSteadyTime(answerTime, async () => {
        const found = await inContactPoint(ground, school.id, (db) => threadForWriter(db, atRestOf(ground, school.id), sha256(threadId), auth));
        return sealedPiece(found ?? nothing, from, found ? auth : newKey());
      });
      c.header('Content-Type', 'application/octet-stream');
      return c.body(new Uint8Array(piece));
    })
    .post('/c/:school/sound', async (c) => {
      const school = await schoolOf(c);
      const { threadId, auth, seq, length } = read(soundSchema, await readJson(c));
      const sound = await inSteadyTime(answerTime, async () => {
        const found = await inContactPoint(ground, school.id, (db) => soundForWriter(db, atRestOf(ground, school.id), sha256(threadId), auth, seq));
        return found?.length === length ? found : noise(length);
      });
      c.header('Content-Type', 'application/octet-stream');
      return c.body(new Uint8Array(sound));
    })
    .post('/c/:school/erasure', async (c) => {
      const school = await schoolOf(c);
      const { threadId, auth } = read(erasureSchema, await readJson(c));
      await inSteadyTime(answerTime, () => inContactPoint(ground, school.id, (db) => eraseThread(db, school.id, sha256(threadId), auth)));
      return answer(c, { state: 'unknown' });
    });

  async function schoolOf(c: Context<Env>): Promise<School> {
    const school = await schoolBySlug(database.outsideSchools as PeopleDb, c.req.param('school') ?? '');
    if (!school) throw new NotThere();
    return school;
  }

  async function shownTo(c: Context<Env>): Promise<Shown> {
    const school = await schoolOf(c);
    return { school, point: await contactPointOf(ground, school) };
  }

  /** Whoever begins a conversation has let their device work a little, so that nobody begins thousands. */
  async function isWorkDone(school: School, thread: Buffer, work: { challenge: string; answer: string } | undefined): Promise<boolean> {
    if (!work || !isOurChallenge(work.challenge, workKeyOf(ground, school.id), clock.now())) return false;
    return hasZeroBits(workWords(base64url(thread), work.answer), work.challenge, bitsOf(work.challenge), workCost);
  }

  /** What a device sealed to this school's program. */
  async function unsealed(school: School, sealed: string): Promise<unknown> {
    try {
      const box = await ground.keys.sealedBox(school.id);
      return JSON.parse(Buffer.from(await box.open(Buffer.from(sealed, 'base64url'), requestKind, school.id)).toString());
    } catch (error) {
      if (error instanceof NotSealedByUs || error instanceof SyntaxError) throw new Unreadable();
      throw error;
    }
  }
}

const schoolInBytes = ({ id }: School): string => base64url(Buffer.from(id.replaceAll('-', ''), 'hex'));

function answer(c: Context<Env>, what: MessageAnswer): Response {
  c.header('Content-Type', 'application/json');
  return c.body(padded(what, messageAnswerLength));
}

/** What everybody gets who has no receipt, under a key that nobody has. */
const nothing: Thread = { envelopes: [], readings: [], promisedOn: null };

/** As many envelopes as fit into one answer, sealed for whoever has the receipt; as long as what everybody else gets. */
function sealedPiece({ envelopes, readings, promisedOn }: Thread, from: number, auth: Buffer): Buffer {
  const room = conversationAnswerLength - sealOverhead;
  const piece: ConversationAnswer = { count: envelopes.length, envelopes: [], readings: readings.slice(-mostReadings), promisedOn };
  for (const envelope of envelopes.slice(from)) {
    const longer = [...piece.envelopes, base64url(envelope)];
    if (JSON.stringify({ ...piece, envelopes: longer }).length > room) break;
    piece.envelopes = longer;
  }
  return seal(stamp(auth, answerKeyWords), padded(piece, room), 'conversation');
}

/** Nonce and tag. */
const sealOverhead = 28;

const mostReadings = 40;
