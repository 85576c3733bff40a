import type { Report } from '../faults/report.ts';
import { chanceFrom } from './chance.ts';
import { type Guesses, guess, pupilCount, trials } from './guessing.ts';
import { openSchool, type Site } from './site.ts';
import { measureWaits, measureWaitsOverRestarts, type Wait } from './waiting-times.ts';

const seed = 13;

/** What a wait may not be shorter than, in minutes. */
const leastWait = 10;

/** How much better than drawing one of thirty a guess may be in a class. */
const mostTimesChance = 2;

/**
 * Who knows when each phone was on the site and sees when a message is shown: can they tell who wrote it? When messages are shown
 * is measured once on the program and its database, for every minute of an hour; the ten thousand trials of each scene use that.
 * Whoever also measures how much goes over the line need not guess: see `the-wire.ts`.
 */
export async function watchTheClock(site: Site, { says, mustBe }: Report): Promise<void> {
  says('The clock: telling who wrote by when a message is shown');
  const school = await openSchool(site, 'de-klok', 2);
  const waits = await measureWaits(site, school);
  says(`  ${waits.length} messages, two in every minute of an hour, were shown after ${rangeOf(waits)} minutes, ${momentsIn(waits)} minutes past the hour`);
  const overRestarts = await measureWaitsOverRestarts(site, school);
  says(`  ${overRestarts.length} messages, the program started again in between at the worst moments: ${rangeOf(overRestarts)} minutes`);
  for (const [when, measured] of Object.entries({ 'while the program runs': waits, 'over a new start': overRestarts }))
    mustBe(`messages shown sooner than ${leastWait} minutes ${when}`, measured.filter((wait) => lengthOf(wait) < leastWait).map(inWords), []);

  const lesson = guess({ minutes: 50 }, waits, chanceFrom(seed));
  tell('a class of 30 on the site in one lesson of 50 minutes', lesson, says);
  for (const [moments, { trials: all, hits }] of [...lesson.byMoments].sort(([a], [b]) => a - b))
    says(`    lessons whose messages are shown at ${moments} moments: ${hits} of ${all} right, ${timesChance(hits, all)} × chance`);
  tell('30 pupils on the site in a school day of 8 hours', guess({ minutes: 8 * 60 }, waits, chanceFrom(seed)), says);
  mustBe(`a lesson at most ${mostTimesChance} × chance`, Number(timesChance(lesson.hits, trials)) <= mostTimesChance, true);
}

function tell(scene: string, { hits, candidates, hitsByDrawing }: Guesses, says: Report['says']): void {
  says(
    `  ${scene}: ${hits} of ${trials} guesses right (${((hits / trials) * 100).toFixed(2)} %), ${timesChance(hits, trials)} (± ${margin(hits, trials)}) × chance among ${pupilCount}`,
  );
  says(`    among the ${candidates.toFixed(1)} (on average) that could have been it: ${(hits / hitsByDrawing).toFixed(2)} × chance`);
}

const timesChance = (hits: number, all: number): string => ((hits / all) * pupilCount).toFixed(2);

/** In times chance: how far another seed may bring it up or down, in 95 of 100 runs. */
const margin = (hits: number, all: number): string => (1.96 * Math.sqrt(((hits / all) * (1 - hits / all)) / all) * pupilCount).toFixed(2);

const lengthOf = ({ sentAt, shownAt }: Wait): number => shownAt - sentAt;

const inWords = (wait: Wait): string => `sent at ${wait.sentAt.toFixed(2)}, shown after ${lengthOf(wait).toFixed(2)}`;

const rangeOf = (waits: readonly Wait[]): string => {
  const lengths = waits.map(lengthOf);
  return `${Math.min(...lengths).toFixed(2)} to ${Math.max(...lengths).toFixed(2)}`;
};

const momentsIn = (waits: readonly Wait[]): string => [...new Set(waits.map(({ shownAt }) => String(shownAt % 60)))].join(' and ');
