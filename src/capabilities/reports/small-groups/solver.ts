import { setImmediate as others } from 'node:timers/promises';
import type loadHighs from 'highs';
import { couldBeTrue, type Problem, type Sum, totalOf } from './problem.ts';

export const sides = ['least', 'most'] as const;
export type Side = (typeof sides)[number];

/** Yes-or-no unknowns that are held where they are. */
export type SwitchSetting = [unknown: number, value: number][];

/** Solvers calculate in fractions; this far from a whole number is whole. */
export const almost = 1e-6;

/** Nothing fits what is said to be known. */
export class Impossible extends Error {}

type Highs = Awaited<ReturnType<typeof loadHighs>>;
type Model = ReturnType<Highs['createModel']>;
let loaded: Promise<Highs> | undefined;

/** HiGHS with one problem in it, once with whole numbers and once without. What it says is taken as numbers only: whoever checks adds them up. */
export class Solver {
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
    // Only a program that publishes something carries the solver in its memory.
    loaded ??= import('highs').then(({ default: load }) => load());
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
