import type { Bytes } from '../../../secrets/shared-with-browser/bytes.ts';

/** How much the next difference may be, in units of a 16-bit sample, as it grows with every loud step. */
const steps = [
  7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97, 107, 118, 130, 143, 157, 173, 190, 209, 230, 253,
  279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796, 876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660,
  4026, 4428, 4871, 5358, 5894, 6484, 7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794, 32767,
];
const moves = [-1, -1, -1, -1, 2, 4, 6, 8];

/** What coder and decoder both know of the sound so far. */
interface State {
  sample: number;
  place: number;
}

/**
 * IMA ADPCM: four bits a sample, the first of a pair in the low half of a byte. Source: IMA Digital Audio Focus and Technical Working
 * Groups, "Recommended practices for enhancing digital audio compatibility in multimedia systems", 1992 (as DVI4 in RFC 3551, 4.5.1).
 * It says nothing of the device, of the program or of the moment, which every container that browsers record into does.
 * @param samples 16 bits each
 */
export function encodeAdpcm(samples: Int16Array): Bytes {
  const bytes = new Uint8Array(Math.ceil(samples.length / 2));
  const state: State = { sample: 0, place: 0 };
  for (const [at, sample] of samples.entries()) {
    const code = codeFor(sample - state.sample, steps[state.place] as number);
    follow(state, code);
    bytes[at >> 1] = (bytes[at >> 1] as number) | (code << ((at & 1) * 4));
  }
  return bytes;
}

/** @returns two samples for each byte, 16 bits each */
export function decodeAdpcm(bytes: Uint8Array): Int16Array<ArrayBuffer> {
  const samples = new Int16Array(bytes.length * 2);
  const state: State = { sample: 0, place: 0 };
  for (let at = 0; at < samples.length; at++) {
    follow(state, ((bytes[at >> 1] as number) >> ((at & 1) * 4)) & 15);
    samples[at] = state.sample;
  }
  return samples;
}

/** A sign and how many eighths of the step, rounded down to one that can be said. */
function codeFor(difference: number, step: number): number {
  let rest = Math.abs(difference);
  let code = difference < 0 ? 8 : 0;
  for (const [bit, part] of [
    [4, step],
    [2, step >> 1],
    [1, step >> 2],
  ] as const) {
    if (rest < part) continue;
    code |= bit;
    rest -= part;
  }
  return code;
}

function follow(state: State, code: number): void {
  const step = steps[state.place] as number;
  const size = (step >> 3) + (code & 4 ? step : 0) + (code & 2 ? step >> 1 : 0) + (code & 1 ? step >> 2 : 0);
  state.sample = between(-32_768, state.sample + (code & 8 ? -size : size), 32_767);
  state.place = between(0, state.place + (moves[code & 7] as number), steps.length - 1);
}

const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(value, most));
