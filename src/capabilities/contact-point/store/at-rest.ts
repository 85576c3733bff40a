import type { SchoolId } from '../../../platform/database/ids.ts';
import { newKey, seal, unseal } from '../../../platform/secrets/seal.ts';

/** Under which key a school's conversations are sealed at rest; it lies outside the database. */
export interface AtRest {
  school: SchoolId;
  schoolKey: Buffer;
}

/** The key of a conversation, sealed under the school's: whoever erases the conversation erases it. */
export const newThreadKey = ({ schoolKey }: AtRest, thread: Buffer): Buffer => seal(schoolKey, newKey(), nameOf(thread));

/** What a conversation is sealed under. */
export const threadKey = ({ schoolKey }: AtRest, thread: Buffer, wrapped: Buffer): Buffer => unseal(schoolKey, wrapped, nameOf(thread));

/** What the envelope of a message is sealed for. */
export const placeOf = (thread: Buffer, seq: number): string => `${nameOf(thread)}.${seq}`;

/** What the sound of a message is sealed for. */
export const soundPlaceOf = (thread: Buffer, seq: number): string => `${placeOf(thread, seq)}.sound`;

const nameOf = (thread: Buffer): string => thread.toString('base64url');
