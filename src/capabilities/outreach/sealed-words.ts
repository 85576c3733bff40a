import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { seal, unseal } from '../../platform/secrets/seal.ts';
import { personKeys } from '../people/index.ts';
import type { Db } from './store/seeing.ts';

/** Which words of an entry these are; each is sealed to its own place. */
type Place = 'known' | 'guessed' | 'next-step' | 'came-of-it';

/** Seals and opens the words about one person. */
export interface Pen {
  /** @returns null for no words, where nothing needs to be kept */
  seal(words: string, entryId: string, place: Place): Buffer | null;
  open(sealed: Buffer | null, entryId: string, place: Place): string;
  sealStep(words: string, stepId: string): Buffer;
  openStep(sealed: Buffer, stepId: string): string;
}

/** The pens for these people, by person. Somebody who was erased has none, and no words either. */
export async function pensFor(ground: Pick<Ground, 'keys'>, db: Db, school: SchoolId, personIds: string[]): Promise<Map<string, Pen>> {
  const keys = await personKeys(db, school, ground.keys.schoolKey(school), [...new Set(personIds)]);
  return new Map([...keys].map(([personId, key]) => [personId, penWith(key)]));
}

const penWith = (key: Buffer): Pen => ({
  seal: (words, entryId, place) => (words === '' ? null : seal(key, words, `${entryId} ${place}`)),
  open: (sealed, entryId, place) => (sealed === null ? '' : unseal(key, sealed, `${entryId} ${place}`).toString()),
  sealStep: (words, stepId) => seal(key, words, stepId),
  openStep: (sealed, stepId) => unseal(key, sealed, stepId).toString(),
});
