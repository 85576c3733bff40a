/**
 * Numbers on a grid of 2⁻²⁴. Sums of them are exact below 2²⁸ (doubles hold 53 bits), and what is exact does not depend on its order: this is how
 * people and statements may be shuffled without changing the last digit of the map. Halves go to even, so −x lands on the mirror of x.
 * @param x at most 2²⁷ in size
 */
export const onGrid = (x: number): number => x + shift - shift;

/** Adding 1.5 · 2²⁸ leaves 24 bits behind the point of a double; taking it away again gives the rounded number. */
const shift = 1.5 * 2 ** 28;

/** Mixes two whole numbers into 32 bits that look like chance; the same everywhere, always (the finaliser of MurmurHash3). */
export function mix(one: number, other: number): number {
  let h = Math.imul(one ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(other ^ 0x27d4eb2f, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A number in [0, 1) from two whole numbers. */
export const drawOf = (one: number, other: number): number => mix(one, other) / 2 ** 32;
