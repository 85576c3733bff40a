import type { Statement, VoteTable } from '../vote-table.ts';
import { type Ballots, gatherBallots } from './ballots.ts';
import { type Centres, clearnessOf, nearestCentres, splitsOf } from './groups.ts';
import { type Judgement, judgeStatements, type Unit } from './judging.ts';
import { fitOpinionSpace } from './opinion-space.ts';
import { placeBallots } from './placing.ts';
import type { OpinionSpace, Places } from './space.ts';
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
  frame: Frame;
  /** How many copies of one conversation these votes are; figures count one. */
  copies: number;
}

interface Group {
  /** Rows, ascending. Everybody who voted is in a group. */
  rows: readonly number[];
  /** The share of resamples in which two of its people stay together, the median over pairs. */
  stability: number;
  /** The median number of votes of its people. */
  medianVotes: number;
  centre: readonly [number, number];
}

/** What only all votes together can tell and one more vote hardly changes: which groups are firm, and for which columns that was found out. */
interface Frame {
  statements: readonly Statement[];
  split: { centres: Centres; stability: Stability } | 'few-people' | 'not-firm';
}

export interface FairChoices {
  /** Groups and segments with fewer people are not listened to by themselves, because they could be recognised; segments of at least this many count. */
  leastPeople: number;
  /**
   * For votes of unknown origin: when every ballot occurs a multiple of n times, the conversation is n copies of one and counts once ({@link gatherBallots}).
   * Not where it is certain that every ballot is a person.
   */
  copiesCountOnce?: boolean;
}

const usual: FairChoices = { leastPeople: 10 };
const numbersOfGroups = [2, 3, 4, 5];
const sweeps = 8;
const firm = 0.8;

/**
 * Draws the map that a school shows: the same votes give the same map, whatever the order of rows and columns, the labels, which way statements are worded
 * (all votes turned round give its mirror) and how often the whole conversation is copied. O(votes), apart from the resamples, whose cost is bounded.
 * @param segments rows of what is known without asking: role, version, language, way in; somebody may be in several
 */
export function drawFairMap(votes: VoteTable, segments: ReadonlyMap<string, Int32Array>, choices: FairChoices = usual): FairMap {
  const all = gatherBallots(votes, segments, choices.copiesCountOnce ?? false);
  const everyone = Int32Array.from(all.row.keys());
  const fitted = fitOpinionSpace(all, { ballots: everyone, weight: all.weight, isLookedAt: all.isCounted }, sweeps);
  const { positions, certainty } = placeBallots(all, everyone, all.isCounted, fitted);
  const [right, up] = [towardsTheLongerTail(all.weight, positions, 0), towardsTheLongerTail(all.weight, positions, 1)];
  const space = { ...fitted, first: fitted.first.map((x) => right * x), second: fitted.second.map((x) => up * x) };
  const places = { positions: positions.map((x, n) => (n % 2 === 0 ? right : up) * x), certainty };
  const split = firmSplit(all, places, choices.leastPeople);
  return mapIn(all, { space, places, frame: { statements: votes.statements, split } }, segments, choices);
}

/**
 * The map after some more votes, in the frame of an earlier one: everything is counted and judged anew and everybody is placed, but the two questions and the
 * middles of the groups stay where they were, with their stability, until the map is drawn again. O(votes), without fits.
 */
export function refreshFairMap(earlier: FairMap, votes: VoteTable, segments: ReadonlyMap<string, Int32Array>, choices: FairChoices = usual): FairMap {
  const all = gatherBallots(votes, segments, choices.copiesCountOnce ?? false);
  const { space, frame } = earlier;
  const places = new Map(frame.statements.map(({ id }, j) => [id, j]));
  const followed = (values: Float64Array) => Float64Array.from(votes.statements, ({ id }) => values[places.get(id) ?? -1] ?? 0);
  const moved = { ...space, centre: followed(space.centre), first: followed(space.first), second: followed(space.second) };
  const everybody = placeBallots(all, Int32Array.from(all.row.keys()), all.isCounted, moved);
  return mapIn(all, { space: moved, places: everybody, frame: { ...frame, statements: votes.statements } }, segments, choices);
}

/** Where everything lies, before anything is judged. */
interface Ground {
  space: OpinionSpace;
  places: Places;
  frame: Frame;
}

function mapIn(all: Ballots, { space, places, frame }: Ground, segments: ReadonlyMap<string, Int32Array>, { leastPeople }: FairChoices): FairMap {
  const { positions, certainty } = places;
  const { split } = frame;
  const groups = typeof split === 'string' ? [] : unitsOfGroups(all, positions, split.centres);
  const units = [...groups.map(({ unit }) => unit), ...unitsOfSegments(all, segments, leastPeople)];
  const judgements = judgeStatements(all, units).map((judgement, j) => (all.isCounted[j] ? judgement : undefined));
  return {
    judgements,
    ...inLists(all, judgements),
    groups: typeof split === 'string' ? [] : groups.map(({ unit, place }) => describe(all, unit, place, split)),
    whyNoGroups: typeof split === 'string' ? split : undefined,
    units,
    positions: Float64Array.from({ length: 2 * all.ballotOf.length }, (_, n) => positions[2 * (all.ballotOf[n >> 1] as number) + (n & 1)] as number),
    certainty: Float64Array.from(all.ballotOf, (ballot) => certainty[ballot] as number),
    space,
    frame,
    copies: all.copies,
  };
}

/** 1 or -1: which way to turn an axis so that its longer tail lies to the right or above. It is the one choice that a mirror image does not change. */
function towardsTheLongerTail(weight: Float64Array, positions: Float64Array, axis: 0 | 1): number {
  let skew = 0;
  for (let ballot = 0; ballot < weight.length; ballot++) skew += onGrid((weight[ballot] as number) * (positions[2 * ballot + axis] as number) ** 3);
  return skew < 0 ? -1 : 1;
}

/** Of the splits in two to five groups that hold in resamples, the clearest; or why there is none. */
function firmSplit(all: Ballots, places: Places, leastPeople: number): Frame['split'] {
  const crowd = { ...places, weight: all.weight };
  const splits = splitsOf(crowd, numbersOfGroups, leastPeople);
  if (splits.size === 0) return 'few-people';
  const resamples = drawResamples(all, [...splits.keys()]);
  let best: { centres: Centres; stability: Stability; clearness: number } | undefined;
  for (const centres of splits.values()) {
    const stability = stabilityOf(resamples, places.positions, centres);
    const clearness = clearnessOf(crowd, centres);
    if (Math.min(stability.overall, stability.apart, ...stability.together) < firm || (best && clearness <= best.clearness)) continue;
    best = { centres, stability, clearness };
  }
  return best ?? 'not-firm';
}

/** Groups by size; of equal ones the one to the left. */
function unitsOfGroups(all: Ballots, positions: Float64Array, centres: Centres): { unit: Unit; place: number }[] {
  const home = nearestCentres({ positions }, centres);
  return Array.from({ length: centres.length / 2 }, (_, place) => {
    const ballots = Int32Array.from(home.keys()).filter((ballot) => home[ballot] === place);
    return { place, ballots, size: ballots.reduce((sum, ballot) => sum + (all.weight[ballot] as number), 0) };
  })
    .sort((one, other) => other.size - one.size || one.place - other.place)
    .filter(({ size }) => size > 0)
    .map(({ place, ballots }, n) => ({ unit: { name: String(n), kind: 'group', ballots }, place }));
}

function unitsOfSegments({ ballotOf, weight, row }: Ballots, segments: ReadonlyMap<string, Int32Array>, leastPeople: number): Unit[] {
  return Array.from(segments, ([name, rows]) => {
    const ballots = Int32Array.from(new Set(rows.map((person) => ballotOf[person] as number)));
    return { name, kind: 'segment' as const, ballots };
  }).filter(({ ballots }) => ballots.reduce((sum, ballot) => sum + (weight[ballot] as number), 0) >= leastPeople && ballots.length < row.length);
}

function describe(all: Ballots, unit: Unit, place: number, { centres, stability }: { centres: Centres; stability: Stability }): Group {
  const { rowStart } = all.table;
  const members = new Set(unit.ballots);
  const rows = [...all.ballotOf.keys()].filter((row) => members.has(all.ballotOf[row] as number));
  const counts = rows.map((row) => (rowStart[row + 1] as number) - (rowStart[row] as number)).sort((one, other) => one - other);
  return {
    rows,
    stability: stability.together[place] as number,
    medianVotes: counts[counts.length >> 1] ?? 0,
    centre: [centres[2 * place] as number, centres[2 * place + 1] as number],
  };
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
