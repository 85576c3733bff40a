import { sql } from 'kysely';
import { describe, expect, test, vi } from 'vitest';
import { testSchool } from '../../testing/test-school.ts';
import type { Capability, Job } from '../capability.ts';
import { lookAgainIn, runJobs, startJobs } from './jobs.ts';

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

describe('daily work', () => {
  const working = (run: Job['run']): Capability[] => [
    { name: 'test', personalData: 'none', jobs: [{ name: 'test.work', fromMinute: 0, run }] } as unknown as Capability,
  ];

  test('is done once a day, also where two programs look at the same moment', async () => {
    const school = await testSchool();
    const done: string[] = [];
    const look = () =>
      runJobs(
        school.ground,
        working(async (_ground, _school, day) => void done.push(day)),
      );
    for (const day of ['2026-11-24', '2026-11-25']) {
      school.ground.clock.set(`${day} 10:00`);
      await Promise.all([look(), look()]);
      await look();
    }
    expect(done).toEqual(['2026-11-24', '2026-11-25']);
    await school.close();
  });

  test('that failed is tried again a minute later', async () => {
    const school = await testSchool();
    let tries = 0;
    const run = async (): Promise<void> => {
      tries++;
      if (tries === 1) throw new Error('not yet');
    };
    for (const minute of ['10:00', '10:01', '10:02']) {
      school.ground.clock.set(`2026-11-24 ${minute}`);
      await runJobs(school.ground, working(run));
    }
    expect(tries).toBe(2);
    await school.close();
  });

  test('of a program that died in the middle of it is taken over half an hour later, and not before', async () => {
    const school = await testSchool();
    school.ground.clock.set('2026-11-24 10:00');
    let hasBegun = false;
    void runJobs(
      school.ground,
      working(() => {
        hasBegun = true;
        return new Promise(() => undefined);
      }),
    );
    await vi.waitUntil(() => hasBegun, { timeout: 30_000 });
    const done: string[] = [];
    for (const minute of ['10:29', '10:30', '10:31']) {
      school.ground.clock.set(`2026-11-24 ${minute}`);
      await runJobs(
        school.ground,
        working(async () => void done.push(minute)),
      );
    }
    expect(done).toEqual(['10:30']);
    await school.close();
  });

  test('that fails in the end after somebody else took it over and did it is not done a third time', async () => {
    const school = await testSchool();
    school.ground.clock.set('2026-11-24 10:00');
    const slow = Promise.withResolvers<void>();
    let hasBegun = false;
    const first = runJobs(
      school.ground,
      working(() => {
        hasBegun = true;
        return slow.promise;
      }),
    );
    await vi.waitUntil(() => hasBegun, { timeout: 30_000 });
    const done: string[] = [];
    const look = (minute: string) => {
      school.ground.clock.set(`2026-11-24 ${minute}`);
      return runJobs(
        school.ground,
        working(async () => void done.push(minute)),
      );
    };
    await look('10:30');
    slow.reject(new Error('too late'));
    await first;
    await look('10:31');
    expect(done).toEqual(['10:30']);
    await school.close();
  });

  test('is known for thirty days, and not longer', async () => {
    const school = await testSchool();
    const known = () =>
      school.inSchool((db) =>
        db
          .selectFrom('platform.job_day' as never)
          .select(sql<string>`day::text`.as('day'))
          .distinct()
          .orderBy('day')
          .execute(),
      );
    for (const day of ['2026-11-24', '2026-11-25', '2026-12-25']) {
      school.ground.clock.set(`${day} 10:00`);
      await runJobs(
        school.ground,
        working(async () => undefined),
      );
    }
    expect((await known()).map(({ day }) => day)).toEqual(['2026-11-25', '2026-12-25']);
    await school.close();
  });
});
