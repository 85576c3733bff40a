import type { Traits } from './traits.ts';
import { apart, nearest } from './who-spoke.ts';

/**
 * Tells which of the sentences was said: the one whose course is nearest when each may go slower or faster (dynamic time warping:
 * H. Sakoe, S. Chiba, "Dynamic programming algorithm optimization for spoken word recognition", 1978). Never by the same speaker,
 * who would be known by their voice.
 * @returns how many were told right
 */
export const sentencesTold = (unknown: readonly Traits[], known: readonly Traits[]): number =>
  unknown.filter((one) => {
    const others = known.filter(({ speaker }) => speaker !== one.speaker);
    return nearest(others, (other) => warped(one.course, other.course))?.sentence === one.sentence;
  }).length;

/** How far two courses lie apart at best, a row on average. */
function warped(one: readonly (readonly number[])[], other: readonly (readonly number[])[]): number {
  const distances = new Float64Array(other.length + 1).fill(Number.POSITIVE_INFINITY);
  distances[0] = 0;
  for (const row of one) {
    let before = distances[0] as number;
    distances[0] = Number.POSITIVE_INFINITY;
    for (const [at, otherRow] of other.entries()) {
      const here = distances[at + 1] as number;
      distances[at + 1] = apart(row, otherRow) + Math.min(here, distances[at] as number, before);
      before = here;
    }
  }
  return (distances[other.length] as number) / (one.length + other.length);
}
