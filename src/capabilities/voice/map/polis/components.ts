import type { VoteTable } from '../vote-table.ts';

/** The two directions in which people differ most, as Polis finds them. */
export interface Components {
  /** For each of the C statements the mean of its votes, passes as 0; 0 for a statement that is moderated out. */
  centre: Float64Array;
  /** Two unit vectors over the C statements; their signs mean nothing. All 0 where people do not differ in a second (or first) way. */
  axes: [Float64Array, Float64Array];
}

const mostProducts = 101;
/** C × C numbers of 8 bytes: 32 MB. */
const mostColumnsSquared = 2000;

/**
 * Principal components by power iteration: v ← XᵀXv / |XᵀXv|, 101 products at most, ended when the length repeats exactly, begun with all ones; the
 * second with the first taken out of every row. X = votes − centre where somebody voted and 0 elsewhere, so that a product costs O(votes), or O(C²) after O(Σ votes of a person²).
 * Source: sections 2.2 and 2.3 of the published description of Polis (pca.clj, named_matrix.clj).
 * @param isOut for each statement whether it is moderated out: its column is 0 for everybody
 */
export function principalComponents(table: VoteTable, isOut: Uint8Array): Components {
  const centre = meansOf(table, isOut);
  const product = productsOf(table, centre, isOut);
  const first = strongestAxis(product, centre.length, undefined);
  return { centre, axes: [first, strongestAxis(product, centre.length, first)] };
}

/** v → XᵀXv. */
type Product = (v: Float64Array) => Float64Array;

/** Multiplies through the votes, or through XᵀX worked out once where that is less work and fits in memory: people vote on few statements, mostly. */
function productsOf(table: VoteTable, centre: Float64Array, isOut: Uint8Array): Product {
  let pairs = 0;
  for (let row = 0; row < table.people.length; row++) pairs += ((table.rowStart[row + 1] as number) - (table.rowStart[row] as number)) ** 2 / 2;
  if (centre.length > mostColumnsSquared || pairs > mostProducts * table.column.length) return (v) => throughVotes(table, centre, isOut, v);
  const square = squareOf(table, centre, isOut);
  return (v) => {
    const product = new Float64Array(v.length);
    for (let j = 0; j < v.length; j++) {
      let sum = 0;
      for (let k = 0; k < v.length; k++) sum += (square[j * v.length + k] as number) * (v[k] as number);
      product[j] = sum;
    }
    return product;
  };
}

/** XᵀX, C × C. */
function squareOf({ rowStart, column, vote, people }: VoteTable, centre: Float64Array, isOut: Uint8Array): Float64Array {
  const size = centre.length;
  const square = new Float64Array(size * size);
  const [own, rest] = [new Int32Array(size), new Float64Array(size)];
  for (let row = 0; row < people.length; row++) {
    let count = 0;
    for (let at = rowStart[row] as number; at < (rowStart[row + 1] as number); at++) {
      const j = column[at] as number;
      if (isOut[j]) continue;
      own[count] = j;
      rest[count++] = (vote[at] as number) - (centre[j] as number);
    }
    for (let n = 0; n < count; n++) {
      const [begin, x] = [(own[n] as number) * size, rest[n] as number];
      for (let m = n; m < count; m++) {
        const at = begin + (own[m] as number);
        square[at] = (square[at] as number) + x * (rest[m] as number);
      }
    }
  }
  for (let j = 0; j < size; j++) for (let k = 0; k < j; k++) square[j * size + k] = square[k * size + j] as number;
  return square;
}

function meansOf({ column, vote, statements }: VoteTable, isOut: Uint8Array): Float64Array {
  const sum = new Float64Array(statements.length);
  const count = new Float64Array(statements.length);
  for (let at = 0; at < column.length; at++) {
    const j = column[at] as number;
    sum[j] = (sum[j] as number) + (vote[at] as number);
    count[j] = (count[j] as number) + 1;
  }
  return sum.map((total, j) => (isOut[j] || !count[j] ? 0 : total / (count[j] as number)));
}

function strongestAxis(multiply: Product, size: number, without: Float64Array | undefined): Float64Array {
  let axis: Float64Array = new Float64Array(size).fill(1);
  let before = Number.NaN;
  for (let turn = 0; turn < mostProducts; turn++) {
    if (without) takeOut(axis, without);
    const product = multiply(axis);
    if (without) takeOut(product, without);
    const length = lengthOf(product);
    // Where nothing is left, what remains is rounding, and a direction made of it would be noise.
    if (length < 1e-9) return new Float64Array(size);
    axis = product.map((x) => x / length);
    if (length === before) break;
    before = length;
  }
  return axis;
}

function lengthOf(vector: Float64Array): number {
  let sum = 0;
  for (const x of vector) sum += x * x;
  return Math.sqrt(sum);
}

function takeOut(vector: Float64Array, unit: Float64Array): void {
  let dot = 0;
  for (let j = 0; j < vector.length; j++) dot += (vector[j] as number) * (unit[j] as number);
  for (let j = 0; j < vector.length; j++) vector[j] = (vector[j] as number) - dot * (unit[j] as number);
}

function throughVotes({ rowStart, column, vote, people }: VoteTable, centre: Float64Array, isOut: Uint8Array, v: Float64Array): Float64Array {
  const product = new Float64Array(v.length);
  for (let row = 0; row < people.length; row++) {
    const [begin, end] = [rowStart[row] as number, rowStart[row + 1] as number];
    let along = 0;
    for (let at = begin; at < end; at++) {
      const j = column[at] as number;
      if (!isOut[j]) along += ((vote[at] as number) - (centre[j] as number)) * (v[j] as number);
    }
    for (let at = begin; at < end; at++) {
      const j = column[at] as number;
      if (!isOut[j]) product[j] = (product[j] as number) + ((vote[at] as number) - (centre[j] as number)) * along;
    }
  }
  return product;
}

/**
 * Where each person stands: p = √(C / max(n, 1)) · Σ (x − centre) · v over the statements voted on, n the votes of the person in the rating matrix (a
 * column that is moderated out counts as voted by everybody). Source: section 2.4.
 * @returns x and y in turn, 2 N numbers
 */
export function projectPeople({ rowStart, column, vote, people }: VoteTable, { centre, axes }: Components, isOut: Uint8Array): Float64Array {
  const outCount = isOut.reduce((sum, out) => sum + out, 0);
  const [first, second] = axes;
  const positions = new Float64Array(2 * people.length);
  for (let row = 0; row < people.length; row++) {
    let [x, y, count] = [0, 0, outCount];
    for (let at = rowStart[row] as number; at < (rowStart[row + 1] as number); at++) {
      const j = column[at] as number;
      if (isOut[j]) continue;
      const rest = (vote[at] as number) - (centre[j] as number);
      x += rest * (first[j] as number);
      y += rest * (second[j] as number);
      count++;
    }
    const scale = Math.sqrt(centre.length / Math.max(count, 1));
    positions[2 * row] = scale * x;
    positions[2 * row + 1] = scale * y;
  }
  return positions;
}

/** How far a statement lies from the middle, had one imaginary person agreed with it alone: |√C (1 − centre) (v₁, v₂)|. Source: section 2.4. */
export function extremities({ centre, axes }: Components): Float64Array {
  const [first, second] = axes;
  return centre.map((mean, j) => Math.sqrt(centre.length) * (1 - mean) * Math.hypot(first[j] as number, second[j] as number));
}
