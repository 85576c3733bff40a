import type { VoteTable } from '../vote-table.ts';

/** What the people of one group said, per statement: agrees, disagrees, and all votes, passes included. */
export interface Tally {
  agrees: Int32Array;
  disagrees: Int32Array;
  votes: Int32Array;
}

/** How much a group agrees, and how much more than the others. Names and formulas as published; tests are z-scores. */
export interface GroupStatistics {
  na: number;
  nd: number;
  ns: number;
  pa: number;
  pd: number;
  pat: number;
  pdt: number;
  ra: number;
  rd: number;
  rat: number;
  rdt: number;
}

/** z above this is significant at 90 %, one-sided. */
export const significant = 1.2816;

/** Counts the votes of these rows; O(their votes). */
export function tallyOf({ rowStart, column, vote, statements }: VoteTable, rows: Iterable<number>): Tally {
  const agrees = new Int32Array(statements.length);
  const disagrees = new Int32Array(statements.length);
  const votes = new Int32Array(statements.length);
  for (const row of rows) {
    for (let at = rowStart[row] as number; at < (rowStart[row + 1] as number); at++) {
      const j = column[at] as number;
      votes[j] = (votes[j] as number) + 1;
      if (vote[at] === 1) agrees[j] = (agrees[j] as number) + 1;
      if (vote[at] === -1) disagrees[j] = (disagrees[j] as number) + 1;
    }
  }
  return { agrees, disagrees, votes };
}

/** n of m against a coin: 2 √(m + 1) ((n + 1) / (m + 1) − ½). */
export const proportionTest = (n: number, m: number): number => 2 * Math.sqrt(m + 1) * ((n + 1) / (m + 1) - 0.5);

/** n of m against o of p, each with one success more; 0 when everything succeeds. */
function twoProportionTest(n: number, m: number, o: number, p: number): number {
  const [s, t, u, v] = [n + 1, o + 1, m + 1, p + 1];
  const pooled = (s + t) / (u + v);
  return pooled === 1 ? 0 : (s / u - t / v) / Math.sqrt(pooled * (1 - pooled) * (1 / u + 1 / v));
}

/**
 * The statistics of each group on each statement; "the others" are the people of the other groups, so that who is in no group counts nowhere.
 * Source: section 2.8 (repness.clj, stats.clj).
 * @returns for each group, for each statement in column order
 */
export function groupStatistics(tallies: readonly Tally[]): GroupStatistics[][] {
  const statements = tallies[0]?.votes.length ?? 0;
  return tallies.map((own) =>
    Array.from({ length: statements }, (_, j) => {
      const [na, nd, ns] = [own.agrees[j] as number, own.disagrees[j] as number, own.votes[j] as number];
      const others = (count: keyof Tally) => tallies.reduce((sum, tally) => sum + (tally === own ? 0 : (tally[count][j] as number)), 0);
      const [oa, od, os] = [others('agrees'), others('disagrees'), others('votes')];
      const [pa, pd] = [(na + 1) / (ns + 2), (nd + 1) / (ns + 2)];
      return {
        na,
        nd,
        ns,
        pa,
        pd,
        pat: proportionTest(na, ns),
        pdt: proportionTest(nd, ns),
        ra: pa / ((oa + 1) / (os + 2)),
        rd: pd / ((od + 1) / (os + 2)),
        rat: twoProportionTest(na, ns, oa, os),
        rdt: twoProportionTest(nd, ns, od, os),
      };
    }),
  );
}

/** The product over the groups of (agrees + 1) / (votes + 2); a group that has not voted counts one half. Source: section 2.11. */
export function groupAwareConsensus(tallies: readonly Tally[], statements: number): Float64Array {
  const product = new Float64Array(statements).fill(1);
  for (const { agrees, votes } of tallies) {
    for (let j = 0; j < statements; j++) product[j] = ((product[j] as number) * ((agrees[j] as number) + 1)) / ((votes[j] as number) + 2);
  }
  return product;
}

/**
 * How eagerly a statement is asked next: ((1 − (P+1)/(S+2)) (1 + E) (A+1)/(S+2) (1 + 8 · 2^(−S/5)))², over the votes of people in groups; 49 for what is
 * about the person. Source: section 2.12.
 */
export function routingPriorities(tallies: readonly Tally[], extremity: Float64Array, isMeta: readonly boolean[]): Float64Array {
  return extremity.map((far, j) => {
    const sum = (count: keyof Tally) => tallies.reduce((total, tally) => total + (tally[count][j] as number), 0);
    const [agrees, votes] = [sum('agrees'), sum('votes')];
    const passes = votes - agrees - sum('disagrees');
    if (isMeta[j]) return 49;
    const importance = ((1 - (passes + 1) / (votes + 2)) * (1 + far) * (agrees + 1)) / (votes + 2);
    return (importance * (1 + 8 * 2 ** (-votes / 5))) ** 2;
  });
}
