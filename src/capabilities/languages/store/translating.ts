import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import { decide, type PartSlip, type TypedPart } from '../rules/translating.ts';
import { type OtherLanguage, type OwnTextId, ownTextId, type TranslationPurpose, type TranslationWay } from '../tables.ts';
import { type Db, type OwnPart, type OwnTranslation, partsOf, translationsOf } from './rows.ts';

/** A text of the school as who translates sees it. */
export interface TextToTranslate {
  id: OwnTextId;
  /** The capability. */
  of: string;
  title: string;
  purpose: TranslationPurpose | null;
  agreedById: string | null;
  agreedOn: Day | null;
  parts: OwnPart[];
  translations: OwnTranslation[];
}

const heads = (db: Db, school: SchoolId) =>
  db
    .selectFrom('languages.own_text')
    .select(['id', 'capability as of', 'title', 'purpose', 'agreed_by_id as agreedById', 'agreed_on as agreedOn'])
    .where('school_id', '=', school);

type Head = Awaited<ReturnType<ReturnType<typeof heads>['executeTakeFirstOrThrow']>>;

/**
 * Texts in the order of their titles, so many at most.
 * @param after the last one of the page before
 */
export async function textsToTranslate(db: Db, staff: Staff, most: number, after?: { title: string; id: string }): Promise<TextToTranslate[]> {
  const found = await heads(db, staff.school)
    .$if(after !== undefined, (query) => query.where((row) => row(row.refTuple('title', 'id'), '>', row.tuple(after?.title ?? '', after?.id ?? ''))))
    .orderBy('title')
    .orderBy('id')
    .limit(most)
    .execute();
  return withParts(db, staff.school, found);
}

export async function textToTranslate(db: Db, staff: Staff, id: string): Promise<TextToTranslate | undefined> {
  const [text] = await withParts(db, staff.school, await heads(db, staff.school).where('id', '=', id).execute());
  return text;
}

async function withParts(db: Db, school: SchoolId, found: Head[]): Promise<TextToTranslate[]> {
  const ids = found.map(({ id }) => ownTextId(id));
  const parts = await partsOf(db, school, ids);
  const translations = await translationsOf(db, school, ids);
  return found.map((head) => ({
    ...head,
    id: ownTextId(head.id),
    parts: parts.filter(({ textId }) => textId === head.id),
    translations: translations.filter(({ textId }) => textId === head.id),
  }));
}

/** Keeps why a text may be translated, with who said so and when. */
export async function agreeToTranslate(db: Db, staff: Staff, id: OwnTextId, purpose: TranslationPurpose, day: Day): Promise<void> {
  await db
    .updateTable('languages.own_text')
    .set({ purpose, agreed_by_id: staff.id, agreed_on: day })
    .where('school_id', '=', staff.school)
    .where('id', '=', id)
    .execute();
}

/** Two who translate the same text wait for each other. */
async function lock(db: Db, school: SchoolId, id: OwnTextId): Promise<void> {
  await db.selectFrom('languages.own_text').select('id').where('school_id', '=', school).where('id', '=', id).forUpdate().execute();
}

/** How something was translated: `checked` when somebody read it beside the Dutch and found it good. */
interface How {
  language: OtherLanguage;
  isChecked: boolean;
  way: TranslationWay;
  day: Day;
}

/**
 * Keeps what somebody typed, field by field. What cannot be kept because somebody else was there before comes back by key;
 * the other fields are kept all the same.
 */
export async function saveTranslation(db: Db, staff: Staff, id: OwnTextId, typed: readonly TypedPart[], how: How): Promise<Map<string, PartSlip>> {
  await lock(db, staff.school, id);
  const parts = await partsOf(db, staff.school, [id]);
  const translations = (await translationsOf(db, staff.school, [id])).filter(({ language }) => language === how.language);
  const slips = new Map<string, PartSlip>();
  for (const one of typed) {
    const part = parts.find(({ key }) => key === one.key);
    const kept = translations.find(({ key }) => key === one.key);
    // A part that is gone has no field any more; what was typed in it is shown beside the others.
    const decision = part ? decide(part.dutch, kept, one) : ({ slip: 'part.dutch-changed' } as const);
    if ('slip' in decision) slips.set(one.key, decision.slip);
    else if (decision.does === 'drop') await dropTranslation(db, staff.school, id, one.key, how.language);
    else if (decision.does === 'keep' && part) await keep(db, staff, part, { same: decision.isNew ? undefined : kept, words: decision.words, how });
  }
  return slips;
}

const dropTranslation = (db: Db, school: SchoolId, id: OwnTextId, key: string, language: OtherLanguage) =>
  db
    .deleteFrom('languages.translation')
    .where('school_id', '=', school)
    .where('text_id', '=', id)
    .where('key', '=', key)
    .where('language', '=', language)
    .execute();

interface ToKeep {
  words: string;
  how: How;
  /** The translation as it is, when its words stay: what was checked stays checked, and a machine's stays a machine's. */
  same?: OwnTranslation | undefined;
}

async function keep(db: Db, staff: Staff, part: OwnPart, { words, how, same }: ToKeep): Promise<void> {
  const stays = same && same.ofDutch === part.dutch && same.checkedOn !== null;
  if (stays || (same && !how.isChecked && same.ofDutch === part.dutch)) return;
  const row = {
    words,
    of_dutch: part.dutch,
    way: same?.way ?? how.way,
    checked_by_id: how.isChecked ? staff.id : null,
    checked_on: how.isChecked ? how.day : null,
  };
  await db
    .insertInto('languages.translation')
    .values({ school_id: staff.school, text_id: part.textId, key: part.key, language: how.language, ...row })
    .onConflict((conflict) => conflict.columns(['school_id', 'text_id', 'key', 'language']).doUpdateSet(row))
    .execute();
}

/** What came from a file or a machine. */
interface Unchecked {
  language: OtherLanguage;
  way: Exclude<TranslationWay, 'typed'>;
  /** By key, with the Dutch it is a translation of. */
  words: ReadonlyMap<string, { dutch: string; words: string }>;
}

/**
 * Keeps what came from a file or a machine: never over what a person checked, and never checked by itself. A machine fills in only where
 * nothing is that still holds.
 * @returns how many were kept
 */
export async function keepUnchecked(db: Db, staff: Staff, id: OwnTextId, { language, way, words }: Unchecked): Promise<number> {
  await lock(db, staff.school, id);
  const translations = (await translationsOf(db, staff.school, [id])).filter((some) => some.language === language);
  let count = 0;
  for (const part of await partsOf(db, staff.school, [id])) {
    const given = words.get(part.key);
    const kept = translations.find(({ key }) => key === part.key);
    if (!given || given.dutch !== part.dutch || !mayReplace(kept, part.dutch, way, given.words)) continue;
    await keep(db, staff, part, { words: given.words, how: { language, isChecked: false, way, day: '' } });
    count++;
  }
  return count;
}

/** Between asking and answering somebody may have translated it. */
function mayReplace(kept: OwnTranslation | undefined, dutch: string, way: TranslationWay, words: string): boolean {
  if (!kept) return true;
  const holds = kept.ofDutch === dutch;
  if (way === 'by-machine') return !holds && isMachines(kept);
  return kept.words !== words && !(holds && kept.checkedOn !== null);
}

/** Made by a machine, and nobody has checked it. */
const isMachines = ({ way, checkedOn }: OwnTranslation): boolean => way === 'by-machine' && checkedOn === null;

/** Where a machine may make a first version: nothing is there, or what a machine made of other Dutch. */
export const partsToDraft = ({ parts, translations }: TextToTranslate, language: OtherLanguage): OwnPart[] =>
  parts.filter(({ key, dutch }) => {
    const kept = translations.find((some) => some.key === key && some.language === language);
    return !kept || mayReplace(kept, dutch, 'by-machine', '');
  });

/** Languages that families of this school read, besides Dutch. */
export async function languagesRead(db: Db, school: SchoolId): Promise<Set<string>> {
  const rows = await db
    .selectFrom('people.person')
    .select('language')
    .distinct()
    .where('school_id', '=', school)
    .where('kind', '<>', 'staff')
    .where('left_on', 'is', null)
    .execute();
  return new Set(rows.map(({ language }) => language));
}
