/** ln Γ(x) for x > 0 (Lanczos, g = 7, nine terms; about 1e-13). */
function logGamma(x: number): number {
  const t = x + 6.5;
  let sum = 0.99999999999980993;
  lanczos.forEach((term, n) => {
    sum += term / (x + n);
  });
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];

/** ln B(a, b). */
export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

/** The chance that a share with distribution Beta(a, b) lies below x in (0, 1): the regularised incomplete beta function, by continued fraction (Lentz). */
export function chanceBelow(x: number, a: number, b: number): number {
  if (x > (a + 1) / (a + b + 2)) return 1 - chanceBelow(1 - x, b, a);
  const front = Math.exp(a * Math.log(x) + b * Math.log(1 - x) - logBeta(a, b)) / a;
  let [c, d, fraction] = [1, 1 / nonZero(1 - ((a + b) * x) / (a + 1)), 0];
  fraction = d;
  for (let n = 1; n < 300; n++) {
    const even = (n * (b - n) * x) / ((a + 2 * n - 1) * (a + 2 * n));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= c * d;
    const odd = (-(a + n) * (a + b + n) * x) / ((a + 2 * n) * (a + 2 * n + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-12) break;
  }
  return front * fraction;
}

const nonZero = (x: number): number => (Math.abs(x) < 1e-300 ? 1e-300 : x);

/**
 * Wilson's interval for a share: where it lies with 90 % certainty after k of n.
 * @returns from 0 to 1 when n is 0
 */
export function wilsonInterval(k: number, n: number): { low: number; high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const middle = (k + (z * z) / 2) / (n + z * z);
  const reach = (z / (n + z * z)) * Math.sqrt((k * (n - k)) / n + (z * z) / 4);
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** Five of a hundred on either side. */
const z = 1.6448536269514722;
