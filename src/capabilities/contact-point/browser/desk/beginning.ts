import type { Around } from '../../shared-with-browser/exchange.ts';
import type { Surroundings } from '../../shared-with-browser/surroundings.ts';
import { showTrouble } from './steps.ts';
import { canSeal, posterCode, surroundingsOf } from './surroundings.ts';

/**
 * What an element begins from: what the page brought along, as this device found it to be genuine. Where it did not, the page says so
 * and this is undefined.
 * @param otherPoster the trouble to show where the poster that somebody came from belongs to other contact persons
 */
export async function begun(element: HTMLElement, otherPoster: 'poster' | 'roster'): Promise<{ given: Around; around: Surroundings } | undefined> {
  const refuse = (kind: string): undefined => void showTrouble(kind, { instead: true });
  if (!(await canSeal())) return refuse('crypto');
  const given = JSON.parse(element.getAttribute('around') ?? '') as Around;
  const around = await surroundingsOf(given).catch(() => undefined);
  if (!around) return refuse('roster');
  const code = posterCode();
  return code === undefined || code === around.roster.fingerprint ? { given, around } : refuse(otherPoster);
}
