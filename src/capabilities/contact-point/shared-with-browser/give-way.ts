import { nextTick } from '@noble/hashes/utils.js';

/** As long as the page may be kept waiting on purpose, in milliseconds: as the slow part of a receipt does. */
const slice = 8;

let since = 0;

/** Lets the page turn to whoever touches it, where work has gone on for a while. When it does follows from the clock, never from what is opened. */
export async function giveWay(): Promise<void> {
  if (performance.now() - since < slice) return;
  await nextTick();
  since = performance.now();
}
