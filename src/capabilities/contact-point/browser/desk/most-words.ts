import { utf8 } from '../../../../platform/secrets/shared-with-browser/bytes.ts';
import { mostContent } from '../../shared-with-browser/envelope.ts';

/** What goes along with the words of a message, in bytes at most. */
const company = 800;

/** Whether a text is more than one message holds, as it is written down in it. */
export const isTooLong = (words: string): boolean => utf8(JSON.stringify(words)).length > mostContent - company;
