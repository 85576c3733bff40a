import type { Ballots } from './ballots.ts';
import type { OpinionSpace } from './space.ts';
import { onGrid } from './whole-sums.ts';

/** The sums over one person's votes that say where the person stands. */
export interface Leaning {
  /** Σ v vᵀ, three different numbers, and Σ v · (vote − centre), two. */
  xx: number;
  xy: number;
  yy: number;
  x: number;
  y: number;
  votes: number;
}

/** What depends on the space alone, worked out once for all people, on the grid so that their sums are exact. */
export const squaresOf = ({ centre, first, second }: OpinionSpace): Float64Array => {
  const squares = new Float64Array(8 * centre.length);
  for (let j = 0; j < centre.length; j++) {
    const [c, v, w] = [centre[j] as number, first[j] as number, second[j] as number];
    const k = 8 * j;
    squares[k] = v;
    squares[k + 1] = w;
    squares[k + 2] = onGrid(v * v);
    squares[k + 3] = onGrid(v * w);
    squares[k + 4] = onGrid(w * w);
    squares[k + 5] = onGrid(c * v);
    squares[k + 6] = onGrid(c * w);
  }
  return squares;
};

export function leaningOf({ rowStart, column, vote }: Ballots['table'], person: number, squares: Float64Array, isLookedAt: Uint8Array, into: Leaning): void {
  let [xx, xy, yy, x, y, votes] = [0, 0, 0, 0, 0, 0];
  for (let at = rowStart[person] as number; at < (rowStart[person + 1] as number); at++) {
    const said = vote[at] as number;
    const j = column[at] as number;
    if (said === 0 || !isLookedAt[j]) continue;
    const k = 8 * j;
    xx += squares[k + 2] as number;
    xy += squares[k + 3] as number;
    yy += squares[k + 4] as number;
    x += said * (squares[k] as number) - (squares[k + 5] as number);
    y += said * (squares[k + 1] as number) - (squares[k + 6] as number);
    votes++;
  }
  into.xx = xx;
  into.xy = xy;
  into.yy = yy;
  into.x = x;
  into.y = y;
  into.votes = votes;
}

/** To be filled, one person after the other. */
export const noLeaning = (): Leaning => ({ xx: 0, xy: 0, yy: 0, x: 0, y: 0, votes: 0 });
