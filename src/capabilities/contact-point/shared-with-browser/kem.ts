import { scalarMultBase, sharedKey } from '@stablelib/x25519';
import type { KEM, KEMFactory, Key, KeyPair } from 'hpke';
import { type Bytes, join, utf8 } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { labelledExpand, labelledExtract } from '../../../platform/secrets/shared-with-browser/hkdf.ts';
import { randomBytes } from './digest.ts';

/**
 * DHKEM(X25519, HKDF-SHA256), RFC 9180 section 4.1, on the same X25519 everywhere: browsers have had one of their own since 2025 only,
 * and cheap phones last longer than that.
 */
export const x25519Kem: KEMFactory = (): KEM<CurveKey> => ({
  id: 0x0020,
  type: 'KEM',
  name: algorithm.name,
  Nsecret: 32,
  Nenc: 32,
  Npk: 32,
  Nsk: 32,
  DeriveKeyPair: async (seed) => pairOf(await labelled('dkp_prk', new Uint8Array(seed), 'sk')),
  GenerateKeyPair: async () => pairOf(randomBytes(32)),
  SerializePublicKey: bytesOf,
  DeserializePublicKey: async (bytes) => keyOf('public', bytes),
  SerializePrivateKey: bytesOf,
  DeserializePrivateKey: async (bytes) => keyOf('private', bytes),
  async Encap(reader) {
    const once = pairOf(randomBytes(32));
    const enc = once.publicKey.bytes;
    return { enc, shared_secret: await secretOf(once.privateKey, reader, join(enc, reader.bytes)) };
  },
  async Decap(enc, own, reader) {
    return secretOf(own, keyOf('public', enc), join(enc, reader?.bytes ?? scalarMultBase(own.bytes)));
  },
});

const algorithm = { name: 'X25519' };

interface CurveKey extends Key {
  readonly bytes: Bytes;
}

async function bytesOf({ bytes }: CurveKey): Promise<Bytes> {
  return bytes.slice();
}

const keyOf = (type: 'public' | 'private', bytes: Uint8Array): CurveKey => ({ algorithm, type, extractable: true, bytes: new Uint8Array(bytes) });

const pairOf = (own: Bytes): KeyPair<CurveKey> => ({ privateKey: keyOf('private', own), publicKey: keyOf('public', scalarMultBase(own)) });

/** @throws Error where the other key makes a secret that everybody knows (RFC 9180, section 7.1.4) */
const secretOf = (own: CurveKey, other: CurveKey, context: Bytes): Promise<Bytes> =>
  labelled('eae_prk', new Uint8Array(sharedKey(own.bytes, other.bytes, true)), 'shared_secret', context);

const suite = join(utf8('KEM'), [0, 0x20]);
const none = new Uint8Array();

async function labelled(extractLabel: string, secret: Bytes, expandLabel: string, context: Bytes = none): Promise<Bytes> {
  return labelledExpand(suite, await labelledExtract(suite, none, extractLabel, secret), expandLabel, context, 32);
}
