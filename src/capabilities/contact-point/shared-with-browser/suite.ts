import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, type Key } from 'hpke';
import { x25519Kem } from './kem.ts';

export type { KeyPair } from 'hpke';

export type PublicKey = Key;

/** DHKEM(X25519, HKDF-SHA256) 0x0020, HKDF-SHA256 0x0001, AES-256-GCM 0x0002 (RFC 9180). Byte 2 is reserved for a hybrid with ML-KEM. */
export const suiteByte = 1;

export const suite = new CipherSuite(x25519Kem, KDF_HKDF_SHA256, AEAD_AES_256_GCM);
