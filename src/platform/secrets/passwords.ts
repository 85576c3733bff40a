import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { sameBytes } from './random.ts';

const derive = promisify(argon2);

/** OWASP's first choice for Argon2id (19 MiB, two passes); one hash of 32 bytes after its 16-byte salt. */
const cost = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 };
const saltLength = 16;

/** A slow hash of a short secret: salt (16 bytes) and tag (32 bytes) in one. */
export async function slowHash(secret: string): Promise<Buffer> {
  const nonce = randomBytes(saltLength);
  return Buffer.concat([nonce, await derive('argon2id', { ...cost, message: secret, nonce })]);
}

/** Takes as long for a hash that is not there as for one that is. */
export async function matchesSlowHash(secret: string, stored: Uint8Array | undefined): Promise<boolean> {
  const hash = stored ?? nobodysHash;
  const tag = await derive('argon2id', { ...cost, message: secret, nonce: hash.subarray(0, saltLength) });
  return sameBytes(tag, hash.subarray(saltLength)) && stored !== undefined;
}

const nobodysHash = randomBytes(saltLength + cost.tagLength);

/**
 * Whether Argon2id of these words begins with so many zero bits: work that a browser did, looked at once.
 * @param salt at least 8 bytes
 * @param memory KiB
 */
export async function hasZeroBits(words: string, salt: string, bits: number, { memory, passes }: { memory: number; passes: number }): Promise<boolean> {
  const tag = await derive('argon2id', { message: words, nonce: Buffer.from(salt), parallelism: 1, tagLength: 32, memory, passes });
  return tag.readUInt32BE() >>> (32 - bits) === 0;
}
