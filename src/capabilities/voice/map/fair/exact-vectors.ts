import { onGrid } from './whole-sums.ts';

/** Exact: the same in whatever order. */
export function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < one.length; j++) sum += onGrid((one[j] as number) * (other[j] as number));
  return sum;
}

export const squareOf = (vector: Float64Array): number => dot(vector, vector);

/** Divided by a length; nothing is left of what is as good as nothing. */
export const scaled = (vector: Float64Array, length: number): Float64Array =>
  length > 1e-6 ? vector.map((x) => onGrid(x / length)) : new Float64Array(vector.length);
