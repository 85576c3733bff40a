import { chanceBelow, logBeta } from './chances.ts';
import { onGrid } from './whole-sums.ts';

/** What one group or segment said on one statement, looked at from the side that most people take. */
export interface Heard {
  /** Of those with an opinion, how many are on the side of the most. */
  along: number;
  opinions: number;
}

/** How the guard judges one group or segment on one statement. */
export interface Verdict extends Heard {
  /** The chance that most of its people are on the other side, from 0 to 1. */
  rejects: number;
  /** The chance that fewer than three in five of its people are on the side of the most. */
  doubt: number;
  /** The share of its people on the side of the most, as far as can be told. */
  support: number;
}

/** How firmly a guess stands before any vote on the statement itself: as firmly as this many votes. */
const firmness = 10;
/** How often a group may go against the others, and how much of it is then still along: a small grid, all points as likely beforehand. */
const sharesAgainst = [0.02, 0.2, 0.4, 0.6];
const supportsWhenAgainst = [0.15, 0.35, 0.55];
/** Only where the others lean clearly does going along differ from going against. */
export const clearMajority = 0.6;

/**
 * Judges one group or segment on all statements together, so that what it says on many tells how to read its few votes on one. On each statement it either
 * goes along with the others (its share is Beta around theirs) or against (Beta around a lower share); how often it goes against, and how low then, is learned
 * from all its votes by summing over a grid (empirical Bayes for a two-part mixture). A group that goes along everywhere is believed after one vote; of one
 * that is known to differ, more is asked. O(statements).
 * @param own what the group said, for each statement
 * @param others the same of everybody else
 */
export function judgeUnit(own: readonly Heard[], others: readonly Heard[]): Verdict[] {
  const leaning = others.map(({ along, opinions }) => Math.min(0.95, Math.max(0.05, (along + 1) / (opinions + 2))));
  const grid = sharesAgainst.flatMap((against) => supportsWhenAgainst.map((support) => ({ against, support, evidence: 0 })));
  own.forEach(({ along, opinions }, j) => {
    const usual = leaning[j] as number;
    if (opinions === 0 || usual < clearMajority) return;
    const likely = logLikelihood(along, opinions, usual);
    const otherwise = supportsWhenAgainst.map((support) => logLikelihood(along, opinions, support));
    // Measured from the likeliest, so that nothing leaves the numbers that a double can hold.
    const top = Math.max(likely, ...otherwise);
    const [asUsual, against] = [Math.exp(likely - top), otherwise.map((log) => Math.exp(log - top))];
    grid.forEach((point, n) => {
      const chance = (1 - point.against) * asUsual + point.against * (against[n % against.length] as number);
      point.evidence += onGrid(Math.log(Math.max(chance, 1e-300)) + top);
    });
  });
  const most = Math.max(...grid.map(({ evidence }) => evidence));
  const total = grid.reduce((sum, { evidence }) => sum + Math.exp(evidence - most), 0);
  // Weighed by what was learned: how likely each way of going against is, for a statement nothing is known of.
  const ways = supportsWhenAgainst.map((support) => ({
    support,
    chance: grid.reduce((sum, point) => sum + (point.support === support ? (point.against * Math.exp(point.evidence - most)) / total : 0), 0),
  }));
  return own.map((heard, j) => verdictOn(heard, leaning[j] as number, ways));
}

function verdictOn({ along, opinions }: Heard, usual: number, ways: readonly { support: number; chance: number }[]): Verdict {
  const goesAlong = { support: usual, chance: 1 - ways.reduce((sum, { chance }) => sum + chance, 0) };
  const parts = [goesAlong, ...ways].map(({ support, chance }) => {
    const [a, b] = [firmness * support + along, firmness * (1 - support) + opinions - along];
    return {
      weight: Math.log(chance) + logLikelihood(along, opinions, support),
      rejects: chanceBelow(0.5, a, b),
      doubt: chanceBelow(clearMajority, a, b),
      support: a / (a + b),
    };
  });
  const total = parts.map(({ weight }) => weight).reduce(logOfSum);
  const mean = (of: 'rejects' | 'doubt' | 'support'): number => parts.reduce((sum, part) => sum + Math.exp(part.weight - total) * part[of], 0);
  return { along, opinions, rejects: mean('rejects'), doubt: mean('doubt'), support: mean('support') };
}

/** Of `opinions` people, one after the other, exactly these are along: beta-binomial without the number of orders, which is the same everywhere. */
function logLikelihood(along: number, opinions: number, support: number): number {
  const [a, b] = [firmness * support, firmness * (1 - support)];
  return logBeta(a + along, b + opinions - along) - logBeta(a, b);
}

/** ln(eᵃ + eᵇ) without leaving the numbers that a double can hold. */
const logOfSum = (a: number, b: number): number => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
