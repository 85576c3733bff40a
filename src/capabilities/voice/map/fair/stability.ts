import type { Ballots } from './ballots.ts';
import { type Centres, nearestCentres, splitsOf } from './groups.ts';
import { fitOpinionSpace } from './opinion-space.ts';
import { placeBallots } from './placing.ts';
import type { Sample } from './space.ts';
import { drawOf, mix } from './whole-sums.ts';

/** How firm one split of the people is. All figures are medians over pairs of people, from 0 to 1. */
export interface Stability {
  /** For each group: the share of resamples in which two of its people stay together. */
  together: Float64Array;
  /** The same over the pairs of all groups. */
  overall: number;
  /** The share of resamples in which two people of different groups stay apart. */
  apart: number;
}

/** What the map would have been had other people come and other statements been asked: where each watched ballot then stands. */
export interface Resamples {
  /** Ballots whose pairs are looked at. */
  watched: Int32Array;
  weight: Float64Array;
  /** For each number of groups, for each watched ballot its groups in all resamples: three bits each, ten to a number. */
  homes: ReadonlyMap<number, Int32Array>;
}

const inANumber = 10;
const numbers = 2;
const resamples = numbers * inANumber;
const resampleSweeps = 4;
const keptStatements = 0.75;
const mostWatched = 220;
const mostVotes = 25_000;

/**
 * Draws people with replacement (everybody 0, 1, 2 … times, Poisson with mean 1) and three statements in four, and draws the map of them from nothing, twenty
 * times; in a large conversation of as many people as cast some 25,000 votes. Chance comes from what ballots say (their prints), so it is the same every time,
 * whatever the order and the labels.
 * @param ks numbers of groups to try
 */
export function drawResamples(all: Ballots, ks: readonly number[]): Resamples {
  const everyone = Int32Array.from(all.row.keys());
  const drawn = share(all, everyone, mostVotes / Math.max(1, all.table.column.length), 1);
  const watched = share(all, everyone, mostWatched / Math.max(1, everyone.length), 2);
  const homes = new Map(ks.map((k) => [k, new Int32Array(numbers * watched.length)]));
  for (let turn = 0; turn < resamples; turn++) {
    const sample = resampleOf(all, drawn, turn);
    const space = fitOpinionSpace(all, sample, resampleSweeps);
    const crowd = { ...placeBallots(all, sample.ballots, sample.isLookedAt, space), weight: sample.weight };
    const places = placeBallots(all, watched, sample.isLookedAt, space);
    for (const [k, centres] of splitsOf(crowd, ks, 0)) noteDown(homes.get(k) as Int32Array, turn, nearestCentres(places, centres));
  }
  return { watched, weight: Float64Array.from(watched, (ballot) => all.weight[ballot] as number), homes };
}

function noteDown(notes: Int32Array, turn: number, home: Uint8Array): void {
  const place = Math.floor(turn / inANumber);
  home.forEach((group, n) => {
    const at = numbers * n + place;
    notes[at] = (notes[at] as number) | (group << (3 * (turn % inANumber)));
  });
}

/** Those of the ballots whose prints fall within a share of all prints. */
function share({ print }: Ballots, ballots: Int32Array, part: number, seed: number): Int32Array {
  return part >= 1 ? ballots : ballots.filter((ballot) => drawOf(print[ballot] as number, seed) < part);
}

function resampleOf(all: Ballots, drawn: Int32Array, turn: number): Sample {
  const ballots: number[] = [];
  const weight: number[] = [];
  for (const ballot of drawn) {
    const times = timesDrawn(mix(all.print[ballot] as number, 1000 + turn), all.weight[ballot] as number);
    if (times === 0) continue;
    ballots.push(ballot);
    weight.push(times);
  }
  const drawnAs = (j: number): number => (all.twin[j] === 0 ? (all.columnPrint[j] as number) : mix(all.columnPrint[j] as number, all.twin[j] as number));
  const isLookedAt = all.isCounted.map((is, j) => (is && drawOf(drawnAs(j), 2000 + turn) < keptStatements ? 1 : 0));
  return { ballots: Int32Array.from(ballots), weight: Float64Array.from(weight), isLookedAt };
}

/** Poisson with mean 1 for each of the people behind a ballot. */
function timesDrawn(seed: number, people: number): number {
  let times = 0;
  for (let person = 0; person < people; person++) {
    let chance = drawOf(seed, person);
    for (let term = Math.exp(-1), n = 1; chance >= term && n < 9; n++) {
      times++;
      chance -= term;
      term /= n;
    }
  }
  return times;
}

/** How firm the split by these centres is, over the watched ballots. */
export function stabilityOf({ watched, weight, homes }: Resamples, positions: Float64Array, centres: Centres): Stability {
  const places = Float64Array.from({ length: 2 * watched.length }, (_, n) => positions[2 * (watched[n >> 1] as number) + (n & 1)] as number);
  const own = nearestCentres({ positions: places }, centres);
  const k = centres.length / 2;
  const notes = homes.get(k) as Int32Array;
  // A histogram of how often pairs were together is all that a median needs: one for each group, and one for pairs of two groups.
  const counts = Array.from({ length: k + 1 }, () => new Float64Array(resamples + 1));
  for (let n = 0; n < watched.length; n++) {
    // Two people behind one ballot said the same and always stay together.
    const alike = counts[own[n] as number] as Float64Array;
    alike[resamples] = (alike[resamples] as number) + ((weight[n] as number) * ((weight[n] as number) - 1)) / 2;
    for (let m = 0; m < n; m++) {
      let times = resamples;
      for (let part = 0; part < numbers; part++) times -= partings((notes[numbers * n + part] as number) ^ (notes[numbers * m + part] as number));
      const of = counts[own[n] === own[m] ? (own[n] as number) : k] as Float64Array;
      of[times] = (of[times] as number) + (weight[n] as number) * (weight[m] as number);
    }
  }
  const inside = counts.slice(0, k);
  return {
    together: Float64Array.from(inside, (histogram) => medianOf(histogram) / resamples),
    overall: medianOf(new Float64Array(resamples + 1).map((_, times) => inside.reduce((sum, of) => sum + (of[times] as number), 0))) / resamples,
    apart: 1 - medianOf(counts[k] as Float64Array) / resamples,
  };
}

/** In how many of ten resamples two people were in different groups, from where their notes differ. */
function partings(difference: number): number {
  let bits = (difference | (difference >> 1) | (difference >> 2)) & 0o1111111111;
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count++;
  return count;
}

/** The lower median; 0 of nothing. */
function medianOf(histogram: Float64Array): number {
  const total = histogram.reduce((sum, n) => sum + n, 0);
  let before = 0;
  for (let times = 0; times < histogram.length; times++) {
    before += histogram[times] as number;
    if (total > 0 && before >= total / 2) return times;
  }
  return 0;
}
