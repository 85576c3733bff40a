/** A whole number that somebody who attacks does not know. */
export interface Unknown {
  name: string;
  least: number;
  most: number;
}

/** Index of an unknown, and how many times it counts. */
export type Term = readonly [unknown: number, times: number];

/** A sum of unknowns that somebody wants to know. */
export interface Sum {
  name: string;
  terms: Term[];
}

/** What somebody knows of a sum. `most` may be Infinity. */
export interface Row extends Sum {
  least: number;
  most: number;
}

/** Everything that somebody who attacks knows: an integer linear program without an objective. */
export interface Problem {
  unknowns: Unknown[];
  rows: Row[];
}

export const totalOf = ({ terms }: Pick<Sum, 'terms'>, solution: readonly number[]): number =>
  terms.reduce((sum, [unknown, times]) => sum + times * (solution[unknown] ?? Number.NaN), 0);

/** Whether these whole numbers could be the truth, for all that is known. Plain adding up: no solver is trusted. */
export const couldBeTrue = ({ unknowns, rows }: Problem, solution: readonly number[]): boolean =>
  solution.length === unknowns.length &&
  unknowns.every(({ least, most }, index) => Number.isInteger(solution[index]) && within(solution[index] as number, least, most)) &&
  rows.every((row) => within(totalOf(row, solution), row.least, row.most));

const within = (value: number, least: number, most: number): boolean => value >= least && value <= most;

/**
 * The problem in the LP format of CPLEX, which GLPK, CBC, HiGHS and others read, so that anybody can check with a solver of their own.
 * @param asked the sum to make as large or as small as can be
 */
export function asLp({ unknowns, rows }: Problem, asked?: { sum: Sum; sense: 'Minimize' | 'Maximize' }): string {
  const names = unknowns.map((_, index) => `x${index}`);
  const sumOf = ({ terms }: Pick<Sum, 'terms'>): string =>
    terms.map(([unknown, times]) => `${times < 0 ? '-' : '+'} ${Math.abs(times)} ${names[unknown]}`).join(' ');
  return [
    ...unknowns.map(({ name }, index) => `\\ ${names[index]} = ${plain(name)}`),
    asked ? `${asked.sense}\n asked: ${sumOf(asked.sum)}` : `Minimize\n nothing: 0 ${names[0] ?? 'x0'}`,
    'Subject To',
    ...rows.flatMap((row, index) => [
      `\\ ${plain(row.name)}`,
      ...(row.least > Number.NEGATIVE_INFINITY ? [` r${index}l: ${sumOf(row)} >= ${row.least}`] : []),
      ...(row.most < Number.POSITIVE_INFINITY ? [` r${index}m: ${sumOf(row)} <= ${row.most}`] : []),
    ]),
    'Bounds',
    ...unknowns.map(({ least, most }, index) => ` ${least} <= ${names[index]} <= ${most}`),
    'General',
    ...names.map((name) => ` ${name}`),
    'End',
    '',
  ].join('\n');
}

/** A comment is one line. */
const plain = (name: string): string => name.replace(/[\r\n\\]/g, ' ');
