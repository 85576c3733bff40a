import { suite } from '../src/capabilities/contact-point/shared-with-browser/suite.ts';
import { type Bytes, equal } from '../src/platform/secrets/shared-with-browser/bytes.ts';
import { mark, newTally, note, type Tally } from './tally.ts';
import { hex } from './wycheproof.ts';

/** One run of RFC 9180 as its authors published it. All bytes are hexadecimal. */
export interface HpkeVector {
  /** 0 base, 1 psk, 2 auth, 3 auth and psk. */
  mode: number;
  kem_id: number;
  kdf_id: number;
  aead_id: number;
  info: string;
  ikmR: string;
  skRm: string;
  pkRm: string;
  enc: string;
  psk?: string;
  psk_id?: string;
  encryptions: { aad: string; ct: string; pt: string }[];
  exports: { exporter_context: string; L: number; exported_value: string }[];
}

/**
 * The suite of the contact point (0x0020, 0x0001, 0x0002) in its two modes, the recipient's key pair from its
 * seed, every encryption opened in its order, every secret exported.
 */
export async function holdHpke(vectors: readonly HpkeVector[]): Promise<Tally> {
  const tally = newTally();
  for (const [place, vector] of vectors.entries()) {
    const { mode, kem_id, kdf_id, aead_id } = vector;
    if (kem_id !== 0x0020 || kdf_id !== 0x0001 || aead_id !== 0x0002) note(tally.skipped, 'another suite');
    else if (mode > 1) note(tally.skipped, 'another mode');
    else await holdOne(vector, tally, `vector ${place}`);
  }
  return tally;
}

async function holdOne({ ikmR, skRm, pkRm, enc, info, psk, psk_id, encryptions, exports }: HpkeVector, tally: Tally, which: string): Promise<void> {
  const is = (found: Uint8Array | undefined, must: string): boolean => found !== undefined && equal(bytes(found), hex(must));
  const pair = await suite.DeriveKeyPair(hex(ikmR), true);
  const isSame = is(await suite.SerializePrivateKey(pair.privateKey), skRm) && is(await suite.SerializePublicKey(pair.publicKey), pkRm);
  mark(tally, isSame, `${which}, key pair`);
  const known = psk === undefined || psk_id === undefined ? {} : { psk: hex(psk), pskId: hex(psk_id) };
  const recipient = await suite.SetupRecipient(pair, hex(enc), { info: hex(info), ...known });
  for (const [turn, { aad, ct, pt }] of encryptions.entries())
    mark(tally, is(await recipient.Open(hex(ct), hex(aad)).catch(() => undefined), pt), `${which}, encryption ${turn}`);
  for (const { exporter_context, L, exported_value } of exports)
    mark(tally, is(await recipient.Export(hex(exporter_context), L), exported_value), `${which}, export of ${exporter_context}`);
}

const bytes = (found: Uint8Array): Bytes => new Uint8Array(found);
