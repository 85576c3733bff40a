import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { drawMapInWorker } from '../src/capabilities/voice/map/drawing.ts';
import { drawFairMap, refreshFairMap } from '../src/capabilities/voice/map/fair/fair-map.ts';
import { drawOf, mix } from '../src/capabilities/voice/map/fair/whole-sums.ts';
import { drawPolisMap } from '../src/capabilities/voice/map/polis/polis-map.ts';
import { layOutVotes, type Statement, type VoteTable } from '../src/capabilities/voice/map/vote-table.ts';

interface MapFigures {
  /** Milliseconds, the least of some turns. */
  city: { votes: number; fair: number; polis: number; numpy?: number };
  sizes: { people: number; votes: number; fair: number; microsecondsPerVote: number }[];
  large: { votes: number; fair: number; polis: number; longestBlock: number; peakMemoryMegabytes: number; numpy?: number };
  update: { people: number; votes: number; refresh: number; anew: number };
}

/** How long maps take: the sizes that were asked for, growth with votes, one vote more, and numpy beside it where it is installed. */
export async function measureMap(say: (line: string) => void): Promise<MapFigures> {
  // The large one first: the peak of memory is then its own.
  const whole = madeUp({ people: 100_000, statements: 500, votes: 5_000_000 });
  const delay = monitorEventLoopDelay({ resolution: 10 });
  const largeTimes: number[] = [];
  for (let turn = 0; turn < 2; turn++) {
    const begin = performance.now();
    const drawn = drawMapInWorker({ votes: whole, segments: segmentsOf(whole), choices: { leastPeople: 10 } });
    // Handing the votes over is a copy that this thread makes; from there on it is free.
    await new Promise((resolve) => setTimeout(resolve, 1));
    delay.enable();
    await drawn;
    delay.disable();
    largeTimes.push(performance.now() - begin);
  }
  const peakMemoryMegabytes = process.resourceUsage().maxRSS / 1024;
  const large = {
    votes: whole.column.length,
    fair: Math.min(...largeTimes),
    polis: leastTime(1, () => drawPolisMap(whole)),
    longestBlock: delay.max / 1e6,
    peakMemoryMegabytes,
    ...beside(whole),
  };
  say(`(a) 100,000 × 500, ${large.votes} votes: fair ${seconds(large.fair)} in a worker, polis ${seconds(large.polis)}${numpyWords(large.numpy)}`);
  say(`    peak memory ${peakMemoryMegabytes.toFixed(0)} MB; meanwhile the server was held up ${large.longestBlock.toFixed(0)} ms at most`);

  const one = madeUp({ people: 2031, statements: 896, votes: 225_524 });
  const city = {
    votes: one.column.length,
    fair: leastTime(7, () => drawFairMap(one, segmentsOf(one))),
    polis: leastTime(7, () => drawPolisMap(one)),
    ...beside(one),
  };
  say(`(b) 2,031 × 896, ${city.votes} votes: fair ${seconds(city.fair)}, polis ${seconds(city.polis)}${numpyWords(city.numpy)}`);

  const sizes = [10_000, 20_000, 40_000].map((people) => {
    const table = madeUp({ people, statements: 500, votes: people * 50 });
    const fair = leastTime(3, () => drawFairMap(table, segmentsOf(table)));
    return { people, votes: table.column.length, fair, microsecondsPerVote: (fair * 1000) / table.column.length };
  });
  for (const { people, votes, fair, microsecondsPerVote } of sizes) {
    say(`(c) ${people} people, ${votes} votes: fair ${seconds(fair)}, ${microsecondsPerVote.toFixed(2)} µs a vote`);
  }

  const school = madeUp({ people: 1200, statements: 60, votes: 1200 * 24 });
  const earlier = drawFairMap(school, segmentsOf(school));
  const update = {
    people: 1200,
    votes: school.column.length,
    refresh: leastTime(20, () => refreshFairMap(earlier, school, segmentsOf(school))),
    anew: leastTime(7, () => drawFairMap(school, segmentsOf(school))),
  };
  say(`(d) a school of 1,200 with ${update.votes} votes: one vote more ${update.refresh.toFixed(1)} ms, drawn anew ${update.anew.toFixed(0)} ms`);
  return { city, sizes, large, update };
}

/** Two camps and noise; how much people vote differs much, as it does in real conversations. */
function madeUp({ people, statements, votes }: { people: number; statements: number; votes: number }): VoteTable {
  const [person, statement, vote] = [new Int32Array(votes), new Int32Array(votes), new Int8Array(votes)];
  // Shares of a right triangle: the most active cast twice the mean, the least nearly nothing.
  const share = (i: number): number => Math.min(statements, Math.round((votes / people) * 2 * (1 - (i + 0.5) / people)));
  let length = 0;
  for (let turn = 0; length < votes; turn++) {
    for (let i = 0; i < people && length < votes; i++) {
      const many = turn === 0 ? share(i) : 1;
      for (let n = 0; n < many && length < votes; n++) {
        // Steps of an odd prime meet every statement once before any comes again.
        const j = (mix(i, 1) + (n + (turn === 0 ? 0 : share(i) + turn)) * 7919) % statements;
        const chance = drawOf(mix(i, 2), j);
        const agrees = (i % 2 === 0) === (j % 3 === 0) ? 0.8 : 0.3;
        [person[length], statement[length], vote[length]] = [i, j, chance > 0.9 ? 0 : drawOf(mix(i, 3), j) < agrees ? 1 : -1];
        length++;
      }
    }
  }
  return layOutVotes(
    Array.from({ length: people }, (_, i) => String(i)),
    Array.from({ length: statements }, (_, j): Statement => ({ id: String(j), isTakenOut: false, isMeta: false })),
    { person, statement, vote },
  );
}

const segmentsOf = ({ people }: VoteTable): Map<string, Int32Array> =>
  new Map([7, 3, 2].map((each) => [`every ${each}`, Int32Array.from(people.keys()).filter((row) => row % each === 0)]));

function leastTime(turns: number, work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < turns; turn++) {
    const begin = performance.now();
    work();
    least = Math.min(least, performance.now() - begin);
  }
  return least;
}

/** The rules of Polis in numpy and scipy on the same votes, in milliseconds; nothing where they are not installed. */
function beside({ people, statements, rowStart, column, vote }: VoteTable): { numpy?: number } {
  const python = ['python3', '/usr/bin/python3'].find((name) => spawnSync(name, ['-c', 'import numpy, scipy, sklearn']).status === 0);
  if (!python) return {};
  const folder = mkdtempSync(join(tmpdir(), 'vaste-grond-map-'));
  try {
    for (const [name, values] of Object.entries({ rowStart, column, vote })) {
      writeFileSync(join(folder, name), new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    }
    const printed = execFileSync(python, ['bench/map-reference.py', folder, String(people.length), String(statements.length)], { encoding: 'utf8' });
    return { numpy: Number(printed) * 1000 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

const numpyWords = (numpy: number | undefined): string =>
  numpy === undefined ? ' (no numpy here: apt-get install python3-scipy python3-sklearn)' : `, the rules of polis in numpy ${seconds(numpy)}`;
