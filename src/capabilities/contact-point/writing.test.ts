import { randomBytes } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { base64url } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { testContactPoint } from '../../testing/test-contact-point.ts';
import { capabilities } from '../index.ts';
import { digest } from './shared-with-browser/digest.ts';
import { envelopeLengths } from './shared-with-browser/envelope.ts';
import { conversationAnswerLength, type Work } from './shared-with-browser/exchange.ts';
import { sealAccess, sealNext, sealReply } from './shared-with-browser/sealing.ts';
import type { SealedThread } from './shared-with-browser/staff-exchange.ts';
import { postingKey, type ThreadKeys } from './shared-with-browser/thread-keys.ts';
import { mostPerDay } from './store/incoming.ts';

const {
  school,
  place,
  owner,
  phone,
  aroundOn,
  worked,
  sealedRequest,
  post,
  newKeys,
  first,
  write,
  fetched,
  asWriter,
  inbox,
  opened,
  reply,
  sendAs,
  letThrough,
  beginAgain,
  close,
} = await testContactPoint();
afterAll(close);
beforeEach(beginAgain);

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

interface Done {
  keys: ThreadKeys;
  work: Work;
}

describe('what is too much, too long or nonsense', () => {
  test('costs work: without it, with that of somebody else or with an old one nothing begins', async () => {
    const { challenge } = await aroundOn('/c/de-bron/write');
    const done: Done[] = [];
    for (let turn = 0; turn < 4; turn++) {
      const keys = await newKeys();
      done.push({ keys, work: await worked(keys, challenge) });
    }
    // One answer in thirty-two fits anybody; but of whom the first that fits comes latest, it is sure that an earlier one does not.
    const [latest, , , earliest] = done.sort((one, other) => Number(other.work.answer) - Number(one.work.answer)) as [Done, Done, Done, Done];
    const { keys: own, work } = latest;
    for (const wrong of [
      undefined,
      earliest.work,
      { challenge: challenge.replace('.5.', '.0.'), answer: work.answer },
      { challenge: 'x', answer: work.answer },
    ])
      expect(await post(own, await first(own), wrong)).toMatchObject({ state: 'stale', challenge: expect.any(String) });
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
