import type { Places } from './space.ts';
import { onGrid } from './whole-sums.ts';

/** Centres of groups, x and y in turn: everybody belongs to the nearest. */
export type Centres = Float64Array;

/** Places of ballots and how many people stand on each. */
export interface Crowd extends Places {
  weight: Float64Array;
}

const mostSteps = 12;
const marks = 512;

/**
 * Splits a crowd into groups with the least spread inside, people counting by how much is known of their place (weighted k-means). Begun in ways that depend
 * on places alone: slices along each axis and sectors round the middle, with as many people in each; the order of people has no say, not even in rounding.
 * @param ks numbers of groups to try
 * @param leastPeople a split with a smaller group is not taken
 * @returns for each k the centres of its groups by x, then y; without those for which no start leads to groups that are large enough. O(people)
 */
export function splitsOf(crowd: Crowd, ks: readonly number[], leastPeople: number): Map<number, Centres> {
  const heavy = heavinessOf(crowd);
  const rulers = [(x: number) => x, (_: number, y: number) => y, (x: number, y: number) => Math.atan2(y, x)].map((value) => layAlong(crowd, heavy, value));
  const splits = new Map<number, Centres>();
  for (const k of ks) {
    let best: Settled | undefined;
    for (const ruler of rulers) {
      const found = settle(crowd, heavy, slicesOf(ruler, k), k);
      if (found.sizes.every((size) => size >= leastPeople) && (!best || found.spread < best.spread)) best = found;
    }
    if (best) splits.set(k, inOrder(best.centres));
  }
  return splits;
}

/** How much each ballot counts: its people times how much is known of their place. */
const heavinessOf = ({ weight, certainty }: Crowd): Float64Array => weight.map((people, n) => onGrid(people * (certainty[n] as number)));

/** The number of the nearest centre for each place; a tie goes to the first. */
export function nearestCentres({ positions }: Pick<Places, 'positions'>, centres: Centres): Uint8Array {
  const home = new Uint8Array(positions.length / 2);
  for (let n = 0; n < home.length; n++) home[n] = nearest(centres, positions[2 * n] as number, positions[2 * n + 1] as number);
  return home;
}

function nearest(centres: Centres, x: number, y: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let g = 0; g < centres.length; g += 2) {
    const dx = x - (centres[g] as number);
    const dy = y - (centres[g + 1] as number);
    const distance = dx * dx + dy * dy;
    if (distance >= least) continue;
    least = distance;
    best = g >> 1;
  }
  return best;
}

/** Where each ballot lies on a ruler, and which share of all lies before the middle of each mark. */
interface Ruler {
  mark: Uint16Array;
  before: Float64Array;
}

function layAlong({ positions }: Crowd, heavy: Float64Array, value: (x: number, y: number) => number): Ruler {
  const values = new Float64Array(heavy.length);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let n = 0; n < values.length; n++) {
    const at = value(positions[2 * n] as number, positions[2 * n + 1] as number);
    values[n] = at;
    if (at < low) low = at;
    if (at > high) high = at;
  }
  const mark = new Uint16Array(values.length);
  const sums = new Float64Array(marks);
  let total = 0;
  for (let n = 0; n < values.length; n++) {
    const at = high > low ? Math.min(marks - 1, Math.floor((((values[n] as number) - low) / (high - low)) * marks)) : 0;
    mark[n] = at;
    sums[at] = (sums[at] as number) + (heavy[n] as number);
    total += heavy[n] as number;
  }
  const before = new Float64Array(marks);
  let sum = 0;
  for (let at = 0; at < marks; at++) {
    before[at] = total > 0 ? (sum + (sums[at] as number) / 2) / total : 0;
    sum += sums[at] as number;
  }
  return { mark, before };
}

/** k slices of about equal size; who lies on the same mark is never parted. */
function slicesOf({ mark, before }: Ruler, k: number): Uint8Array {
  const slice = new Uint8Array(mark.length);
  for (let n = 0; n < slice.length; n++) slice[n] = Math.min(k - 1, Math.floor(k * (before[mark[n] as number] as number)));
  return slice;
}

interface Settled {
  centres: Centres;
  /** People in each group. */
  sizes: Float64Array;
  spread: number;
}

/** Lloyd's steps from a first division, until nobody moves. */
function settle({ positions, weight }: Crowd, heavy: Float64Array, home: Uint8Array, k: number): Settled {
  for (let turn = 0; ; turn++) {
    const { centres, sizes } = middlesOf({ positions, weight }, heavy, home, k);
    let hasMoved = false;
    let spread = 0;
    for (let n = 0; n < home.length; n++) {
      const [x, y] = [positions[2 * n] as number, positions[2 * n + 1] as number];
      const g = nearest(centres, x, y);
      if (g !== home[n]) hasMoved = true;
      home[n] = g;
      const [dx, dy] = [x - (centres[2 * g] as number), y - (centres[2 * g + 1] as number)];
      spread += onGrid((heavy[n] as number) * (dx * dx + dy * dy));
    }
    if (!hasMoved || turn === mostSteps) return { centres, sizes, spread };
  }
}

function middlesOf({ positions, weight }: Pick<Crowd, 'positions' | 'weight'>, heavy: Float64Array, home: Uint8Array, k: number) {
  const sums = new Float64Array(3 * k);
  const sizes = new Float64Array(k);
  for (let n = 0; n < home.length; n++) {
    const g = home[n] as number;
    const h = heavy[n] as number;
    sums[3 * g] = (sums[3 * g] as number) + onGrid(h * (positions[2 * n] as number));
    sums[3 * g + 1] = (sums[3 * g + 1] as number) + onGrid(h * (positions[2 * n + 1] as number));
    sums[3 * g + 2] = (sums[3 * g + 2] as number) + h;
    sizes[g] = (sizes[g] as number) + (weight[n] as number);
  }
  const centres: Centres = new Float64Array(2 * k);
  for (let n = 0; n < 2 * k; n++) centres[n] = (sums[3 * (n >> 1) + (n & 1)] as number) / Math.max(1e-9, sums[3 * (n >> 1) + 2] as number);
  return { centres, sizes };
}

function inOrder(centres: Centres): Centres {
  const pairs = Array.from({ length: centres.length / 2 }, (_, g) => [centres[2 * g] as number, centres[2 * g + 1] as number] as const);
  return Float64Array.from(pairs.sort((one, other) => one[0] - other[0] || one[1] - other[1]).flat());
}

/**
 * How clearly a split stands out: the mean over people of (b − a) / max(a, b), a and b the distances to the nearest and the next centre (simplified
 * silhouette, Vendramin and others 2010), people counting by how much is known of their place. From 0 to 1; O(people · groups).
 */
export function clearnessOf(crowd: Crowd, centres: Centres): number {
  const { positions } = crowd;
  let [sum, total] = [0, 0];
  heavinessOf(crowd).forEach((heavy, n) => {
    let [a, b] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let g = 0; g < centres.length; g += 2) {
      const distance = Math.hypot((positions[2 * n] as number) - (centres[g] as number), (positions[2 * n + 1] as number) - (centres[g + 1] as number));
      if (distance < a) [a, b] = [distance, a];
      else b = Math.min(b, distance);
    }
    sum += onGrid(b > 0 ? (heavy * (b - a)) / b : 0);
    total += heavy;
  });
  return total > 0 ? sum / total : 0;
}
