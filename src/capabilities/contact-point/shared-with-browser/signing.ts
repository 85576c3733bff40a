import { type Bytes, base64url, fromBase64url } from '../../../platform/secrets/shared-with-browser/bytes.ts';

/** ECDSA on P-256 with SHA-256 (FIPS 186-5), because phones of before 2024 have no Ed25519. Signatures are 64 bytes, r and s. */
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export const signatureLength = 64;

type SigningKey = Parameters<typeof crypto.subtle.sign>[1];

/** With which somebody signs. */
export interface Identity {
  privateKey: SigningKey;
  publicKey: SigningKey;
}

export const makeIdentity = (): Promise<Identity> => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

/** The public key as an uncompressed point, 65 bytes. */
export const identityOf = async ({ publicKey }: Identity): Promise<Bytes> => new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));

export const sign = async ({ privateKey }: Identity, words: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.sign(algorithm, privateKey, words));

/** @param identity an uncompressed point, 65 bytes */
export async function isSigned(identity: Bytes, signature: Bytes, words: Bytes): Promise<boolean> {
  try {
    return await crypto.subtle.verify(algorithm, await crypto.subtle.importKey('raw', identity, algorithm, false, ['verify']), signature, words);
  } catch {
    return false;
  }
}

/** The private part, 32 bytes, to be locked away. */
export async function secretOf({ privateKey }: Identity): Promise<Bytes> {
  const { d = '' } = (await crypto.subtle.exportKey('jwk', privateKey)) as { d?: string };
  return fromBase64url(d);
}

/** @param publicKey an uncompressed point, 65 bytes @param secret 32 bytes */
export async function identityFrom(publicKey: Bytes, secret: Bytes): Promise<Identity> {
  const open = { kty: 'EC', crv: 'P-256', x: base64url(publicKey.slice(1, 33)), y: base64url(publicKey.slice(33)) };
  return {
    privateKey: await crypto.subtle.importKey('jwk', { ...open, d: base64url(secret) }, algorithm, true, ['sign']),
    publicKey: await crypto.subtle.importKey('jwk', open, algorithm, true, ['verify']),
  };
}
