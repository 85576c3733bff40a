/** How many samples are looked at together: 32 ms, in which a mouth hardly moves. */
const frame = 256;

/** How far on the next look is, in samples: 20 ms. */
export const step = 160;

/** Bands, evenly to the ear, from the lowest to the highest frequency that a recording holds of a voice, in hertz. */
const [bandCount, lowest, highest] = [20, 100, 3600] as const;

/** Keeps what is silent from weighing more than what is heard: the loudness of samples of about one of 32,768. */
const silence = 1e5;

/**
 * How loud a voice is in each band as it goes on.
 * Source of the scale: D. O'Shaughnessy, "Speech communication: human and machine", 1987.
 * @param samples 16 bits each, 8,000 a second
 * @returns a row for each 20 ms, in natural logarithms
 */
export function loudnesses(samples: Int16Array): number[][] {
  const rows: number[][] = [];
  for (let from = 0; from + frame <= samples.length; from += step) {
    const powers = powersOf(samples.subarray(from, from + frame));
    rows.push(bands.map(({ first, weights }) => Math.log(weights.reduce((sum, weight, at) => sum + weight * (powers[first + at] as number), silence))));
  }
  return rows;
}

const hertzAWave = 8000 / frame;
const waveCount = frame / 2;

const toMel = (hertz: number): number => 2595 * Math.log10(1 + hertz / 700);
const toHertz = (mel: number): number => 700 * (10 ** (mel / 2595) - 1);

/** Triangles that overlap by half: which wave each begins with, and how much of each it takes. */
const bands = Array.from({ length: bandCount }, (_, band) => {
  const edge = (number: number): number => toHertz(toMel(lowest) + ((toMel(highest) - toMel(lowest)) * number) / (bandCount + 1));
  const [from, middle, to] = [edge(band), edge(band + 1), edge(band + 2)];
  const first = Math.ceil(from / hertzAWave);
  const weights = Array.from({ length: Math.floor(to / hertzAWave) - first + 1 }, (_, at) => {
    const hertz = (first + at) * hertzAWave;
    return hertz < middle ? (hertz - from) / (middle - from) : (to - hertz) / (to - middle);
  });
  return { first, weights };
});

const window = Float64Array.from({ length: frame }, (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / frame));
const cosines = Float64Array.from({ length: frame }, (_, at) => Math.cos((2 * Math.PI * at) / frame));

/** The power of each wave that fits a whole number of times into the frame (discrete Fourier transform, Hann window). */
function powersOf(samples: Int16Array): Float64Array {
  const windowed = window.map((weight, at) => weight * (samples[at] as number));
  return Float64Array.from({ length: waveCount }, (_, wave) => {
    let [real, imaginary] = [0, 0];
    for (let at = 0; at < frame; at++) {
      real += (windowed[at] as number) * (cosines[(wave * at) % frame] as number);
      imaginary += (windowed[at] as number) * (cosines[(wave * at + frame / 4) % frame] as number);
    }
    return real * real + imaginary * imaginary;
  });
}
