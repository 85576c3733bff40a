import type { Ballots } from './ballots.ts';
import { squareOf } from './exact-vectors.ts';
import { leaningOf, noLeaning, squaresOf } from './leaning.ts';
import type { OpinionSpace, Places } from './space.ts';
import { onGrid } from './whole-sums.ts';

/**
 * Where ballots stand: the ridge least-squares fit of (x, y) to their own votes, divided by the root of its certainty, so that the spread of the places is
 * the same whether somebody voted five times or five hundred; times the mean size of the loadings, so that a distance is a difference in votes.
 * @returns places beside `ballots`; who voted on nothing that is looked at stands in the middle, with certainty 0
 */
export function placeBallots(all: Ballots, ballots: Int32Array, isLookedAt: Uint8Array, space: OpinionSpace): Places {
  const squares = squaresOf(space);
  const columns = Math.max(
    1,
    isLookedAt.reduce((sum, is) => sum + is, 0),
  );
  const [wide, high] = [Math.sqrt(squareOf(space.first) / columns), Math.sqrt(squareOf(space.second) / columns)];
  const positions = new Float64Array(2 * ballots.length);
  const certainty = new Float64Array(ballots.length);
  const own = noLeaning();
  for (let n = 0; n < ballots.length; n++) {
    leaningOf(all.table, all.row[ballots[n] as number] as number, squares, isLookedAt, own);
    const [a, b, d] = [own.xx + space.noise, own.xy, own.yy + space.noise];
    const determinant = a * d - b * b;
    const [known, knownToo] = [1 - (space.noise * d) / determinant, 1 - (space.noise * a) / determinant];
    positions[2 * n] = known > 1e-6 ? onGrid((wide * (d * own.x - b * own.y)) / determinant / Math.sqrt(known)) : 0;
    positions[2 * n + 1] = knownToo > 1e-6 ? onGrid((high * (a * own.y - b * own.x)) / determinant / Math.sqrt(knownToo)) : 0;
    certainty[n] = onGrid((known * wide * wide + knownToo * high * high) / Math.max(1e-9, wide * wide + high * high));
  }
  return { positions, certainty };
}
