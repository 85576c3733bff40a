/** A whole number from zero up to, not including, `until`; each as likely. */
export type Chance = (until: number) => number;

/**
 * Unbiased random rounding: to the multiple of `base` below or above, the nearer the likelier, so that the expected value is the count itself.
 * A multiple stays what it is. Whoever sees `p` knows of the count that it lies between p − (base − 1) and p + (base − 1).
 * Source: Fellegi, "Controlled random rounding", Survey Methodology 1 (1975).
 */
export function roundedAtRandom(count: number, base: number, chance: Chance): number {
  const over = count % base;
  return count - over + (chance(base) < over ? base : 0);
}
