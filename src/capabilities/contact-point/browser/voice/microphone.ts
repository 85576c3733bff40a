import { mostSeconds, sampleRate } from '../../shared-with-browser/voice/recording.ts';
import { changedVoice } from './changed-voice.ts';

/** Nobody allowed the microphone, or there is none. */
export class NoMicrophone extends Error {}

/** Somebody who speaks. */
export interface Speaking {
  /** Ends it. @returns samples from -1 to 1, {@link sampleRate} a second */
  stop(): Float32Array;
}

/**
 * Listens until it is told to stop, a minute at most. Where the voice is to be changed it is changed before a sample of it is kept: a
 * recording of somebody's own voice does not come to be.
 * @param collector address of the script that collects samples
 * @param tell called ten times a second with the seconds so far and how loud it was, from 0 to 1
 * @throws NoMicrophone
 */
export async function listen(collector: string, isChanged: boolean, tell: (seconds: number, loudness: number) => void): Promise<Speaking> {
  const stream = await microphone();
  const context = new AudioContext();
  try {
    await context.audioWorklet.addModule(collector);
  } catch (error) {
    release(stream, context);
    throw error;
  }
  const parts: Float32Array[] = [];
  const collecting = new AudioWorkletNode(context, 'sound-collector', {
    numberOfOutputs: 0,
    channelCount: 1,
    channelCountMode: 'explicit',
    processorOptions: { rate: sampleRate },
  });
  const voice = context.createMediaStreamSource(stream);
  belowHalf(context, isChanged ? changedVoice(context, voice, chance) : voice).connect(collecting);
  collecting.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
    if (parts.length >= mostSeconds * 10) return;
    parts.push(data);
    tell(
      parts.length / 10,
      data.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0),
    );
  };
  return {
    stop() {
      release(stream, context);
      const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.length;
      }
      return whole;
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
