import type { Bytes } from '../../../platform/secrets/shared-with-browser/bytes.ts';

/** Bytes in front that say how much of the rest counts. */
export const headLength = 4;

/**
 * Content with its length in front, filled up with zeros to the smallest of these sizes that holds it, so that a length tells little.
 * @param sizes in bytes, smallest first
 */
export function filled(content: Bytes, sizes: readonly number[]): Bytes {
  const size = sizes.find((room) => content.length + headLength <= room);
  if (!size) throw new RangeError('more than it holds');
  const whole = new Uint8Array(size);
  new DataView(whole.buffer).setUint32(0, content.length);
  whole.set(content, headLength);
  return whole;
}

/** What was filled up; undefined where something else than zeros follows. */
export function emptied(whole: Bytes): Bytes | undefined {
  const end = headLength + new DataView(whole.buffer).getUint32(0);
  return end <= whole.length && whole.slice(end).every((byte) => byte === 0) ? whole.slice(headLength, end) : undefined;
}
