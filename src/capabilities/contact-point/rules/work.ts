import { sameBytes } from '../../../platform/secrets/random.ts';
import { stamp } from '../../../platform/secrets/seal.ts';

/** Long enough for somebody who types slowly, in milliseconds. */
const livesMilliseconds = 2 * 60 * 60_000;

/** `moment.stamp`: only we can have set it. Nothing of it is kept. */
export function newChallenge(key: Uint8Array, now: Date): string {
  const moment = String(now.getTime());
  return `${moment}.${stamp(key, moment).toString('base64url')}`;
}

export function isOurChallenge(challenge: string, key: Uint8Array, now: Date): boolean {
  const [moment = '', mark = ''] = challenge.split('.');
  const age = now.getTime() - Number(moment);
  return age >= 0 && age <= livesMilliseconds && sameBytes(stamp(key, moment), Buffer.from(mark, 'base64url'));
}
