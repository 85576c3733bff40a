import { setImmediate as others } from 'node:timers/promises';
import loadHighs from 'highs';
import { couldBeTrue, type Problem, type Sum, totalOf } from './problem.ts';

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

/** Nothing fits what is said to be known. */
export class Impossible extends Error {}

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

const sides = ['least', 'most'] as const;
type Side = (typeof sides)[number];

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

type SwitchSetting = [unknown: number, value: number][];

/** Solvers calculate in fractions; this far from a whole number is whole. */
const almost = 1e-6;

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

type Highs = Awaited<ReturnType<typeof loadHighs>>;
type Model = ReturnType<Highs['createModel']>;
let loaded: Promise<Highs> | undefined;

/** HiGHS with one problem in it, once with whole numbers and once without. What it says is taken as numbers only: whoever checks adds them up. */
class Solver {
  readonly #whole: Model;
  readonly #relaxed: Model;

  private constructor(
    private readonly highs: Highs,
    private readonly problem: Problem,
  ) {
    this.#whole = this.#modelWith({ integrality: problem.unknowns.map(() => highs.constants.variableType.integer) });
    this.#relaxed = this.#modelWith({});
  }

  #modelWith(kind: {
    integrality?: Parameters<Highs['createModel']>[0] extends infer Source ? Extract<Source, { integrality?: unknown }>['integrality'] : never;
  }): Model {
    const { unknowns, rows } = this.problem;
    let start = 0;
    const model = this.highs.createModel({
      numCols: unknowns.length,
      numRows: rows.length,
      colCost: unknowns.map(() => 0),
      colLower: unknowns.map(({ least }) => least),
      colUpper: unknowns.map(({ most }) => most),
      rowLower: rows.map(({ least }) => least),
      rowUpper: rows.map(({ most }) => most),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols: unknowns.length,
        starts: [0, ...rows.map(({ terms }) => (start += terms.length))],
        indices: rows.flatMap(({ terms }) => terms.map(([unknown]) => unknown)),
        values: rows.flatMap(({ terms }) => terms.map(([, times]) => times)),
      },
      ...kind,
    });
    // With presolve HiGHS finds some feasible problems impossible (ERGO-Code/HiGHS issue 3090).
    model.options.set({ output_flag: false, presolve: 'off', mip_rel_gap: 0, mip_abs_gap: 0.5 });
    return model;
  }

  static async on(problem: Problem): Promise<Solver> {
    loaded ??= loadHighs();
    return new Solver(await loaded, problem);
  }

  /**
   * Whole numbers that fit, with the sums together as small or as large as can be.
   * @throws Impossible
   */
  async whole(sums: readonly Sum[], side: Side): Promise<number[]> {
    const solution = await this.#run(this.#whole, sums, side);
    if (!solution) throw new Impossible();
    const rounded = solution.map(Math.round);
    if (!couldBeTrue(this.problem, rounded)) throw new Error('the solver gave numbers that do not fit');
    return rounded;
  }

  /** Like {@link whole}, in fractions where those happen to come out whole. */
  async cheapest(sums: readonly Sum[], side: Side): Promise<number[]> {
    const { isWhole, solution } = await this.relaxed(sums, side);
    return isWhole ? solution : this.whole(sums, side);
  }

  /** The same in fractions. Without a solution (a setting of switches with which nothing fits) it is not whole. */
  async relaxed(sums: readonly Sum[], side: Side, fixed: SwitchSetting = []): Promise<{ isWhole: boolean; solution: number[]; end: number }> {
    for (const [unknown, value] of fixed) this.#relaxed.changeColBounds(unknown, value, value);
    const solution = (await this.#run(this.#relaxed, sums, side)) ?? [Number.NaN];
    for (const [unknown] of fixed) this.#relaxed.changeColBounds(unknown, 0, 1);
    const rounded = solution.map(Math.round);
    const isWhole = solution.every((value, index) => Math.abs(value - (rounded[index] as number)) < almost) && couldBeTrue(this.problem, rounded);
    return { isWhole, solution: rounded, end: sums.reduce((total, sum) => total + totalOf(sum, solution), 0) };
  }

  /** Lets others go first: a school's pages do not wait for a table. */
  async #run(model: Model, sums: readonly Sum[], side: Side): Promise<number[] | undefined> {
    await others();
    const costs = this.problem.unknowns.map(() => 0);
    for (const { terms } of sums) for (const [unknown, times] of terms) costs[unknown] = (costs[unknown] as number) + times;
    const { objectiveSense, modelStatus } = this.highs.constants;
    model.changeObjectiveSense(side === 'least' ? objectiveSense.minimize : objectiveSense.maximize);
    model.changeColsCost({ kind: 'range', from: 0, to: costs.length - 1 }, costs);
    model.run();
    const status = model.getModelStatus();
    if (status === modelStatus.infeasible) return undefined;
    if (status !== modelStatus.optimal) throw new Error(`the solver stopped with status ${status}`);
    return [...model.getSolution().colValue];
  }

  close(): void {
    this.#whole.dispose();
    this.#relaxed.dispose();
  }
}
