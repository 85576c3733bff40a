import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inBursts } from './bursts.ts';

describe('bursts', () => {
  test('what arrives together is committed together, and each gets its own receipt', async () => {
    const commits: number[][] = [];
    const take = inBursts<number, string>(async (items) => {
      commits.push(items);
      return items.map((item) => `receipt ${item}`);
    });
    expect(await Promise.all([1, 2, 3].map((item) => take(item)))).toEqual(['receipt 1', 'receipt 2', 'receipt 3']);
    expect(commits).toEqual([[1, 2, 3]]);
  });

  test('one bad item never costs a neighbour its place, whatever the mix', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 600 }), async (goods) => {
        const kept = new Set<number>();
        const take = inBursts<number, number>(async (items) => {
          if (items.some((item) => !goods[item])) throw new Error('a bad one');
          for (const item of items) kept.add(item);
          return items;
        });
        const outcomes = await Promise.allSettled(goods.map((_, item) => take(item)));
        outcomes.forEach((outcome, item) =>
          expect(outcome).toEqual(goods[item] ? { status: 'fulfilled', value: item } : expect.objectContaining({ status: 'rejected' })),
        );
        expect([...kept].sort((a, b) => a - b)).toEqual(goods.flatMap((good, item) => (good ? [item] : [])));
      }),
      { numRuns: 50 },
    );
  });
});
