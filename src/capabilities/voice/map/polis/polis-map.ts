import { type VoteTable, withColumns } from '../vote-table.ts';
import { type Cluster, kMeans, silhouetteOf, type WeighedPoints } from './clusters.ts';
import { type Components, extremities, principalComponents, projectPeople } from './components.ts';
import { consensusOf, type Representative, representativeStatements } from './representative.ts';
import { type GroupStatistics, groupAwareConsensus, groupStatistics, routingPriorities, tallyOf } from './statistics.ts';

/** The map as Polis draws it on a cold start with all votes at once. Rows and columns are those of `table`. */
export interface PolisMap {
  /** The rows and columns that Polis sees: people and statements with a vote. */
  table: VoteTable;
  /** For each column whether its votes are set to 0 for everybody. */
  isOut: Uint8Array;
  components: Components;
  /** x and y of each row in turn; signs mean nothing. */
  positions: Float64Array;
  extremity: Float64Array;
  /** Rows that may be grouped, ascending. */
  eligible: number[];
  /** Silhouettes by number of groups. */
  silhouettes: ReadonlyMap<number, number>;
  /** Rows of each group by its number. */
  groups: ReadonlyMap<number, readonly number[]>;
  consensus: { agree: number[]; disagree: number[] };
}

/** What follows from groups, whoever made them. Statistics, consensus and priorities are in column order. */
export interface GroupFindings {
  statistics: ReadonlyMap<number, readonly GroupStatistics[]>;
  representative: ReadonlyMap<number, readonly Representative[]>;
  groupAwareConsensus: Float64Array;
  priorities: Float64Array;
}

const enoughVotes = 7;
const leastGrouped = 15;
const mostBases = 100;
const baseSteps = 100;
const groupSteps = 20;

/**
 * Draws the map exactly as published, with its faults: it depends on the order of rows and columns, and leaves out who votes little.
 * Nothing is remembered from an earlier drawing (no warm start, no smoothing of the number of groups, nobody "once in, always in").
 * Source: sections 2.1 to 2.12 of the description of Polis (Clojure engine of 2024); the first steps cost O(votes), the groups O(people × 100).
 */
export function drawPolisMap(votes: VoteTable): PolisMap {
  const seen = new Set(votes.column);
  const table = withColumns(
    votes,
    [...votes.statements.keys()].filter((j) => seen.has(j)),
  );
  const isOut = Uint8Array.from(table.statements, ({ isTakenOut, isMeta }) => (isTakenOut || isMeta ? 1 : 0));
  const components = principalComponents(table, isOut);
  const positions = projectPeople(table, components, isOut);
  const eligible = eligibleRows(table);
  const { groups, silhouettes } = groupsOf(eligible, positions);
  const consensus = consensusOf(tallyOf(table, table.people.keys()), isOut);
  return { table, isOut, components, positions, extremity: extremities(components), eligible, silhouettes, groups, consensus };
}

/** What sets these groups apart; rows in no group count nowhere. */
export function findingsOf({ table, isOut, extremity }: PolisMap, groups: ReadonlyMap<number, readonly number[]>): GroupFindings {
  const ids = [...groups.keys()];
  const tallies = ids.map((id) => tallyOf(table, groups.get(id) ?? []));
  const statistics = groupStatistics(tallies);
  const representative = statistics.map((own) => representativeStatements(own, isOut));
  const isMeta = table.statements.map((statement) => statement.isMeta);
  return {
    statistics: new Map(ids.map((id, n) => [id, statistics[n] ?? []])),
    representative: new Map(ids.map((id, n) => [id, representative[n] ?? []])),
    groupAwareConsensus: groupAwareConsensus(tallies, table.statements.length),
    priorities: routingPriorities(tallies, extremity, isMeta),
  };
}

/** Who cast min(7, C) votes, passes included; with the most active of the others up to fifteen. Source: section 2.5. */
function eligibleRows({ rowStart, people, statements }: VoteTable): number[] {
  const count = (row: number): number => (rowStart[row + 1] as number) - (rowStart[row] as number);
  const byActivity = [...people.keys()].sort((one, other) => count(other) - count(one));
  const enough = byActivity.filter((row) => count(row) >= Math.min(enoughVotes, statements.length)).length;
  return byActivity.slice(0, Math.max(enough, leastGrouped)).sort((one, other) => one - other);
}

/** A hundred base clusters, then two to five groups of them, of which the largest silhouette is shown; a tie takes more groups. Source: 2.6, 2.7. */
function groupsOf(eligible: readonly number[], positions: Float64Array): Pick<PolisMap, 'groups' | 'silhouettes'> {
  const people: WeighedPoints = {
    positions: Float64Array.from({ length: 2 * eligible.length }, (_, n) => positions[2 * (eligible[n >> 1] as number) + (n & 1)] as number),
    weights: new Float64Array(eligible.length).fill(1),
  };
  const bases = kMeans(people, mostBases, baseSteps);
  const centres: WeighedPoints = {
    positions: Float64Array.from(bases.flatMap(({ centre }) => [...centre])),
    weights: Float64Array.from(bases, ({ members }) => members.length),
  };
  const silhouettes = new Map<number, number>();
  let best: Cluster[] = [];
  let bestSilhouette = Number.NEGATIVE_INFINITY;
  for (let k = 2; k <= Math.min(5, 2 + Math.floor(bases.length / 12)); k++) {
    const clusters = kMeans(centres, k, groupSteps);
    const silhouette = silhouetteOf(centres, clusters);
    silhouettes.set(k, silhouette);
    if (silhouette < bestSilhouette) continue;
    bestSilhouette = silhouette;
    best = clusters;
  }
  const rowsOf = ({ members }: Cluster): number[] => members.flatMap((base) => (bases[base]?.members ?? []).map((n) => eligible[n] as number));
  return { silhouettes, groups: new Map(best.map((cluster) => [cluster.id, rowsOf(cluster).sort((one, other) => one - other)])) };
}
