import { describe, expect, test } from 'vitest';
import { chanceBelow, logBeta, wilsonInterval } from './chances.ts';
import { judgeUnit } from './guard.ts';

const others = Array.from({ length: 30 }, () => ({ along: 180, opinions: 200 }));
const alike = (along: number, opinions: number) => Array.from({ length: 30 }, () => ({ along, opinions }));
const first = (own: { along: number; opinions: number }[]) => judgeUnit(own, others)[0] as ReturnType<typeof judgeUnit>[number];

describe('the guard', () => {
  test('believes a group that goes along everywhere after one vote, and one that is known to differ after more', () => {
    const differing = alike(9, 10).map((heard, j) => (j % 3 === 1 ? { along: 1, opinions: 10 } : heard));
    const one = { along: 1, opinions: 1 };
    expect(first([one, ...alike(9, 10).slice(1)]).doubt).toBeLessThan(0.05);
    expect(first([one, ...differing.slice(1)]).doubt).toBeGreaterThan(0.05);
    expect(first([{ along: 5, opinions: 5 }, ...differing.slice(1)]).doubt).toBeLessThan(0.05);
  });

  test('sees who is against, and is not deceived by few votes or by very many', () => {
    expect(first([{ along: 1, opinions: 8 }, ...alike(9, 10).slice(1)]).rejects).toBeGreaterThan(0.8);
    expect(first([{ along: 400, opinions: 1000 }, ...alike(9, 10).slice(1)]).rejects).toBeGreaterThan(0.99);
    expect(first([{ along: 700, opinions: 1000 }, ...alike(9, 10).slice(1)]).doubt).toBeLessThan(0.01);
    expect(first([{ along: 90_000, opinions: 100_000 }, ...alike(9, 10).slice(1)]).support).toBeCloseTo(0.9, 3);
  });
});

describe('chances', () => {
  /** The same by adding up slices. */
  function addedUp(x: number, a: number, b: number): number {
    const slices = 200_000;
    let sum = 0;
    for (let n = 0; n < slices; n++) {
      const at = ((n + 0.5) / slices) * x;
      sum += Math.exp((a - 1) * Math.log(at) + (b - 1) * Math.log(1 - at) - logBeta(a, b));
    }
    return (sum * x) / slices;
  }

  test.each([
    [0.5, 3, 5],
    [0.6, 12.5, 3.5],
    [0.6, 90, 60],
    [0.05, 2, 40],
  ])('below %f of Beta(%f, %f)', (x, a, b) => expect(chanceBelow(x, a, b)).toBeCloseTo(addedUp(x, a, b), 6));

  test('Wilson intervals, against tabled values', () => {
    expect(wilsonInterval(8, 10).low).toBeCloseTo(0.541, 3);
    expect(wilsonInterval(8, 10).high).toBeCloseTo(0.931, 3);
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });
});
