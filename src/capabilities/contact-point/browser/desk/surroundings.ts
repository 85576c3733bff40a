import { type Bytes, utf8 } from '../../../../platform/secrets/shared-with-browser/bytes.ts';
import type { Surroundings } from '../../shared-with-browser/conversation.ts';
import type { Around } from '../../shared-with-browser/exchange.ts';
import { rosterOn } from '../../shared-with-browser/roster.ts';
import type { Suite } from '../../shared-with-browser/suite.ts';

/** Whether this device can do all that sealing takes. */
export async function canSeal(suite: Suite): Promise<boolean> {
  try {
    const { publicKey } = await suite.GenerateKeyPair();
    await suite.Seal(publicKey, utf8('x'));
    return 'indexedDB' in globalThis;
  } catch {
    return false;
  }
}

/**
 * The contact point as this device found it to be genuine.
 * @throws BrokenRoster
 */
export async function surroundingsOf(suite: Suite, { school, entries, epochKeys, today }: Around): Promise<Surroundings> {
  const here = new Date().toLocaleDateString('sv');
  const roster = await rosterOn(entries, school, here < today ? here : today);
  return { suite, school: bytesOf(school), schoolId: school, roster, epochKeys };
}

/** What the QR code of a poster says the roster begins with; undefined for who did not come from a poster. */
export const posterCode = (): string | undefined => /^#r=([0-9A-Z]+)$/.exec(location.hash)?.[1];

/** A UUID as 16 bytes. */
const bytesOf = (id: string): Bytes => Uint8Array.from(id.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
