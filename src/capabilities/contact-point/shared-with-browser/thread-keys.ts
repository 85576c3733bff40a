import { argon2idAsync } from '@noble/hashes/argon2.js';
import { type Bytes, join, utf8 } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { hmac } from '../../../platform/secrets/shared-with-browser/hkdf.ts';
import { giveWay } from './give-way.ts';
import { type Receipt, secretOf } from './receipt.ts';
import { type KeyPair, suite } from './suite.ts';

/** What a receipt opens, and what the server knows of it. */
export interface ThreadKeys {
  /** Names the conversation; the server keeps its hash. 16 bytes. */
  threadId: Bytes;
  /** Proves to the server that somebody has the receipt; it keeps the hash. 32 bytes. */
  auth: Bytes;
  /** Known to the writer and to who reads the first message: nobody else can write into the conversation. 32 bytes. */
  psk: Bytes;
  /** To which answers are sealed. */
  pair: KeyPair;
  /** Locks what the writer signs with, and what they wrote and could not send. 32 bytes. */
  own: Bytes;
}

/** OWASP's first choice for Argon2id, in KiB, passes and lanes; result in bytes. Version 1: another cost is another version. */
const slowness = { m: 19_456, t: 2, p: 1, dkLen: 32 };

/**
 * Makes the keys of a conversation from its receipt and the school: slowly, so that trying receipts is dear, and without
 * holding up the page for longer than `slice`. Source of the slow part: RFC 9106; of the rest: HKDF-Expand, RFC 5869.
 * @param school 16 bytes
 * @param slice milliseconds
 */
export async function threadKeysOf(school: Bytes, receipt: Receipt, slice = 8): Promise<ThreadKeys> {
  await giveWay();
  const slow = await argon2idAsync(utf8(secretOf(receipt)), join(utf8('oor/v1/receipt/'), school), { ...slowness, asyncTick: slice });
  await giveWay();
  const expand = expander(slow);
  return {
    threadId: await expand('thread-id', 16),
    auth: await expand('auth', 32),
    psk: await expand('psk', 32),
    own: await expand('own', 32),
    pair: await suite.DeriveKeyPair(await expand('kem-seed', 32), true),
  };
}

/**
 * What somebody shows to put a message into a conversation: only its writer and its readers can make it. The server keeps the hash.
 * 32 bytes.
 */
export const postingKey = (psk: Bytes): Promise<Bytes> => expander(psk)('post', 32);

/** HKDF-Expand only: what comes out of Argon2id is a good key already. One block, so at most 32 bytes. */
const expander =
  (key: Bytes) =>
  async (label: string, length: number): Promise<Bytes> =>
    (await hmac(key, join(utf8(`oor/v1/${label}`), [1]))).slice(0, length);
