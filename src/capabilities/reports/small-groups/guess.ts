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
  const options = feeling.options.map(({ id, coarse }) => ({ id, wide: coarse ?? id }));
  const cells = cellsOf(year, releases);
  const answers = year.pupils.map(({ answer }) => options.findIndex(({ id }) => id === answer));
  for (const [pupil, places] of cells.of.entries()) for (const cell of places) if (cell.options.has(answers[pupil] as number)) cell.count++;
  const home = year.pupils.map(({ classes }) => classes.find((name) => name !== null) ?? '');
  const inClass = new Map(home.map((name) => [name, options.map(() => 0)]));
  for (const [pupil, name] of home.entries()) (inClass.get(name) as number[])[answers[pupil] as number]!++;
  const prior = schoolShares(releases, options.length);
  const seen = year.pupils.map(() => new Map<string, number>());

  for (let sweep = 0; sweep < sweeps; sweep++)
    for (const pupil of answers.keys()) {
      const own = inClass.get(home[pupil] as string) as number[];
      const before = answers[pupil] as number;
      own[before]!--;
      for (const cell of cells.of[pupil] as Cell[]) if (cell.options.has(before)) cell.count--;
      const likely = options.map(
        (_, option) =>
          ((own[option] as number) + prior[option]! * 10) *
          (cells.of[pupil] as Cell[]).reduce((product, cell) => product * chanceOf(cell.rounded, cell.count + (cell.options.has(option) ? 1 : 0), cell.base), 1),
      );
      const after = drawn(likely, before, chance);
      answers[pupil] = after;
      own[after]!++;
      for (const cell of cells.of[pupil] as Cell[]) if (cell.options.has(after)) cell.count++;
      const wide = options[after]!.wide;
      if (sweep >= warmUp) seen[pupil]!.set(wide, (seen[pupil]!.get(wide) ?? 0) + 1);
    }
  return scored(year, seen, mostFrequent(options.map(({ wide }, option): [string, number] => [wide, prior[option]!])));
}

/** One published number, and how many of the drawn answers it counts. */
interface Cell {
  rounded: number;
  base: number;
  options: Set<number>;
  count: number;
}

function cellsOf(year: MadeUpYear, releases: readonly PublishedQuestion[]): { of: Cell[][] } {
  const of: Cell[][] = year.pupils.map(() => []);
  for (const [time, { tables, groups }] of releases.entries())
    for (const table of tables) {
      if (!isShown(table)) continue;
      const base = baseOf(groups.find(({ id }) => id === table.group)?.level ?? 'class');
      const cells = table.categories.map((category, index) => ({
        rounded: table.shown.counts[index] as number,
        base,
        options: new Set(category.options.map((option) => feeling.options.findIndex(({ id }) => id === option))),
        count: 0,
      }));
      for (const [pupil, { classes, isCounted }] of year.pupils.entries())
        if (isCounted[time] && chainOf(groups, classes[time] ?? null).includes(table.group)) of[pupil]!.push(...cells);
    }
  return { of };
}

/** How likely a count is rounded to this number. */
function chanceOf(rounded: number, count: number, base: number): number {
  const apart = Math.abs(rounded - count);
  return apart >= base ? 0 : (base - apart) / base;
}

function schoolShares(releases: readonly PublishedQuestion[], options: number): number[] {
  const shares = Array.from({ length: options }, () => 0.2);
  for (const { tables } of releases)
    for (const table of tables)
      if (isShown(table) && table.group === 'school' && table.categories.length === options)
        for (const [option, rounded] of table.shown.counts.entries()) shares[option]! += rounded;
  const whole = shares.reduce((sum, one) => sum + one, 0);
  return shares.map((one) => one / whole);
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

function mostFrequent(counts: Iterable<[string, number]>): string {
  const sum = new Map<string, number>();
  for (const [what, count] of counts) sum.set(what, (sum.get(what) ?? 0) + count);
  return [...sum].reduce((a, b) => (b[1] > a[1] ? b : a), ['', -1])[0];
}

function scored({ pupils }: MadeUpYear, seen: readonly Map<string, number>[], usual: string): Guesses {
  const guesses: Guesses = { tookPart: none(), tookNoPart: none(), blind: none(), moved: none(), movedBlind: none() };
  for (const [pupil, { answer, classes, isCounted }] of pupils.entries()) {
    const { id, coarse = id } = feeling.options.find((option) => option.id === answer) as (typeof feeling.options)[number];
    const guess = mostFrequent(seen[pupil] as Map<string, number>);
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
