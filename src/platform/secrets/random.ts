import { createHmac, hash, randomBytes, randomFillSync, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { crockford } from './shared-with-browser/crockford.ts';

/** A random id (UUID version 4: it does not tell when it was made). */
export const newId = (): string => randomUUID();

/**
 * The same id whenever the same words are said under the same key, and no other way to find it: a UUID version 8 (RFC 9562)
 * made of HMAC-SHA256.
 */
export function idFor(key: Uint8Array, words: string): string {
  const bytes = createHmac('sha256', key).update(words).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

/** A secret for a link, a QR code or a cookie: 128 bits in 26 Crockford characters. */
export const newToken = (): string => crockford(randomBytes(16));

/** A secret that a person types: `characters` × 5 bits. */
export const newCode = (characters: number): string => crockford(randomBytes(characters)).slice(0, characters);

/** A random whole number from `from` up to, not including, `until`. */
export const randomNumber = (from: number, until: number): number => randomInt(from, until);

export const sha256 = (text: string | Uint8Array): Buffer => hash('sha256', text, 'buffer');

/** Bytes that say nothing. */
export const noise = (length: number): Buffer => randomBytes(length);

const nonceLength = 12;
const nonces = Buffer.alloc(nonceLength * 256);
let used = nonces.length;

/** Twelve random bytes that were never given out before; drawn many at once, because each drawing costs as much as a sealing. */
export function newNonce(): Buffer {
  if (used === nonces.length) {
    randomFillSync(nonces);
    used = 0;
  }
  used += nonceLength;
  return Buffer.from(nonces.subarray(used - nonceLength, used));
}

/** Compares without telling by time where the difference is. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);
