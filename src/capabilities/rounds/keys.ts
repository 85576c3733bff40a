import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { bookKeys } from '../../platform/two-books/keys.ts';

/** Of a round. */
export const roundKeys = bookKeys('round');

/** Under which words without a name are sealed at rest. */
export const wordsKey = ({ keys }: Ground, school: SchoolId): Buffer => keys.purposeKey(school, 'words of rounds');
