import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inBursts } from './bursts.ts';
import { schoolId } from './ids.ts';

const school = schoolId('a0000000-0000-4000-8000-000000000001');
const other = schoolId('a0000000-0000-4000-8000-000000000002');

describe('bursts', () => {
  test('what arrives together is committed together, and each gets its own receipt', async () => {
    const commits: number[][] = [];
    const take = inBursts<number, string>(async (_, items) => {
      commits.push(items);
      return items.map((item) => `receipt ${item}`);
    });
    expect(await Promise.all([1, 2, 3].map((item) => take(school, item)))).toEqual(['receipt 1', 'receipt 2', 'receipt 3']);
    expect(commits).toEqual([[1, 2, 3]]);
  });

  test('schools do not wait for each other', async () => {
    const take = inBursts<number, number>((at, items) => (at === school ? new Promise(() => undefined) : Promise.resolve(items)));
    void take(school, 1);
    expect(await take(other, 2)).toBe(2);
  });

  test('one bad item never costs a neighbour its place, whatever the mix', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 600 }), async (goods) => {
        const kept = new Set<number>();
        const take = inBursts<number, number>(async (_, items) => {
          if (items.some((item) => !goods[item])) throw new Error('a bad one');
          for (const item of items) kept.add(item);
          return items;
        });
        const outcomes = await Promise.allSettled(goods.map((_, item) => take(school, item)));
        outcomes.forEach((outcome, item) =>
          expect(outcome).toEqual(goods[item] ? { status: 'fulfilled', value: item } : expect.objectContaining({ status: 'rejected' })),
        );
        expect([...kept].sort((a, b) => a - b)).toEqual(goods.flatMap((good, item) => (good ? [item] : [])));
      }),
      { numRuns: 50 },
    );
  });
});
