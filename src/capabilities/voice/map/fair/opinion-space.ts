import type { Ballots } from './ballots.ts';
import { dot, squareOf } from './exact-vectors.ts';
import { firstAxes } from './first-axes.ts';
import { leaningOf, noLeaning, squaresOf } from './leaning.ts';
import type { OpinionSpace, Sample } from './space.ts';
import { onGrid } from './whole-sums.ts';

const leastNoise = 0.05;
/** Loadings are thought to lie around 0 with variance ¼ before any vote is seen. */
const priorPrecision = 4;

/**
 * Fits the two questions to the votes that were cast, and to nothing in the place of those that were not: probabilistic principal components with missing
 * values (Tipping and Bishop 1999; Ilin and Raiko 2010), begun with the axes of the zero-filled votes, then `sweeps` steps of expectation and maximisation.
 * All sums are exact ({@link onGrid}): the order of people and statements, their labels, and turning all votes round change nothing but signs. O(votes · sweeps).
 */
export function fitOpinionSpace(all: Ballots, sample: Sample, sweeps: number): OpinionSpace {
  const centre = meansOf(all, sample);
  let space = firstAxes(all, sample, centre);
  for (let turn = 0; turn < sweeps; turn++) space = improve(all, sample, space);
  return turnUpright(space);
}

function meansOf({ table: { rowStart, column, vote, statements }, row }: Ballots, { ballots, weight, isLookedAt }: Sample): Float64Array {
  const sum = new Float64Array(statements.length);
  const count = new Float64Array(statements.length);
  for (let n = 0; n < ballots.length; n++) {
    const person = row[ballots[n] as number] as number;
    for (let at = rowStart[person] as number; at < (rowStart[person + 1] as number); at++) {
      if (vote[at] === 0) continue;
      const j = column[at] as number;
      sum[j] = (sum[j] as number) + (weight[n] as number) * (vote[at] as number);
      count[j] = (count[j] as number) + (weight[n] as number);
    }
  }
  return sum.map((total, j) => (count[j] && isLookedAt[j] ? onGrid(total / (count[j] as number)) : 0));
}

/** One step: where everybody stands given the statements, then what the statements weigh given where everybody stands. */
function improve(all: Ballots, { ballots, weight, isLookedAt }: Sample, space: OpinionSpace): OpinionSpace {
  const { rowStart, column, vote } = all.table;
  const squares = squaresOf(space);
  const size = space.centre.length;
  // For each statement: Σ w x·vote, Σ w y·vote, Σ w x, Σ w y, Σ w x², Σ w xy, Σ w y², kept beside each other in memory.
  const sums = new Float64Array(8 * size);
  const own = noLeaning();
  const { noise } = space;
  let [left, votes] = [0, 0];
  for (let n = 0; n < ballots.length; n++) {
    const w = weight[n] as number;
    if (w === 0) continue;
    const person = all.row[ballots[n] as number] as number;
    leaningOf(all.table, person, squares, isLookedAt, own);
    const [a, b, d] = [own.xx + noise, own.xy, own.yy + noise];
    const determinant = a * d - b * b;
    const x = onGrid((d * own.x - b * own.y) / determinant);
    const y = onGrid((a * own.y - b * own.x) / determinant);
    const mxx = onGrid(x * x + (noise * d) / determinant) * w;
    const mxy = onGrid(x * y - (noise * b) / determinant) * w;
    const myy = onGrid(y * y + (noise * a) / determinant) * w;
    left += onGrid(-2 * (x * own.x + y * own.y) + (own.xx * mxx + 2 * own.xy * mxy + own.yy * myy) / w) * w;
    votes += w * own.votes;
    const [wx, wy] = [w * x, w * y];
    for (let at = rowStart[person] as number; at < (rowStart[person + 1] as number); at++) {
      const said = vote[at] as number;
      const j = column[at] as number;
      if (said === 0 || !isLookedAt[j]) continue;
      const k = 8 * j;
      sums[k] = (sums[k] as number) + said * wx;
      sums[k + 1] = (sums[k + 1] as number) + said * wy;
      sums[k + 2] = (sums[k + 2] as number) + wx;
      sums[k + 3] = (sums[k + 3] as number) + wy;
      sums[k + 4] = (sums[k + 4] as number) + mxx;
      sums[k + 5] = (sums[k + 5] as number) + mxy;
      sums[k + 6] = (sums[k + 6] as number) + myy;
      sums[k + 7] = (sums[k + 7] as number) + w;
    }
  }
  return reweigh(space, sums, left, votes);
}

function reweigh({ centre, noise }: OpinionSpace, sums: Float64Array, left: number, votes: number): OpinionSpace {
  const size = centre.length;
  const [first, second] = [new Float64Array(size), new Float64Array(size)];
  let square = 0;
  for (let j = 0; j < size; j++) {
    const c = centre[j] as number;
    const k = 8 * j;
    square += onGrid((sums[k + 7] as number) * (1 - c * c));
    const x = (sums[k] as number) - c * (sums[k + 2] as number);
    const y = (sums[k + 1] as number) - c * (sums[k + 3] as number);
    const a = (sums[k + 4] as number) + priorPrecision * noise;
    const b = sums[k + 5] as number;
    const d = (sums[k + 6] as number) + priorPrecision * noise;
    const determinant = a * d - b * b;
    first[j] = onGrid((d * x - b * y) / determinant);
    second[j] = onGrid((a * y - b * x) / determinant);
  }
  return { centre, first, second, noise: votes > 0 ? Math.max(leastNoise, (square + left) / votes) : 1 };
}

/** Turns the two questions so that the first is the one that moves votes most, and the two have nothing in common. */
function turnUpright({ centre, first, second, noise }: OpinionSpace): OpinionSpace {
  const [xx, xy, yy] = [squareOf(first), dot(first, second), squareOf(second)];
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    centre,
    first: first.map((x, j) => onGrid(cos * x + sin * (second[j] as number))),
    second: first.map((x, j) => onGrid(cos * (second[j] as number) - sin * x)),
    noise,
  };
}
