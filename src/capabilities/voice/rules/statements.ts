import type { Text } from '../../../platform/texts/text.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { daysBetween } from '../../../platform/time/school-days.ts';
import { type Audience, audienceOf, type Version } from '../../../platform/two-books/books.ts';

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

/** How many statements a school can put at one sitting: more tire. */
export const sittings = [6, 8, 10, 12] as const;
export type Sitting = (typeof sittings)[number];

export const usualSitting: Sitting = 12;

export const sittingIn = (text: string): Sitting => sittings.find((known) => String(known) === text) ?? usualSitting;

/** The youngest read slowly: they get the fewest, whatever the others get. */
export const mostAtOneSitting = (version: Version, sitting: Sitting): number => (version === '6-9' ? sittings[0] : sitting);

/** Who answered before hears of what is new at most once in so many days, all of it together. */
const leastDaysBetween = 14;

/** Whether somebody who was asked up to that day may be shown on the first page that there is something new. */
export const mayHearAgain = (askedUntil: Day, day: Day): boolean => daysBetween(askedUntil, day) >= leastDaysBetween;

/** Put to this audience, and not taken out. */
export const isPutTo = ({ audiences, putOn, takenOutOn }: Statement, audience: Audience): boolean =>
  putOn !== null && takenOutOn === null && audiences.includes(audience);

/** The strips of paper for somebody of this version: all that was ever put to them in its order, so that a strip stays the same strip. */
export function stripsFor(statements: readonly Statement[], version: Version, sitting: Sitting): Statement[][] {
  const put = statements.filter(({ putOn, audiences }) => putOn !== null && audiences.includes(audienceOf(version)));
  const length = mostAtOneSitting(version, sitting);
  return Array.from({ length: Math.ceil(put.length / length) }, (_, strip) => put.slice(strip * length, (strip + 1) * length));
}
