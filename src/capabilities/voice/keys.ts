import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { bookKeys } from '../../platform/two-books/keys.ts';

/** Of a round of statements. */
export const voiceKeys = bookKeys('voice');

/** Under which own statements are sealed at rest. */
export const wordsKey = ({ keys }: Ground, school: SchoolId): Buffer => keys.purposeKey(school, 'own statements');
