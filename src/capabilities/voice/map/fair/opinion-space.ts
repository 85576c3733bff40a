import type { Ballots } from './ballots.ts';
import { onGrid } from './whole-sums.ts';

/**
 * Two hidden questions behind the votes. Somebody at (x, y) votes on statement j as `centre + x · first + y · second + noise` with noise of this variance;
 * x and y vary with variance 1 among people. A pass is no opinion and is left out.
 */
export interface OpinionSpace {
  /** C means of what is not a pass. */
  centre: Float64Array;
  /** C loadings on the first question. */
  first: Float64Array;
  second: Float64Array;
  /** Variance of a vote around what the place of the person says. */
  noise: number;
}

/** Who takes part in a fit: ballots, how often each counts, and which columns are looked at. */
export interface Sample {
  ballots: Int32Array;
  /** Beside `ballots`. */
  weight: Float64Array;
  isLookedAt: Uint8Array;
}

/** Where ballots stand: x and y in turn, and how much of it is known, from 0 (nothing) to 1. */
export interface Places {
  positions: Float64Array;
  certainty: Float64Array;
}

const powerSteps = 6;
const firstNoise = 0.5;
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
  let space = begin(all, sample, centre);
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

/** The axes of the zero-filled votes, begun with the two ballots that say most: one that differs most from the middle, one that differs most from that. */
function begin(all: Ballots, sample: Sample, centre: Float64Array): OpinionSpace {
  let [first, second] = twoBallots(all, sample, centre);
  let votes = 0;
  let people = 0;
  let strength: [number, number] = [0, 0];
  for (let turn = 0; turn < powerSteps; turn++) {
    const product = multiply(all, sample, centre, [first, second]);
    strength = [Math.sqrt(squareOf(product.first)), 0];
    first = scaled(product.first, strength[0]);
    const along = dot(product.second, first);
    const rest = product.second.map((x, j) => onGrid(x - along * (first[j] as number)));
    strength[1] = Math.sqrt(squareOf(rest));
    second = scaled(rest, strength[1]);
    ({ votes, people } = product);
  }
  // Zero-filling makes eigenvalues small: by the share of statements that people vote on, twice.
  const columns = sample.isLookedAt.reduce((sum, is) => sum + is, 0);
  const filled = votes / Math.max(1, people * columns);
  const size = (eigenvalue: number): number => Math.sqrt(eigenvalue) / Math.max(filled, 1e-9);
  const [one, other] = [Math.min(size(strength[0]), 3), Math.min(size(strength[1]), 3)];
  return {
    centre,
    first: first.map((x) => onGrid(x * one)),
    second: second.map((x) => onGrid(x * other)),
    noise: firstNoise,
  };
}

function twoBallots(all: Ballots, sample: Sample, centre: Float64Array): [Float64Array, Float64Array] {
  const { rowStart, column, vote } = all.table;
  const restOf = (ballot: number): Float64Array => {
    const rest = new Float64Array(centre.length);
    const person = all.row[ballot] as number;
    for (let at = rowStart[person] as number; at < (rowStart[person + 1] as number); at++) {
      const j = column[at] as number;
      if (vote[at] !== 0 && sample.isLookedAt[j]) rest[j] = (vote[at] as number) - (centre[j] as number);
    }
    return rest;
  };
  const furthest = (from: Float64Array | undefined): Float64Array => {
    let [best, most] = [-1, -1];
    for (let n = 0; n < sample.ballots.length; n++) {
      const ballot = sample.ballots[n] as number;
      if (!sample.weight[n]) continue;
      const person = all.row[ballot] as number;
      let [square, along] = [0, 0];
      for (let at = rowStart[person] as number; at < (rowStart[person + 1] as number); at++) {
        const j = column[at] as number;
        if (vote[at] === 0 || !sample.isLookedAt[j]) continue;
        const rest = (vote[at] as number) - (centre[j] as number);
        square += onGrid(rest * rest);
        if (from) along += onGrid(rest * (from[j] as number));
      }
      const size = onGrid(square - along * along);
      if (size > most || (size === most && (all.print[ballot] as number) > (all.print[best] as number))) [best, most] = [ballot, size];
    }
    return best < 0 ? new Float64Array(centre.length) : restOf(best);
  };
  const first = furthest(undefined);
  const unit = scaled(first, Math.sqrt(squareOf(first)));
  const second = furthest(unit);
  const along = dot(second, unit);
  return [
    unit,
    scaled(
      second.map((x, j) => onGrid(x - along * (unit[j] as number))),
      1,
    ),
  ];
}

/** XᵀX / people times both axes at once, with the votes counted on the way. */
function multiply(all: Ballots, { ballots, weight, isLookedAt }: Sample, centre: Float64Array, [first, second]: [Float64Array, Float64Array]) {
  const { rowStart, column, vote } = all.table;
  const product = { first: new Float64Array(centre.length), second: new Float64Array(centre.length), votes: 0, people: 0 };
  const [middleFirst, middleSecond] = [first.map((x, j) => onGrid(x * (centre[j] as number))), second.map((x, j) => onGrid(x * (centre[j] as number)))];
  const sums = new Float64Array(4 * centre.length);
  for (let n = 0; n < ballots.length; n++) {
    const person = all.row[ballots[n] as number] as number;
    const w = weight[n] as number;
    if (w === 0) continue;
    const [start, end] = [rowStart[person] as number, rowStart[person + 1] as number];
    let [x, y, votes] = [0, 0, 0];
    for (let at = start; at < end; at++) {
      const said = vote[at] as number;
      const j = column[at] as number;
      if (said === 0 || !isLookedAt[j]) continue;
      x += said * (first[j] as number) - (middleFirst[j] as number);
      y += said * (second[j] as number) - (middleSecond[j] as number);
      votes++;
    }
    x = onGrid(x) * w;
    y = onGrid(y) * w;
    product.votes += w * votes;
    product.people += w;
    for (let at = start; at < end; at++) {
      const said = vote[at] as number;
      const j = column[at] as number;
      if (said === 0 || !isLookedAt[j]) continue;
      const k = 4 * j;
      sums[k] = (sums[k] as number) + said * x;
      sums[k + 1] = (sums[k + 1] as number) + x;
      sums[k + 2] = (sums[k + 2] as number) + said * y;
      sums[k + 3] = (sums[k + 3] as number) + y;
    }
  }
  for (let j = 0; j < centre.length; j++) {
    const c = centre[j] as number;
    const people = Math.max(1, product.people);
    product.first[j] = onGrid(((sums[4 * j] as number) - c * (sums[4 * j + 1] as number)) / people);
    product.second[j] = onGrid(((sums[4 * j + 2] as number) - c * (sums[4 * j + 3] as number)) / people);
  }
  return product;
}

/** The sums over one person's votes that say where the person stands. */
interface Leaning {
  /** Σ v vᵀ, three different numbers, and Σ v · (vote − centre), two. */
  xx: number;
  xy: number;
  yy: number;
  x: number;
  y: number;
  votes: number;
}

/** What depends on the space alone, worked out once for all people, on the grid so that their sums are exact. */
const squaresOf = ({ centre, first, second }: OpinionSpace): Float64Array => {
  const squares = new Float64Array(8 * centre.length);
  for (let j = 0; j < centre.length; j++) {
    const [c, v, w] = [centre[j] as number, first[j] as number, second[j] as number];
    const k = 8 * j;
    squares[k] = v;
    squares[k + 1] = w;
    squares[k + 2] = onGrid(v * v);
    squares[k + 3] = onGrid(v * w);
    squares[k + 4] = onGrid(w * w);
    squares[k + 5] = onGrid(c * v);
    squares[k + 6] = onGrid(c * w);
  }
  return squares;
};

function leaningOf({ rowStart, column, vote }: Ballots['table'], person: number, squares: Float64Array, isLookedAt: Uint8Array, into: Leaning): void {
  let [xx, xy, yy, x, y, votes] = [0, 0, 0, 0, 0, 0];
  for (let at = rowStart[person] as number; at < (rowStart[person + 1] as number); at++) {
    const said = vote[at] as number;
    const j = column[at] as number;
    if (said === 0 || !isLookedAt[j]) continue;
    const k = 8 * j;
    xx += squares[k + 2] as number;
    xy += squares[k + 3] as number;
    yy += squares[k + 4] as number;
    x += said * (squares[k] as number) - (squares[k + 5] as number);
    y += said * (squares[k + 1] as number) - (squares[k + 6] as number);
    votes++;
  }
  into.xx = xx;
  into.xy = xy;
  into.yy = yy;
  into.x = x;
  into.y = y;
  into.votes = votes;
}

const nothing = (): Leaning => ({ xx: 0, xy: 0, yy: 0, x: 0, y: 0, votes: 0 });

/** One step: where everybody stands given the statements, then what the statements weigh given where everybody stands. */
function improve(all: Ballots, { ballots, weight, isLookedAt }: Sample, space: OpinionSpace): OpinionSpace {
  const { rowStart, column, vote } = all.table;
  const squares = squaresOf(space);
  const size = space.centre.length;
  // For each statement: Σ w x·vote, Σ w y·vote, Σ w x, Σ w y, Σ w x², Σ w xy, Σ w y², kept beside each other in memory.
  const sums = new Float64Array(8 * size);
  const own = nothing();
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

/**
 * Where ballots stand: the ridge least-squares fit of (x, y) to their own votes, divided by the root of its certainty, so that the spread of the places is
 * the same whether somebody voted five times or five hundred; times the mean size of the loadings, so that a distance is a difference in votes.
 * @returns places beside `ballots`; who voted on nothing that is looked at stands in the middle, with certainty 0
 */
export function placeBallots(all: Ballots, ballots: Int32Array, isLookedAt: Uint8Array, space: OpinionSpace): Places {
  const squares = squaresOf(space);
  const columns = Math.max(
    1,
    isLookedAt.reduce((sum, is) => sum + is, 0),
  );
  const [wide, high] = [Math.sqrt(squareOf(space.first) / columns), Math.sqrt(squareOf(space.second) / columns)];
  const positions = new Float64Array(2 * ballots.length);
  const certainty = new Float64Array(ballots.length);
  const own = nothing();
  for (let n = 0; n < ballots.length; n++) {
    leaningOf(all.table, all.row[ballots[n] as number] as number, squares, isLookedAt, own);
    const [a, b, d] = [own.xx + space.noise, own.xy, own.yy + space.noise];
    const determinant = a * d - b * b;
    const [known, knownToo] = [1 - (space.noise * d) / determinant, 1 - (space.noise * a) / determinant];
    positions[2 * n] = known > 1e-6 ? onGrid((wide * (d * own.x - b * own.y)) / determinant / Math.sqrt(known)) : 0;
    positions[2 * n + 1] = knownToo > 1e-6 ? onGrid((high * (a * own.y - b * own.x)) / determinant / Math.sqrt(knownToo)) : 0;
    certainty[n] = onGrid((known * wide * wide + knownToo * high * high) / Math.max(1e-9, wide * wide + high * high));
  }
  return { positions, certainty };
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < one.length; j++) sum += onGrid((one[j] as number) * (other[j] as number));
  return sum;
}

const squareOf = (vector: Float64Array): number => dot(vector, vector);

const scaled = (vector: Float64Array, length: number): Float64Array =>
  length > 1e-6 ? vector.map((x) => onGrid(x / length)) : new Float64Array(vector.length);
