/**
 * Two hidden questions behind the votes. Somebody at (x, y) votes on statement j as `centre + x · first + y · second + noise` with noise of this variance;
 * x and y vary with variance 1 among people. A pass is no opinion and is left out.
 */
export interface OpinionSpace {
  /** C means of what is not a pass. */
  centre: Float64Array;
  /** C loadings on the first question. */
  first: Float64Array;
  second: Float64Array;
  /** Variance of a vote around what the place of the person says. */
  noise: number;
}

/** Who takes part in a fit: ballots, how often each counts, and which columns are looked at. */
export interface Sample {
  ballots: Int32Array;
  /** Beside `ballots`. */
  weight: Float64Array;
  isLookedAt: Uint8Array;
}

/** Where ballots stand: x and y in turn, and how much of it is known, from 0 (nothing) to 1. */
export interface Places {
  positions: Float64Array;
  certainty: Float64Array;
}
