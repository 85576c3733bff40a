import { type Bytes, utf8 } from '../../../../platform/secrets/shared-with-browser/bytes.ts';
import type { Around } from '../../shared-with-browser/exchange.ts';
import { rosterOn } from '../../shared-with-browser/roster.ts';
import { suite } from '../../shared-with-browser/suite.ts';
import type { Surroundings } from '../../shared-with-browser/surroundings.ts';

/** Whether this device can do all that sealing takes. */
export async function canSeal(): Promise<boolean> {
  try {
    const { publicKey } = await suite.GenerateKeyPair();
    await suite.Seal(publicKey, utf8('x'));
    return 'indexedDB' in globalThis;
  } catch {
    return false;
  }
}

/** The day on this device. */
export const dayHere = (): string => new Date().toLocaleDateString('sv');

/**
 * The contact point as this device found it to be genuine.
 * @throws BrokenRoster
 */
export async function surroundingsOf({ school, entries, epochKeys, today }: Around): Promise<Surroundings> {
  const day = dayHere() < today ? dayHere() : today;
  return { school: bytesOf(school), schoolId: school, roster: await rosterOn(entries, school, day), epochKeys, month: day.slice(0, 7) };
}

/** What the QR code of a poster says the roster begins with; undefined for who did not come from a poster. */
export const posterCode = (): string | undefined => (location.hash.startsWith('#r=') ? location.hash.slice(3) : undefined);

/** A UUID as 16 bytes. */
const bytesOf = (id: string): Bytes => Uint8Array.from(id.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
