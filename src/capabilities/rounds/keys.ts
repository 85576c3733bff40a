import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { stamp } from '../../platform/secrets/seal.ts';

const nameOf = (roundId: string): string => `round-${roundId}`;

/** Makes the key that joins people to their answers while the round is open. */
export const makeRoundKey = ({ keys }: Ground, roundId: string): Buffer => keys.makePassingKey(nameOf(roundId));

/** Undefined once the round is settled. */
export const roundKey = ({ keys }: Ground, roundId: string): Buffer | undefined => keys.passingKey(nameOf(roundId));

/** From here on nobody can join a person to an answer of this round. */
export const destroyRoundKey = ({ keys }: Ground, roundId: string): void => keys.destroyPassingKey(nameOf(roundId));

/** HMAC-SHA256 of the person under the key of the round: the same person has the same one, and none outside this round. */
export const pseudonymOf = (key: Buffer, personId: string): Buffer => stamp(key, personId);

/** Of a letter in the first book: what the second book calls it by its number leads to it no more once the key is destroyed. */
export const markOf = (key: Buffer, letterId: string): Buffer => stamp(key, `letter ${letterId}`);

/** Under which words without a name are sealed at rest. */
export const wordsKey = ({ keys }: Ground, school: SchoolId): Buffer => keys.purposeKey(school, 'words of rounds');
