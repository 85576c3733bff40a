import type { Picture, Spot, Who } from './rules/lists.ts';

/** Steps of power iteration: for at most a dozen parts, and a picture in tenths. */
const steps = 60;

/**
 * Places statements by how true they are for everybody (to the right) and by where parts differ (up and down), and a part on the side of what it says
 * more than others: the two largest singular vectors of the scores, not centred (a biplot, Gabriel 1971).
 * @param parts what each part says of each statement, from -1 (nobody agrees) to 1
 * @returns undefined for fewer than two parts: then there is nothing to lay beside each other
 */
export function pictureFrom(statements: readonly string[], parts: readonly { who: Who; scores: readonly number[] }[]): Omit<Picture, 'audiences'> | undefined {
  if (parts.length < 2) return undefined;
  const scores = parts.map((part) => part.scores);
  const alike = axisOf(
    scores,
    scores.map(() => 1),
    [],
  );
  const apart = axisOf(
    scores,
    scores.map((_, part) => (part === 0 ? 1 : -1 / part)),
    alike,
  );
  const [across, upward] = [weighed(scores, alike), weighed(scores, apart)];
  const top = Math.max(...apart.map(Math.abs), Number.MIN_VALUE);
  return {
    parts: parts.map(({ who, scores: own }, part): Spot<Who> => ({ of: who, x: tenth(mean(own)), y: tenth((apart[part] as number) / top) })),
    statements: statements.map((of, j): Spot => ({ of, x: tenth(across[j] as number), y: tenth(upward[j] as number) })),
  };
}

/** The weights of parts along which scores vary most, at right angles to another axis; towards the first part. */
function axisOf(scores: readonly (readonly number[])[], begin: readonly number[], other: readonly number[]): number[] {
  let axis = [...begin];
  for (let step = 0; step < steps; step++) {
    const along = weighedSums(scores, axis);
    axis = unit(
      scores.map((row) => dot(row, along)),
      other,
    );
  }
  return (axis[0] ?? 0) < 0 ? axis.map((weight) => -weight) : axis;
}

function unit(vector: readonly number[], other: readonly number[]): number[] {
  const shared = other.length > 0 ? dot(vector, other) / Math.max(dot(other, other), Number.MIN_VALUE) : 0;
  const rest = vector.map((x, n) => x - shared * (other[n] ?? 0));
  const length = Math.sqrt(dot(rest, rest));
  return rest.map((x) => (length > 1e-9 ? x / length : 0));
}

const dot = (one: readonly number[], other: readonly number[]): number => one.reduce((sum, x, n) => sum + x * (other[n] ?? 0), 0);

const weighedSums = (scores: readonly (readonly number[])[], axis: readonly number[]): number[] =>
  (scores[0] ?? []).map((_, j) => scores.reduce((sum, row, part) => sum + (axis[part] as number) * (row[j] as number), 0));

/** From -1 to 1: the weights together count as one. */
function weighed(scores: readonly (readonly number[])[], axis: readonly number[]): number[] {
  const whole = axis.reduce((sum, weight) => sum + Math.abs(weight), 0);
  return weighedSums(scores, axis).map((sum) => (whole > 0 ? sum / whole : 0));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const tenth = (value: number): number => Math.round(value * 10) / 10;
