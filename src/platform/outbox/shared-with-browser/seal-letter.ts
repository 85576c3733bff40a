import { type Bytes, join, utf8 } from '../../secrets/shared-with-browser/bytes.ts';
import { labelledExpand as expand, labelledExtract as extract } from '../../secrets/shared-with-browser/hkdf.ts';

/**
 * HPKE (RFC 9180) single-shot seal in base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
 * Written here because a page has room for six kilobytes of script; the server opens with a library, and a test holds both together.
 * @param publicKey uncompressed P-256 point, 65 bytes
 * @param info kind of letter, @param aad which letter
 * @returns encapsulated key (65 bytes), then ciphertext and tag
 */
export async function sealLetter(publicKey: Bytes, info: Bytes, aad: Bytes, words: Bytes): Promise<Bytes> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const theirs = await crypto.subtle.importKey('raw', publicKey, curve, false, []);
  const ours = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const encapsulated = new Uint8Array(await crypto.subtle.exportKey('raw', ours.publicKey));
  const shared = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, ours.privateKey, 256));

  const kem = join(utf8('KEM'), [0, 0x10]);
  const prk = await extract(kem, none, 'eae_prk', shared);
  const secret = await expand(kem, prk, 'shared_secret', join(encapsulated, publicKey), 32);

  const hpke = join(utf8('HPKE'), [0, 0x10, 0, 1, 0, 2]);
  const context = join([0], await extract(hpke, none, 'psk_id_hash', none), await extract(hpke, none, 'info_hash', info));
  const schedule = await extract(hpke, secret, 'secret', none);
  const key = await crypto.subtle.importKey('raw', await expand(hpke, schedule, 'key', context, 32), 'AES-GCM', false, ['encrypt']);
  const iv = await expand(hpke, schedule, 'base_nonce', context, 12);
  return join(encapsulated, new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: aad }, key, words)));
}

const none: Bytes = new Uint8Array(0);
