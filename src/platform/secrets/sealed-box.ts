import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke';
import { keyFor, NotSealedByUs } from './seal.ts';

/**
 * HPKE (RFC 9180) base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM: what a phone seals to a school.
 * P-256 because every browser of the last ten years has it; the browser's side is in `save-offline.ts`.
 */
const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);

/** Length of the encapsulated key in front of the ciphertext, in bytes. */
const encapsulatedLength = 65;

export interface SealedBox {
  /** Uncompressed P-256 point, 65 bytes, base64url: for the page. */
  publicKey: string;
  /**
   * @param sealed encapsulated key and ciphertext
   * @param info which kind of letter, @param place which one: sealed words cannot be moved elsewhere
   * @throws NotSealedByUs
   */
  open(sealed: Uint8Array, info: string, place: string): Promise<Uint8Array>;
}

/** The pair is derived from the school's key, so that nothing else has to be kept. */
export async function sealedBoxOf(schoolKey: Buffer): Promise<SealedBox> {
  const pair = await suite.DeriveKeyPair(keyFor('sealed box', schoolKey), false);
  const publicKey = Buffer.from(await suite.SerializePublicKey(pair.publicKey)).toString('base64url');
  return {
    publicKey,
    async open(sealed, info, place) {
      try {
        return await suite.Open(pair, sealed.subarray(0, encapsulatedLength), sealed.subarray(encapsulatedLength), {
          info: Buffer.from(info),
          aad: Buffer.from(place),
        });
      } catch {
        throw new NotSealedByUs();
      }
    },
  };
}
