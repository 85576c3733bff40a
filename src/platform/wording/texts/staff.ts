import { wordsOf } from '../../texts/words.ts';
import nl from './staff/nl.json' with { type: 'json' };

/** Advice on words is for staff, and staff pages are in Dutch. */
export const wordingWords = wordsOf({ nl })('nl');
