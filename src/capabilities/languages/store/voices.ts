import { sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { playable, playableBytes } from '../../../platform/questions/spoken/shared-with-browser/recording.ts';
import { newId } from '../../../platform/secrets/random.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import { recordingType } from '../rules/sounds.ts';
import { isSpokenLanguage, type SpokenLanguage } from '../rules/spoken-languages.ts';
import { fingerprintOf } from '../rules/states.ts';
import { type OwnTextId, ownTextId } from '../tables.ts';
import { type Db, type OwnPart, type OwnTranslation, partsOf, translationsOf } from './rows.ts';

/** A recording that families can hear. */
export interface VoiceShown {
  id: string;
  language: SpokenLanguage;
  /** What it costs to hear it, in bytes. */
  length: number;
}

/** A recording as staff see it. */
export interface KeptVoice extends VoiceShown {
  textId: OwnTextId;
  keptOn: Day;
  /** It says what the text says now. */
  isCurrent: boolean;
}

interface Words {
  parts: OwnPart[];
  translations: OwnTranslation[];
}

/** The words that a voice reads, told apart: Dutch, and the language where it is written here. */
function wordsRead(textId: OwnTextId, language: string, { parts, translations }: Words): string {
  const own = parts.filter((part) => part.textId === textId);
  return fingerprintOf(
    ...own.map(({ dutch }) => dutch),
    ...own.map(({ key }) => translations.find((some) => some.textId === textId && some.key === key && some.language === language)?.words ?? ''),
  );
}

/** All recordings of these texts. */
export async function keptVoices(db: Db, school: SchoolId, ids: readonly OwnTextId[], words: Words): Promise<KeptVoice[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('languages.voice')
    .select(['id', 'text_id', 'language', 'fingerprint', 'media_type', 'kept_on', sql<number>`octet_length(bytes)`.as('stored')])
    .where('school_id', '=', school)
    .where('text_id', 'in', ids)
    .orderBy('language')
    .execute();
  return rows.flatMap(({ id, text_id, language, fingerprint, media_type, kept_on, stored }) => {
    const textId = ownTextId(text_id);
    const length = media_type === recordingType ? playableBytes(stored) : stored;
    return isSpokenLanguage(language) ? [{ id, textId, language, length, keptOn: kept_on, isCurrent: fingerprint === wordsRead(textId, language, words) }] : [];
  });
}

/** Recordings of these texts that say what the texts say now. */
export async function voicesOf(db: Db, school: SchoolId, ids: readonly OwnTextId[], words: Words): Promise<Map<OwnTextId, VoiceShown[]>> {
  const heard = new Map<OwnTextId, VoiceShown[]>();
  for (const { id, textId, language, length, isCurrent } of await keptVoices(db, school, ids, words))
    if (isCurrent) heard.set(textId, [...(heard.get(textId) ?? []), { id, language, length }]);
  return heard;
}

interface Sound {
  /** Media type. */
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  textId: OwnTextId;
}

/**
 * What a browser plays, beside a text that somebody reads. A recording of what the text said before is not there: nobody may hear a rule that
 * no longer holds.
 * @param read the texts that whoever asks may read now: who knows the address of a recording alone does not hear it
 */
export async function voiceBytes(db: Db, school: SchoolId, id: string, read: readonly OwnTextId[]): Promise<Sound | undefined> {
  const found = await recordingOf(db, school, id);
  if (!found || !read.includes(found.textId)) return undefined;
  const words = { parts: await partsOf(db, school, [found.textId]), translations: await translationsOf(db, school, [found.textId]) };
  return found.fingerprint === wordsRead(found.textId, found.language, words) ? found : undefined;
}

/** The same for staff, who can hear an outdated one too. */
export async function recordingOf(db: Db, school: SchoolId, id: string) {
  const row = await db
    .selectFrom('languages.voice')
    .select(['media_type', 'bytes', 'text_id', 'language', 'fingerprint'])
    .where('school_id', '=', school)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { media_type, bytes, text_id, language, fingerprint } = row;
  const sound = media_type === recordingType ? { type: 'audio/wav', bytes: playable(bytes) } : { type: media_type, bytes: Uint8Array.from(bytes) };
  return { ...sound, textId: ownTextId(text_id), language, fingerprint };
}

/** Keeps a recording of the text as it is now, in place of the one before in that language. */
export async function keepVoice(
  db: Db,
  staff: Staff,
  textId: OwnTextId,
  { language, type, bytes, day }: { language: SpokenLanguage; type: string; bytes: Uint8Array; day: Day },
): Promise<void> {
  const words = { parts: await partsOf(db, staff.school, [textId]), translations: await translationsOf(db, staff.school, [textId]) };
  const row = {
    id: newId(),
    fingerprint: wordsRead(textId, language, words),
    media_type: type,
    bytes: Buffer.from(bytes),
    kept_by_id: staff.id,
    kept_on: day,
  };
  // A new id: what a browser kept of the old address is not played again.
  await removeVoices(db, staff.school, textId).where('language', '=', language).execute();
  await db
    .insertInto('languages.voice')
    .values({ school_id: staff.school, text_id: textId, language, ...row })
    .execute();
}

export async function removeVoice(db: Db, staff: Staff, textId: OwnTextId, id: string): Promise<void> {
  await removeVoices(db, staff.school, textId).where('id', '=', id).execute();
}

const removeVoices = (db: Db, school: SchoolId, textId: OwnTextId) =>
  db.deleteFrom('languages.voice').where('school_id', '=', school).where('text_id', '=', textId);
