import { type Bytes, join } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { randomBytes } from './digest.ts';

/** Another key, another place, or changed on the way. */
export class WrongKey extends Error {}

/** So many bytes longer is what is in a box: nonce and tag. */
export const boxOverhead = 12 + 16;

/**
 * AES-256-GCM; nonce, ciphertext and tag in one.
 * @param key 32 bytes
 * @param place what it is for: it opens nowhere else
 */
export async function box(key: Bytes, words: Bytes, place: Bytes): Promise<Bytes> {
  const iv = randomBytes(12);
  const imported = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  return join(iv, new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: place }, imported, words)));
}

/** @throws WrongKey */
export async function unbox(key: Bytes, sealed: Bytes, place: Bytes): Promise<Bytes> {
  try {
    const imported = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.slice(0, 12), additionalData: place }, imported, sealed.slice(12));
    return new Uint8Array(opened);
  } catch {
    throw new WrongKey();
  }
}
