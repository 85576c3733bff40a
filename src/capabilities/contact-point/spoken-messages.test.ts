import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { recordingOf, sampleRate } from '../../platform/questions/spoken/shared-with-browser/recording.ts';
import { type Bytes, base64url, utf8 } from '../../platform/secrets/shared-with-browser/bytes.ts';
import type { Seen } from '../../testing/browser-of.ts';
import { testContactPoint } from '../../testing/test-contact-point.ts';
import { digest } from './shared-with-browser/digest.ts';
import type { MessageAnswer } from './shared-with-browser/exchange.ts';
import { openSound, type SealedSound, sealSound } from './shared-with-browser/sealed-sound.ts';
import { sealFirst, sealNext } from './shared-with-browser/sealing.ts';
import type { SealedThread } from './shared-with-browser/staff-exchange.ts';
import type { ThreadKeys } from './shared-with-browser/thread-keys.ts';
import { mostSpokenPerDay } from './store/incoming.ts';

const { school, place, owner, phone, everybody, aroundOn, worked, sealedRequest, post, newKeys, asWriter, inbox, opened, letThrough, beginAgain, close } =
  await testContactPoint();
afterAll(close);
beforeEach(beginAgain);

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
