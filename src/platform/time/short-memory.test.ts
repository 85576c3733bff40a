import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ShortMemory } from './short-memory.ts';

let now = 0;
beforeEach(() => {
  now = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

test('what was looked up is remembered for a while, and looked up again after it', async () => {
  const memory = new ShortMemory<string>(50);
  let times = 0;
  const lookUp = async (): Promise<string> => `${++times}`;
  expect(await memory.recallOr('Ada', lookUp)).toBe('1');
  now = 1050;
  expect(await memory.recallOr('Ada', lookUp)).toBe('1');
  now = 1051;
  expect(await memory.recallOr('Ada', lookUp)).toBe('2');
  memory.forget('Ada');
  expect(memory.recall('Ada')).toBeUndefined();
});

test('the oldest goes first when there is no more room; what is said again is new', () => {
  const memory = new ShortMemory<number>(50, 2);
  memory.remember('a', 1);
  memory.remember('b', 2);
  memory.remember('a', 3);
  memory.remember('c', 4);
  expect(['a', 'b', 'c'].map((name) => memory.recall(name))).toEqual([3, undefined, 4]);
});

test('only what is missing is looked up, together, and what is nowhere is not in the answer', async () => {
  const memory = new ShortMemory<number>(50);
  memory.remember('a', 1);
  const asked: string[][] = [];
  const found = await memory.recallSome(
    new Map([
      ['a', 'at a'],
      ['b', 'at b'],
      ['c', 'at c'],
    ]),
    async (missing) => {
      asked.push([...missing.values()]);
      return new Map([['b', 2]]);
    },
  );
  expect([[...found], asked]).toEqual([
    [
      ['a', 1],
      ['b', 2],
    ],
    [['at b', 'at c']],
  ]);
  await memory.recallSome(new Map([['a', 'at a']]), async () => expect.fail('nothing is missing'));
});
