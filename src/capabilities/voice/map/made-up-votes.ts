import { drawOf, mix } from './fair/whole-sums.ts';
import { layOutVotes, type Statement, type Vote, type VoteEvents, type VoteTable } from './vote-table.ts';

/** A made-up conversation: two camps and a minority that rejects some of what both camps support. */
export interface PlantedPlan {
  people: number;
  statements: number;
  /** Share of people in the minority. */
  minority: number;
  /** Chance that somebody votes on a statement. */
  density: number;
  /** How much of that the minority votes, 1 or 0.5. */
  minorityVotes: number;
  /** The share of a segment's people that is of the minority, the segment being as large as the minority; 0 for no segment. */
  coincidence: number;
  seed: number;
}

/** The conversation, and what is true of it. */
export interface Planted {
  votes: VoteTable;
  segments: Map<string, Int32Array>;
  /** Columns that both camps support and the minority rejects, and columns that all three support. */
  rejected: ReadonlySet<number>;
  common: ReadonlySet<number>;
  /** Rows of the minority. */
  minority: ReadonlySet<number>;
}

const [leastSupport, mostSupport] = [0.75, 0.95];
/** Of all statements the minority rejects a fifth; beside these an eighth is supported by all; the rest divides the camps. */
const rejectedPart = 0.2;
const commonPart = 0.15;

/** Draws votes by the experiment of the planted minority: agreement 85 % where a camp or the minority supports and 15 % where it rejects. */
export function plantMinority(plan: PlantedPlan): Planted {
  const { people, statements, seed } = plan;
  const chance = (what: number, i: number, j = 0): number => drawOf(mix(mix(i, what), j), seed);
  const few = Math.round(plan.minority * people);
  const [planted, common] = [Math.round(rejectedPart * statements), Math.round(commonPart * statements)];
  const campSide = Array.from({ length: statements }, (_, j) => (chance(1, j) < 0.5 ? 1 : -1));
  const person: number[] = [];
  const statement: number[] = [];
  const vote: Vote[] = [];
  for (let i = 0; i < people; i++) {
    const camp = chance(2, i) < 0.5 ? 1 : -1;
    const density = plan.density * (i < few ? plan.minorityVotes : 1);
    for (let j = 0; j < statements; j++) {
      if (chance(3, i, j) >= density) continue;
      const supports = j < planted ? i >= few : j < planted + common || campSide[j] === camp;
      person.push(i);
      statement.push(j);
      const support = leastSupport + (mostSupport - leastSupport) * chance(5, j);
      vote.push(chance(4, i, j) < (supports ? support : 1 - support) ? 1 : -1);
    }
  }
  const events: VoteEvents = { person: Int32Array.from(person), statement: Int32Array.from(statement), vote: Int8Array.from(vote) };
  const votes = layOutVotes(
    Array.from({ length: people }, (_, i) => String(i)),
    Array.from({ length: statements }, (_, j): Statement => ({ id: String(j), isTakenOut: false, isMeta: false })),
    events,
  );
  const rows = new Map(votes.people.map((label, row) => [Number(label), row]));
  const inside = Math.round(plan.coincidence * few);
  const segment = [...Array.from({ length: inside }, (_, i) => i), ...Array.from({ length: few - inside }, (_, i) => few + i)];
  const rowsOf = (numbers: readonly number[]): number[] => numbers.flatMap((i) => rows.get(i) ?? []).sort((one, other) => one - other);
  return {
    votes,
    segments: new Map(
      plan.coincidence > 0
        ? [
            ['few', Int32Array.from(rowsOf(segment))],
            ['rest', Int32Array.from(rowsOf(Array.from({ length: people }, (_, i) => i).filter((i) => !segment.includes(i))))],
          ]
        : [],
    ),
    rejected: new Set(Array.from({ length: planted }, (_, j) => j)),
    common: new Set(Array.from({ length: common }, (_, j) => planted + j)),
    minority: new Set(rowsOf(Array.from({ length: few }, (_, i) => i))),
  };
}
