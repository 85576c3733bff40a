import { newId } from '../../platform/secrets/random.ts';
import { type Bytes, base64url } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { type EpochKey, signEpochKey } from './shared-with-browser/epoch-keys.ts';
import { type ContactPerson, noRosterYet, type RosterEntry, rosterOn, type SignedEntry, signEntry } from './shared-with-browser/roster.ts';
import { type Identity, identityOf } from './shared-with-browser/signing.ts';
import { makeStaffKeys, pairsOf, type StaffKeys } from './shared-with-browser/staff-keys.ts';
import { type KeyPair, suite } from './shared-with-browser/suite.ts';
import type { Surroundings } from './shared-with-browser/surroundings.ts';

/** Contact persons with keys and a roster that they signed: for the demo and for tests. */
export interface MadeUpContactPoint {
  schoolId: string;
  around: Surroundings;
  entries: SignedEntry[];
  idOf(name: string): string;
  keysOf(name: string): StaffKeys;
  person(name: string): { id: string; identity: Identity };
  pairsOf(name: string): KeyPair[];
}

export const madeUpPerson = (name: string): Omit<ContactPerson, 'identity'> => ({ id: newId(), name, duty: 'leerlingenbegeleiding', secrecy: 'office' });

export async function madeUpContactPoint(
  people: readonly Omit<ContactPerson, 'identity'>[],
  schoolId: string = newId(),
  day = '2026-11-24',
  month = day.slice(0, 7),
): Promise<MadeUpContactPoint> {
  const known = new Map<string, { id: string; keys: StaffKeys; pairs: KeyPair[] }>();
  const epochKeys: EpochKey[] = [];
  const adds: RosterEntry['adds'] = [];
  for (const { id, name, duty, secrecy } of people) {
    const keys = await makeStaffKeys(month);
    const pairs = await pairsOf(keys);
    known.set(name, { id, keys, pairs });
    const key = base64url(await suite.SerializePublicKey((pairs[0] as KeyPair).publicKey));
    epochKeys.push(await signEpochKey(keys.identity, schoolId, { by: id, month, key }));
    adds.push({ id, name, duty, secrecy, identity: base64url(await identityOf(keys.identity)) });
  }
  const text = JSON.stringify({ v: 1, school: schoolId, place: 0, day, previous: noRosterYet, adds, removes: [] } satisfies RosterEntry);
  const signatures = await Promise.all([...known.values()].map(({ id, keys }) => signEntry(keys.identity, id, text, day)));
  const entries = [{ text, signatures }];
  const found = (name: string) => known.get(name) as { id: string; keys: StaffKeys; pairs: KeyPair[] };
  return {
    schoolId,
    around: { school: schoolBytes(schoolId), schoolId, roster: await rosterOn(entries, schoolId, day), epochKeys, month },
    entries,
    idOf: (name) => found(name).id,
    keysOf: (name) => found(name).keys,
    person: (name) => ({ id: found(name).id, identity: found(name).keys.identity }),
    pairsOf: (name) => found(name).pairs,
  };
}

const schoolBytes = (id: string): Bytes => new Uint8Array(Buffer.from(id.replaceAll('-', ''), 'hex'));
