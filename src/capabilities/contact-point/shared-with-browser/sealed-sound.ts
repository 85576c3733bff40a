import { type Bytes, base64url, equal, fromBase64url, utf8 } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { box, boxOverhead, unbox } from './box.ts';
import { digest, randomBytes } from './digest.ts';
import { emptied, filled, headLength } from './filling.ts';
import { NotGenuine } from './not-genuine.ts';

/** What stands in a sealed message of the sound that goes beside it; bytes are base64url. */
export interface SealedSound {
  /** 32 bytes, used once. */
  key: string;
  /** SHA-256 of the sealed sound. */
  hash: string;
  /** Length of the sealed sound in bytes, one of {@link soundLengths}. */
  length: number;
  seconds: number;
}

/** Sounds are filled up to one of these, in bytes: some sixteen seconds, and a minute. */
const sizes = [65_536, 262_144] as const;
const place = utf8('oor/v1/sound');

/** Lengths that a sealed sound can have, in bytes. */
export const soundLengths: readonly number[] = sizes.map((size) => size + boxOverhead);

/** The most that can be sealed, in bytes. */
export const mostSound = Math.max(...sizes) - headLength;

/**
 * Seals a sound under a key of its own, which then goes in the sealed message beside it: so a conversation stays small to open, and
 * whoever can read the message can hear it.
 * @param sound at most {@link mostSound} bytes
 */
export async function sealSound(sound: Bytes, seconds: number): Promise<{ sealed: Bytes; said: SealedSound }> {
  const key = randomBytes(32);
  const sealed = await box(key, filled(sound, sizes), place);
  return { sealed, said: { key: base64url(key), hash: base64url(await digest(sealed)), length: sealed.length, seconds } };
}

/** @throws NotGenuine where it is not the sound that the message was sealed with */
export async function openSound(sealed: Bytes, { key, hash }: SealedSound): Promise<Bytes> {
  if (!equal(await digest(sealed), fromBase64url(hash))) throw new NotGenuine();
  const sound = await unbox(fromBase64url(key), sealed, place)
    .then(emptied)
    .catch(() => undefined);
  if (!sound) throw new NotGenuine();
  return sound;
}

/** What a message says of its sound; undefined where it says nothing that could be one. */
export function soundIn(content: { sound?: unknown }): SealedSound | undefined {
  const { key, hash, length, seconds } = (content.sound ?? {}) as Record<string, unknown>;
  const isOne = typeof key === 'string' && typeof hash === 'string' && soundLengths.includes(Number(length)) && Number.isInteger(seconds);
  return isOne ? { key, hash, length: Number(length), seconds: Number(seconds) } : undefined;
}
