import { describe, expect, test } from 'vitest';
import { madeUpVoice } from '../../../testing/made-up-voice.ts';
import { decodeAdpcm, encodeAdpcm } from './shared-with-browser/adpcm.ts';
import { isRecording, playable, playableBytes, recordingOf, sampleRate, secondsOf } from './shared-with-browser/recording.ts';

describe('a recording', () => {
  test('codes as the standard says, step by step', () => {
    // Reckoned by hand from the rules of IMA (1992): first step 7, then the table.
    expect([...encodeAdpcm(Int16Array.of(0, 0, 100, -100))]).toEqual([0x00, 0xf7]);
    expect([...decodeAdpcm(Uint8Array.of(0x00, 0xf7))]).toEqual([0, 0, 11, -19]);
    expect([...decodeAdpcm(Uint8Array.of(0x77, 0x77))]).toEqual([11, 41, 104, 240]);
  });

  test('sounds as it was: what changed is at least 25 decibels softer', () => {
    const samples = madeUpVoice(2);
    const heard = decodeAdpcm(encodeAdpcm(Int16Array.from(samples, (sample) => sample * 32_767)));
    let [loud, changed] = [0, 0];
    for (const [at, sample] of samples.entries()) {
      loud += (sample * 32_767) ** 2;
      changed += (sample * 32_767 - (heard[at] as number)) ** 2;
    }
    expect(10 * Math.log10(loud / changed)).toBeGreaterThan(25);
  });

  test('of a minute is a whole WAVE file for whoever plays it, and says how long it is', () => {
    const recording = recordingOf(madeUpVoice(60));
    expect([secondsOf(recording), isRecording(recording, 60)]).toEqual([60, true]);
    const file = Buffer.from(playable(recording));
    expect([file.toString('latin1', 0, 4), file.readUInt32LE(4), file.toString('latin1', 8, 16)]).toEqual(['RIFF', file.length - 8, 'WAVEfmt ']);
    expect([file.readUInt32LE(24), file.readUInt32LE(40), file.length]).toEqual([sampleRate, file.length - 44, playableBytes(recording.length)]);
    expect(isRecording(Buffer.from('RIFF'), 60)).toBe(false);
    expect(isRecording(recording, 59)).toBe(false);
  });

  test('louder than loud is cut off and not turned over', () => {
    expect(Math.min(...decodeAdpcm(recordingOf(new Float32Array(400).fill(3)).subarray(1)).subarray(100))).toBeGreaterThan(30_000);
  });
});
