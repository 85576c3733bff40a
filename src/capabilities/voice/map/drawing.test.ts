import { expect, test } from 'vitest';
import { drawMapInWorker } from './drawing.ts';
import { drawFairMap } from './fair/fair-map.ts';
import { plantMinority } from './made-up-votes.ts';

test('a map that another thread draws is the same map, and the server goes on meanwhile', async () => {
  const { votes, segments } = plantMinority({ people: 300, statements: 40, minority: 0.1, density: 0.4, minorityVotes: 1, coincidence: 1, seed: 9 });
  let turns = 0;
  const ticking = setInterval(() => turns++, 1);
  const drawn = await drawMapInWorker({ votes, segments, choices: { leastPeople: 10 } });
  clearInterval(ticking);
  expect(drawn).toEqual(drawFairMap(votes, segments));
  expect(turns).toBeGreaterThan(5);
});

test('what goes wrong on the other thread is told', async () => {
  await expect(drawMapInWorker({ votes: {} as never, segments: new Map(), choices: { leastPeople: 10 } })).rejects.toThrow();
});
