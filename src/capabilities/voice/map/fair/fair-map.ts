import type { VoteTable } from '../vote-table.ts';
import { type Ballots, gatherBallots } from './ballots.ts';
import { type Centres, clearnessOf, nearestCentres, splitCrowd } from './groups.ts';
import { type Judgement, judgeStatements, type Unit } from './judging.ts';
import { fitOpinionSpace, type OpinionSpace, placeBallots } from './opinion-space.ts';
import { drawResamples, type Stability, stabilityOf } from './stability.ts';
import { onGrid } from './whole-sums.ts';

/** A map on which the few are not drowned by the many. Rows and columns are those of the votes it was drawn from. */
export interface FairMap {
  /** One for each column; undefined for a statement that was taken out or is about the person. */
  judgements: readonly (Judgement | undefined)[];
  /** Columns, those that everybody who is listened to supports most first. */
  shared: readonly number[];
  /** Columns, those that divide most first. */
  differs: readonly number[];
  /** Columns that nobody can say anything about yet, ascending by label. */
  unknown: readonly number[];
  /** The groups that are shown, the largest first; none when no split is firm. */
  groups: readonly Group[];
  /** Why there are no groups. */
  whyNoGroups: 'few-people' | 'not-firm' | undefined;
  /** Groups and segments that were listened to by themselves, in the order of the verdicts of each judgement. */
  units: readonly Unit[];
  /** x and y of each row in turn: see {@link placeBallots}. */
  positions: Float64Array;
  /** For each row how much of its place is known, from 0 to 1. */
  certainty: Float64Array;
  space: OpinionSpace;
  /** How many copies of one conversation these votes are; figures count one. */
  copies: number;
}

export interface Group {
  /** Rows, ascending. Everybody who voted is in a group. */
  rows: readonly number[];
  /** The share of resamples in which two of its people stay together, the median over pairs. */
  stability: number;
  /** The median number of votes of its people. */
  medianVotes: number;
  centre: readonly [number, number];
}

export interface FairChoices {
  /** Groups and segments with fewer people are not listened to by themselves, because they could be recognised; segments of at least this many count. */
  leastPeople: number;
}

const usual: FairChoices = { leastPeople: 10 };
const mostGroups = 5;
const sweeps = 12;
const firm = 0.8;

/**
 * Draws the map that a school shows: the same votes give the same map, whatever the order of rows and columns, the labels, which way statements are worded
 * (all votes turned round give its mirror) and how often the whole conversation is copied. O(votes), apart from the resamples, whose cost is bounded.
 * @param segments rows of what is known without asking: role, version, language, way in; somebody may be in several
 */
export function drawFairMap(votes: VoteTable, segments: ReadonlyMap<string, Int32Array>, choices: FairChoices = usual): FairMap {
  const all = gatherBallots(votes, segments);
  const { space, positions, certainty } = placeEverybody(all);
  const split = firmSplit(all, positions, certainty, choices.leastPeople);
  const centres = typeof split === 'string' ? undefined : split;
  const units = [...(centres ? unitsOfGroups(all, positions, centres.centres) : []), ...unitsOfSegments(all, segments, choices.leastPeople)];
  const judgements = judgeStatements(all, units).map((judgement, j) => (all.isCounted[j] ? judgement : undefined));
  return {
    judgements,
    ...inLists(all, judgements),
    groups: centres ? groupsOf(all, units, centres) : [],
    whyNoGroups: typeof split === 'string' ? split : undefined,
    units,
    positions: Float64Array.from({ length: 2 * all.ballotOf.length }, (_, n) => positions[2 * (all.ballotOf[n >> 1] as number) + (n & 1)] as number),
    certainty: Float64Array.from(all.ballotOf, (ballot) => certainty[ballot] as number),
    space,
    copies: all.copies,
  };
}

/** The space and everybody in it, turned so that the longer tails lie to the right and above: the one choice that a mirror image does not change. */
function placeEverybody(all: Ballots): { space: OpinionSpace; positions: Float64Array; certainty: Float64Array } {
  const everyone = Int32Array.from(all.row.keys());
  const space = fitOpinionSpace(all, { ballots: everyone, weight: all.weight, isLookedAt: all.isCounted }, sweeps);
  const { positions, certainty } = placeBallots(all, everyone, all.isCounted, space);
  const turns = [0, 1].map((axis) => {
    let skew = 0;
    for (let ballot = 0; ballot < everyone.length; ballot++) skew += onGrid((all.weight[ballot] as number) * (positions[2 * ballot + axis] as number) ** 3);
    return skew < 0 ? -1 : 1;
  });
  const [right, up] = turns as [number, number];
  return {
    space: { ...space, first: space.first.map((x) => right * x), second: space.second.map((x) => up * x) },
    positions: positions.map((x, n) => (n % 2 === 0 ? right : up) * x),
    certainty,
  };
}

/** Of the splits in two to five groups that hold in resamples, the clearest; or why there is none. */
function firmSplit(
  all: Ballots,
  positions: Float64Array,
  certainty: Float64Array,
  leastPeople: number,
): { centres: Centres; stability: Stability } | 'few-people' | 'not-firm' {
  const crowd = { positions, certainty, weight: all.weight };
  const splits = new Map<number, Centres>();
  for (let k = 2; k <= mostGroups; k++) {
    const centres = splitCrowd(crowd, k, leastPeople);
    if (centres) splits.set(k, centres);
  }
  if (splits.size === 0) return 'few-people';
  const resamples = drawResamples(all, [...splits.keys()]);
  let best: { centres: Centres; stability: Stability; clearness: number } | undefined;
  for (const centres of splits.values()) {
    const stability = stabilityOf(resamples, positions, centres);
    const clearness = clearnessOf(crowd, centres);
    if (Math.min(stability.overall, stability.apart, ...stability.together) < firm || (best && clearness <= best.clearness)) continue;
    best = { centres, stability, clearness };
  }
  return best ?? 'not-firm';
}

/** Groups by size; of equal ones the one to the left. */
function unitsOfGroups(all: Ballots, positions: Float64Array, centres: Centres): (Unit & { place: number })[] {
  const home = nearestCentres({ positions }, centres);
  return Array.from({ length: centres.length / 2 }, (_, place) => {
    const ballots = Int32Array.from(home.keys()).filter((ballot) => home[ballot] === place);
    return { place, ballots, size: ballots.reduce((sum, ballot) => sum + (all.weight[ballot] as number), 0) };
  })
    .sort((one, other) => other.size - one.size || one.place - other.place)
    .map(({ place, ballots }, n) => ({ name: String(n), kind: 'group', ballots, place }));
}

function unitsOfSegments({ ballotOf, weight, row }: Ballots, segments: ReadonlyMap<string, Int32Array>, leastPeople: number): Unit[] {
  return Array.from(segments, ([name, rows]) => {
    const ballots = Int32Array.from(new Set(rows.map((person) => ballotOf[person] as number)));
    return { name, kind: 'segment' as const, ballots };
  }).filter(({ ballots }) => ballots.reduce((sum, ballot) => sum + (weight[ballot] as number), 0) >= leastPeople && ballots.length < row.length);
}

function groupsOf(all: Ballots, units: readonly Unit[], { centres, stability }: { centres: Centres; stability: Stability }): Group[] {
  const { rowStart } = all.table;
  return units.flatMap((unit) => {
    if (unit.kind !== 'group' || !('place' in unit)) return [];
    const place = unit.place as number;
    const members = new Set(unit.ballots);
    const rows = [...all.ballotOf.keys()].filter((row) => members.has(all.ballotOf[row] as number));
    const counts = rows.map((row) => (rowStart[row + 1] as number) - (rowStart[row] as number)).sort((one, other) => one - other);
    return {
      rows,
      stability: stability.together[place] as number,
      medianVotes: counts[counts.length >> 1] ?? 0,
      centre: [centres[2 * place] as number, centres[2 * place + 1] as number] as const,
    };
  });
}

function inLists({ columnPrint }: Ballots, judgements: readonly (Judgement | undefined)[]): Pick<FairMap, 'shared' | 'differs' | 'unknown'> {
  const of = (standing: Judgement['standing']) => [...judgements.keys()].filter((j) => judgements[j]?.standing === standing);
  const by = (value: (judgement: Judgement) => number) => (one: number, other: number) =>
    value(judgements[one] as Judgement) - value(judgements[other] as Judgement) || (columnPrint[one] as number) - (columnPrint[other] as number) || one - other;
  return {
    shared: of('shared').sort(by(({ leastSupport }) => -leastSupport)),
    differs: of('differs').sort(by(({ leastSupport }) => leastSupport)),
    unknown: of('unknown'),
  };
}
