import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Conversation } from '../conversation.ts';
import { plantMinority } from '../made-up-votes.ts';
import { fairMapAsJson } from '../printing-fair.ts';
import { layOutVotes, type Statement, type VoteTable } from '../vote-table.ts';
import { drawFairMap, refreshFairMap } from './fair-map.ts';
import { drawOf } from './whole-sums.ts';

interface Cast {
  who: string;
  what: string;
  vote: number;
}

const castIn = ({ people, statements, rowStart, column, vote }: VoteTable): Cast[] =>
  people.flatMap((who, row) =>
    Array.from({ length: (rowStart[row + 1] as number) - (rowStart[row] as number) }, (_, n) => {
      const at = (rowStart[row] as number) + n;
      return { who, what: statements[column[at] as number]?.id as string, vote: vote[at] as number };
    }),
  );

/** The same votes with rows and columns in the order of these labels. */
function laidOut(cast: readonly Cast[], people: readonly string[], statements: readonly string[]): VoteTable {
  const [rows, columns] = [new Map(people.map((label, n) => [label, n])), new Map(statements.map((label, n) => [label, n]))];
  return layOutVotes(
    people,
    statements.map((id): Statement => ({ id, isTakenOut: false, isMeta: false })),
    {
      person: Int32Array.from(cast, ({ who }) => rows.get(who) as number),
      statement: Int32Array.from(cast, ({ what }) => columns.get(what) as number),
      vote: Int8Array.from(cast, ({ vote }) => vote),
    },
  );
}

type Members = ReadonlyMap<string, readonly string[]>;

function conversationOf(votes: VoteTable, members: Members): Conversation {
  const rows = new Map(votes.people.map((label, row) => [label, row]));
  const segments = new Map(
    [...members].map(([name, labels]) => [name, Int32Array.from(labels.flatMap((label) => rows.get(label) ?? []).sort((a, b) => a - b))]),
  );
  return { votes, segments, remarks: [] };
}

/** A map by labels, sorted: what must be the same however the votes lay. Statements that nobody can tell apart stand in the order of their labels. */
function printed(conversation: Conversation, renamed: (label: string) => string = (label) => label): unknown {
  const { shared, differs, unknown, groups, stability, k, places, statements } = fairMapAsJson(conversation) as {
    [key: string]: Record<string, unknown>;
  } & { shared: unknown[]; differs: unknown[]; unknown: unknown[]; groups: Record<string, unknown[]>; k: number };
  const again = (list: readonly unknown[]) => list.map((label) => renamed(String(label)));
  const figures = (label: unknown) => JSON.stringify(statements?.[String(label)]);
  const inOrder = (list: readonly unknown[]) =>
    list.map((label) => [figures(label), renamed(String(label))]).sort((a, b) => (a[0] === b[0] && (a[1] as string) < (b[1] as string) ? -1 : 0));
  const keys = (record: Record<string, unknown>) => Object.fromEntries(Object.entries(record).map(([label, value]) => [renamed(label), value]));
  return {
    shared: inOrder(shared),
    differs: inOrder(differs),
    unknown: again(unknown).sort(),
    groups: Object.fromEntries(Object.entries(groups).map(([id, people]) => [id, again(people).sort()])),
    stability,
    k,
    places: keys(places as Record<string, unknown>),
    statements: keys(statements as Record<string, unknown>),
  };
}

const shuffled = <T>(list: readonly T[], keys: readonly number[]): T[] =>
  list
    .map((item, n) => ({ item, key: keys[n % keys.length] as number, n }))
    .sort((a, b) => a.key - b.key || b.n - a.n)
    .map(({ item }) => item);

const plans = fc.record({
  people: fc.integer({ min: 12, max: 90 }),
  statements: fc.integer({ min: 4, max: 24 }),
  minority: fc.constantFrom(0.1, 0.25),
  density: fc.constantFrom(0.3, 0.6, 1),
  minorityVotes: fc.constantFrom(0.5, 1),
  coincidence: fc.constantFrom(0, 0.6, 1),
  seed: fc.integer({ min: 0, max: 1e6 }),
});

const planted = (plan: Parameters<typeof plantMinority>[0]) => {
  const { votes: opinions, segments } = plantMinority(plan);
  // One in ten passes.
  const votes = { ...opinions, vote: opinions.vote.map((vote, at) => (drawOf(plan.seed, at) < 0.1 ? 0 : vote)) };
  const members: Members = new Map([...segments].map(([name, rows]) => [name, Array.from(rows, (row) => votes.people[row] as string)]));
  return { votes, cast: castIn(votes), members, people: votes.people, statements: votes.statements.map(({ id }) => id) };
};

describe('the same votes give the same map', () => {
  const keys = fc.array(fc.integer(), { minLength: 7, maxLength: 40 });

  test('in whatever order people and statements stand', () => {
    fc.assert(
      fc.property(plans, keys, (plan, order) => {
        const { votes, cast, members, people, statements } = planted(plan);
        const other = laidOut(shuffled(cast, order), shuffled(people, order), shuffled(statements, order));
        expect(printed(conversationOf(other, members))).toEqual(printed(conversationOf(votes, members)));
      }),
      { numRuns: 25 },
    );
  });

  test('whatever people and statements are called', () => {
    fc.assert(
      fc.property(plans, keys, (plan, order) => {
        const { votes, cast, members, people, statements } = planted(plan);
        const names = new Map(shuffled(people, order).map((label, n) => [label, `p${1000 - n}`]));
        const titles = new Map(shuffled(statements, order).map((label, n) => [label, `s${1000 - n}`]));
        const renamed = cast.map(({ who, what, vote }) => ({ who: names.get(who) as string, what: titles.get(what) as string, vote }));
        const back = new Map([...names, ...titles].map(([from, to]) => [to, from]));
        const again = new Map([...members].map(([name, labels]) => [name, labels.map((label) => names.get(label) as string)]));
        const other = conversationOf(laidOut(renamed, [...names.values()].sort(), [...titles.values()].sort()), again);
        expect(printed(other, (label) => back.get(label) ?? label)).toEqual(printed(conversationOf(votes, members)));
      }),
      { numRuns: 25 },
    );
  });

  test('and its mirror when every vote is turned round', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { votes, members } = planted(plan);
        const turned = printed(conversationOf({ ...votes, vote: votes.vote.map((vote) => -vote) }, members)) as Mirror;
        const sides = { agree: 'disagree', disagree: 'agree', none: 'none' } as const;
        const back = Object.entries(turned.statements).map(([id, one]) => [
          id,
          one.side === 'none' ? 'none' : { ...one, side: sides[one.side], agrees: one.disagrees, disagrees: one.agrees },
        ]);
        const straight = printed(conversationOf(votes, members)) as Mirror;
        const kept = Object.entries(straight.statements).map(([id, one]) => [id, one.side === 'none' ? 'none' : one]);
        const lists = (one: typeof turned) => [one.shared, one.differs].map((list) => (list as string[][]).map(([, label]) => label));
        expect(lists(turned)).toEqual(lists(straight));
        expect({ ...turned, shared: [], differs: [], statements: back }).toEqual({ ...straight, shared: [], differs: [], statements: kept });
      }),
      { numRuns: 25 },
    );
  });

  test('when everybody is there twice, and with whom one agreed one still agrees', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { votes, cast, members, people, statements } = planted({ ...plan, density: 1, statements: 20 });
        const twin = (label: string): string => `${label}0000`;
        const twice = laidOut([...cast, ...cast.map((one) => ({ ...one, who: twin(one.who) }))], [...people, ...people.map(twin)], statements);
        const twins = new Map([...members].map(([name, labels]) => [name, [...labels, ...labels.map(twin)]]));
        const once = printed(conversationOf(votes, members)) as { groups: Record<string, string[]>; places: unknown };
        const both = printed(conversationOf(twice, twins)) as typeof once;
        const groups = Object.fromEntries(Object.entries(once.groups).map(([id, labels]) => [id, [...labels, ...labels.map(twin)].sort()]));
        expect({ ...both, places: undefined }).toEqual({ ...once, groups, places: undefined });
      }),
      { numRuns: 15 },
    );
  });
});

describe('the few are not drowned by the many', () => {
  /** Of the ten statements shown first as shared, those that the minority rejects, and how many of the truly shared ones are found; over some draws. */
  function drowned(plan: Partial<Parameters<typeof plantMinority>[0]>) {
    let [wrong, shown, found, common] = [0, 0, 0, 0];
    for (let seed = 0; seed < 5; seed++) {
      const { votes, segments, rejected, common: truly } = plantMinority({ ...cell, ...plan, seed });
      const { shared } = drawFairMap(votes, segments);
      wrong += shared.slice(0, 10).filter((j) => rejected.has(j)).length;
      shown += Math.min(10, shared.length);
      found += shared.filter((j) => truly.has(j)).length;
      common += truly.size;
    }
    return { wrong: wrong / Math.max(1, shown), found: found / common };
  }
  const cell = { people: 600, statements: 80, minority: 0.08, density: 0.2, minorityVotes: 1, coincidence: 1, seed: 0 };

  test.each([
    { minority: 0.05, least: 0.3 },
    { minority: 0.12, least: 0.5 },
    { minority: 0.12, minorityVotes: 0.5, least: 0.2 },
    { minority: 0.05, density: 0.4, least: 0.5 },
    { people: 300, statements: 40, minority: 0.1, density: 0.4, least: 0.3 },
  ])('when they are a segment: %j', ({ least, ...plan }) => {
    const { wrong, found } = drowned(plan);
    expect(wrong).toBeLessThanOrEqual(0.02);
    expect(found).toBeGreaterThan(least);
  });

  test('when a segment holds only three in five of them', () => {
    const { wrong, found } = drowned({ minority: 0.12, coincidence: 0.6 });
    expect(wrong).toBeLessThanOrEqual(0.1);
    expect(found).toBeGreaterThan(0.3);
  });

  test('and a statement that a segment has said nothing about is not shared', () => {
    const { votes, segments } = plantMinority({ ...cell, minority: 0.2, density: 0.4 });
    const few = new Set(segments.get('few'));
    const shared = new Set(drawFairMap(votes, segments).shared);
    const silent = [...shared][0] as number;
    const kept = castIn(votes).filter(({ who, what }) => !(few.has(Number(who)) && what === String(silent)));
    const map = drawFairMap(
      laidOut(
        kept,
        votes.people,
        votes.statements.map(({ id }) => id),
      ),
      segments,
    );
    expect(map.judgements[silent]?.standing).toBe('unknown');
  });
});

describe('groups', () => {
  const camps = { people: 200, statements: 40, minority: 0, density: 0.4, minorityVotes: 1, coincidence: 0, seed: 3 };

  test('are found where there are camps, hold everybody who voted, and stay together when others are drawn', () => {
    const { votes } = plantMinority(camps);
    const { groups } = drawFairMap(votes, new Map());
    expect(groups).toHaveLength(2);
    expect(groups.flatMap(({ rows }) => rows).sort((a, b) => a - b)).toEqual([...votes.people.keys()]);
    for (const { stability } of groups) expect(stability).toBeGreaterThanOrEqual(0.8);
  });

  test('are not shown where everybody votes by chance', () => {
    const { votes } = plantMinority(camps);
    const noise = { ...votes, vote: votes.vote.map((_, at) => (drawOf(at, 5) < 0.5 ? 1 : -1)) };
    expect(drawFairMap(noise, new Map())).toMatchObject({ groups: [], whyNoGroups: 'not-firm' });
  });

  test('are not shown of fewer than twice ten people', () => {
    expect(drawFairMap(plantMinority({ ...camps, people: 19 }).votes, new Map())).toMatchObject({ groups: [], whyNoGroups: 'few-people' });
  });

  test('do not gather those who voted much apart from those who voted little', () => {
    const { votes } = plantMinority({ ...camps, people: 400, minority: 0.5, minorityVotes: 0.25 });
    const { positions } = drawFairMap(votes, new Map());
    const far = (rows: number[]) =>
      rows.reduce((sum, row) => sum + Math.hypot(positions[2 * row] as number, positions[2 * row + 1] as number), 0) / rows.length;
    const all = [...votes.people.keys()];
    const count = (row: number) => (votes.rowStart[row + 1] as number) - (votes.rowStart[row] as number);
    const [little, much] = [far(all.filter((row) => count(row) < 8)), far(all.filter((row) => count(row) >= 12))];
    expect(little / much).toBeGreaterThan(0.8);
    expect(little / much).toBeLessThan(1.25);
  });

  test('stay where they were when one more vote comes in, and what is said of statements is counted anew', () => {
    const { votes } = plantMinority(camps);
    const earlier = drawFairMap(votes, new Map());
    const cast = castIn(votes);
    const more = [...cast, { who: '0', what: '39', vote: 1 }, { who: 'new', what: '0', vote: 1 }];
    const refreshed = refreshFairMap(
      earlier,
      laidOut(
        more,
        [...votes.people, 'new'],
        votes.statements.map(({ id }) => id),
      ),
      new Map(),
    );
    expect(refreshed.groups.flatMap(({ rows }) => rows)).toHaveLength(201);
    expect(refreshed.judgements[0]?.agrees).toBe((earlier.judgements[0]?.agrees as number) + 1);
    expect(refreshFairMap(earlier, votes, new Map())).toEqual(earlier);
  });
});

describe('conversations that hardly are one', () => {
  const statements = ['1', '2'];
  const people = Array.from({ length: 30 }, (_, n) => String(n));
  const all = (vote: number) => people.flatMap((who) => statements.map((what) => ({ who, what, vote })));
  const standings = (cast: Cast[], who = people) => drawFairMap(laidOut(cast, who, statements), new Map()).judgements.map((judgement) => judgement?.standing);

  test('nobody voted: nothing is known', () => expect(standings([])).toEqual(['unknown', 'unknown']));
  test('one person voted: nothing is known', () => expect(standings(all(1).slice(0, 2))).toEqual(['unknown', 'unknown']));
  test('everybody says the same: it is shared', () => expect(standings(all(1))).toEqual(['shared', 'shared']));
  test('everybody passes: nothing is known', () => expect(standings(all(0))).toEqual(['unknown', 'unknown']));
  test('half agrees, half does not: they differ', () =>
    expect(
      standings(
        Array.from({ length: 4 }, (_, n) => all(1).map((one, at) => ({ ...one, who: `${n}-${one.who}`, vote: at % 4 < 2 ? 1 : -1 }))).flat(),
        Array.from({ length: 120 }, (_, n) => `${n % 4}-${n >> 2}`),
      ),
    ).toEqual(['differs', 'differs']));

  test('two camps that agree on everything among themselves are two firm groups', () => {
    const ids = Array.from({ length: 12 }, (_, n) => String(n));
    const cast = people.flatMap((who) => ids.map((what) => ({ who, what, vote: Number(what) < 6 && Number(who) % 2 ? -1 : 1 })));
    expect(drawFairMap(laidOut(cast, people, ids), new Map()).groups.map(({ rows, stability }) => [rows.length, stability])).toEqual([
      [15, 1],
      [15, 1],
    ]);
  });

  test('what was taken out or is about the person is in no list, and its votes place nobody', () => {
    const { votes } = plantMinority({ people: 100, statements: 20, minority: 0, density: 0.5, minorityVotes: 1, coincidence: 0, seed: 1 });
    const out = votes.statements.map((statement, j) => ({ ...statement, isTakenOut: j === 3, isMeta: j === 4 }));
    const map = drawFairMap({ ...votes, statements: out }, new Map());
    expect(map.judgements.flatMap((judgement, j) => (judgement ? [] : [j]))).toEqual([3, 4]);
    expect([...map.shared, ...map.differs, ...map.unknown].sort((a, b) => a - b)).toEqual([...votes.statements.keys()].filter((j) => j !== 3 && j !== 4));
    const without = castIn(votes).filter(({ what }) => what !== '3' && what !== '4');
    const kept = votes.statements.map(({ id }) => id).filter((id) => id !== '3' && id !== '4');
    const never = drawFairMap(laidOut(without, votes.people, kept), new Map());
    expect(map.positions).toEqual(never.positions);
  });

  test('ten thousand statements are drawn', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => String(n));
    const cast = people.flatMap((who, row) =>
      Array.from({ length: 400 }, (_, n) => ({ who, what: String((row * 331 + n * 7) % 10_000), vote: n % 3 === 0 ? -1 : 1 })),
    );
    const map = drawFairMap(laidOut(cast, people, many), new Map());
    expect(map.shared.length + map.differs.length + map.unknown.length).toBe(10_000);
  });
});

interface Turned {
  side: 'agree' | 'disagree' | 'none';
  agrees: number;
  disagrees: number;
}

interface Mirror {
  statements: Record<string, Turned>;
  shared: unknown;
  differs: unknown;
}
