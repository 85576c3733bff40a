import { feeling } from './made-up-school.ts';
import type { MadeUpYear } from './made-up-year.ts';
import { baseOf, isShown, type PublishedQuestion } from './published.ts';
import type { Chance } from './rounding.ts';
import { chainOf } from './structure.ts';

/** How often, in guesses. */
export interface Score {
  right: number;
  guesses: number;
}

export interface Guesses {
  /** Pupils who took part, guessed from everything. */
  tookPart: Score;
  /** Pupils of the same classes who took no part at all: what the tables tell of anybody, without an answer of their own in them. */
  tookNoPart: Score;
  /** Those who took part, guessed blindly: the most frequent answer of the school. */
  blind: Score;
  /** Only those who came, left, changed class or answered only sometimes: whom subtracting aims at. */
  moved: Score;
  movedBlind: Score;
}

const sweeps = 240;
const warmUp = 40;

/**
 * The best guesser we know: draws whole sets of answers that fit all releases of a year, each as often as it is likely (Gibbs sampling, with the
 * probabilities of the rounding, and with a tendency of each class to be learned), and guesses of every pupil what came most often.
 * It begins at the truth, which can only make it better than a real one. Guesses are of the wide categories.
 */
export function guessEverybody(year: MadeUpYear, releases: readonly PublishedQuestion[], chance: Chance): Guesses {
  const shares = schoolShares(releases);
  const inClass = new Map<string, number[]>();
  const minds = year.pupils.map((pupil, place): Mind => {
    const name = pupil.classes.find((one) => one !== null) ?? '';
    const classmates = inClass.get(name) ?? shares.map(() => 0);
    inClass.set(name, classmates);
    return { answer: options.findIndex(({ id }) => id === year.pupils[place]?.answer), classmates, cells: [], seen: new Map() };
  });
  for (const [time, release] of releases.entries()) showCells(year, { time, release }, minds);
  for (const mind of minds) count(mind, 1);
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (const mind of minds) {
      count(mind, -1);
      mind.answer = drawn(
        shares.map((share, option) => ((mind.classmates[option] ?? 0) + share * 10) * likelihood(mind, option)),
        mind.answer,
        chance,
      );
      count(mind, 1);
      if (sweep >= warmUp) mind.seen.set(wideOf(mind.answer), (mind.seen.get(wideOf(mind.answer)) ?? 0) + 1);
    }
  return scored(year, minds, mostFrequent(shares.map((share, option) => [wideOf(option), share])));
}

const options = feeling.options.map(({ id, coarse }) => ({ id, wide: coarse ?? id }));
const wideOf = (option: number): string => options[option]?.wide ?? '';

/** What is supposed of one pupil at the moment. */
interface Mind {
  answer: number;
  /** How many of the class are supposed to have answered what; shared by the class. */
  classmates: number[];
  /** The published numbers that could count this pupil; shared by all whom they count. */
  cells: Cell[];
  /** How often each answer was drawn. */
  seen: Map<string, number>;
}

function count({ answer, classmates, cells }: Mind, by: 1 | -1): void {
  classmates[answer] = (classmates[answer] ?? 0) + by;
  for (const cell of cells) if (cell.options.has(answer)) cell.count += by;
}

const likelihood = ({ cells }: Mind, option: number): number =>
  cells.reduce((product, cell) => product * chanceOf(cell.rounded, cell.count + (cell.options.has(option) ? 1 : 0), cell.base), 1);

/** One published number, and how many of the drawn answers it counts. */
interface Cell {
  rounded: number;
  base: number;
  options: Set<number>;
  count: number;
}

function showCells(year: MadeUpYear, { time, release }: { time: number; release: PublishedQuestion }, minds: readonly Mind[]): void {
  for (const table of release.tables.filter(isShown)) {
    const base = baseOf(release.groups.find(({ id }) => id === table.group)?.level ?? 'class');
    const cells = table.categories.map((category, index) => ({
      rounded: table.shown.counts[index] ?? 0,
      base,
      options: new Set(category.options.map((option) => options.findIndex(({ id }) => id === option))),
      count: 0,
    }));
    for (const [place, { classes, isCounted }] of year.pupils.entries())
      if (isCounted[time] && chainOf(release.groups, classes[time] ?? null).includes(table.group)) minds[place]?.cells.push(...cells);
  }
}

/** How likely a count is rounded to this number. */
function chanceOf(rounded: number, count: number, base: number): number {
  const apart = Math.abs(rounded - count);
  return apart >= base ? 0 : (base - apart) / base;
}

/** How the school as a whole answered, as far as that is published. */
function schoolShares(releases: readonly PublishedQuestion[]): number[] {
  const wholes = releases
    .flatMap(({ tables }) => tables.filter(isShown))
    .filter(({ group, categories }) => group === 'school' && categories.length === options.length);
  const counts = options.map((_, option) => wholes.reduce((sum, { shown }) => sum + (shown.counts[option] ?? 0), 0.2));
  const whole = counts.reduce((sum, one) => sum + one, 0);
  return counts.map((one) => one / whole);
}

function drawn(likely: readonly number[], otherwise: number, chance: Chance): number {
  const whole = likely.reduce((sum, one) => sum + one, 0);
  if (whole === 0) return otherwise;
  let left = (chance(1_000_000_000) / 1_000_000_000) * whole;
  const found = likely.findIndex((one) => {
    left -= one;
    return left < 0;
  });
  return found < 0 ? otherwise : found;
}

function mostFrequent(counts: Iterable<readonly [string, number]>): string {
  const sum = new Map<string, number>();
  for (const [what, count] of counts) sum.set(what, (sum.get(what) ?? 0) + count);
  return [...sum].reduce((a, b) => (b[1] > a[1] ? b : a), ['', -1])[0];
}

function scored({ pupils }: MadeUpYear, minds: readonly Mind[], usual: string): Guesses {
  const guesses: Guesses = { tookPart: none(), tookNoPart: none(), blind: none(), moved: none(), movedBlind: none() };
  for (const [pupil, { answer, classes, isCounted }] of pupils.entries()) {
    const coarse = wideOf(options.findIndex(({ id }) => id === answer));
    const guess = mostFrequent(minds[pupil]?.seen ?? []);
    if (!isCounted.includes(true)) {
      note(guesses.tookNoPart, guess === coarse);
      continue;
    }
    note(guesses.tookPart, guess === coarse);
    note(guesses.blind, usual === coarse);
    if (new Set(classes.map((name, time) => (isCounted[time] ? name : null))).size === 1) continue;
    note(guesses.moved, guess === coarse);
    note(guesses.movedBlind, usual === coarse);
  }
  return guesses;
}

const none = (): Score => ({ right: 0, guesses: 0 });

function note(score: Score, isRight: boolean): void {
  score.guesses++;
  if (isRight) score.right++;
}
