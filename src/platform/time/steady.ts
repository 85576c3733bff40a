import { setTimeout } from 'node:timers/promises';

/**
 * Does work in a time that does not tell what it found: the answer comes when so many milliseconds have gone by, or later where the work
 * takes longer than that.
 */
export async function inSteadyTime<Result>(milliseconds: number, work: () => Promise<Result>): Promise<Result> {
  const [result] = await Promise.all([work(), setTimeout(milliseconds)]);
  return result;
}
