import { type Problem, type Sum, totalOf } from './problem.ts';
import { almost, type Side, Solver, type SwitchSetting, sides } from './solver.ts';

/** Between what a sum lies for all that is known, and which witnesses show it: the first has `from`, the second `to`. */
export interface Range {
  from: number;
  to: number;
  at: [number, number];
}

export interface Explored {
  ranges: Range[];
  /** Each is a whole set of numbers that could be the truth; all found by the solver, none taken from the truth. */
  witnesses: number[][];
}

/**
 * The exact least and most of each sum.
 * @throws Impossible
 */
export async function rangesOf(problem: Problem, sums: readonly Sum[]): Promise<Explored> {
  return explore(problem, sums, undefined);
}

/**
 * Like {@link rangesOf}, but stops at a sum as soon as it is known to be `enough` wide: much faster, and all that safety asks.
 * @throws Impossible
 */
export async function widthsOf(problem: Problem, sums: readonly Sum[], enough: readonly number[]): Promise<Explored> {
  return explore(problem, sums, enough);
}

async function explore(problem: Problem, sums: readonly Sum[], enough: readonly number[] | undefined): Promise<Explored> {
  if (sums.length === 0) return { ranges: [], witnesses: [] };
  const solver = await Solver.on(problem);
  try {
    const found = new Found(problem, sums, enough, await solver.cheapest([], 'least'));
    for (const side of sides) await pushAllTogether(solver, found, sums, side);
    for (const [index, sum] of sums.entries()) for (const side of sides) if (!found.isDone(index, side)) await push(solver, found, { sum, index, side });
    return { ranges: found.ranges, witnesses: found.witnesses };
  } finally {
    solver.close();
  }
}

/** Most sums can be pushed to their end at the same time: a handful of solves settles nearly all of them. */
async function pushAllTogether(solver: Solver, found: Found, sums: readonly Sum[], side: Side): Promise<void> {
  let open = sums.length + 1;
  for (;;) {
    const left = sums.filter((_, index) => !found.isDone(index, side));
    if (left.length < 2 || left.length >= open) return;
    open = left.length;
    found.add(await solver.cheapest(left, side));
  }
}

/**
 * To its end, the cheap way first: numbers that need not be whole are found a hundred times faster, and are whole more often than not.
 * Where they are not they still say how far the end can lie, and numbers found before may lie there already.
 */
async function push(solver: Solver, found: Found, { sum, index, side }: { sum: Sum; index: number; side: Side }): Promise<void> {
  const relaxed = await solver.relaxed([sum], side);
  if (relaxed.isWhole) {
    found.add(relaxed.solution);
    return found.settle(index, side);
  }
  found.limit(index, side, relaxed.end);
  for (const known of found.switchSettings()) {
    if (found.isDone(index, side)) return;
    const fixed = await solver.relaxed([sum], side, known);
    if (fixed.isWhole) found.add(fixed.solution);
  }
  if (found.isDone(index, side)) return;
  found.add(await solver.whole([sum], side));
  found.settle(index, side);
}

/** What was found so far about each sum. */
class Found {
  readonly ranges: Range[];
  readonly witnesses: number[][];
  /** How far the ends can lie, as far as is proved. */
  readonly #bounds: Record<Side, number>[];
  readonly #switches: number[];
  readonly #settings = new Map<string, SwitchSetting>();

  constructor(
    problem: Problem,
    private readonly sums: readonly Sum[],
    private readonly enough: readonly number[] | undefined,
    first: number[],
  ) {
    this.witnesses = [first];
    this.ranges = sums.map((sum) => ({ from: totalOf(sum, first), to: totalOf(sum, first), at: [0, 0] }));
    this.#bounds = outerBounds(problem, sums);
    this.#switches = problem.unknowns.flatMap(({ least, most }, index) => (least === 0 && most === 1 ? [index] : []));
    this.#remember(first);
  }

  isDone(index: number, side: Side): boolean {
    const { from, to } = this.ranges[index] as Range;
    if (this.enough && to - from >= (this.enough[index] as number)) return true;
    const bound = (this.#bounds[index] as Record<Side, number>)[side];
    return side === 'least' ? from <= bound : to >= bound;
  }

  add(solution: number[]): void {
    const place = this.witnesses.length;
    let isNew = false;
    for (const [index, range] of this.ranges.entries()) {
      const value = totalOf(this.sums[index] as Sum, solution);
      if (value < range.from) [range.from, range.at[0], isNew] = [value, place, true];
      if (value > range.to) [range.to, range.at[1], isNew] = [value, place, true];
    }
    if (!isNew) return;
    this.witnesses.push(solution);
    this.#remember(solution);
  }

  /** The end is proved to lie no further than this. */
  limit(index: number, side: Side, end: number): void {
    const bounds = this.#bounds[index] as Record<Side, number>;
    bounds[side] = side === 'least' ? Math.max(bounds.least, Math.ceil(end - almost)) : Math.min(bounds.most, Math.floor(end + almost));
  }

  /** What was found is the end. */
  settle(index: number, side: Side): void {
    const { from, to } = this.ranges[index] as Range;
    this.limit(index, side, side === 'least' ? from : to);
  }

  /** Settings of yes-or-no unknowns with which something was found; those make numbers come out broken. */
  switchSettings(): SwitchSetting[] {
    return this.#switches.length === 0 ? [] : [...this.#settings.values()].slice(0, 8);
  }

  #remember(solution: number[]): void {
    const setting = this.#switches.map((index): [number, number] => [index, solution[index] as number]);
    this.#settings.set(JSON.stringify(setting), setting);
  }
}

/** Bounds that each row and each unknown gives by itself. */
function outerBounds({ unknowns, rows }: Problem, sums: readonly Sum[]): Record<Side, number>[] {
  const keyOf = ({ terms }: Sum): string => [...terms].sort(([a], [b]) => a - b).join(';');
  const byTerms = new Map<string, Record<Side, number>>();
  for (const row of rows) {
    const known = byTerms.get(keyOf(row)) ?? row;
    byTerms.set(keyOf(row), { least: Math.max(known.least, row.least), most: Math.min(known.most, row.most) });
  }
  return sums.map((sum) => {
    const end = (side: Side): number =>
      sum.terms.reduce((total, [unknown, times]) => {
        const { least, most } = unknowns[unknown] as Record<Side, number>;
        return total + times * ((side === 'least') === times > 0 ? least : most);
      }, 0);
    const row = byTerms.get(keyOf(sum)) ?? { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
    return { least: Math.max(row.least, end('least')), most: Math.min(row.most, end('most')) };
  });
}
