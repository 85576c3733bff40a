import type { Places } from './opinion-space.ts';
import { onGrid } from './whole-sums.ts';

/** Centres of groups, x and y in turn: everybody belongs to the nearest. */
export type Centres = Float64Array;

/** Places of ballots and how many people stand on each. */
export interface Crowd extends Places {
  weight: Float64Array;
}

const mostSteps = 40;
const quantileSteps = 4096;

/**
 * Splits a crowd into k groups with the least spread inside, people counting by how much is known of their place. Begun in ways that depend on places alone:
 * slices along each axis and sectors round the middle, with as many people in each; the order of people has no say, not even in rounding.
 * @param leastPeople a split with a smaller group is not taken
 * @returns centres of k groups by x, then y; undefined when no start leads to groups that are large enough
 */
export function splitCrowd(crowd: Crowd, k: number, leastPeople: number): Centres | undefined {
  let best: { centres: Centres; spread: number } | undefined;
  for (const value of [(x: number) => x, (_: number, y: number) => y, (x: number, y: number) => Math.atan2(y, x)]) {
    const found = settle(crowd, slicesOf(crowd, k, value), k);
    if (found.sizes.some((size) => size < leastPeople) || (best && found.spread >= best.spread)) continue;
    best = found;
  }
  return best && inOrder(best.centres);
}

/** The number of the nearest centre for each place; a tie goes to the first. */
export function nearestCentres({ positions }: Pick<Places, 'positions'>, centres: Centres): Uint8Array {
  const home = new Uint8Array(positions.length / 2);
  for (let n = 0; n < home.length; n++) home[n] = nearest(centres, positions[2 * n] as number, positions[2 * n + 1] as number);
  return home;
}

function nearest(centres: Centres, x: number, y: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let g = 0; g < centres.length; g += 2) {
    const [dx, dy] = [x - (centres[g] as number), y - (centres[g + 1] as number)];
    const distance = dx * dx + dy * dy;
    if (distance < least) [best, least] = [g / 2, distance];
  }
  return best;
}

/** k slices of equal size by some value, cut on a fine ruler so that equal values are never parted. */
function slicesOf({ positions, weight, certainty }: Crowd, k: number, value: (x: number, y: number) => number): Uint8Array {
  const values = new Float64Array(weight.length);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let n = 0; n < values.length; n++) {
    const at = value(positions[2 * n] as number, positions[2 * n + 1] as number);
    values[n] = at;
    low = Math.min(low, at);
    high = Math.max(high, at);
  }
  const ruler = new Float64Array(quantileSteps);
  const mark = (at: number): number => (high > low ? Math.min(quantileSteps - 1, Math.floor(((at - low) / (high - low)) * quantileSteps)) : 0);
  let total = 0;
  for (let n = 0; n < values.length; n++) {
    const heavy = onGrid((weight[n] as number) * (certainty[n] as number));
    const at = mark(values[n] as number);
    ruler[at] = (ruler[at] as number) + heavy;
    total += heavy;
  }
  let before = 0;
  const slice = Uint8Array.from(ruler, (heavy) => {
    const at = total > 0 ? Math.min(k - 1, Math.floor((k * (before + heavy / 2)) / total)) : 0;
    before += heavy;
    return at;
  });
  return Uint8Array.from(values, (at) => slice[mark(at)] as number);
}

function settle({ positions, weight, certainty }: Crowd, start: Uint8Array, k: number): { centres: Centres; sizes: Float64Array; spread: number } {
  const home = start;
  let centres: Centres = new Float64Array(2 * k);
  let sizes = new Float64Array(k);
  let spread = 0;
  for (let turn = 0; turn < mostSteps; turn++) {
    const sums = new Float64Array(3 * k);
    sizes = new Float64Array(k);
    for (let n = 0; n < home.length; n++) {
      const g = home[n] as number;
      const heavy = onGrid((weight[n] as number) * (certainty[n] as number));
      sums[3 * g] = (sums[3 * g] as number) + onGrid(heavy * (positions[2 * n] as number));
      sums[3 * g + 1] = (sums[3 * g + 1] as number) + onGrid(heavy * (positions[2 * n + 1] as number));
      sums[3 * g + 2] = (sums[3 * g + 2] as number) + heavy;
      sizes[g] = (sizes[g] as number) + (weight[n] as number);
    }
    centres = Float64Array.from({ length: 2 * k }, (_, n) => (sums[3 * (n >> 1) + (n & 1)] as number) / Math.max(1e-9, sums[3 * (n >> 1) + 2] as number));
    let hasMoved = false;
    spread = 0;
    for (let n = 0; n < home.length; n++) {
      const [x, y] = [positions[2 * n] as number, positions[2 * n + 1] as number];
      const g = nearest(centres, x, y);
      if (g !== home[n]) hasMoved = true;
      home[n] = g;
      spread += onGrid((weight[n] as number) * (certainty[n] as number) * ((x - (centres[2 * g] as number)) ** 2 + (y - (centres[2 * g + 1] as number)) ** 2));
    }
    if (!hasMoved) break;
  }
  return { centres, sizes, spread };
}

function inOrder(centres: Centres): Centres {
  const pairs = Array.from({ length: centres.length / 2 }, (_, g) => [centres[2 * g] as number, centres[2 * g + 1] as number] as const);
  return Float64Array.from(pairs.sort((one, other) => one[0] - other[0] || one[1] - other[1]).flat());
}

/**
 * How clearly a split stands out: the mean over people of (b − a) / max(a, b), a and b the distances to the nearest and the next centre (simplified
 * silhouette, Vendramin and others 2010), people counting by how much is known of their place. From 0 to 1; O(people · groups).
 */
export function clearnessOf({ positions, weight, certainty }: Crowd, centres: Centres): number {
  let [sum, total] = [0, 0];
  for (let n = 0; n < weight.length; n++) {
    let [a, b] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let g = 0; g < centres.length; g += 2) {
      const distance = Math.hypot((positions[2 * n] as number) - (centres[g] as number), (positions[2 * n + 1] as number) - (centres[g + 1] as number));
      if (distance < a) [a, b] = [distance, a];
      else b = Math.min(b, distance);
    }
    const heavy = onGrid((weight[n] as number) * (certainty[n] as number));
    sum += onGrid(b > 0 ? (heavy * (b - a)) / b : 0);
    total += heavy;
  }
  return total > 0 ? sum / total : 0;
}
