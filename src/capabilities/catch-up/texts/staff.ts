import { wordsOf } from '../../../platform/texts/words.ts';
import nl from './staff/nl.json' with { type: 'json' };

/** Staff pages are in Dutch. */
export const staffWords = wordsOf({ nl })('nl');
