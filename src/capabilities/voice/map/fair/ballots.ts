import type { VoteTable } from '../vote-table.ts';
import { mix } from './whole-sums.ts';

/** The people of a conversation, those who said exactly the same taken together: a ballot is what they said. */
export interface Ballots {
  table: VoteTable;
  /** For each column whether it counts: not taken out and not about the person. */
  isCounted: Uint8Array;
  /** For each row its ballot. */
  ballotOf: Int32Array;
  /** For each ballot the row where it is read. */
  row: Int32Array;
  /** For each ballot how many people it counts for. */
  weight: Float64Array;
  /** How many copies of the whole conversation there are: every ballot was found this many times as often as it counts. */
  copies: number;
  /** For each ballot 32 bits that follow from what was said alone: not from labels, not from order, and the same when all votes are turned round. */
  print: Uint32Array;
  /** The same for each column. */
  columnPrint: Uint32Array;
  /** For each column how many before it say the very same of everybody. Which of twins comes first matters to nothing. */
  twin: Int32Array;
}

/** With fewer different ballots than this, all being found twice may be chance; with more it is not. */
const fewestToCallCopies = 10;

/**
 * Takes people with equal votes and equal segments together. O(votes).
 * @param segments rows of each segment
 * @param copiesCountOnce when there are at least ten different ballots and the numbers in which they occur have a common divisor, the conversation is that
 * many copies of a smaller one (a file read twice) and counts as the smaller one: copies are no evidence
 */
export function gatherBallots(table: VoteTable, segments: ReadonlyMap<string, Int32Array>, copiesCountOnce: boolean): Ballots {
  const isCounted = Uint8Array.from(table.statements, ({ isTakenOut, isMeta }) => (isTakenOut || isMeta ? 0 : 1));
  const belongsTo = segmentsByRow(table.people.length, segments);
  const ballotOf = new Int32Array(table.people.length);
  const row: number[] = [];
  const count: number[] = [];
  const nextAlike: number[] = [];
  const byPrint = new Map<number, number>();
  for (let person = 0; person < table.people.length; person++) {
    const print = contentOf(table, isCounted, person);
    let ballot = byPrint.get(print) ?? -1;
    while (ballot >= 0 && !areAlike(table, isCounted, belongsTo, person, row[ballot] as number)) ballot = nextAlike[ballot] as number;
    if (ballot < 0) {
      ballot = row.length;
      row.push(person);
      count.push(0);
      nextAlike.push(byPrint.get(print) ?? -1);
      byPrint.set(print, ballot);
    }
    ballotOf[person] = ballot;
    count[ballot] = (count[ballot] as number) + 1;
  }
  const copies = !copiesCountOnce || row.length < fewestToCallCopies ? 1 : count.reduce(greatestCommonDivisor, 0);
  const gathered = { table, isCounted, ballotOf, row: Int32Array.from(row), weight: Float64Array.from(count, (n) => n / copies), copies };
  const prints = printsOf(gathered, belongsTo);
  return { ...gathered, ...prints, twin: twinsIn(gathered, prints.columnPrint) };
}

/** Without it twins, which no print can tell apart, would all be drawn in a resample or none. */
function twinsIn({ table: { rowStart, column, vote, statements }, row }: Gathered, columnPrint: Uint32Array): Int32Array {
  const content = new Int32Array(statements.length);
  row.forEach((person, ballot) => {
    for (let at = rowStart[person] as number; at < (rowStart[person + 1] as number); at++) {
      const j = column[at] as number;
      content[j] = (content[j] as number) + mix(ballot, vote[at] as number);
    }
  });
  const seen = new Map<string, number>();
  return content.map((said, j) => {
    const key = `${said} ${columnPrint[j]}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before;
  });
}

type Gathered = Omit<Ballots, 'print' | 'columnPrint' | 'twin'>;

function segmentsByRow(people: number, segments: ReadonlyMap<string, Int32Array>): number[][] {
  const belongsTo: number[][] = Array.from({ length: people }, () => []);
  let number = 0;
  for (const rows of segments.values()) {
    for (const row of rows) belongsTo[row]?.push(number);
    number++;
  }
  return belongsTo;
}

/** The same for people who said the same, in this table; it is looked at nowhere else. */
function contentOf({ rowStart, column, vote }: VoteTable, isCounted: Uint8Array, person: number): number {
  let content = 0;
  for (let at = rowStart[person] as number; at < (rowStart[person + 1] as number); at++) {
    if (isCounted[column[at] as number]) content = mix(content, 4 * (column[at] as number) + (vote[at] as number));
  }
  return content;
}

/** What ballots and columns say of each other, two rounds of it (colour refinement), once for the votes as they are and once for their opposites. */
function printsOf(gathered: Gathered, belongsTo: readonly (readonly number[])[]): Pick<Ballots, 'print' | 'columnPrint'> {
  const { row, weight } = gathered;
  const sizes = new Map<number, number>();
  row.forEach((person, ballot) => {
    for (const segment of belongsTo[person] ?? []) sizes.set(segment, (sizes.get(segment) ?? 0) + (weight[ballot] as number));
  });
  const seed = row.map((person, ballot) =>
    (belongsTo[person] ?? []).reduce((sum, segment) => (sum + mix(sizes.get(segment) as number, 7)) | 0, weight[ballot] as number),
  );
  const [straight, turned] = [refine(gathered, seed, 1), refine(gathered, seed, -1)];
  const both = (one: Int32Array, other: Int32Array) => Uint32Array.from(one, (print, n) => mix(print, 11) + mix(other[n] as number, 11));
  return { print: both(straight.ballots, turned.ballots), columnPrint: both(straight.columns, turned.columns) };
}

function refine({ table: { rowStart, column, vote, statements }, row, weight, isCounted }: Gathered, seed: Int32Array, sign: 1 | -1) {
  let ballots = seed;
  const columns = new Int32Array(statements.length);
  for (let round = 0; round < 2; round++) {
    columns.fill(0);
    for (let ballot = 0; ballot < row.length; ballot++) {
      const person = row[ballot] as number;
      const print = mix(ballots[ballot] as number, weight[ballot] as number);
      for (let at = rowStart[person] as number; at < (rowStart[person + 1] as number); at++) {
        const j = column[at] as number;
        columns[j] = (columns[j] as number) + mix(print, sign * (vote[at] as number));
      }
    }
    ballots = seed.slice();
    for (let ballot = 0; ballot < row.length; ballot++) {
      const person = row[ballot] as number;
      let sum = ballots[ballot] as number;
      for (let at = rowStart[person] as number; at < (rowStart[person + 1] as number); at++) {
        const j = column[at] as number;
        if (isCounted[j]) sum = (sum + mix(columns[j] as number, sign * (vote[at] as number))) | 0;
      }
      ballots[ballot] = sum;
    }
  }
  return { ballots, columns };
}

function areAlike(
  { rowStart, column, vote }: VoteTable,
  isCounted: Uint8Array,
  belongsTo: readonly (readonly number[])[],
  one: number,
  other: number,
): boolean {
  const [segments, otherSegments] = [belongsTo[one] ?? [], belongsTo[other] ?? []];
  if (segments.length !== otherSegments.length || segments.some((segment, n) => segment !== otherSegments[n])) return false;
  const [end, otherEnd] = [rowStart[one + 1] as number, rowStart[other + 1] as number];
  let [at, otherAt] = [rowStart[one] as number, rowStart[other] as number];
  for (;;) {
    while (at < end && !isCounted[column[at] as number]) at++;
    while (otherAt < otherEnd && !isCounted[column[otherAt] as number]) otherAt++;
    if (at === end || otherAt === otherEnd) return at === end && otherAt === otherEnd;
    if (column[at] !== column[otherAt] || vote[at] !== vote[otherAt]) return false;
    at++;
    otherAt++;
  }
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
