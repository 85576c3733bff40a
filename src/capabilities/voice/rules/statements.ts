import type { Text } from '../../../platform/texts/text.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { addDays, daysBetween } from '../../../platform/time/school-days.ts';
import type { Audience, Version } from '../../../platform/two-books/books.ts';

export interface Statement {
  id: string;
  audiences: Audience[];
  words: Text;
  shippedAs: string | null;
  place: number;
  /** Null while it is only offered to choose from. */
  putOn: Day | null;
  takenOutOn: Day | null;
}

/** The longest statement that is put to people, in characters: one sentence. */
export const longestStatement = 160;

/** The longest that somebody can write themselves; the reader makes one sentence of it. */
export const longestOwn = 2000;

/** More at one sitting tire; the youngest read slowly. */
export const mostAtOneSitting = (version: Version): number => (version === '6-9' ? 7 : 12);

/** Between two moments at which people who answered before are shown what is new. */
export const daysBetweenWaves = 14;

/**
 * The day up to which statements are shown on this day: those who answered before hear of what is new once in two weeks, all of it together.
 * @param openedOn the first day of the round
 */
export function waveOn(openedOn: Day, day: Day): Day {
  const waves = Math.floor(Math.max(0, daysBetween(openedOn, day)) / daysBetweenWaves);
  return addDays(openedOn, waves * daysBetweenWaves);
}

/** Put to this audience, and not taken out. */
export const isPutTo = ({ audiences, putOn, takenOutOn }: Statement, audience: Audience): boolean =>
  putOn !== null && takenOutOn === null && audiences.includes(audience);
