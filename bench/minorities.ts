import { drawFairMap } from '../src/capabilities/voice/map/fair/fair-map.ts';
import { type PlantedPlan, plantMinority } from '../src/capabilities/voice/map/made-up-votes.ts';
import { drawPolisMap, findingsOf } from '../src/capabilities/voice/map/polis/polis-map.ts';
import { inOrderOfMajority } from '../src/capabilities/voice/map/polis/representative.ts';
import { tallyOf } from '../src/capabilities/voice/map/polis/statistics.ts';

const draws = 20;
const topTen = 10;
/** How much of a segment is of the minority; 0: nobody declared anything. */
const coincidences = [1, 0.8, 0.6, 0] as const;

interface Cell {
  density: number;
  minorityVotes: number;
  minority: number;
  /** Of the ten statements that come first, the share that the minority rejects. */
  majority: number;
  groupAware: number;
  fair: { coincidence: number; drowned: number; shown: number; found: number }[];
}

/** The planted minorities: 600 people and 80 statements, five shares, three densities, equal and half votes, twenty draws each; a table in Markdown. */
export function measureMinorities(say: (line: string) => void): Cell[] {
  const cells: Cell[] = [];
  say('| density | minority votes | share | polis majority | polis group-aware | fair, segment 100 % | 80 % | 60 % | no segment |');
  say('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const density of [0.4, 0.2, 0.1]) {
    for (const minorityVotes of [1, 0.5]) {
      for (const minority of [0.03, 0.05, 0.08, 0.12, 0.2]) {
        const cell = measureCell({ people: 600, statements: 80, density, minorityVotes, minority });
        cells.push(cell);
        const fair = cell.fair.map(({ drowned, shown, found }) => `${two(drowned)} (${shown.toFixed(1)}; ${percent(found)})`);
        say(
          `| ${two(density)} | ${minorityVotes === 1 ? 'same' : 'half'} | ${two(minority)} | ${two(cell.majority)} | ${two(cell.groupAware)} | ${fair.join(' | ')} |`,
        );
      }
    }
  }
  return cells;
}

function measureCell(plan: Omit<PlantedPlan, 'coincidence' | 'seed'>): Cell {
  const sums = { majority: 0, groupAware: 0 };
  const fair = coincidences.map((coincidence) => ({ coincidence, wrong: 0, shown: 0, found: 0 }));
  for (let seed = 0; seed < draws; seed++) {
    const { votes, rejected, common } = plantMinority({ ...plan, coincidence: 0, seed });
    const wrongIn = (columns: readonly number[]): number => columns.slice(0, topTen).filter((j) => rejected.has(j)).length;
    const map = drawPolisMap(votes);
    const everybody = tallyOf(map.table, map.table.people.keys());
    sums.majority += wrongIn(inOrderOfMajority(everybody, everybody.agrees, map.isOut)) / topTen;
    const { groupAwareConsensus } = findingsOf(map, map.groups);
    const order = [...groupAwareConsensus.keys()].sort((one, other) => (groupAwareConsensus[other] as number) - (groupAwareConsensus[one] as number));
    sums.groupAware += wrongIn(order) / topTen;
    for (const of of fair) {
      const planted = plantMinority({ ...plan, coincidence: of.coincidence, seed });
      const { shared } = drawFairMap(planted.votes, planted.segments);
      of.wrong += wrongIn(shared);
      of.shown += Math.min(topTen, shared.length);
      of.found += shared.filter((j) => common.has(j)).length / common.size;
    }
  }
  return {
    density: plan.density,
    minorityVotes: plan.minorityVotes,
    minority: plan.minority,
    majority: sums.majority / draws,
    groupAware: sums.groupAware / draws,
    fair: fair.map(({ coincidence, wrong, shown, found }) => ({
      coincidence,
      drowned: wrong / Math.max(1, shown),
      shown: shown / draws,
      found: found / draws,
    })),
  };
}

const two = (x: number): string => x.toFixed(2);
const percent = (x: number): string => `${Math.round(100 * x)} %`;
