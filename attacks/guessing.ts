import type { Chance } from './chance.ts';
import type { Wait } from './waiting-times.ts';

/** Thirty phones that are each on the site once, for three minutes, within so many minutes. */
export interface Scene {
  minutes: number;
}

export const pupilCount = 30;
const minutesOnSite = 3;
export const trials = 10_000;

export interface Guesses {
  /** How often the guess was right, out of {@link trials}. */
  hits: number;
  /** How many of the phones could have been it, on average. */
  candidates: number;
  /** How often a guess among those would be right if it were drawn. */
  hitsByDrawing: number;
  /** Trials and hits by at how many moments its messages would be shown. */
  byMoments: Map<number, { trials: number; hits: number }>;
}

/**
 * One of the pupils writes while on the site. The attacker knows when each phone was there and not what it did, and, being a
 * contact person, at which moment the message is shown. They name the phone of which most moments on the site would be shown at
 * that moment; where several are as likely, one of these. The scene begins at any minute of an hour.
 * @param waits as measured on the program, two for each minute of an hour: in every hour messages are shown alike
 */
export function guess({ minutes }: Scene, waits: readonly Wait[], chance: Chance): Guesses {
  const result: Guesses = { hits: 0, candidates: 0, hitsByDrawing: 0, byMoments: new Map() };
  for (let trial = 0; trial < trials; trial++) {
    const begin = chance.below(60);
    const visits = Array.from({ length: pupilCount }, () => momentsFrom(begin + chance.below(minutes - minutesOnSite + 1), minutesOnSite));
    const writer = chance.below(pupilCount);
    const shownAt = shown(waits, chance.oneOf(visits[writer] as number[]));
    const likely = visits.map((moments) => moments.filter((moment) => shown(waits, moment) === shownAt).length);
    const most = Math.max(...likely);
    const candidates = likely.filter((count) => count > 0).length;
    const isHit = chance.oneOf([...likely.keys()].filter((phone) => likely[phone] === most)) === writer;
    result.hits += isHit ? 1 : 0;
    result.candidates += candidates / trials;
    result.hitsByDrawing += 1 / candidates;
    const touched = new Set(momentsFrom(begin, minutes).map((moment) => shown(waits, moment))).size;
    const sofar = result.byMoments.get(touched) ?? { trials: 0, hits: 0 };
    result.byMoments.set(touched, { trials: sofar.trials + 1, hits: sofar.hits + (isHit ? 1 : 0) });
  }
  return result;
}

/** Two moments a minute, as {@link Wait}s were measured. */
const momentsFrom = (minute: number, length: number): number[] => Array.from({ length: length * 2 }, (_, turn) => minute * 2 + turn);

/** In minutes after the hour in which the scene began. */
function shown(waits: readonly Wait[], moment: number): number {
  const { shownAt } = waits[moment % waits.length] as Wait;
  return shownAt + Math.floor(moment / waits.length) * 60;
}
