import { mostContent } from '../../shared-with-browser/envelope.ts';

/** Most bytes of text in one message: what goes along with it needs room too. */
export const mostWords = mostContent - 600;
