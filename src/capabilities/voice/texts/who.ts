import type { Language, Reader } from '../../../platform/texts/words.ts';
import type { Who } from '../rules/lists.ts';
import { namedParts } from '../rules/parts.ts';
import { speakTo } from './texts.ts';

const named = [...namedParts, 'role:pupils', 'role:guardians', 'role:staff'] as const;

/** Who somebody is listened to with, in words. */
export function whoInWords(who: Who, reader: Reader, language: Language): string {
  const t = speakTo(reader, language);
  const known = named.find((name) => name === who);
  return known ? t(`who.${known}`) : t('who.group', { letter: who.slice('group:'.length) });
}
