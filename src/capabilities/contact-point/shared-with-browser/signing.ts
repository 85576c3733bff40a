import type { Bytes } from '../../../platform/secrets/shared-with-browser/bytes.ts';

/** ECDSA on P-256 with SHA-256 (FIPS 186-5), because phones of before 2024 have no Ed25519. Signatures are 64 bytes, r and s. */
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export const signatureLength = 64;

type SigningKey = Parameters<typeof crypto.subtle.sign>[1];

/** With which somebody signs. */
export interface Identity {
  privateKey: SigningKey;
  publicKey: SigningKey;
}

/** A private key as JSON Web Key (RFC 7518, section 6.2). */
export interface KeptIdentity {
  kty?: string;
  crv?: string;
  x?: string;
  y?: string;
  d?: string;
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

export async function identityToKeep({ privateKey }: Identity): Promise<KeptIdentity> {
  const { kty, crv, x, y, d } = (await crypto.subtle.exportKey('jwk', privateKey)) as Required<KeptIdentity>;
  return { kty, crv, x, y, d };
}

export async function keptIdentity(kept: KeptIdentity): Promise<Identity> {
  const { d: _, ...open } = kept;
  return {
    privateKey: await crypto.subtle.importKey('jwk', kept, algorithm, true, ['sign']),
    publicKey: await crypto.subtle.importKey('jwk', open, algorithm, true, ['verify']),
  };
}
