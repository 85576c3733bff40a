import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { sealLetter } from '../../platform/outbox/shared-with-browser/seal-letter.ts';
import { recordingOf, sampleRate } from '../../platform/questions/spoken/shared-with-browser/recording.ts';
import { hasZeroBits } from '../../platform/secrets/passwords.ts';
import { sha256 } from '../../platform/secrets/random.ts';
import { stamp, unseal } from '../../platform/secrets/seal.ts';
import { type Bytes, base64url, fromBase64url, utf8 } from '../../platform/secrets/shared-with-browser/bytes.ts';
import type { Seen, TestBrowser } from '../../testing/browser-of.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { capabilities } from '../index.ts';
import { forgetKeys } from './jobs.ts';
import type { MadeUpContactPoint } from './made-up-contact-point.ts';
import { openMadeUpContactPoint } from './made-up-school.ts';
import type { Conversation } from './shared-with-browser/conversation.ts';
import { digest } from './shared-with-browser/digest.ts';
import { envelopeLengths } from './shared-with-browser/envelope.ts';
import {
  type Around,
  answerKeyWords,
  bitsOf,
  type ConversationAnswer,
  conversationAnswerLength,
  type MessageAnswer,
  messageAnswerLength,
  requestKind,
  type Work,
  workCost,
  workWords,
} from './shared-with-browser/exchange.ts';
import { readHeader } from './shared-with-browser/header.ts';
import { readConversation } from './shared-with-browser/reading.ts';
import { drawReceipt } from './shared-with-browser/receipt.ts';
import { type RosterEntry, signEntry } from './shared-with-browser/roster.ts';
import { openSound, type SealedSound, sealSound } from './shared-with-browser/sealed-sound.ts';
import { sealAccess, sealFirst, sealNext, sealReply } from './shared-with-browser/sealing.ts';
import type { SealedThread } from './shared-with-browser/staff-exchange.ts';
import { postingKey, type ThreadKeys, threadKeysOf } from './shared-with-browser/thread-keys.ts';
import { mostPerDay, mostSpokenPerDay } from './store/incoming.ts';

let school: TestSchool;
let place: MadeUpContactPoint;
let owner: Client;
/** Somebody at home whom nobody knows. */
let phone: TestBrowser;
beforeAll(async () => {
  school = await testSchool();
  const people = [
    { id: school.idOf('An'), name: 'An Maes', duty: 'zorgjuf', secrecy: 'office' as const },
    { id: school.idOf('Tom'), name: 'Tom Maes', duty: 'CLB', secrecy: 'professional' as const },
  ];
  await school.inSchool((db) =>
    db
      .updateTable('people.staff')
      .set({ roles: ['care', 'contact-person'] })
      .where('person_id', '=', school.idOf('An'))
      .execute(),
  );
  place = await openMadeUpContactPoint(school.ground, school.id, people, '2026-11-20');
  phone = school.stranger();
  owner = new Client(school.ground.ownerUrl);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await school.close();
});
beforeEach(async () => {
  school.ground.clock.set('2026-11-24 10:00');
  await owner.query('delete from contact_point.thread');
});

const everybody = (): string[] => place.around.roster.members.map(({ id }) => id);

async function aroundOn(page: string): Promise<Around> {
  const { html } = await phone.get(page);
  return JSON.parse((/around="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"')) as Around;
}

async function worked(own: ThreadKeys, challenge: string): Promise<Work> {
  const thread = base64url(await digest(own.threadId));
  for (let answer = 0; ; answer++)
    if (await hasZeroBits(workWords(thread, String(answer)), challenge, bitsOf(challenge), workCost)) return { challenge, answer: String(answer) };
}

/** What a phone sends, sealed to the school's program. */
async function sealedRequest(request: object): Promise<string> {
  const key = fromBase64url((await school.ground.keys.sealedBox(school.id)).publicKey);
  return base64url(await sealLetter(key, utf8(requestKind), utf8(school.id), utf8(JSON.stringify(request))));
}

async function post(own: ThreadKeys, envelope: Bytes, work?: Work, sound?: Bytes): Promise<MessageAnswer> {
  const posting = readHeader(envelope)?.direction === 'first' && { posting: base64url(await digest(await postingKey(own.psk))) };
  const sealed = await sealedRequest({ threadId: base64url(own.threadId), auth: base64url(own.auth), envelope: base64url(envelope), ...posting });
  return JSON.parse(
    (await phone.json('/c/de-bron/messages', { sealed, ...(work && { work }), ...(sound && { sound: base64url(sound) }) })).html,
  ) as MessageAnswer;
}

const newKeys = (): Promise<ThreadKeys> => threadKeysOf(place.around.school, drawReceipt());

const first = (own: ThreadKeys, words = 'hallo', readers = everybody()): Promise<Bytes> =>
  sealFirst(place.around, own, { readers, words, reader: 'pupil', language: 'nl' });

/** Somebody writes, and nothing has been let through yet. */
async function write(words = 'hallo', readers = everybody()): Promise<{ own: ThreadKeys; envelope: Bytes; work: Work }> {
  const own = await newKeys();
  const [envelope, work] = [await first(own, words, readers), await worked(own, (await aroundOn('/c/de-bron/write')).challenge)];
  expect(await post(own, envelope, work)).toEqual({ state: 'kept' });
  return { own, envelope, work };
}

/** What a phone that asks for a conversation gets. */
async function askFor(own: Pick<ThreadKeys, 'threadId' | 'auth'>, from = 0): Promise<Buffer> {
  const answer = await school.site.request('/c/de-bron/conversation', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ threadId: base64url(own.threadId), auth: base64url(own.auth), from }),
  });
  return Buffer.from(await answer.arrayBuffer());
}

/** A piece of a conversation as a phone gets it; undefined for what does not open. */
async function fetched(own: Pick<ThreadKeys, 'threadId' | 'auth'>, from = 0): Promise<{ length: number; piece: ConversationAnswer | undefined }> {
  const sealed = await askFor(own, from);
  try {
    return { length: sealed.length, piece: JSON.parse(unseal(stamp(own.auth, answerKeyWords), sealed, 'conversation').toString()) as ConversationAnswer };
  } catch {
    return { length: sealed.length, piece: undefined };
  }
}

/** The conversation as its writer reads it, piece after piece. */
async function asWriter(own: ThreadKeys): Promise<Conversation> {
  const envelopes: string[] = [];
  for (;;) {
    const { piece } = await fetched(own, envelopes.length);
    envelopes.push(...(piece?.envelopes ?? []));
    if (!piece || envelopes.length >= piece.count) break;
  }
  return readConversation(place.around, await digest(own.threadId), envelopes.map(fromBase64url), [own.pair], own);
}

const inbox = async (name: 'An' | 'Tom'): Promise<SealedThread[]> =>
  JSON.parse((await (await school.browserOf(name)).get('/staff/contact-point/threads')).html) as SealedThread[];

const opened = async (name: 'An' | 'Tom', thread: SealedThread): Promise<Conversation> =>
  readConversation(place.around, fromBase64url(thread.thread), thread.envelopes.map(fromBase64url), place.pairsOf(`${name} Maes`));

async function reply(name: 'An' | 'Tom', thread: SealedThread, words: string): Promise<string> {
  const talk = await opened(name, thread);
  return sendAs(name, thread, talk, await sealReply(place.around, talk, place.person(`${name} Maes`), { words, closes: false }));
}

async function sendAs(name: 'An' | 'Tom', { thread }: SealedThread, { psk }: Pick<Conversation, 'psk'>, envelope: Bytes): Promise<string> {
  const body = { envelope: base64url(envelope), posting: base64url(await postingKey(psk)) };
  return (JSON.parse((await (await school.browserOf(name)).json(`/staff/contact-point/threads/${thread}/messages`, body)).html) as { state: string }).state;
}

/** Messages are made ready, and the hour strikes; then once more. */
async function letThrough(): Promise<void> {
  for (const moment of ['2026-11-24 10:47', '2026-11-24 11:00', '2026-11-24 11:47', '2026-11-24 12:00']) {
    school.ground.clock.set(moment);
    await runJobs(school.ground, capabilities);
  }
}

describe('somebody without a name', () => {
  test('sees who the contact persons are, how they are bound to silence and when they answer, in every language and without scripts', async () => {
    const { text } = await phone.get('/c/de-bron');
    expect(text).toContain('An Maes');
    expect(text).toContain('Tom Maes werkt voor het CLB en heeft beroepsgeheim');
    expect(text).toContain('Je krijgt antwoord binnen 2 schooldagen');
    expect(text).toContain('Niemand van buiten de school heeft deze brievenbus al nagekeken');
    expect((await phone.get('/c/de-bron?in=ar&for=guardian')).html).toContain('dir="rtl"');
    expect((await phone.get('/c/de-bron/write?for=guardian')).text).toContain('Op dit toestel kunnen wij uw bericht niet op slot doen');
  });

  test('writes, is answered by a person and reads the answer; who read it is there too', async () => {
    const { own } = await write('Ik ben bang op de bus.');
    expect((await fetched(own)).piece).toMatchObject({ count: 1, promisedOn: '2026-11-26', readings: [] });
    await letThrough();
    const [thread] = (await inbox('An')) as [SealedThread];
    expect((await opened('Tom', thread)).said).toMatchObject([{ words: 'Ik ben bang op de bus.' }]);
    const posting = base64url(await postingKey(own.psk));
    for (const shown of [posting, base64url(randomBytes(32))])
      await (await school.browserOf('Tom')).json(`/staff/contact-point/threads/${thread.thread}/readings`, { posting: shown });
    expect(await reply('An', thread, 'Ik rij morgen mee.')).toBe('kept');
    expect((await asWriter(own)).said.at(-1)).toMatchObject({ direction: 'reply', words: 'Ik rij morgen mee.', by: { name: 'An Maes' } });
    expect((await fetched(own)).piece).toMatchObject({ count: 2, promisedOn: null, readings: [{ by: school.idOf('Tom'), day: '2026-11-24' }] });
    expect(await post(own, await sealNext(place.around, await asWriter(own), { words: 'Dank je' }))).toEqual({ state: 'kept' });
  });

  test('can leave somebody out, who then cannot read it', async () => {
    await write('Het gaat over Tom.', [school.idOf('An')]);
    await letThrough();
    const [thread] = (await inbox('Tom')) as [SealedThread];
    await expect(opened('Tom', thread)).rejects.toThrow();
    expect((await opened('An', thread)).said).toHaveLength(1);
    // Nor can he put anything into it, or make it look answered.
    const talk = await opened('An', thread);
    const nonsense = await sealReply(place.around, { ...talk, psk: new Uint8Array(randomBytes(32)) }, place.person('Tom Maes'), { words: 'x', closes: true });
    expect(await sendAs('Tom', thread, { psk: new Uint8Array(randomBytes(32)) }, nonsense)).toBe('unknown');
    expect((await inbox('An'))[0]).toMatchObject({ waitingSince: '2026-11-24', envelopes: [expect.any(String)] });
    expect(await sendAs('An', thread, talk, await sealAccess(place.around, talk, place.person('An Maes'), school.idOf('Tom')))).toBe('kept');
    expect((await opened('Tom', ((await inbox('Tom')) as [SealedThread])[0])).said).toHaveLength(2);
    // Letting somebody read along is no answer: the writer still waits, and everybody sees that.
    expect((await inbox('An'))[0]).toMatchObject({ waitingSince: '2026-11-24' });
    expect((await (await school.browserOf('An')).get('/staff')).text).toContain('Er wacht iets bij het aanspreekpunt');
  });

  test('can erase everything, and nothing is left', async () => {
    const { own } = await write();
    const whose = { threadId: base64url(own.threadId), auth: base64url(own.auth) };
    await phone.json('/c/de-bron/erasure', { ...whose, auth: base64url(randomBytes(32)) });
    expect((await fetched(own)).piece?.count).toBe(1);
    await phone.json('/c/de-bron/erasure', whose);
    expect((await fetched(own)).piece).toBeUndefined();
    expect((await owner.query('select from contact_point.message')).rowCount).toBe(0);
  });

  test('gets long conversations in pieces, all of one length', async () => {
    const { own } = await write('a'.repeat(2000));
    for (let turn = 0; turn < 6; turn++) await post(own, await sealNext(place.around, await asWriter(own), { words: 'b'.repeat(2000) }));
    const lengths = new Set<number>();
    const envelopes: string[] = [];
    while (envelopes.length < 7) {
      const { length, piece } = await fetched(own, envelopes.length);
      lengths.add(length);
      envelopes.push(...(piece?.envelopes ?? []));
    }
    expect([...lengths]).toEqual([conversationAnswerLength]);
    expect(envelopes).toHaveLength(7);
  });
});

describe('exactly once', () => {
  test('a message that is sent ten times at once, or again later, is there once', async () => {
    const { own, envelope, work } = await write();
    expect(await Promise.all(Array.from({ length: 10 }, () => post(own, envelope, work)))).toEqual(Array.from({ length: 10 }, () => ({ state: 'kept' })));
    expect((await fetched(own)).piece?.count).toBe(1);
  });

  test('two tabs that write at once are told to look again, and nothing is lost', async () => {
    const { own } = await write();
    const talk = await asWriter(own);
    const [one, two] = [await sealNext(place.around, talk, { words: 'een' }), await sealNext(place.around, talk, { words: 'twee' })];
    const states = (await Promise.all([post(own, one), post(own, two)])).map(({ state }) => state).sort();
    expect(states).toEqual(['behind', 'kept']);
    expect(await post(own, await sealNext(place.around, await asWriter(own), { words: 'nog eens' }))).toEqual({ state: 'kept' });
  });

  test('a first message that somebody else replays under another receipt is refused', async () => {
    const { envelope } = await write();
    const thief = await newKeys();
    const work = await worked(thief, (await aroundOn('/c/de-bron/write')).challenge);
    const posting = base64url(await digest(await postingKey(thief.psk)));
    const sealed = await sealedRequest({ threadId: base64url(thief.threadId), auth: base64url(thief.auth), envelope: base64url(envelope), posting });
    expect((await phone.json('/c/de-bron/messages', { sealed, work })).status).toBe(400);
  });
});

describe('what is too much, too long or nonsense', () => {
  test('costs work: without it, with that of somebody else or with an old one nothing begins', async () => {
    const own = await newKeys();
    const { challenge } = await aroundOn('/c/de-bron/write');
    const others = await worked(await newKeys(), challenge);
    for (const work of [
      undefined,
      { ...others, answer: '999999999' },
      { challenge: challenge.replace('.5.', '.0.'), answer: '0' },
      { challenge: 'x', answer: '0' },
    ])
      expect(await post(own, await first(own), work)).toMatchObject({ state: 'stale', challenge: expect.any(String) });
    const work = await worked(own, challenge);
    school.ground.clock.set('2026-11-24 13:00');
    expect(await post(own, await first(own), work)).toMatchObject({ state: 'stale' });
    expect((await owner.query('select from contact_point.thread')).rowCount).toBe(0);
  });

  test('stops for today after twenty messages, and goes on tomorrow', async () => {
    const { own } = await write();
    for (let turn = 1; turn < mostPerDay; turn++)
      expect(await post(own, await sealNext(place.around, await asWriter(own), { words: 'x' }))).toEqual({ state: 'kept' });
    const next = await sealNext(place.around, await asWriter(own), { words: 'x' });
    expect(await post(own, next)).toEqual({ state: 'enough' });
    school.ground.clock.set('2026-11-25 08:00');
    expect(await post(own, next)).toEqual({ state: 'kept' });
  });

  const sealedNonsense = async (request: object): Promise<object> => ({ sealed: await sealedRequest(request) });
  const whose = { threadId: base64url(randomBytes(16)), auth: base64url(randomBytes(32)) };

  test.each([
    ['no JSON', '/c/de-bron/messages', async () => 'x'],
    ['nothing sealed', '/c/de-bron/messages', async () => ({})],
    ['sealed to somebody else', '/c/de-bron/messages', async () => ({ sealed: base64url(randomBytes(2000)) })],
    ['half a character', '/c/de-bron/messages', async () => ({ sealed: 'A' })],
    ['no envelope', '/c/de-bron/messages', () => sealedNonsense({})],
    ['an envelope that is too short', '/c/de-bron/messages', () => sealedNonsense({ ...whose, envelope: 'AAAA' })],
    ['an envelope that is too long', '/c/de-bron/messages', () => sealedNonsense({ ...whose, envelope: 'A'.repeat(14_000) })],
    ['an unknown version', '/c/de-bron/messages', () => sealedNonsense({ ...whose, envelope: base64url(randomBytes(envelopeLengths[0] as number)) })],
    ['a short auth', '/c/de-bron/conversation', async () => ({ ...whose, auth: 'AA', from: 0 })],
    ['a place before the first', '/c/de-bron/conversation', async () => ({ ...whose, from: -1 })],
  ])('is refused kindly: %s', async (_, path, body) => {
    const answer = await phone.json(path, await body());
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('Dit konden wij niet lezen')]);
  });
});

/** Whether two samples come from one distribution: the p-value of Kolmogorov and Smirnov (asymptotic). */
function alike(a: number[], b: number[]): number {
  const all = [...a, ...b].sort((x, y) => x - y);
  const share = (sample: number[], at: number): number => sample.filter((one) => one <= at).length / sample.length;
  const distance = Math.max(...all.map((at) => Math.abs(share(a, at) - share(b, at))));
  const lambda = distance * Math.sqrt((a.length * b.length) / (a.length + b.length));
  let p = 0;
  for (let k = 1; k <= 100; k++) p += 2 * (-1) ** (k - 1) * Math.exp(-2 * k * k * lambda * lambda);
  return Math.min(1, Math.max(0, p));
}

describe('nothing tells anything', () => {
  test('a known and an unknown receipt are answered in times that are alike, 2,000 each', { timeout: 240_000 }, async () => {
    const { own } = await write();
    const stranger = await newKeys();
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    const timed = async (kind: 'known' | 'unknown'): Promise<void> => {
      const begun = performance.now();
      await askFor(kind === 'known' ? own : stranger);
      times[kind].push(performance.now() - begun);
    };
    for (let turn = 0; turn < 400; turn++) {
      const pairs = Array.from({ length: 5 }, (_, pair) => ((turn + pair) % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)));
      await Promise.all(pairs.flat().map(timed));
    }
    const median = (all: number[]): number => [...all].sort((a, b) => a - b)[1000] as number;
    const p = alike(times.known, times.unknown);
    process.stdout.write(
      `a known receipt is answered in ${(median(times.known) / median(times.unknown)).toFixed(3)} × the time of an unknown one; Kolmogorov-Smirnov p = ${p.toFixed(3)} (wanted: above 0.05)\n`,
    );
    // Below 0.05 comes one time in twenty where they are alike; this low does not.
    expect(p).toBeGreaterThan(0.0001);
    expect([times.known.length, times.unknown.length]).toEqual([2000, 2000]);
  });

  test('an unknown receipt, a wrong one and a known one get answers of the same kind and length', async () => {
    const { own } = await write();
    const [known, unknown, wrong] = [await fetched(own), await fetched(await newKeys()), await fetched({ ...own, auth: new Uint8Array(randomBytes(32)) })];
    expect(known.piece?.count).toBe(1);
    expect([unknown.piece, wrong.piece]).toEqual([undefined, undefined]);
    expect(new Set([known.length, unknown.length, wrong.length]).size).toBe(1);
    const headersOf = async (keys: ThreadKeys) =>
      [...(await phone.json('/c/de-bron/conversation', { threadId: base64url(keys.threadId), auth: base64url(keys.auth), from: 0 })).headers].sort();
    expect(await headersOf(own)).toEqual(await headersOf(await newKeys()));
  });

  test('what becomes of a message is said in as many bytes', async () => {
    const { own, envelope, work } = await write();
    const body = async (request: object) => (await phone.json('/c/de-bron/messages', request)).html.length;
    const posting = base64url(await digest(await postingKey(own.psk)));
    const sealed = await sealedRequest({ threadId: base64url(own.threadId), auth: base64url(own.auth), envelope: base64url(envelope), posting });
    expect([await body({ sealed, work }), await body({ sealed })]).toEqual([messageAnswerLength, messageAnswerLength]);
  });

  test('no cookie is set or asked for, and nothing of it is kept by a browser or a page on the way', async () => {
    for (const path of ['/c/de-bron', '/c/de-bron/write', '/c/de-bron/answers', '/c/de-bron/words']) {
      const { headers } = await phone.get(path);
      expect(headers.getSetCookie()).toEqual([]);
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    }
    // A pupil's session does not come along, and would change nothing.
    const [asAda, asNobody] = [await (await school.browserOf('Ada')).get('/c/de-bron'), await phone.get('/c/de-bron')];
    expect(asAda.html).toBe(asNobody.html);
  });

  test('the database, at its finest, knows days; the log knows nothing', async () => {
    const { rows } = await owner.query(`select table_name, column_name, data_type from information_schema.columns
      where table_schema = 'contact_point' and data_type ~ 'time|inet|cidr'`);
    expect(rows).toEqual([]);
    school.ground.logged.length = 0;
    const { own } = await write('kanarie-in-de-mijn');
    await fetched(own);
    await phone.json('/c/de-bron/messages', { nonsense: 'kanarie' });
    expect(school.ground.logged).toEqual([]);
  });

  test('messages reach the contact persons on the hour, at least ten minutes later', async () => {
    const { rowCount } = await owner.query('delete from contact_point.release');
    expect(rowCount).toBeLessThanOrEqual(1);
    const seen: string[] = [];
    school.ground.clock.set('2026-11-24 10:46');
    await write('om 10:46');
    for (let minute = 46; minute <= 122; minute++) {
      school.ground.clock.set(`2026-11-24 ${10 + Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`);
      await runJobs(school.ground, capabilities);
      // Just after what was there was made ready.
      if (minute === 47) await write('om 10:47');
      const count = (await inbox('An')).length;
      if (count > seen.length) seen.push(`${minute}`);
    }
    expect(seen).toEqual(['60', '120']);
  });

  test('a flood keeps nobody waiting, and begins to cost more', async () => {
    const { own } = await write('tussen de vloed');
    const rows = Array.from({ length: 40 }, () => randomBytes(32));
    for (const thread of rows) {
      await owner.query(`insert into contact_point.thread values ($1, $2, $3, $3, 'x', '2026-11-24', '2026-11-24')`, [school.id, thread, randomBytes(32)]);
      await owner.query(`insert into contact_point.message values ($1, $2, 0, true, 'fresh', '2026-11-24', $3, 'x')`, [school.id, thread, Buffer.alloc(32)]);
    }
    expect(bitsOf((await aroundOn('/c/de-bron/write')).challenge)).toBe(8);
    await letThrough();
    const { rows: left } = await owner.query(`select from contact_point.message where state <> 'released'`);
    expect(left).toEqual([]);
    expect(bitsOf((await aroundOn('/c/de-bron/write')).challenge)).toBe(5);
    expect((await fetched(own)).piece?.count).toBe(1);
  });

  test('what was written since the last hour shows nowhere, until somebody answers and must read it first', async () => {
    const { own } = await write();
    expect((await (await school.browserOf('An')).get('/staff')).text).not.toContain('Er wacht iets');
    await letThrough();
    await reply('An', ((await inbox('An')) as [SealedThread])[0], 'ja');
    await post(own, await sealNext(place.around, await asWriter(own), { words: 'en dan?' }));
    expect((await (await school.browserOf('An')).get('/staff')).text).not.toContain('Er wacht iets');
    const [thread] = (await inbox('An')) as [SealedThread];
    expect(thread).toMatchObject({ waitingSince: null, envelopes: [expect.any(String), expect.any(String)] });
    expect(await reply('An', thread, 'nog iets')).toBe('behind');
    expect(await reply('An', ((await inbox('An')) as [SealedThread])[0], 'nu wel')).toBe('kept');
  });

  test('who comes later, or comes back after the program stood still, sees none twice and misses none', async () => {
    await write('een');
    for (const moment of ['2026-11-24 12:47', '2026-11-24 12:48', '2026-11-24 15:31', '2026-11-24 15:31']) {
      school.ground.clock.set(moment);
      await runJobs(school.ground, capabilities);
    }
    expect(await inbox('An')).toHaveLength(1);
  });
});

describe('what somebody spoke', () => {
  /** Bytes that the writer, or whoever says they are, gets for a message. */
  async function fetchedSound(own: Pick<ThreadKeys, 'threadId' | 'auth'>, seq: number, length: number): Promise<Bytes> {
    const answer = await school.site.request('/c/de-bron/sound', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ threadId: base64url(own.threadId), auth: base64url(own.auth), seq, length }),
    });
    return new Uint8Array(await answer.arrayBuffer());
  }

  async function speak(seconds = 2): Promise<{ own: ThreadKeys; said: SealedSound; sealed: Bytes; post(): Promise<MessageAnswer> }> {
    const own = await newKeys();
    const { sealed, said } = await sealSound(recordingOf(new Float32Array(seconds * sampleRate).fill(0.1)), seconds);
    const envelope = await sealFirst(place.around, own, { readers: everybody(), words: '', sound: said, reader: 'pupil', language: 'nl' });
    const work = await worked(own, (await aroundOn('/c/de-bron/write')).challenge);
    return { own, said, sealed, post: () => post(own, envelope, work, sealed) };
  }

  const soundFor = async (name: 'An' | 'Tom', { thread }: SealedThread, seq: number): Promise<Seen> =>
    (await school.browserOf(name)).get(`/staff/contact-point/threads/${thread}/sounds/${seq}`);

  test('comes back for its writer at once, and reaches the contact persons with the message and no sooner', async () => {
    const spoken = await speak();
    expect([await spoken.post(), await spoken.post()]).toEqual([{ state: 'kept' }, { state: 'kept' }]);
    expect(Buffer.from(await openSound(await fetchedSound(spoken.own, 0, spoken.said.length), spoken.said))).toHaveLength(2 * 4000 + 1);
    const early = { thread: base64url(await digest(spoken.own.threadId)) } as SealedThread;
    expect((await soundFor('An', early, 0)).status).toBe(404);
    await letThrough();
    const [thread] = (await inbox('An')) as [SealedThread];
    const [first] = (await opened('An', thread)).said;
    const sealed = new Uint8Array((await soundFor('An', thread, 0)).bytes);
    expect(first?.direction === 'first' && (await openSound(sealed, first.sound as SealedSound)).length).toBe(8001);
    expect((await soundFor('An', thread, 1)).status).toBe(404);
  });

  test('cannot be told from nothing by whoever has no receipt: as long, and random', async () => {
    const { own, said, sealed, post } = await speak();
    await post();
    const stranger = await newKeys();
    for (const [whose, seq] of [
      [stranger, 0],
      [{ ...own, auth: stranger.auth }, 0],
      [own, 1],
    ] as const) {
      const got = await fetchedSound(whose, seq, said.length);
      expect([got.length, Buffer.from(got).equals(sealed)]).toEqual([said.length, false]);
    }
    expect((await fetchedSound(own, 0, 262_172)).length).toBe(262_172);
  });

  test('of another length, or beyond a few a day, is not taken; what was written goes on', async () => {
    const { own, post: first } = await speak();
    const { sealed } = await sealSound(new Uint8Array(10), 1);
    expect((await phone.json('/c/de-bron/messages', { sealed: await sealedRequest({}), sound: base64url(sealed.slice(1)) })).status).toBe(400);
    await first();
    for (let turn = 1; turn < mostSpokenPerDay; turn++) {
      const { sealed: next, said } = await sealSound(new Uint8Array(10), 1);
      expect(await post(own, await sealNext(place.around, await asWriter(own), { words: '', sound: said }), undefined, next)).toEqual({ state: 'kept' });
    }
    const { sealed: last, said } = await sealSound(new Uint8Array(10), 1);
    expect(await post(own, await sealNext(place.around, await asWriter(own), { words: '', sound: said }), undefined, last)).toEqual({ state: 'enough' });
    expect(await post(own, await sealNext(place.around, await asWriter(own), { words: 'dan in woorden' }))).toEqual({ state: 'kept' });
  });

  test('is as good as gone when its conversation is erased, and lies sealed until then', async () => {
    const { own, sealed, post } = await speak();
    await post();
    const { rows } = await owner.query<{ sound: Buffer }>('select sound from contact_point.message');
    expect([rows[0]?.sound.length, rows[0]?.sound.includes(Buffer.from(sealed.slice(0, 64)))]).toEqual([sealed.length + 28, false]);
    await phone.json('/c/de-bron/erasure', { threadId: base64url(own.threadId), auth: base64url(own.auth) });
    expect((await owner.query('select from contact_point.message')).rowCount).toBe(0);
  });

  test('as a hello is for everybody to hear, and goes when whoever said it takes it away', async () => {
    const an = await school.browserOf('An');
    const hear = () => phone.get(`/c/de-bron/hellos/${school.idOf('An')}`);
    expect((await hear()).status).toBe(404);
    const [fine, long] = [15, 16].map((seconds) => base64url(recordingOf(new Float32Array(seconds * sampleRate))));
    expect((await an.json('/staff/contact-point/hello', { sound: long })).status).toBe(400);
    expect((await an.json('/staff/contact-point/hello', { sound: base64url(utf8('RIFF')) })).status).toBe(400);
    expect((await an.json('/staff/contact-point/hello', { sound: fine })).status).toBe(200);
    const heard = await hear();
    expect([heard.headers.get('content-type'), heard.bytes.length]).toEqual(['audio/wav', 44 + 15 * sampleRate * 2]);
    expect((await phone.get('/c/de-bron?in=nl')).text).toContain('Hoor An Maes (0,3 MB)');
    await an.json('/staff/contact-point/hello', {});
    expect((await hear()).status).toBe(404);
  });
});

describe('a thief of the database', () => {
  test('finds no word of it, not even with the keys that lie beside the database', async () => {
    const { own } = await write('zeldzaamwoord');
    const tables = ['thread', 'message', 'contact_person', 'unlock', 'epoch_key', 'roster_entry'];
    let whole = '';
    for (const name of tables) whole += JSON.stringify((await owner.query(`select t::text from contact_point.${name} t`)).rows);
    for (const secret of ['zeldzaamwoord', base64url(own.auth), Buffer.from(own.auth).toString('hex'), base64url(own.threadId)])
      expect(whole).not.toContain(secret);
    // What lies there opens at rest with the school's key, and is then an envelope that still opens for nobody.
    const { rows } = await owner.query<{ sealed: Buffer }>('select sealed from contact_point.message');
    expect(rows[0]?.sealed.includes(Buffer.from(await digest(own.threadId)))).toBe(false);
  });
});

describe('promises', () => {
  test('that are late are told to all contact persons, once, on a school day, and without a word of it', async () => {
    await write();
    await letThrough();
    school.ground.sent.length = 0;
    const lettersOn = async (moment: string): Promise<string[]> => {
      school.ground.clock.set(moment);
      school.ground.sent.length = 0;
      await runJobs(school.ground, capabilities);
      return school.ground.sent
        .filter(({ subject }) => subject.includes('aanspreekpunt'))
        .map(({ to }) => to)
        .sort();
    };
    expect(await lettersOn('2026-11-26 09:00')).toEqual([]);
    expect(await lettersOn('2026-11-27 09:00')).toEqual(['an@school.example', 'tom@school.example']);
    expect(school.ground.sent[0]?.text).not.toMatch(/hallo/);
    expect(await lettersOn('2026-11-30 09:00')).toEqual([]);
    expect((await (await school.browserOf('Tom')).get('/staff')).text).toContain('Er wacht iets langer dan beloofd');
    expect((await (await school.browserOf('Veerle')).get('/staff')).text).not.toContain('wacht langer dan beloofd');
  });

  test('are counted, and the public page tells how many were kept only when there were ten', async () => {
    await owner.query('delete from contact_point.promise_day');
    const answerOne = async (): Promise<void> => {
      await owner.query('delete from contact_point.thread');
      await write();
      await letThrough();
      await reply('An', ((await inbox('An')) as [SealedThread])[0], 'ja');
    };
    for (let turn = 0; turn < 9; turn++) await answerOne();
    expect((await phone.get('/c/de-bron')).text).not.toContain('op tijd antwoord');
    school.ground.clock.set('2026-11-24 10:00');
    await owner.query('delete from contact_point.thread');
    await write();
    await letThrough();
    school.ground.clock.set('2026-11-30 10:00');
    await reply('Tom', ((await inbox('Tom')) as [SealedThread])[0], 'sorry');
    expect((await phone.get('/c/de-bron')).text).toContain('kregen 9 van 10 berichten op tijd antwoord');
  });

  test('in a holiday nobody can begin, and the page says until when', async () => {
    await school.inSchool((db) =>
      db
        .insertInto('people.closed_day' as never)
        .values(
          ['2026-12-21', '2026-12-22', '2026-12-23', '2026-12-24', '2026-12-25'].map((day) => ({ school_id: school.id, day, name: 'Kerstvakantie' })) as never,
        )
        .execute(),
    );
    school.ground.clock.set('2026-12-18 12:00');
    const { text } = await phone.get('/c/de-bron');
    expect(text).toContain('maandag 28 december');
    expect((await phone.get('/c/de-bron/write')).path).toBe('/c/de-bron');
  });
});

describe('who may do what', () => {
  const addresses = ['/staff/contact-point/state', '/staff/contact-point/threads'];
  const posts = ['keys', 'portrait', 'months', 'passkeys', 'roster', `threads/${'A'.repeat(43)}/messages`, `threads/${'A'.repeat(43)}/readings`];

  test.each(['Veerle', 'Dirk', 'Bart', 'Samira', 'Griet'] as const)('%s, who is no contact person, gets to nothing', async (name) => {
    const browser = await school.browserOf(name);
    for (const address of addresses) expect([address, (await browser.get(address)).status]).toEqual([address, 404]);
    for (const address of posts) expect([address, (await browser.json(`/staff/contact-point/${address}`, {})).status]).toEqual([address, 404]);
  });

  test('leadership and administrators see who the contact persons are and can print the poster, others do not', async () => {
    for (const name of ['Veerle', 'Dirk'] as const) {
      const browser = await school.browserOf(name);
      expect((await browser.get('/staff/contact-point')).text).toContain('Ook de directie en de beheerder kunnen dat niet');
      expect((await browser.get('/staff/contact-point/poster')).text).toContain('Code van deze affiche');
    }
    expect((await (await school.browserOf('Bart')).get('/staff/contact-point')).status).toBe(404);
  });

  test('pupils, guardians and strangers get to no desk', async () => {
    for (const browser of [await school.browserOf('Ada'), await school.browserOf('Fatima'), school.stranger()])
      for (const address of addresses) expect((await browser.get(address)).path).toBe('/staff/sign-in');
  });

  test('a contact person of another school sees nothing of this one', async () => {
    await write();
    await letThrough();
    const there = await testSchool(school.ground, 'elders');
    const browser = await there.browserOf('Tom');
    expect((await browser.get('/staff/contact-point/threads')).status).toBe(404);
    const [thread] = (await inbox('Tom')) as [SealedThread];
    const talk = await opened('Tom', thread);
    const envelope = base64url(await sealReply(place.around, talk, place.person('Tom Maes'), { words: 'x', closes: false }));
    const answer = await browser.json(`/staff/contact-point/threads/${thread.thread}/messages`, { envelope, posting: base64url(await postingKey(talk.psk)) });
    expect(answer.status).toBe(404);
  });

  /** A change to the roster, as a browser would send it. */
  async function signedChange(
    by: 'An' | 'Tom',
    change: Partial<RosterEntry>,
    identity = place.person(`${by} Maes`).identity,
    day = '2026-11-24',
  ): Promise<number> {
    const { people, hash } = place.around.roster;
    const text = JSON.stringify({ v: 1, school: school.id, place: people.size, day, previous: hash, adds: [], removes: [], ...change });
    const signature = await signEntry(identity, school.idOf(by), text, day);
    return (await (await school.browserOf(by)).json('/staff/contact-point/roster', { text, signature })).status;
  }

  test('a change to the contact persons that does not hold is refused, and keeps nobody from theirs', async () => {
    const stranger = { id: school.idOf('Veerle'), name: 'Veerle', duty: 'CLB', secrecy: 'professional' as const, identity: base64url(randomBytes(65)) };
    const removes = [school.idOf('An')];
    expect(await signedChange('Tom', { removes }, place.person('An Maes').identity)).toBe(400);
    expect(await signedChange('Tom', { adds: [stranger] })).toBe(400);
    expect(await signedChange('Tom', { removes, day: '2020-01-01' })).toBe(400);
    expect(await signedChange('Tom', { removes }, undefined, '2026-11-20')).toBe(400);
    expect(await signedChange('Tom', { removes, place: 7 })).toBe(400);
    expect(await signedChange('Tom', { removes: undefined as never })).toBe(400);
    expect((await owner.query('select from contact_point.roster_draft')).rowCount).toBe(0);
    expect((await phone.get('/c/de-bron')).text).toContain('An Maes');
  });

  test('a key of another month, or without its owner’s signature, is refused and replaces none', async () => {
    const tom = await school.browserOf('Tom');
    const before = (await aroundOn('/c/de-bron/write')).epochKeys;
    const sealedKeys = base64url(randomBytes(200));
    for (const epoch of [
      { month: '2026-11', key: base64url(randomBytes(32)), signature: base64url(randomBytes(64)) },
      { month: '9999-12', key: base64url(randomBytes(32)), signature: base64url(randomBytes(64)) },
      { month: '2026-99', key: base64url(randomBytes(32)), signature: base64url(randomBytes(64)) },
      { month: '2026-11', key: '!'.repeat(43), signature: base64url(randomBytes(64)) },
    ])
      expect((await tom.json('/staff/contact-point/months', { sealedKeys, epoch })).status).toBe(400);
    expect((await aroundOn('/c/de-bron/write')).epochKeys).toEqual(before);
  });

  test('a photo is shown to everybody when a contact person chose one, until they take it away; something else is refused', async () => {
    const tom = await school.browserOf('Tom');
    const portrait = `/c/de-bron/portraits/${school.idOf('Tom')}`;
    for (const picture of [base64url(randomBytes(500)), base64url(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(20_000)])), 'A'])
      expect((await tom.json('/staff/contact-point/portrait', { picture })).status).toBe(400);
    expect((await phone.get(portrait)).status).toBe(404);
    expect((await phone.get('/c/de-bron')).html).not.toContain('<img');
    await tom.json('/staff/contact-point/portrait', { picture: base64url(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(500)])) });
    expect((await phone.get(portrait)).headers.get('Content-Type')).toBe('image/jpeg');
    expect((await phone.get('/c/de-bron')).html).toContain(`<img src="${portrait}"`);
    await tom.json('/staff/contact-point/portrait', {});
    expect((await phone.get(portrait)).status).toBe(404);
  });

  test('whoever has the role and is not on the roster reads nothing and writes nothing', async () => {
    await write();
    await letThrough();
    const [thread] = (await inbox('Tom')) as [SealedThread];
    await school.inSchool((db) =>
      db
        .updateTable('people.staff')
        .set({ roles: ['contact-person'] })
        .where('person_id', '=', school.idOf('Samira'))
        .execute(),
    );
    const samira = await school.browserOf('Samira');
    expect((await samira.get('/staff/contact-point/state')).status).toBe(200);
    expect((await samira.get('/staff/contact-point/threads')).status).toBe(404);
    const posting = base64url(randomBytes(32));
    expect((await samira.json(`/staff/contact-point/threads/${thread.thread}/readings`, { posting })).status).toBe(404);
    expect((await samira.json(`/staff/contact-point/threads/${thread.thread}/messages`, { posting, envelope: 'AAAA' })).status).toBe(404);
    await school.inSchool((db) =>
      db
        .updateTable('people.staff')
        .set({ roles: ['bridge'] })
        .where('person_id', '=', school.idOf('Samira'))
        .execute(),
    );
  });

  test('keys of somebody who is no contact person any more are erased, those of who is stay', async () => {
    await owner.query(
      `insert into contact_point.contact_person (school_id, person_id, name, duty, secrecy, identity, sealed_keys) values ($1, $2, 'Griet Maes', 'juf', 'office', $3, 'x')`,
      [school.id, school.idOf('Griet'), randomBytes(65)],
    );
    await forgetKeys(school.ground, school.id);
    const { rows } = await owner.query<{ name: string }>('select name from contact_point.contact_person order by name');
    expect(rows.map(({ name }) => name)).toEqual(['An Maes', 'Tom Maes']);
  });
});

test('conversations go 182 days after the last word, and a year after the first', async () => {
  const { own } = await write();
  const left = async (moment: string): Promise<number | null> => {
    school.ground.clock.set(moment);
    await runJobs(school.ground, capabilities);
    return (await owner.query('select from contact_point.thread')).rowCount;
  };
  expect(await left('2027-05-25 04:00')).toBe(1);
  await post(own, await sealNext(place.around, await asWriter(own), { words: 'Ik ben er nog.' }));
  expect(await left('2027-05-26 04:00')).toBe(1);
  expect(await left('2027-11-24 04:00')).toBe(0);
});

test('the hash of an id is all the server knows a conversation by', async () => {
  const { own } = await write();
  const { rows } = await owner.query<{ thread: Buffer; auth: Buffer }>('select thread, auth from contact_point.thread');
  expect(rows).toEqual([expect.objectContaining({ thread: sha256(own.threadId), auth: sha256(own.auth) })]);
});
