import { createHmac, createPrivateKey, createPublicKey } from 'node:crypto';
import { sharedKey } from '@stablelib/x25519';
import { suite } from '../src/capabilities/contact-point/shared-with-browser/suite.ts';
import { type Bytes, equal, join, utf8 } from '../src/platform/secrets/shared-with-browser/bytes.ts';
import { mark, newTally, note, type Tally } from './tally.ts';

/** A file of project Wycheproof, schema of `testvectors_v1`. All bytes are hexadecimal. */
export interface VectorFile<Test, Group = unknown> {
  testGroups: (Group & { tests: (Test & Common)[] })[];
}

interface Common {
  tcId: number;
  /** `acceptable`: legitimate both to give this result and to refuse. */
  result: 'valid' | 'invalid' | 'acceptable';
}

const { subtle } = crypto;

export const hex = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'));

/** An X25519 private key of 32 bytes as PKCS #8 (RFC 8410). */
const pkcs8 = (key: Bytes): Bytes => join(hex('302e020100300506032b656e04220420'), key);

/**
 * X25519 alone, then inside the key encapsulation (RFC 9180, section 4.1), and that of WebCrypto beside them. A shared secret of zeros
 * must be refused everywhere (section 7.1.4); another acceptable one may be.
 */
export async function holdX25519({ testGroups }: VectorFile<{ public: string; private: string; shared: string }>): Promise<Tally> {
  const tally = newTally();
  const ways = { X25519: sharedSecret, 'the KEM': encapsulated, WebCrypto: sharedSecretOfWebCrypto };
  for (const test of testGroups.flatMap(({ tests }) => tests)) {
    const [theirs, ours, shared] = [hex(test.public), hex(test.private), hex(test.shared)];
    for (const [way, compute] of Object.entries(ways)) {
      const came = await compute(theirs, ours, shared).catch(() => 'refused' as const);
      const mayRefuse = test.result === 'acceptable';
      const mustRefuse = shared.every((byte) => byte === 0);
      note(tally.seen, `${came} by ${way}`);
      mark(tally, came === 'refused' ? mayRefuse : came === 'same' && !mustRefuse, `${test.tcId} by ${way}: ${came}`);
    }
  }
  return tally;
}

type Came = 'same' | 'other';

const sharedSecret = async (theirs: Bytes, ours: Bytes, shared: Bytes): Promise<Came> => (equal(sharedKey(ours, theirs, true), shared) ? 'same' : 'other');

async function sharedSecretOfWebCrypto(theirs: Bytes, ours: Bytes, shared: Bytes): Promise<Came> {
  const own = await subtle.importKey('pkcs8', pkcs8(ours), 'X25519', false, ['deriveBits']);
  const other = await subtle.importKey('raw', theirs, 'X25519', true, []);
  const bits = new Uint8Array(await subtle.deriveBits({ name: 'X25519', public: other }, own, 256));
  return equal(bits, shared) ? 'same' : 'other';
}

/**
 * The secret that comes out of an encapsulation is seen by what a recipient exports with it (RFC 9180, section 5.3); what must
 * come out is computed beside it with nothing but HMAC.
 */
async function encapsulated(theirs: Bytes, ours: Bytes, shared: Bytes): Promise<Came> {
  const public32 = publicOf(ours);
  const pair = { privateKey: await suite.DeserializePrivateKey(ours, false), publicKey: await suite.DeserializePublicKey(public32) };
  const exported = await suite.ReceiveExport(pair, theirs, utf8('vectors'), 32);
  return equal(new Uint8Array(exported), exportedFrom(shared, theirs, public32)) ? 'same' : 'other';
}

const publicOf = (key: Bytes): Bytes =>
  new Uint8Array(
    createPublicKey(createPrivateKey({ key: Buffer.from(pkcs8(key)), format: 'der', type: 'pkcs8' }))
      .export({ format: 'der', type: 'spki' })
      .subarray(-32),
  );

const none: Bytes = new Uint8Array(0);

/** RFC 9180 from the shared secret of X25519 to an exported one: sections 4.1, 5.1 and 5.3, base mode, without info. */
function exportedFrom(shared: Bytes, encapsulatedKey: Bytes, recipient: Bytes): Bytes {
  const kem = join(utf8('KEM'), [0, 0x20]);
  const whole = join(utf8('HPKE'), [0, 0x20, 0, 1, 0, 2]);
  const secret = expand(kem, extract(kem, none, 'eae_prk', shared), 'shared_secret', join(encapsulatedKey, recipient));
  const context = join([0], extract(whole, none, 'psk_id_hash', none), extract(whole, none, 'info_hash', none));
  const exporter = expand(whole, extract(whole, secret, 'secret', none), 'exp', context);
  return expand(whole, exporter, 'sec', utf8('vectors'));
}

/** LabeledExtract (RFC 9180, section 4). */
const extract = (id: Bytes, salt: Bytes, label: string, material: Bytes): Bytes => hmac(salt, join(utf8('HPKE-v1'), id, utf8(label), material));

/** LabeledExpand to 32 bytes (RFC 9180, section 4). */
const expand = (id: Bytes, key: Bytes, label: string, context: Bytes): Bytes => hmac(key, join([0, 32], utf8('HPKE-v1'), id, utf8(label), context, [1]));

const hmac = (key: Bytes, words: Bytes): Bytes => new Uint8Array(createHmac('sha256', key).update(words).digest());

/** AES-256-GCM with a nonce of 96 bits and a tag of 128: what is whole opens, what is not is refused. */
export async function holdAesGcm({
  testGroups,
}: VectorFile<
  { key: string; iv: string; aad: string; msg: string; ct: string; tag: string },
  { keySize: number; ivSize: number; tagSize: number }
>): Promise<Tally> {
  const tally = newTally();
  for (const { keySize, ivSize, tagSize, tests } of testGroups) {
    for (const { tcId, result, key, iv, aad, msg, ct, tag } of tests) {
      const reason =
        keySize !== 256 ? 'another length of key' : ivSize !== 96 ? 'another length of nonce' : tagSize !== 128 ? 'another length of tag' : undefined;
      if (reason) {
        note(tally.skipped, reason);
        continue;
      }
      const imported = await subtle.importKey('raw', hex(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
      const words = { name: 'AES-GCM', iv: hex(iv), additionalData: hex(aad) };
      const opened = await subtle.decrypt(words, imported, join(hex(ct), hex(tag))).catch(() => undefined);
      const sealed = new Uint8Array(await subtle.encrypt(words, imported, hex(msg)));
      const isWhole = opened !== undefined && equal(new Uint8Array(opened), hex(msg)) && equal(sealed, join(hex(ct), hex(tag)));
      mark(tally, result === 'valid' ? isWhole : opened === undefined, String(tcId));
    }
  }
  return tally;
}

/** HKDF-SHA256 of WebCrypto; more than 255 blocks are refused. */
export async function holdHkdf({ testGroups }: VectorFile<{ ikm: string; salt: string; info: string; size: number; okm: string }>): Promise<Tally> {
  const tally = newTally();
  for (const { tcId, result, ikm, salt, info, size, okm } of testGroups.flatMap(({ tests }) => tests)) {
    const key = await subtle.importKey('raw', hex(ikm), 'HKDF', false, ['deriveBits']);
    const how = { name: 'HKDF', hash: 'SHA-256', salt: hex(salt), info: hex(info) };
    const derived = await subtle.deriveBits(how, key, size * 8).catch(() => undefined);
    mark(tally, result === 'valid' ? derived !== undefined && equal(new Uint8Array(derived), hex(okm)) : derived === undefined, String(tcId));
  }
  return tally;
}

/** HMAC-SHA256 of WebCrypto with the whole tag. */
export async function holdHmac({ testGroups }: VectorFile<{ key: string; msg: string; tag: string }, { tagSize: number }>): Promise<Tally> {
  const tally = newTally();
  for (const { tagSize, tests } of testGroups) {
    for (const { tcId, result, key, msg, tag } of tests) {
      if (tagSize !== 256) {
        note(tally.skipped, 'a tag cut short');
        continue;
      }
      const imported = await subtle.importKey('raw', hex(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
      mark(tally, (await subtle.verify('HMAC', imported, hex(tag), hex(msg))) === (result === 'valid'), String(tcId));
    }
  }
  return tally;
}
