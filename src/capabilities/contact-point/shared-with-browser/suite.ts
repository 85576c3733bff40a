import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256, type KEMFactory, type Key } from 'hpke';

export type { KeyPair } from 'hpke';

/** DHKEM(X25519, HKDF-SHA256) 0x0020, HKDF-SHA256 0x0001, AES-256-GCM 0x0002 (RFC 9180). Byte 2 is reserved for a hybrid with ML-KEM. */
export const suiteByte = 1;

export type Suite = CipherSuite;
export type PublicKey = Key;

/** @param kem X25519 of the browser, or one in JavaScript for phones that do not have it */
export const suiteWith = (kem: KEMFactory = KEM_DHKEM_X25519_HKDF_SHA256): Suite => new CipherSuite(kem, KDF_HKDF_SHA256, AEAD_AES_256_GCM);
