import type { Ballots } from './ballots.ts';
import { dot, scaled, squareOf } from './exact-vectors.ts';
import type { OpinionSpace, Sample } from './space.ts';
import { onGrid } from './whole-sums.ts';

const powerSteps = 6;
const firstNoise = 0.5;

/** The axes of the zero-filled votes, begun with the two ballots that say most: one that differs most from the middle, one that differs most from that. */
export function firstAxes(all: Ballots, sample: Sample, centre: Float64Array): OpinionSpace {
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
