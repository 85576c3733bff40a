import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { base64url } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { type MadeUpContactPoint, madeUpContactPoint, madeUpPerson } from './made-up-contact-point.ts';
import { digest } from './shared-with-browser/digest.ts';
import { NotGenuine } from './shared-with-browser/not-genuine.ts';
import { readConversation } from './shared-with-browser/reading.ts';
import { drawReceipt } from './shared-with-browser/receipt.ts';
import { mostSound, openSound, sealSound, soundIn, soundLengths } from './shared-with-browser/sealed-sound.ts';
import { sealFirst, sealNext, sealReply } from './shared-with-browser/sealing.ts';
import { type ThreadKeys, threadKeysOf } from './shared-with-browser/thread-keys.ts';
import { decodeAdpcm, encodeAdpcm } from './shared-with-browser/voice/adpcm.ts';
import { isRecording, mostSeconds, playable, playableBytes, recordingOf, sampleRate, secondsOf } from './shared-with-browser/voice/recording.ts';

/** Something like a voice: a hum of 140 Hz whose loudness and colour change. */
const voice = (seconds: number): Float32Array =>
  Float32Array.from({ length: seconds * sampleRate }, (_, at) => {
    const [t, syllable] = [at / sampleRate, 0.5 + 0.5 * Math.sin((2 * Math.PI * 4 * at) / sampleRate)];
    return [1, 2, 3, 5, 8].reduce((sum, harmonic) => sum + Math.sin(2 * Math.PI * 140 * harmonic * t) / harmonic, 0) * 0.25 * syllable;
  });

describe('a recording', () => {
  test('codes as the standard says, step by step', () => {
    // Reckoned by hand from the rules of IMA (1992): first step 7, then the table.
    expect([...encodeAdpcm(Int16Array.of(0, 0, 100, -100))]).toEqual([0x00, 0xf7]);
    expect([...decodeAdpcm(Uint8Array.of(0x00, 0xf7))]).toEqual([0, 0, 11, -19]);
    expect([...decodeAdpcm(Uint8Array.of(0x77, 0x77))]).toEqual([11, 41, 104, 240]);
  });

  test('sounds as it was: what changed is at least 25 decibels softer', () => {
    const samples = voice(2);
    const heard = decodeAdpcm(encodeAdpcm(Int16Array.from(samples, (sample) => sample * 32_767)));
    let [loud, changed] = [0, 0];
    for (const [at, sample] of samples.entries()) {
      loud += (sample * 32_767) ** 2;
      changed += (sample * 32_767 - (heard[at] as number)) ** 2;
    }
    expect(10 * Math.log10(loud / changed)).toBeGreaterThan(25);
  });

  test('of a minute fits, is a whole WAVE file for whoever plays it, and says how long it is', () => {
    const recording = recordingOf(voice(mostSeconds));
    expect([recording.length <= mostSound, secondsOf(recording), isRecording(recording, mostSeconds)]).toEqual([true, mostSeconds, true]);
    const file = Buffer.from(playable(recording));
    expect([file.toString('latin1', 0, 4), file.readUInt32LE(4), file.toString('latin1', 8, 16)]).toEqual(['RIFF', file.length - 8, 'WAVEfmt ']);
    expect([file.readUInt32LE(24), file.readUInt32LE(40), file.length]).toEqual([sampleRate, file.length - 44, playableBytes(recording.length)]);
    expect(isRecording(Buffer.from('RIFF'), mostSeconds)).toBe(false);
    expect(isRecording(recording, mostSeconds - 1)).toBe(false);
  });

  test('louder than loud is cut off and not turned over', () => {
    expect(Math.min(...decodeAdpcm(recordingOf(new Float32Array(400).fill(3)).subarray(1)).subarray(100))).toBeGreaterThan(30_000);
  });
});

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
    const [one, two, three] = [await sealSound(recordingOf(voice(1)), 1), await sealSound(recordingOf(voice(2)), 2), await sealSound(recordingOf(voice(1)), 1)];
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
