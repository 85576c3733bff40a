import { describe, expect, test } from 'vitest';
import { drawOf } from '../fair/whole-sums.ts';
import { layOutVotes, type VoteTable } from '../vote-table.ts';
import { kMeans, silhouetteOf } from './clusters.ts';
import { drawPolisMap, findingsOf } from './polis-map.ts';
import { representativeStatements } from './representative.ts';
import type { GroupStatistics } from './statistics.ts';

/** Rows of votes; undefined is not voted. */
type Dense = (number | undefined)[][];

function tableOf(rows: Dense, special: { out?: number[]; meta?: number[] } = {}): VoteTable {
  const cast = rows.flatMap((row, person) => row.flatMap((vote, statement) => (vote === undefined ? [] : [{ person, statement, vote }])));
  const statements = (rows[0] ?? []).map((_, j) => ({
    id: String(j),
    isTakenOut: special.out?.includes(j) ?? false,
    isMeta: special.meta?.includes(j) ?? false,
  }));
  return layOutVotes(
    rows.map((_, i) => String(i)),
    statements,
    {
      person: Int32Array.from(cast, ({ person }) => person),
      statement: Int32Array.from(cast, ({ statement }) => statement),
      vote: Int8Array.from(cast, ({ vote }) => vote),
    },
  );
}

/** Two camps on twenty statements, with gaps, passes and somebody who votes little. */
const someVotes = (people: number, statements: number, density: number): Dense =>
  Array.from({ length: people }, (_, i) =>
    Array.from({ length: statements }, (_, j) => {
      const chance = (what: number) => drawOf(1000 * i + j, what);
      if (chance(1) >= (i % 7 === 0 ? 0.2 : density)) return undefined;
      if (chance(2) < 0.1) return 0;
      return chance(3) < 0.8 === ((i % 2 === 0) === (j % 3 === 0)) ? 1 : -1;
    }),
  );

const rows = someVotes(50, 20, 0.6);
const out = [2, 5];

/** The published formulas of 2.2 to 2.4 read from a full matrix, with another way to eigenvectors: many more steps, on the C × C matrix. */
function denseProjection() {
  const rating: Dense = rows.map((row) => row.map((vote, j) => (out.includes(j) ? 0 : vote)));
  const size = rating[0]?.length as number;
  const columns = Array.from({ length: size }, (_, j) => rating.flatMap((row) => row[j] ?? []));
  const centre = columns.map((column) => column.reduce((sum, vote) => sum + vote, 0) / column.length);
  const filled = rating.map((row) => row.map((vote, j) => (vote ?? (centre[j] as number)) - (centre[j] as number)));
  const gram = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (_, b) => filled.reduce((sum, row) => sum + (row[a] as number) * (row[b] as number), 0)),
  );
  const axes: number[][] = [];
  for (const seed of [1, 2]) {
    let axis = Array.from({ length: size }, (_, j) => drawOf(j, seed) - 0.5);
    for (let turn = 0; turn < 5000; turn++) {
      for (const before of axes) {
        const along = axis.reduce((sum, x, j) => sum + x * (before[j] as number), 0);
        axis = axis.map((x, j) => x - along * (before[j] as number));
      }
      axis = gram.map((line) => line.reduce((sum, x, j) => sum + x * (axis[j] as number), 0));
      const length = Math.hypot(...axis);
      axis = axis.map((x) => x / length);
    }
    axes.push(axis);
  }
  const positions = rating.map((row) => {
    const voted = row.flatMap((vote, j) => (vote === undefined ? [] : [j]));
    return axes.map(
      (axis) => Math.sqrt(size / voted.length) * voted.reduce((sum, j) => sum + ((row[j] as number) - (centre[j] as number)) * (axis[j] as number), 0),
    );
  });
  return { centre, positions };
}

describe('the map of Polis', () => {
  const map = drawPolisMap(tableOf(rows, { out: [2], meta: [5] }));

  test('places people where the formulas for a full matrix place them, apart from signs', () => {
    const { centre, positions } = denseProjection();
    centre.forEach((mean, j) => expect(map.components.centre[j]).toBeCloseTo(mean, 12));
    for (const axis of [0, 1]) {
      const sign = Math.sign(positions.reduce((sum, place, i) => sum + (place[axis] as number) * (map.positions[2 * i + axis] as number), 0));
      positions.forEach((place, i) => expect(map.positions[2 * i + axis]).toBeCloseTo(sign * (place[axis] as number), 4));
    }
  });

  test('lets those in who voted seven times, and fills up to fifteen with the most active', () => {
    const count = (row: Dense[number]) => row.filter((vote) => vote !== undefined).length;
    expect(map.eligible).toEqual(rows.flatMap((row, i) => (count(row) >= 7 ? [i] : [])));
    const few = someVotes(20, 20, 0.2);
    const byActivity = few.map((row, i) => ({ i, votes: count(row) })).filter(({ votes }) => votes > 0);
    byActivity.sort((one, other) => other.votes - one.votes || one.i - other.i);
    const drawn = drawPolisMap(tableOf(few));
    expect(drawn.eligible.map((row) => Number(drawn.table.people[row]))).toEqual(
      byActivity
        .slice(0, 15)
        .map(({ i }) => i)
        .sort((a, b) => a - b),
    );
    expect(drawPolisMap(tableOf(someVotes(30, 5, 0.9))).eligible.length).toBeLessThan(30);
  });

  test('says nothing of what was taken out, and of what is about people only that it may be asked', () => {
    const findings = findingsOf(map, map.groups);
    for (const shown of findings.representative.values()) for (const { statement } of shown) expect(out).not.toContain(statement);
    expect([...map.consensus.agree, ...map.consensus.disagree].filter((j) => out.includes(j))).toEqual([]);
    expect(findings.priorities[5]).toBe(49);
    expect(map.extremity[2]).toBe(0);
  });

  test('counts groups by the published statistics', () => {
    const groups = new Map([
      [0, [0, 2, 4, 6]],
      [1, [1, 3, 5]],
    ]);
    const { statistics, groupAwareConsensus } = findingsOf(map, groups);
    const said = (people: number[], vote: number) => people.filter((i) => rows[i]?.[7] === vote).length;
    const voted = (people: number[]) => people.filter((i) => rows[i]?.[7] !== undefined).length;
    const [own, others] = [
      [0, 2, 4, 6],
      [1, 3, 5],
    ];
    const [na, ns, oa, os] = [said(own, 1), voted(own), said(others, 1), voted(others)];
    const one = statistics.get(0)?.[7] as GroupStatistics;
    expect(one).toMatchObject({ na, nd: said(own, -1), ns, pa: (na + 1) / (ns + 2), ra: (na + 1) / (ns + 2) / ((oa + 1) / (os + 2)) });
    expect(one.pat).toBeCloseTo((2 * na + 1 - ns) / Math.sqrt(ns + 1), 12);
    const pooled = (na + oa + 2) / (ns + os + 2);
    expect(one.rat).toBeCloseTo(((na + 1) / (ns + 1) - (oa + 1) / (os + 1)) / Math.sqrt(pooled * (1 - pooled) * (1 / (ns + 1) + 1 / (os + 1))), 12);
    expect(groupAwareConsensus[7]).toBeCloseTo(((na + 1) / (ns + 2)) * ((oa + 1) / (os + 2)), 12);
  });

  test('asks rarely about what was answered often', () => {
    const { priorities } = findingsOf(map, map.groups);
    const group = [...map.groups.values()].flat();
    const said = (vote: number) => group.filter((i) => rows[i]?.[0] === vote).length;
    const votes = said(1) + said(0) + said(-1);
    const importance = ((1 - (said(0) + 1) / (votes + 2)) * (1 + (map.extremity[0] as number)) * (said(1) + 1)) / (votes + 2);
    expect(priorities[0]).toBeCloseTo((importance * (1 + 8 * 2 ** (-votes / 5))) ** 2, 10);
  });

  test.each([
    ['nobody', []],
    ['one voter', [[1, -1, 1]]],
    ['everybody says the same', Array.from({ length: 12 }, () => [1, 1, 1])],
    ['everybody passes', Array.from({ length: 12 }, () => [0, 0, 0])],
  ] as [string, Dense][])('is drawn when there is hardly anything to draw: %s', (_, votes) => {
    const drawn = drawPolisMap(tableOf(votes));
    const findings = findingsOf(drawn, drawn.groups);
    expect([...drawn.positions, ...drawn.extremity, ...findings.priorities, ...drawn.silhouettes.values()].filter((x) => !Number.isFinite(x))).toEqual([]);
    expect(drawn.eligible).toHaveLength(votes.length);
  });
});

describe('groups of Polis', () => {
  const points = (...places: [number, number][]) => ({ positions: Float64Array.from(places.flat()), weights: new Float64Array(places.length).fill(1) });

  test('begin with the first distinct points, and a tie goes to the later', () => {
    const [first, second] = kMeans(points([0, 0], [0, 0], [2, 0], [1, 0]), 2, 0);
    expect([first?.members, second?.members]).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(second?.centre).toEqual([1.5, 0]);
  });

  test('are the same as when every centre is looked at', () => {
    const places = Array.from({ length: 300 }, (_, n): [number, number] => [drawOf(n, 1), drawOf(n, 2)]);
    const centres = kMeans(points(...places), 40, 0);
    const starts = places.slice(0, 40);
    places.forEach(([x, y], n) => {
      const distances = starts.map(([cx, cy]) => (x - cx) ** 2 + (y - cy) ** 2);
      expect(centres.find(({ members }) => members.includes(n))?.id).toBe(distances.lastIndexOf(Math.min(...distances)));
    });
  });

  test('have a silhouette by hand', () => {
    const line = points([0, 0], [1, 0], [5, 0]);
    const clusters = [
      { id: 0, members: [0, 1], centre: [0.5, 0] as const },
      { id: 1, members: [2], centre: [5, 0] as const },
    ];
    expect(silhouetteOf(line, clusters)).toBeCloseTo((4 / 5 + 3 / 4 + 0) / 3, 12);
  });
});

describe('what stands for a group', () => {
  const neutral: GroupStatistics = { na: 5, nd: 5, ns: 10, pa: 0.5, pd: 0.5, pat: 0, pdt: 0, ra: 1, rd: 1, rat: 0, rdt: 0 };
  const strong = (times: number): GroupStatistics => ({ ...neutral, pa: 0.9, pat: 2 * times, ra: 2, rat: 2, rdt: -2 });
  const against = (times: number): GroupStatistics => ({ ...neutral, pd: 0.9, pdt: 2 * times, pat: -2, rd: 2, rdt: 2, rat: -2 });
  const shown = (...statistics: GroupStatistics[]) =>
    representativeStatements(statistics, new Uint8Array(statistics.length)).map(({ statement, isForAgreeing }) => `${statement}${isForAgreeing ? '+' : '-'}`);

  test('are the five strongest, the best agreement first and agrees before disagrees', () => {
    expect(shown(against(9), strong(1), strong(3), strong(2), neutral, against(8), strong(1.5))).toEqual(['2+', '3+', '6+', '0-', '5-']);
  });

  test('is one, when nothing is significant: the best agreement, or what differs most from the others', () => {
    expect(shown(neutral, { ...neutral, ra: 1.2, pa: 0.6, rat: 0.3 }, neutral)).toEqual(['1+']);
    expect(shown(neutral, { ...neutral, rdt: 0.9 }, { ...neutral, rdt: 0.4 })).toEqual(['1-']);
  });

  test('depends on the order of the statements, as published', () => {
    const [a, b] = [
      { ...neutral, ra: 0.9, pa: 0.7, pat: 1.5, rat: 0 },
      { ...neutral, ra: 3, pa: 0.6, pat: 1, rat: 1 },
    ];
    expect(shown(a, b)).toEqual(['0-']);
    expect(shown(b, a)).toEqual(['0+']);
  });
});
