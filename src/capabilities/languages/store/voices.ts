import type { SchoolId } from '../../../platform/database/ids.ts';
import { isSpokenLanguage, type SpokenLanguage } from '../rules/spoken-languages.ts';
import { fingerprintOf } from '../rules/states.ts';
import { type OwnTextId, ownTextId } from '../tables.ts';
import type { Db, OwnPart, OwnTranslation } from './rows.ts';

/** A recording that families can hear. */
export interface VoiceShown {
  id: string;
  language: SpokenLanguage;
}

interface Words {
  parts: OwnPart[];
  translations: OwnTranslation[];
}

/** The words that a voice reads, told apart: Dutch, and the language where it is written here. */
export function wordsRead(textId: OwnTextId, language: string, { parts, translations }: Words): string {
  const own = parts.filter((part) => part.textId === textId);
  return fingerprintOf(
    ...own.map(({ dutch }) => dutch),
    ...own.map(({ key }) => translations.find((some) => some.textId === textId && some.key === key && some.language === language)?.words ?? ''),
  );
}

/** Recordings of these texts that say what the texts say now. */
export async function voicesOf(db: Db, school: SchoolId, ids: readonly OwnTextId[], words: Words): Promise<Map<OwnTextId, VoiceShown[]>> {
  const rows = await db
    .selectFrom('languages.voice')
    .select(['id', 'text_id as textId', 'language', 'fingerprint'])
    .where('school_id', '=', school)
    .where('text_id', 'in', ids)
    .orderBy('language')
    .execute();
  const heard = new Map<OwnTextId, VoiceShown[]>();
  for (const { id, textId, language, fingerprint } of rows) {
    const of = ownTextId(textId);
    if (isSpokenLanguage(language) && fingerprint === wordsRead(of, language, words)) heard.set(of, [...(heard.get(of) ?? []), { id, language }]);
  }
  return heard;
}

/** What a browser plays, for a page that shows the text. */
export async function voiceBytes(db: Db, school: SchoolId, id: string): Promise<{ type: string; bytes: Buffer; textId: OwnTextId } | undefined> {
  const row = await db
    .selectFrom('languages.voice')
    .select(['media_type as type', 'bytes', 'text_id as textId'])
    .where('school_id', '=', school)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, textId: ownTextId(row.textId) };
}
