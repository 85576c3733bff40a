import type { Chance } from './chance.ts';

/** Something seen, in numbers, and which kind it really was. */
export interface Sample {
  kind: string;
  features: readonly number[];
}

const neighbours = 5;
const folds = 5;

/**
 * Tells kinds apart by the five nearest of what is known, each feature in standard deviations; every sample is judged once, by the
 * four fifths of the samples in which it is not (five-fold cross-validation).
 * @returns how many were told right
 */
export function toldRight(samples: readonly Sample[], chance: Chance): number {
  const order = chance.shuffled(samples);
  let right = 0;
  for (let fold = 0; fold < folds; fold++) {
    const known = order.filter((_, place) => place % folds !== fold);
    const scaled = scalerFor(known.map(({ features }) => features));
    const knownScaled = known.map(({ kind, features }) => ({ kind, features: scaled(features) }));
    for (const { kind, features } of order.filter((_, place) => place % folds === fold)) if (nearest(knownScaled, scaled(features)) === kind) right++;
  }
  return right;
}

/** In standard deviations from the mean of what is known; a feature that never changes counts nothing. */
function scalerFor(known: readonly (readonly number[])[]): (features: readonly number[]) => number[] {
  const columns = (known[0] ?? []).map((_, feature) => known.map((row) => row[feature] as number));
  const scales = columns.map((column) => {
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    const deviation = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length);
    return { mean, deviation: deviation || 1 };
  });
  return (features) => scales.map(({ mean, deviation }, feature) => ((features[feature] as number) - mean) / deviation);
}

/** The kind of most of the nearest. */
function nearest(known: readonly Sample[], features: readonly number[]): string {
  const near = known
    .map((sample) => ({ kind: sample.kind, distance: sample.features.reduce((sum, value, at) => sum + (value - (features[at] as number)) ** 2, 0) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, neighbours);
  const votes = Map.groupBy(near, ({ kind }) => kind);
  return [...votes].sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? '';
}
