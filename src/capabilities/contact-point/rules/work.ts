import { sameBytes } from '../../../platform/secrets/random.ts';
import { stamp } from '../../../platform/secrets/seal.ts';

/** Long enough for somebody who types slowly. */
const livesHours = 2;

const hourOf = (moment: Date): number => Math.floor(moment.getTime() / 3_600_000);

/** Zero bits asked for: a second or two on a cheap phone, and more while so many new conversations wait. */
const costs = [
  { from: 0, bits: 5 },
  { from: 30, bits: 8 },
  { from: 120, bits: 10 },
] as const;

/**
 * `hour.bits.stamp`: only we can have set it. Of the moment it holds the hour, so that it does not say which page was opened when.
 * @param waiting how many new conversations have not been let through yet
 */
export function newChallenge(key: Uint8Array, now: Date, waiting: number): string {
  const bits = costs.findLast(({ from }) => waiting >= from)?.bits ?? costs[0].bits;
  const words = `${hourOf(now)}.${bits}`;
  return `${words}.${stamp(key, words).toString('base64url')}`;
}

export function isOurChallenge(challenge: string, key: Uint8Array, now: Date): boolean {
  const [hour = '', bits = '', mark = ''] = challenge.split('.');
  const age = hourOf(now) - Number(hour);
  return age >= 0 && age <= livesHours && sameBytes(stamp(key, `${hour}.${bits}`), Buffer.from(mark, 'base64url'));
}
