import { sampleRate } from '../../shared-with-browser/recording.ts';
import { changedVoice } from './changed-voice.ts';

/** Nobody allowed the microphone, or there is none. */
export class NoMicrophone extends Error {}

/** Somebody who speaks. */
export interface Speaking {
  /** Ends it. @returns samples from -1 to 1, {@link sampleRate} a second */
  stop(): Float32Array;
}

/**
 * Listens until it is told to stop. Where the voice is to be changed it is changed before a sample of it is kept: a recording of
 * somebody's own voice does not come to be.
 * @param collector address of the script that collects samples
 * @param most seconds after which no more is kept
 * @param tell called ten times a second with the seconds so far and how loud it was, from 0 to 1
 * @throws NoMicrophone
 */
export async function listen(collector: string, isChanged: boolean, most: number, tell: (seconds: number, loudness: number) => void): Promise<Speaking> {
  const stream = await microphone();
  const context = new AudioContext();
  const whole = new Float32Array(most * sampleRate);
  let filled = 0;
  try {
    await context.audioWorklet.addModule(collector);
    await context.resume();
    const collecting = new AudioWorkletNode(context, 'sound-collector', {
      numberOfOutputs: 0,
      channelCount: 1,
      channelCountMode: 'explicit',
      processorOptions: { rate: sampleRate },
    });
    const voice = context.createMediaStreamSource(stream);
    belowHalf(context, isChanged ? changedVoice(context, voice, chance) : voice).connect(collecting);
    collecting.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
      if (context.state === 'closed' || filled + data.length > whole.length) return;
      whole.set(data, filled);
      filled += data.length;
      tell(
        filled / sampleRate,
        data.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0),
      );
    };
  } catch (error) {
    release(stream, context);
    throw error;
  }
  return {
    stop() {
      release(stream, context);
      return whole.subarray(0, filled);
    },
  };
}

async function microphone(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } });
  } catch {
    throw new NoMicrophone();
  }
}

function release(stream: MediaStream, context: AudioContext): void {
  for (const track of stream.getTracks()) track.stop();
  void context.close();
}

/** What is too high for so many samples a second is taken off (Butterworth, fourth order). */
export function belowHalf(context: BaseAudioContext, sound: AudioNode): AudioNode {
  const filter = (Q: number): BiquadFilterNode => new BiquadFilterNode(context, { type: 'lowpass', frequency: sampleRate * 0.45, Q });
  return sound.connect(filter(0.541)).connect(filter(1.307));
}

/** A number from 0 to 1 that nobody can foresee. */
const chance = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32;
