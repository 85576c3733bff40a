import type { Kysely } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { PeopleTables } from '../../people/tables.ts';
import type { Translation } from '../rules/states.ts';
import { type LanguagesTables, type OwnDutch, type OwnTextId, ownTextId } from '../tables.ts';

export type Db = Kysely<LanguagesTables & PeopleTables>;

export interface OwnPart {
  textId: OwnTextId;
  key: string;
  dutch: OwnDutch;
}

/** The parts of these texts, in the order in which they are read. */
export async function partsOf(db: Db, school: SchoolId, ids: readonly OwnTextId[]): Promise<OwnPart[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('languages.own_part')
    .select(['text_id as textId', 'key', 'dutch'])
    .where('school_id', '=', school)
    .where('text_id', 'in', ids)
    .orderBy('place')
    .execute();
  return rows.map((row) => ({ ...row, textId: ownTextId(row.textId) }));
}

export interface OwnTranslation extends Translation {
  textId: OwnTextId;
  checkedById: string | null;
}

export async function translationsOf(db: Db, school: SchoolId, ids: readonly OwnTextId[]): Promise<OwnTranslation[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('languages.translation')
    .select(['text_id as textId', 'key', 'language', 'words', 'of_dutch as ofDutch', 'way', 'checked_by_id as checkedById', 'checked_on as checkedOn'])
    .where('school_id', '=', school)
    .where('text_id', 'in', ids)
    .execute();
  return rows.map((row) => ({ ...row, textId: ownTextId(row.textId) }));
}
