import type { Traits } from './traits.ts';

/** How much an octave of pitch weighs, against a natural logarithm of loudness in one band. */
const octave = 6 * Math.LN2;

/**
 * Tells who spoke: the one whose timbre, and pitch if wanted, is nearest. Never by the same sentence, which would tell by what was said.
 * @returns how many were told right
 */
export const speakersTold = (unknown: readonly Traits[], known: readonly Traits[], listensToPitch: boolean): number =>
  unknown.filter((one) => {
    const others = known.filter(({ sentence }) => sentence !== one.sentence);
    return nearest(others, (other) => distance(one, other, listensToPitch))?.speaker === one.speaker;
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

function distance(one: Traits, other: Traits, listensToPitch: boolean): number {
  const timbre = Math.hypot(...one.timbre.map((value, at) => value - (other.timbre[at] as number)));
  return listensToPitch ? Math.hypot(timbre, octave * Math.log2((one.pitch + 1) / (other.pitch + 1))) : timbre;
}
