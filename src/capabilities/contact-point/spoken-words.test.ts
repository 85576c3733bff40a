import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { recordingOf } from '../../platform/questions/spoken/shared-with-browser/recording.ts';
import { base64url } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { madeUpVoice } from '../../testing/made-up-voice.ts';
import { type MadeUpContactPoint, madeUpContactPoint, madeUpPerson } from './made-up-contact-point.ts';
import { digest } from './shared-with-browser/digest.ts';
import { mostSeconds } from './shared-with-browser/how-long.ts';
import { NotGenuine } from './shared-with-browser/not-genuine.ts';
import { readConversation } from './shared-with-browser/reading.ts';
import { drawReceipt } from './shared-with-browser/receipt.ts';
import { mostSound, openSound, sealSound, soundIn, soundLengths } from './shared-with-browser/sealed-sound.ts';
import { sealFirst, sealNext, sealReply } from './shared-with-browser/sealing.ts';
import { type ThreadKeys, threadKeysOf } from './shared-with-browser/thread-keys.ts';

describe('a sealed sound', () => {
  test('is as long whatever is said, opens with what stands in its message, and with nothing else', async () => {
    const sound = new Uint8Array(randomBytes(30_000));
    const { sealed, said } = await sealSound(sound, 4);
    expect([...(await openSound(sealed, said))]).toEqual([...sound]);
    const lengths = await Promise.all([1, 65_532, 65_533, mostSound].map(async (length) => (await sealSound(new Uint8Array(length), 1)).sealed.length));
    expect(lengths).toEqual([soundLengths[0], soundLengths[0], soundLengths[1], soundLengths[1]]);
    await expect(sealSound(new Uint8Array(mostSound + 1), 1)).rejects.toThrow(RangeError);

    for (const at of [0, 11, 12, 4000, sealed.length - 1]) {
      const spoilt = sealed.slice();
      spoilt[at] = (spoilt[at] as number) ^ 1;
      await expect(openSound(spoilt, said)).rejects.toThrow(NotGenuine);
    }
    const other = await sealSound(sound, 4);
    await expect(openSound(other.sealed, said)).rejects.toThrow(NotGenuine);
    await expect(openSound(sealed, { ...said, key: other.said.key })).rejects.toThrow(NotGenuine);
    await expect(openSound(sealed.slice(1), said)).rejects.toThrow(NotGenuine);
    await expect(openSound(new Uint8Array(0), said)).rejects.toThrow(NotGenuine);
  });

  test('has room for the longest recording', () => {
    expect(recordingOf(madeUpVoice(mostSeconds)).length).toBeLessThanOrEqual(mostSound);
  });

  test.each([undefined, null, 'x', {}, { key: 1, hash: 'x', length: 65_564, seconds: 1 }, { key: 'x', hash: 'x', length: 7, seconds: 1 }])(
    'that a message describes as %j is none',
    (sound) => expect(soundIn({ sound })).toBeUndefined(),
  );
});

describe('in a conversation', () => {
  let place: MadeUpContactPoint;
  let own: ThreadKeys;
  beforeAll(async () => {
    place = await madeUpContactPoint(['An', 'Tom'].map(madeUpPerson));
    own = await threadKeysOf(place.around.school, drawReceipt());
  });

  test('both ends hear what the other spoke, with words or without; a sound moved to another message opens nowhere', async () => {
    const { around } = place;
    const thread = await digest(own.threadId);
    const [one, two, three] = [
      await sealSound(recordingOf(madeUpVoice(1)), 1),
      await sealSound(recordingOf(madeUpVoice(2)), 2),
      await sealSound(recordingOf(madeUpVoice(1)), 1),
    ];
    const first = { readers: [place.idOf('An')], words: '', reader: 'pupil', language: 'nl' } as const;
    const envelopes = [await sealFirst(around, own, { ...first, readers: [...first.readers], sound: one.said })];
    const asAn = () => readConversation(around, thread, envelopes, place.pairsOf('An'));
    const asWriter = () => readConversation(around, thread, envelopes, [own.pair], own);
    envelopes.push(await sealReply(around, await asAn(), place.person('An'), { words: 'Luister maar.', sound: two.said, closes: false }));
    envelopes.push(await sealNext(around, await asWriter(), { words: '', sound: three.said }));
    for (const { said, isBroken } of [await asAn(), await asWriter()]) {
      expect(isBroken).toBe(false);
      const sounds = said.map((one) => ('words' in one ? [one.words, one.seq, one.sound] : []));
      expect(sounds).toEqual([
        ['', 0, one.said],
        ['Luister maar.', 1, two.said],
        ['', 2, three.said],
      ]);
      await expect(openSound(three.sealed, one.said)).rejects.toThrow(NotGenuine);
    }
    // An envelope is as long with a sound beside it as without.
    expect(new Set(envelopes.map(({ length }) => length)).size).toBeLessThanOrEqual(2);
    expect(base64url(envelopes[0] as Uint8Array)).not.toContain(one.said.hash);
  });
});
