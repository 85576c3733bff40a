/** Pitches that people have, as the number of samples after which a voice repeats itself: 400 to 73 hertz. */
const [shortest, longest] = [20, 109] as const;

/** How many samples are held against what comes after them: 50 ms. */
const stretch = 400;

/** From how much likeness a sound is hummed, from 0 to 1. */
const hummed = 0.5;

/**
 * How high a voice speaks where it hums.
 * @param samples 16 bits each, 8,000 a second
 * @returns hertz, the one in the middle of all; 0 where nothing hums
 */
export function pitchOf(samples: Int16Array): number {
  const pitches: number[] = [];
  for (let from = 0; from + stretch + longest <= samples.length; from += stretch) {
    const lag = likestLag(samples.subarray(from, from + stretch + longest));
    if (lag > 0) pitches.push(8000 / lag);
  }
  return pitches.sort((a, b) => a - b)[pitches.length >> 1] ?? 0;
}

/** After how many samples a sound is most like itself; 0 where it is like itself nowhere. */
function likestLag(sound: Int16Array): number {
  let best = { lag: 0, likeness: hummed };
  const power = product(sound, 0);
  for (let lag = shortest; lag <= longest; lag++) {
    const likeness = product(sound, lag) / (power + 1);
    if (likeness > best.likeness) best = { lag, likeness };
  }
  return best.lag;
}

function product(sound: Int16Array, lag: number): number {
  let sum = 0;
  for (let at = 0; at < stretch; at++) sum += (sound[at] as number) * (sound[at + lag] as number);
  return sum;
}
