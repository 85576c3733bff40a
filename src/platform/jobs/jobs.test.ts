import { expect, test, vi } from 'vitest';
import { testSchool } from '../../testing/test-school.ts';
import type { Capability } from '../capability.ts';
import { lookAgainIn, startJobs } from './jobs.ts';

test('what is awaited is looked at before the next minute, also when that is asked for in the middle of a look', async () => {
  const school = await testSchool();
  let looks = 0;
  const run = async (): Promise<void> => {
    looks++;
    if (looks === 1) lookAgainIn(school.ground, 0);
  };
  const jobs = startJobs(school.ground, [{ name: 'test', personalData: 'none', rounds: [{ name: 'test.look', run }] } as unknown as Capability]);
  await vi.waitUntil(() => looks === 2, { timeout: 30_000 });
  lookAgainIn(school.ground, 0);
  await vi.waitUntil(() => looks === 3, { timeout: 30_000 });
  await jobs.stop();
  expect(looks).toBe(3);
  await school.close();
});
