import { type Bytes, join, utf8 } from './bytes.ts';

/** HMAC-SHA256, 32 bytes. An empty key is a key of zeros (RFC 5869, section 2.2); browsers refuse one without length. */
export async function hmac(key: Bytes, words: Bytes): Promise<Bytes> {
  const imported = await crypto.subtle.importKey('raw', key.length > 0 ? key : new Uint8Array(32), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, words));
}

/** LabeledExtract of RFC 9180, section 4. */
export const labelledExtract = (suite: Bytes, salt: Bytes, label: string, material: Bytes): Promise<Bytes> =>
  hmac(salt, join(utf8('HPKE-v1'), suite, utf8(label), material));

/** LabeledExpand of RFC 9180, section 4, for at most one block of 32 bytes. */
export const labelledExpand = async (suite: Bytes, prk: Bytes, label: string, info: Bytes, length: number): Promise<Bytes> =>
  (await hmac(prk, join([0, length], utf8('HPKE-v1'), suite, utf8(label), info, [1]))).slice(0, length);
