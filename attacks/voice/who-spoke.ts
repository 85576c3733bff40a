import type { Traits } from './traits.ts';

/** How much an octave of pitch weighs, against a natural logarithm of loudness in one band. */
const octave = 6 * Math.LN2;

/** What somebody may tell a voice by: how far two lie apart. */
export const ears = {
  everything: (one: Traits, other: Traits): number => Math.hypot(ears['all but pitch'](one, other), octave * Math.log2((one.pitch + 1) / (other.pitch + 1))),
  'all but pitch': (one: Traits, other: Traits): number => Math.hypot(apart(one.timbre, other.timbre), apart(one.liveliness, other.liveliness)),
  'the ups and downs alone': (one: Traits, other: Traits): number => apart(one.liveliness, other.liveliness),
};

/**
 * Tells who spoke: the one who lies nearest. Never by the same sentence, which would tell by what was said.
 * @returns how many were told right
 */
export const speakersTold = (unknown: readonly Traits[], known: readonly Traits[], ear: keyof typeof ears): number =>
  unknown.filter((one) => {
    const others = known.filter(({ sentence }) => sentence !== one.sentence);
    return nearest(others, (other) => ears[ear](one, other))?.speaker === one.speaker;
  }).length;

/** The one at the least distance. */
export function nearest<Item>(items: readonly Item[], distanceTo: (item: Item) => number): Item | undefined {
  let best: { item?: Item; distance: number } = { distance: Number.POSITIVE_INFINITY };
  for (const item of items) {
    const distance = distanceTo(item);
    if (distance < best.distance) best = { item, distance };
  }
  return best.item;
}

/** How far two rows of numbers of the same length lie apart (Euclid). */
export function apart(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += ((one[at] as number) - (other[at] as number)) ** 2;
  return Math.sqrt(sum);
}
