import type { Bytes } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { type EpochKey, keyTo } from './epoch-keys.ts';
import type { ContactPerson, Roster } from './roster.ts';
import type { PublicKey } from './suite.ts';

/** Who a phone or a contact person's browser knows, and how they can be written to. */
export interface Surroundings {
  /** 16 bytes, and the same as text. */
  school: Bytes;
  schoolId: string;
  roster: Roster;
  epochKeys: readonly EpochKey[];
  /** `2026-11`, as this device knows it: keys of later months are none. */
  month: string;
}

/** Contact persons who can be written to now: those with a key that they signed themselves. */
export async function reachable(around: Surroundings): Promise<ContactPerson[]> {
  const keys = await Promise.all(around.roster.members.map((member) => keyOf(around, member)));
  return around.roster.members.filter((_, place) => keys[place]);
}

/** The keys of those of these ids who are contact persons and can be written to. */
export async function keysTo(around: Surroundings, ids: readonly string[]): Promise<PublicKey[]> {
  const chosen = around.roster.members.filter(({ id }) => ids.includes(id));
  return (await Promise.all(chosen.map((person) => keyOf(around, person)))).filter((key) => key !== undefined);
}

const keyOf = ({ schoolId, epochKeys, month }: Surroundings, person: ContactPerson): Promise<PublicKey | undefined> =>
  keyTo(person, schoolId, epochKeys, month);
