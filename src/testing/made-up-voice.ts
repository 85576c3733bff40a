import { sampleRate } from '../platform/questions/spoken/shared-with-browser/recording.ts';

/** Something like a voice: a hum of 140 Hz whose loudness and colour change. */
export const madeUpVoice = (seconds: number): Float32Array =>
  Float32Array.from({ length: seconds * sampleRate }, (_, at) => {
    const [t, syllable] = [at / sampleRate, 0.5 + 0.5 * Math.sin((2 * Math.PI * 4 * at) / sampleRate)];
    return [1, 2, 3, 5, 8].reduce((sum, harmonic) => sum + Math.sin(2 * Math.PI * 140 * harmonic * t) / harmonic, 0) * 0.25 * syllable;
  });
