import type { KeyFolder } from '../secrets/keys.ts';
import { stamp } from '../secrets/seal.ts';

interface Keys {
  keys: KeyFolder;
}

/** The key that joins people to what they said without a name in one occasion, in a file outside the database. */
export interface BookKeys {
  /** Made when the occasion opens. */
  make(ground: Keys, id: string): Buffer;
  /** Undefined once the books of the occasion are apart. */
  of(ground: Keys, id: string): Buffer | undefined;
  /** From here on nobody can join a person to what was said in this occasion. */
  destroy(ground: Keys, id: string): void;
}

/** @param kind what the occasion is, as it stands in the name of the file: `round` */
export function bookKeys(kind: string): BookKeys {
  const nameOf = (id: string): string => `${kind}-${id}`;
  return {
    make: ({ keys }, id) => keys.makePassingKey(nameOf(id)),
    of: ({ keys }, id) => keys.passingKey(nameOf(id)),
    destroy: ({ keys }, id) => keys.destroyPassingKey(nameOf(id)),
  };
}

/** HMAC-SHA256 of the person under the key of the occasion, 32 bytes: the same person has the same one, and none outside this occasion. */
export const pseudonymOf = (key: Buffer, personId: string): Buffer => stamp(key, personId);

/** Of a letter in the first book: what the second book calls it by its number leads to it no more once the key is destroyed. */
export const markOf = (key: Buffer, letterId: string): Buffer => stamp(key, `letter ${letterId}`);

/**
 * Who of these people answered, and how; worked out with the key of the occasion, and written down nowhere while it is open.
 * @param answered how each answer came, by its pseudonym in base 64
 */
export function whoAnswered<How>(key: Buffer, personIds: readonly string[], answered: ReadonlyMap<string, How>): Map<string, How> {
  const found = new Map<string, How>();
  for (const personId of personIds) {
    const pseudonym = pseudonymOf(key, personId).toString('base64');
    if (answered.has(pseudonym)) found.set(personId, answered.get(pseudonym) as How);
  }
  return found;
}
