import type { Outcome } from './books.ts';

/** Where somebody stands in an occasion; never what was said. */
export type Standing = Outcome | 'not-reached';

export interface Counts {
  asked: number;
  tookPart: number;
  didNotWant: number;
  notReached: number;
}

/** Who answered took part, also who had said before that they would rather not. */
export const standingOf = (outcome: Outcome | null, hasAnswered: boolean): Standing => (hasAnswered ? 'took-part' : (outcome ?? 'not-reached'));

export function countsOf(standings: readonly Standing[]): Counts {
  const count = (wanted: Standing): number => standings.filter((standing) => standing === wanted).length;
  return { asked: standings.length, tookPart: count('took-part'), didNotWant: count('did-not-want'), notReached: count('not-reached') };
}
