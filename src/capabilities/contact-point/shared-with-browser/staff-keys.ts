import { type Bytes, base64url, fromBase64url, textOf, utf8 } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { asCrockford, crockford } from '../../../platform/secrets/shared-with-browser/crockford.ts';
import { box, unbox } from './box.ts';
import { randomBytes } from './digest.ts';
import { type Identity, identityFrom, identityOf, makeIdentity, secretOf } from './signing.ts';
import { type KeyPair, suite } from './suite.ts';

/** What a contact person reads and signs with. It is made in their browser and leaves it sealed. */
export interface StaffKeys {
  identity: Identity;
  /** By month, from which the pair of that month is made; 32 bytes each. */
  seeds: Map<string, Bytes>;
}

/** Months for which a key is kept: the longest that a conversation can live, and more. */
const monthsKept = 13;

export const makeStaffKeys = async (month: string): Promise<StaffKeys> => ({ identity: await makeIdentity(), seeds: new Map([[month, randomBytes(32)]]) });

/** Pairs of all months, the newest first. */
export const pairsOf = ({ seeds }: StaffKeys): Promise<KeyPair[]> =>
  Promise.all([...seeds].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, seed]) => suite.DeriveKeyPair(seed)));

/**
 * A new key each month; those of more than a year ago are destroyed, and with them what was sealed to them.
 * @param month on the clock of the device that holds the keys: no server may say that a year has gone by
 */
export function turnedTo(month: string, { identity, seeds }: StaffKeys): StaffKeys {
  const kept = [...seeds].filter(([one]) => monthsBetween(one, month) <= monthsKept);
  return { identity, seeds: new Map(seeds.has(month) ? kept : [...kept, [month, randomBytes(32)]]) };
}

function monthsBetween(from: string, until: string): number {
  const count = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return count(until) - count(from);
}

/** @param master 32 bytes that open the keys; see {@link wrapMaster} */
export async function sealStaffKeys({ identity, seeds }: StaffKeys, master: Bytes): Promise<Bytes> {
  const own = { identity: base64url(await identityOf(identity)), secret: base64url(await secretOf(identity)) };
  const kept = { v: 1, ...own, seeds: [...seeds].map(([month, seed]) => [month, base64url(seed)]) };
  return box(master, utf8(JSON.stringify(kept)), utf8('oor/v1/staff-keys'));
}

/** @throws WrongKey */
export async function openStaffKeys(sealed: Bytes, master: Bytes): Promise<StaffKeys> {
  const kept = JSON.parse(textOf(await unbox(master, sealed, utf8('oor/v1/staff-keys')))) as { identity: string; secret: string; seeds: [string, string][] };
  return {
    identity: await identityFrom(fromBase64url(kept.identity), fromBase64url(kept.secret)),
    seeds: new Map(kept.seeds.map(([month, seed]) => [month, fromBase64url(seed)])),
  };
}

export const makeMaster = (): Bytes => randomBytes(32);

/**
 * Locks the master key with a secret of at least 128 bits: what a passkey gives (WebAuthn `prf`) or the key on paper.
 * Each way to unlock has a wrap of its own.
 */
export const wrapMaster = async (master: Bytes, secret: Bytes): Promise<Bytes> => box(await wrapKey(secret), master, utf8('oor/v1/master'));

/** @throws WrongKey */
export const unwrapMaster = async (wrapped: Bytes, secret: Bytes): Promise<Bytes> => unbox(await wrapKey(secret), wrapped, utf8('oor/v1/master'));

/** 128 bits in 26 characters, to be written down. */
export const drawPaperKey = (): string => crockford(randomBytes(16));

/** "4X 0RQW 12AB …": groups of four, counted from the end, so that the last four are one group. */
export const printedPaperKey = (key: string): string => key.replace(/(?=(?:.{4})+$)/g, ' ').trim();

/** The secret in what somebody typed over from paper; undefined where it is not as long as a key. */
export function readPaperKey(typed: string): Bytes | undefined {
  const key = asCrockford(typed);
  return key.length === 26 ? utf8(key) : undefined;
}

async function wrapKey(secret: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const info = utf8('oor/v1/wrap');
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info }, key, 256));
}
