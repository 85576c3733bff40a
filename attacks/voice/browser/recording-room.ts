import { changedVoice } from '../../../src/platform/questions/spoken/browser/voice/changed-voice.ts';
import { belowHalf } from '../../../src/platform/questions/spoken/browser/voice/microphone.ts';
import { recordingOf, sampleRate } from '../../../src/platform/questions/spoken/shared-with-browser/recording.ts';
import { chanceFrom } from '../../chance.ts';
import type { Recorded } from '../recorded.ts';

/** Samples a second, as most devices hear them. */
const deviceRate = 48_000;

/**
 * Records a voice as the contact point does, without waiting for the time it takes to speak.
 * @param file WAVE, in base64
 * @param seed of the chance with which the voice is changed; without it the voice stays as it is
 */
export async function recorded(file: string, seed: number | null): Promise<Recorded> {
  const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
  const buffer = await new OfflineAudioContext(1, 1, deviceRate).decodeAudioData(bytes.buffer);
  const context = new OfflineAudioContext(1, buffer.length, deviceRate);
  const voice = new AudioBufferSourceNode(context, { buffer });
  belowHalf(context, seed === null ? voice : changedVoice(context, voice, numbersFrom(seed))).connect(context.destination);
  voice.start();
  const start = performance.now();
  const rendered = (await context.startRendering()).getChannelData(0);
  const milliseconds = performance.now() - start;
  const samples = rendered.filter((_, at) => at % (deviceRate / sampleRate) === 0);
  return { recording: [...recordingOf(samples)], seconds: buffer.duration, milliseconds };
}

/** Numbers from 0 to 1. */
function numbersFrom(seed: number): () => number {
  const chance = chanceFrom(seed);
  return () => chance.below(2 ** 32) / 2 ** 32;
}
