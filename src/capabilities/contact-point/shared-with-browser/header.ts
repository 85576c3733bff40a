import { type Bytes, join } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { suiteByte } from './suite.ts';

/** Who sealed a message: the writer the first time, the writer later, a contact person, or a contact person who lets a colleague in. */
const directions = ['first', 'writer', 'reply', 'access'] as const;
export type Direction = (typeof directions)[number];

/** What stands open on an envelope, and is held to what is inside. */
export interface Header {
  /** 16 bytes. */
  school: Bytes;
  /** SHA-256 of the thread id, 32 bytes. */
  thread: Bytes;
  /** 0 for the first message, then one more each time. */
  seq: number;
  direction: Direction;
  /** Hash of the roster of contact persons that the sender saw, 32 bytes. */
  roster: Bytes;
  /** SHA-256 of the envelope before this one; zeros for the first. 32 bytes. */
  previous: Bytes;
  /** Binds the one key that the body opens with, so that no two readers can be shown different words. 32 bytes. */
  commitment: Bytes;
}

/** Of the whole construction; another layout is another version. */
const version = 1;

export const headerLength = 2 + 16 + 32 + 4 + 1 + 32 * 3;

export function writeHeader({ school, thread, seq, direction, roster, previous, commitment }: Header): Bytes {
  const order = new Uint8Array(4);
  new DataView(order.buffer).setUint32(0, seq);
  return join([version, suiteByte], school, thread, order, [directions.indexOf(direction)], roster, previous, commitment);
}

/** Undefined where it is of a version or a suite that this program does not know. */
export function readHeader(envelope: Bytes): Header | undefined {
  const direction = directions[envelope[54] as number];
  if (envelope.length < headerLength || envelope[0] !== version || envelope[1] !== suiteByte || !direction) return undefined;
  return {
    school: envelope.slice(2, 18),
    thread: envelope.slice(18, 50),
    seq: new DataView(envelope.buffer, envelope.byteOffset).getUint32(50),
    direction,
    roster: envelope.slice(55, 87),
    previous: envelope.slice(87, 119),
    commitment: envelope.slice(119, headerLength),
  };
}
