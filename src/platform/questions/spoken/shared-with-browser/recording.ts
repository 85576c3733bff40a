import { type Bytes, join } from '../../../secrets/shared-with-browser/bytes.ts';
import { decodeAdpcm, encodeAdpcm } from './adpcm.ts';

/** Samples a second: as a telephone has it, and understood as well. */
export const sampleRate = 8000;

/** What a recording begins with: another coding is another number. */
const coding = 1;

/** @param samples from -1 to 1, {@link sampleRate} a second, one channel */
export function recordingOf(samples: Float32Array): Bytes {
  const whole = Int16Array.from(samples, (sample) => Math.max(-1, Math.min(sample, 1)) * 32_767);
  return join([coding], encodeAdpcm(whole));
}

/** Whether bytes that came from elsewhere are a recording of at most so many seconds. */
export const isRecording = (bytes: Uint8Array, seconds: number): boolean => bytes[0] === coding && bytes.length > 1 && secondsOf(bytes) <= seconds;

export const secondsOf = (recording: Uint8Array): number => Math.ceil(((recording.length - 1) * 2) / sampleRate);

/** Length of {@link playable} in bytes, for a recording of so many bytes. */
export const playableBytes = (recordingBytes: number): number => headLength + (recordingBytes - 1) * 4;

/**
 * A recording as every browser plays it: WAVE with 16-bit samples in one channel.
 * Source: IBM and Microsoft, "Multimedia programming interface and data specifications 1.0", 1991.
 */
export function playable(recording: Uint8Array): Bytes {
  const samples = decodeAdpcm(recording.subarray(1));
  const file = new DataView(new ArrayBuffer(headLength + samples.byteLength));
  const name = (at: number, text: string): void => {
    for (const [place, letter] of [...text].entries()) file.setUint8(at + place, letter.charCodeAt(0));
  };
  name(0, 'RIFF');
  file.setUint32(4, headLength - 8 + samples.byteLength, true);
  name(8, 'WAVEfmt ');
  file.setUint32(16, 16, true);
  file.setUint16(20, 1, true);
  file.setUint16(22, 1, true);
  file.setUint32(24, sampleRate, true);
  file.setUint32(28, sampleRate * 2, true);
  file.setUint16(32, 2, true);
  file.setUint16(34, 16, true);
  name(36, 'data');
  file.setUint32(40, samples.byteLength, true);
  for (const [at, sample] of samples.entries()) file.setInt16(headLength + at * 2, sample, true);
  return new Uint8Array(file.buffer);
}

const headLength = 44;
