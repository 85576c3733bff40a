import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { newNonce } from './random.ts';

/** Bytes that do not open: another key, another place, or changed on the way. */
export class NotSealedByUs extends Error {}

const nonceLength = 12;
const tagLength = 16;

/**
 * AES-256-GCM. The result is nonce (12 bytes), ciphertext, tag (16 bytes).
 * @param key 32 bytes
 * @param place what the words belong to, e.g. an answer's id: sealed words cannot be moved elsewhere
 */
export function seal(key: Uint8Array, words: Uint8Array | string, place: string): Buffer {
  const nonce = newNonce();
  const cipher = createCipheriv('aes-256-gcm', readied(key), nonce);
  cipher.setAAD(Buffer.from(place));
  const body = cipher.update(words as string, 'utf8');
  cipher.final();
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

/** @throws NotSealedByUs */
export function unseal(key: Uint8Array, sealed: Uint8Array, place: string): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', readied(key), sealed.subarray(0, nonceLength));
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
    const words = decipher.update(sealed.subarray(nonceLength, sealed.length - tagLength));
    return Buffer.concat([words, decipher.final()]);
  } catch {
    throw new NotSealedByUs();
  }
}

export const newKey = (): Buffer => randomBytes(32);

/** A key for one purpose out of a school's key (HKDF-SHA256, RFC 5869). */
export const keyFor = (purpose: string, key: Uint8Array): Buffer => Buffer.from(hkdfSync('sha256', key, '', purpose, 32));

/** HMAC-SHA256, for tickets that only we can have written. */
export const stamp = (key: Uint8Array, words: string): Buffer => createHmac('sha256', readied(key)).update(words).digest();

const readyKeys = new WeakMap<Uint8Array, KeyObject>();

/** Making a key ready costs several times its use, and the same key is used again and again. */
function readied(key: Uint8Array): KeyObject {
  const ready = readyKeys.get(key) ?? createSecretKey(key);
  readyKeys.set(key, ready);
  return ready;
}
