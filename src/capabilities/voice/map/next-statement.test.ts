import { describe, expect, test } from 'vitest';
import { type OpenStatement, segmentsHeardLeast, statementsToAsk } from './next-statement.ts';

const statement = (id: string, answers = 0, more: Partial<OpenStatement> = {}): OpenStatement => ({
  id,
  isTakenOut: false,
  answers,
  answersOf: new Map(),
  writtenBy: [],
  ...more,
});
const anybody = { answered: new Set<string>(), segments: [] };
const seeds = Array.from({ length: 4000 }, (_, seed) => seed);
/** How often each statement comes first. */
function firsts(statements: OpenStatement[], asked: { answered: ReadonlySet<string>; segments: readonly string[] } = anybody): Record<string, number> {
  const count: Record<string, number> = {};
  for (const seed of seeds) {
    const first = statementsToAsk(statements, { ...asked, seed }, 1)[0] as string;
    count[first] = (count[first] ?? 0) + 1 / seeds.length;
  }
  return count;
}

describe('which statement is asked next', () => {
  test('is as likely for each where each was answered as often', () => {
    const share = firsts(Array.from({ length: 8 }, (_, n) => statement(String(n), 7)));
    for (let n = 0; n < 8; n++) expect(share[n]).toBeCloseTo(1 / 8, 1.5);
  });

  test('is rather one with few answers: twice as often without any as with five', () => {
    const share = firsts([statement('new'), statement('known', 5)]);
    expect((share.new as number) / (share.known as number)).toBeCloseTo(2, 0.7);
  });

  test('is the same for the same seed, in whatever order the statements stand, and another for another', () => {
    const statements = Array.from({ length: 30 }, (_, n) => statement(String(n), n));
    const order = statementsToAsk(statements, { ...anybody, seed: 5 }, 12);
    expect(statementsToAsk(statements.toReversed(), { ...anybody, seed: 5 }, 12)).toEqual(order);
    expect(statementsToAsk(statements, { ...anybody, seed: 6 }, 12)).not.toEqual(order);
  });

  test('is never one that was answered or taken out, nor one twice; when none is left, none', () => {
    const statements = [...Array.from({ length: 20 }, (_, n) => statement(String(n))), statement('out', 0, { isTakenOut: true })];
    for (const seed of seeds.slice(0, 200)) {
      const asked = statementsToAsk(statements, { ...anybody, answered: new Set(['3', '4']), seed }, 99);
      expect(new Set(asked).size).toBe(18);
      expect(asked).not.toContain('out');
      expect(asked).not.toContain('3');
    }
    expect(statementsToAsk(statements.slice(0, 1), { ...anybody, answered: new Set(['0']), seed: 1 }, 12)).toEqual([]);
  });

  test('is in one draw of four one that the segments heard least wrote', () => {
    const heard = new Map([
      ['pupils', 90],
      ['parents', 10],
    ]);
    const others = Array.from({ length: 9 }, (_, n) => statement(String(n), 10, { answersOf: heard, writtenBy: ['pupils'] }));
    const share = firsts([...others, statement('theirs', 10, { answersOf: heard, writtenBy: ['parents'] })]);
    expect(share.theirs).toBeGreaterThan(0.25 + 0.75 / 10 - 0.03);
    expect(share.theirs).toBeLessThan(0.25 + 0.75 / 10 + 0.03);
  });

  test('is in one draw of four what the own segment has said least about, when it is heard least', () => {
    const statements = [
      statement('a', 100, { answersOf: new Map([['pupils', 100]]) }),
      statement('b', 100, {
        answersOf: new Map([
          ['pupils', 60],
          ['parents', 40],
        ]),
      }),
    ];
    expect(firsts(statements, { ...anybody, segments: ['parents'] }).a).toBeGreaterThan(0.55);
    expect(firsts(statements, { ...anybody, segments: ['pupils'] }).a).toBeCloseTo(0.5, 1.3);
  });
});

test('heard least is a quarter of the segments, and nobody where all were heard alike', () => {
  const counts = (...answers: number[]) => [{ answersOf: new Map(answers.map((count, n) => [`s${n}`, count])) }];
  expect([...segmentsHeardLeast(counts(5, 1, 9, 7))]).toEqual(['s1']);
  expect([...segmentsHeardLeast(counts(1, 1, 9, 7))]).toEqual(['s0', 's1']);
  expect([...segmentsHeardLeast(counts(5, 5, 5))]).toEqual([]);
  expect([...segmentsHeardLeast(counts(5))]).toEqual([]);
});
