import type { SchoolId } from '../../../platform/database/ids.ts';
import { newId } from '../../../platform/secrets/random.ts';
import type { Language } from '../../../platform/texts/words.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import { cleaned } from '../rules/cleaned.ts';
import { type OwnPartShown, partShown } from '../rules/states.ts';
import { type OwnDutch, type OwnTextId, ownTextId } from '../tables.ts';
import { type Db, partsOf, translationsOf } from './rows.ts';
import { showsMachine } from './school-choice.ts';
import { type VoiceShown, voicesOf } from './voices.ts';

export interface NewOwnText {
  /** Of a text that is there already. */
  id?: OwnTextId | undefined;
  /** Another version of this text: what was translated, and why it may be, comes along. */
  after?: OwnTextId | undefined;
  /** The capability. */
  of: string;
  /** Dutch; what staff call it. */
  title: string;
  /** Dutch by key, in the order in which it is read. A part without words is not there. */
  parts: Record<string, string>;
}

/** Lists are read by title; a longer one is cut, in characters. */
const longestTitle = 300;

/** Keeps a text of the school. Where a part says something else than before its translations are outdated from now on. */
export async function keepOwnText(db: Db, staff: Staff, text: NewOwnText): Promise<OwnTextId> {
  const id = text.id ?? ownTextId(newId());
  const title = cleaned(text.title.slice(0, longestTitle));
  const parts = Object.entries(text.parts)
    .map(([key, words]) => ({ key, dutch: cleaned(words) as OwnDutch }))
    .filter(({ dutch }) => dutch !== '');
  await db
    .insertInto('languages.own_text')
    .values({ school_id: staff.school, id, capability: text.of, title, purpose: null, agreed_by_id: null, agreed_on: null })
    .onConflict((conflict) => conflict.columns(['school_id', 'id']).doUpdateSet({ title }))
    .execute();
  await dropOtherParts(
    db,
    staff.school,
    id,
    parts.map(({ key }) => key),
  );
  if (parts.length > 0)
    await db
      .insertInto('languages.own_part')
      .values(parts.map(({ key, dutch }, place) => ({ school_id: staff.school, text_id: id, key, place, dutch })))
      .onConflict((conflict) =>
        conflict.columns(['school_id', 'text_id', 'key']).doUpdateSet((row) => ({ dutch: row.ref('excluded.dutch'), place: row.ref('excluded.place') })),
      )
      .execute();
  if (text.after && text.after !== id) await bringAlong(db, staff.school, text.after, id, new Set(parts.map(({ key }) => key)));
  return id;
}

const dropOtherParts = (db: Db, school: SchoolId, id: OwnTextId, keys: string[]) =>
  db
    .deleteFrom('languages.own_part')
    .where('school_id', '=', school)
    .where('text_id', '=', id)
    .$if(keys.length > 0, (query) => query.where('key', 'not in', keys))
    .execute();

/** What was translated of an earlier version. Read and written apart, because Citus refuses to insert what it selects. */
async function bringAlong(db: Db, school: SchoolId, from: OwnTextId, to: OwnTextId, keys: Set<string>): Promise<void> {
  const agreed = await db
    .selectFrom('languages.own_text')
    .select(['purpose', 'agreed_by_id', 'agreed_on'])
    .where('school_id', '=', school)
    .where('id', '=', from)
    .executeTakeFirst();
  if (!agreed) return;
  await db.updateTable('languages.own_text').set(agreed).where('school_id', '=', school).where('id', '=', to).where('purpose', 'is', null).execute();
  const translations = await db.selectFrom('languages.translation').selectAll().where('school_id', '=', school).where('text_id', '=', from).execute();
  const rows = translations.filter(({ key }) => keys.has(key)).map((row) => ({ ...row, text_id: to }));
  if (rows.length === 0) return;
  await db
    .insertInto('languages.translation')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Forgets a text with all its translations and voices; what referred to it must have gone before. */
export async function forgetOwnText(db: Db, school: SchoolId, id: OwnTextId): Promise<void> {
  await db.deleteFrom('languages.own_text').where('school_id', '=', school).where('id', '=', id).execute();
}

/** A text as a family reads it in a language. */
export interface OwnTextShown {
  id: OwnTextId;
  /** Asked for; each part says in which it is. */
  language: Language;
  /** By key, in the order in which it is read. */
  parts: Record<string, OwnPartShown>;
  /** Recordings of the text as it is now, of this language first. */
  voices: VoiceShown[];
}

/** These texts as families read them. What is not there has no entry. */
export async function ownTexts(db: Db, school: SchoolId, ids: readonly OwnTextId[], language: Language): Promise<Map<OwnTextId, OwnTextShown>> {
  const shown = new Map<OwnTextId, OwnTextShown>();
  if (ids.length === 0) return shown;
  const parts = await partsOf(db, school, ids);
  const translations = await translationsOf(db, school, ids);
  const voices = await voicesOf(db, school, ids, { parts, translations });
  const machine = await showsMachine(db, school);
  for (const { textId, key, dutch } of parts) {
    const text = shown.get(textId) ?? { id: textId, language, parts: {}, voices: inOrderFor(language, voices.get(textId) ?? []) };
    const translation = translations.find((some) => some.textId === textId && some.key === key && some.language === language);
    text.parts[key] = partShown(dutch, translation, machine);
    shown.set(textId, text);
  }
  return shown;
}

const inOrderFor = (language: Language, voices: VoiceShown[]): VoiceShown[] => [
  ...voices.filter((voice) => voice.language === language),
  ...voices.filter((voice) => voice.language !== language),
];
