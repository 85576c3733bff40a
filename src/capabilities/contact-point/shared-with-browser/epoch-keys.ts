import { base64url, fromBase64url, utf8 } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import type { ContactPerson } from './roster.ts';
import { type Identity, isSigned, sign } from './signing.ts';
import { type PublicKey, suite } from './suite.ts';

/** The key to which a contact person is written in one month, signed by them. */
export interface EpochKey {
  by: string;
  /** `2026-11`. */
  month: string;
  /** X25519, base64url of 32 bytes. */
  key: string;
  signature: string;
}

export async function signEpochKey(identity: Identity, school: string, unsigned: Omit<EpochKey, 'signature'>): Promise<EpochKey> {
  return { ...unsigned, signature: base64url(await sign(identity, wordsOf(school, unsigned))) };
}

/** Whether the key is of this person, by their own signature. */
export const isOwnKey = ({ identity }: Pick<ContactPerson, 'identity'>, school: string, epoch: EpochKey): Promise<boolean> =>
  isSigned(fromBase64url(identity), fromBase64url(epoch.signature), wordsOf(school, epoch));

/** Who of them can be written to: those of whom the first key that is here was signed by themselves. */
export async function withOwnKey<Person extends ContactPerson>(people: readonly Person[], school: string, keys: readonly EpochKey[]): Promise<Person[]> {
  const own = await Promise.all(
    people.map(async (person) => {
      const key = keys.find(({ by }) => by === person.id);
      return key !== undefined && isOwnKey(person, school, key);
    }),
  );
  return people.filter((_, place) => own[place]);
}

/**
 * The newest key of a contact person that they signed themselves; undefined where there is none.
 * @param month the newest that can be: one from the future is none
 */
export async function keyTo(person: ContactPerson, school: string, keys: readonly EpochKey[], month: string): Promise<PublicKey | undefined> {
  const own = keys.filter((epoch) => epoch.by === person.id && epoch.month <= month).sort((a, b) => (a.month < b.month ? 1 : -1));
  for (const epoch of own) {
    if (await isOwnKey(person, school, epoch)) return suite.DeserializePublicKey(fromBase64url(epoch.key)).catch(() => undefined);
  }
  return undefined;
}

const wordsOf = (school: string, { by, month, key }: Omit<EpochKey, 'signature'>) => utf8(`oor/v1/epoch ${school} ${by} ${month} ${key}`);
