import type { Ballots } from './ballots.ts';
import { wilsonInterval } from './chances.ts';
import { clearMajority, type Heard, judgeUnit, type Verdict } from './guard.ts';
import { onGrid } from './whole-sums.ts';

/** A group that was found or a segment that was declared: people who are listened to by themselves. */
export interface Unit {
  name: string;
  kind: 'group' | 'segment';
  /** Its ballots. */
  ballots: Int32Array;
}

/** Votes counted, for each statement. */
export interface Counts {
  agrees: Float64Array;
  disagrees: Float64Array;
  passes: Float64Array;
}

const standings = ['shared', 'differs', 'unknown'] as const;

/** What can be said about one statement. */
export interface Judgement {
  standing: (typeof standings)[number];
  /** The side that most people with an opinion take. */
  side: 'agree' | 'disagree' | 'none';
  agrees: number;
  disagrees: number;
  passes: number;
  /** Of the people with an opinion, the share on that side; and where it lies with 90 % certainty (Wilson). */
  share: number;
  low: number;
  high: number;
  /** The least support that any group or segment, or everybody together, gives it as far as can be told: what shared statements are ordered by. */
  leastSupport: number;
  /** The largest chance that a group or segment is on the other side. */
  mostDoubtful: number;
  /** For each unit that has a say on it, in their order. */
  verdicts: readonly Verdict[];
}

/** A statement is not called shared when the chance is larger than this that a group or segment is against it. */
const mostDoubt = 0.05;
/** A group or segment is said to be against a statement when it is this likely, on this many opinions. */
const sureAgainst = 0.8;
const enoughOpinions = 5;
/** Nobody speaks for a group or segment on a statement with fewer opinions than this, however much alike it otherwise votes. */
const leastOpinions = 3;

/**
 * Judges every statement: **shared** when a clear majority is sure and nobody who is listened to is likely to be on the other side, and each of them said
 * enough; **differs** when a group or segment is surely on the other side, or when for sure there is no clear majority; **unknown** otherwise: not enough
 * votes, or most people pass. O(votes of units + units · statements).
 */
export function judgeStatements(all: Ballots, units: readonly Unit[]): Judgement[] {
  const everybody = countVotes(all, all.row.keys());
  const opinionsOf = opinionsByBallot(all);
  const counted = units.map(({ ballots }) => ({
    counts: countVotes(all, ballots),
    heard: listenEvenly(all, { ballots, opinionsOf }, sidesOf(everybody)),
  }));
  return judgeCounts(everybody, counted);
}

/** A group or segment of which only numbers are known. */
export interface CountedUnit {
  counts: Counts;
  /** What the guard listens to in the place of the counts, where people do not all weigh the same. */
  heard?: readonly Heard[];
  /** Statements on which it has no say of its own, because its people are everybody. */
  isEverybodyOn?(statement: number): boolean;
}

/** Judges every statement by how many said what, of everybody and of each unit, and by nothing else. O(units · statements). */
export function judgeCounts(everybody: Counts, units: readonly CountedUnit[]): Judgement[] {
  const sides = sidesOf(everybody);
  const whole = heardOn(everybody, sides);
  const verdicts = units.map(({ counts, heard }) => {
    const own = heardOn(counts, sides);
    const judged = judgeUnit(
      heard ?? own,
      whole.map((all, j) => without(all, own[j])),
    );
    return judged.map((verdict, j) => ({ ...verdict, ...own[j] }));
  });
  return whole.map((heard, j) =>
    judge(
      heard,
      verdicts.filter((_, unit) => !units[unit]?.isEverybodyOn?.(j)).map((of) => of[j] as Verdict),
      {
        side: sides[j] === 0 ? 'none' : (sides[j] as number) > 0 ? 'agree' : 'disagree',
        agrees: everybody.agrees[j] as number,
        disagrees: everybody.disagrees[j] as number,
        passes: everybody.passes[j] as number,
      },
    ),
  );
}

const sidesOf = ({ agrees, disagrees }: Counts): Float64Array => agrees.map((agree, j) => Math.sign(agree - (disagrees[j] as number)));

/** Everybody else. Rounded numbers of a part can be larger than those of the whole. */
function without(all: Heard, own: Heard | undefined): Heard {
  const along = Math.max(0, all.along - (own?.along ?? 0));
  return { along, opinions: Math.max(along, all.opinions - (own?.opinions ?? 0)) };
}

const opinionsByBallot = ({ table: { rowStart, column, vote }, row, isCounted }: Ballots): Int32Array =>
  row.map((person) => {
    let opinions = 0;
    for (let at = rowStart[person] as number; at < (rowStart[person + 1] as number); at++) if (vote[at] !== 0 && isCounted[column[at] as number]) opinions++;
    return opinions;
  });

/**
 * What a unit says when its people count and not their votes: somebody who votes half as often as the others is met on half as many statements, and weighs
 * double on those (inverse probability, held between a half and two). Otherwise those of a segment who have time to vote drown those who have not.
 * @returns the share along, and as many opinions as that is worth: (Σ w)² / Σ w²
 */
function listenEvenly(all: Ballots, { ballots, opinionsOf }: { ballots: Int32Array; opinionsOf: Int32Array }, sides: Float64Array): Heard[] {
  const { table, row, weight } = all;
  let [people, opinions] = [0, 0];
  for (const ballot of ballots) {
    people += weight[ballot] as number;
    opinions += (weight[ballot] as number) * (opinionsOf[ballot] as number);
  }
  const usual = opinions / Math.max(1, people);
  // For each statement: Σ w along, Σ w, Σ w².
  const sums = new Float64Array(3 * sides.length);
  for (const ballot of ballots) {
    const person = row[ballot] as number;
    const heavy = onGrid(Math.min(2, Math.max(0.5, (usual + 1) / ((opinionsOf[ballot] as number) + 1))));
    const w = heavy * (weight[ballot] as number);
    const square = onGrid(heavy * heavy) * (weight[ballot] as number);
    for (let at = table.rowStart[person] as number; at < (table.rowStart[person + 1] as number); at++) {
      if (table.vote[at] === 0) continue;
      const j = table.column[at] as number;
      if (table.vote[at] === sides[j]) sums[3 * j] = (sums[3 * j] as number) + w;
      sums[3 * j + 1] = (sums[3 * j + 1] as number) + w;
      sums[3 * j + 2] = (sums[3 * j + 2] as number) + square;
    }
  }
  return Array.from(sides, (side, j) => {
    const [along, total, square] = [sums[3 * j] as number, sums[3 * j + 1] as number, sums[3 * j + 2] as number];
    const worth = square > 0 ? (total * total) / square : 0;
    return { along: side === 0 || total === 0 ? worth / 2 : (worth * along) / total, opinions: worth };
  });
}

/** Counts the votes behind these ballots; O(their votes). */
function countVotes({ table: { rowStart, column, vote, statements }, row, weight }: Ballots, ballots: Iterable<number>): Counts {
  const size = statements.length;
  const counts: Counts = { agrees: new Float64Array(size), disagrees: new Float64Array(size), passes: new Float64Array(size) };
  for (const ballot of ballots) {
    const person = row[ballot] as number;
    const people = weight[ballot] as number;
    for (let at = rowStart[person] as number; at < (rowStart[person + 1] as number); at++) {
      const of = vote[at] === 1 ? counts.agrees : vote[at] === -1 ? counts.disagrees : counts.passes;
      of[column[at] as number] = (of[column[at] as number] as number) + people;
    }
  }
  return counts;
}

/** Where everybody together is evenly divided there is no side to be on: half of any group is along. */
const heardOn = ({ agrees, disagrees }: Counts, sides: Float64Array): Heard[] =>
  Array.from(agrees, (agree, j) => {
    const [side, opinions] = [sides[j] as number, agree + (disagrees[j] as number)];
    return { along: side === 0 ? opinions / 2 : side > 0 ? agree : opinions - agree, opinions };
  });

function judge(heard: Heard, verdicts: readonly Verdict[], counted: Pick<Judgement, 'side' | 'agrees' | 'disagrees' | 'passes'>): Judgement {
  const { low, high } = wilsonInterval(heard.along, heard.opinions);
  const share = heard.opinions > 0 ? heard.along / heard.opinions : 0.5;
  const leastSupport = Math.min(low, ...verdicts.map(({ support }) => support));
  const mostDoubtful = Math.max(0, ...verdicts.map(({ doubt }) => doubt));
  const isKnown = 2 * heard.along > heard.opinions + counted.passes;
  const isShared = isKnown && low >= clearMajority && mostDoubtful <= mostDoubt && verdicts.every(({ opinions }) => opinions >= leastOpinions);
  const differs = high < clearMajority || verdicts.some(({ opinions, rejects }) => opinions >= enoughOpinions && rejects >= sureAgainst);
  return { ...counted, standing: isShared ? 'shared' : differs ? 'differs' : 'unknown', share, low, high, leastSupport, mostDoubtful, verdicts };
}
