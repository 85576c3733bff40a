import { type Kysely, sql } from 'kysely';
import type { SchoolId } from '../../platform/database/ids.ts';
import { newId } from '../../platform/secrets/random.ts';
import type { Day } from '../../platform/time/clock.ts';
import type { CardHolder } from '../../platform/web/guards.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { forgetOwnText, keepOwnText, type OtherLanguage, type OwnTextId, ownTexts } from '../languages/index.tsx';
import type { LanguagesTables } from '../languages/tables.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { ThemeAnswer, YouSaidTables } from './tables.ts';

export type Db = Kysely<YouSaidTables & LanguagesTables & PeopleTables>;

export interface Theme {
  id: string;
  occasionId: string;
  answer: ThemeAnswer | null;
  personId: string | null;
  personName: string | null;
  byDay: Day | null;
  answeredOn: Day | null;
  /** Its words, in `heard` and `told`. */
  textId: OwnTextId;
  /** Dutch. */
  heard: string;
  told: string | null;
}

/** The themes of these occasions, in the order in which they were made. */
export async function themesOf(db: Db, school: SchoolId, occasionIds: readonly string[]): Promise<Theme[]> {
  if (occasionIds.length === 0) return [];
  return named(db, school, await themes(db, school).where('theme.occasion_id', 'in', occasionIds).orderBy('theme.made_on').orderBy('theme.id').execute());
}

export async function themeOf(db: Db, school: SchoolId, id: string): Promise<Theme | undefined> {
  const [theme] = await named(db, school, await themes(db, school).where('theme.id', '=', id).execute());
  return theme;
}

const themes = (db: Db, school: SchoolId) =>
  db
    .selectFrom('you_said_we_do.theme as theme')
    .leftJoin('people.person as person', (join) => join.onRef('person.school_id', '=', 'theme.school_id').onRef('person.id', '=', 'theme.answerable_id'))
    .select([
      'theme.id',
      'theme.occasion_id as occasionId',
      'theme.answer',
      'theme.answerable_id as personId',
      sql<string | null>`person.given_name || ' ' || person.family_name`.as('personName'),
      'theme.by_day as byDay',
      'theme.answered_on as answeredOn',
      'theme.text_id as textId',
    ])
    .where('theme.school_id', '=', school);

async function named(db: Db, school: SchoolId, found: Omit<Theme, 'heard' | 'told'>[]): Promise<Theme[]> {
  const texts = await ownTexts(
    db,
    school,
    found.map(({ textId }) => textId),
    'nl',
  );
  return found.map((theme) => {
    const parts = texts.get(theme.textId)?.parts;
    return { ...theme, heard: parts?.heard?.dutch ?? '', told: parts?.told?.dutch ?? null };
  });
}

/** Makes a theme of what was heard, in Dutch. */
export async function makeTheme(db: Db, staff: Staff, occasionId: string, heard: string, day: Day): Promise<string> {
  const id = newId();
  const text_id = await keepOwnText(db, staff, textOf({ heard }));
  const nothingYet = { answer: null, answerable_id: null, by_day: null, answered_on: null, text_id };
  await db
    .insertInto('you_said_we_do.theme')
    .values({ school_id: staff.school, id, occasion_id: occasionId, made_on: day, made_by_id: staff.id, ...nothingYet })
    .execute();
  return id;
}

/** What staff call it is what was heard. */
const textOf = (parts: { heard: string; told?: string }) => ({ of: 'you-said-we-do', title: parts.heard, parts });

export async function removeTheme(db: Db, school: SchoolId, id: string): Promise<void> {
  await forgetThemes(db, school, (theme) => theme.where('id', '=', id));
}

/** Lays sayings with a theme; each lies with one theme of the occasion. */
export async function layWith(db: Db, school: SchoolId, occasionId: string, themeId: string, sayingIds: readonly string[]): Promise<void> {
  if (sayingIds.length === 0) return;
  await takeAway(db, school, occasionId, sayingIds);
  await db
    .insertInto('you_said_we_do.source')
    .values(sayingIds.map((saying_id) => ({ school_id: school, theme_id: themeId, saying_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function takeAway(db: Db, school: SchoolId, occasionId: string, sayingIds: readonly string[]): Promise<void> {
  await db
    .deleteFrom('you_said_we_do.source')
    .where('school_id', '=', school)
    .where('saying_id', 'in', sayingIds)
    .where('theme_id', 'in', (inner) =>
      inner.selectFrom('you_said_we_do.theme').select('id').where('school_id', '=', school).where('occasion_id', '=', occasionId),
    )
    .execute();
}

/** With which theme each saying lies. */
export async function sourcesOf(db: Db, school: SchoolId, occasionId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('you_said_we_do.source as source')
    .innerJoin('you_said_we_do.theme as theme', (join) => join.onRef('theme.school_id', '=', 'source.school_id').onRef('theme.id', '=', 'source.theme_id'))
    .select(['source.saying_id as sayingId', 'source.theme_id as themeId'])
    .where('source.school_id', '=', school)
    .where('theme.occasion_id', '=', occasionId)
    .execute();
  return new Map(rows.map(({ sayingId, themeId }) => [sayingId, themeId]));
}

export interface NewAnswer {
  answer: ThemeAnswer;
  personId: string;
  byDay: Day | null;
  /** Dutch. */
  heard: string;
  told: string;
}

/** Answers a theme; said again, the latest counts, and what was translated is outdated where the Dutch changed. */
export async function answerTheme(db: Db, staff: Staff, { id, textId }: Pick<Theme, 'id' | 'textId'>, given: NewAnswer, day: Day): Promise<void> {
  const { answer, personId, byDay, heard, told } = given;
  await keepOwnText(db, staff, { id: textId, ...textOf({ heard, told }) });
  await db
    .updateTable('you_said_we_do.theme')
    .set({ answer, answerable_id: personId, by_day: byDay, answered_on: day })
    .where('school_id', '=', staff.school)
    .where('id', '=', id)
    .execute();
}

/** How many themes have no answer yet: of one occasion, or of all. */
export async function unansweredCount(db: Db, school: SchoolId, occasionId?: string): Promise<number> {
  const row = await db
    .selectFrom('you_said_we_do.theme')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('school_id', '=', school)
    .where('answer', 'is', null)
    .$if(occasionId !== undefined, (query) => query.where('occasion_id', '=', occasionId as string))
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function sayWhetherClear(db: Db, person: CardHolder, themeId: string, isClear: boolean): Promise<void> {
  await db
    .insertInto('you_said_we_do.clarity')
    .values({ school_id: person.school, theme_id: themeId, person_id: person.id, is_clear: isClear })
    .onConflict((conflict) => conflict.columns(['school_id', 'theme_id', 'person_id']).doUpdateSet({ is_clear: isClear }))
    .execute();
}

/** What this person said of each: whether it was clear. */
export async function clarityFor(db: Db, person: CardHolder): Promise<Map<string, boolean>> {
  const rows = await db
    .selectFrom('you_said_we_do.clarity')
    .select(['theme_id', 'is_clear'])
    .where('school_id', '=', person.school)
    .where('person_id', '=', person.id)
    .execute();
  return new Map(rows.map(({ theme_id, is_clear }) => [theme_id, is_clear]));
}

/** How many found an answer unclear; never who. */
export async function unclearCount(db: Db, school: SchoolId, themeId: string): Promise<number> {
  const row = await db
    .selectFrom('you_said_we_do.clarity')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('school_id', '=', school)
    .where('theme_id', '=', themeId)
    .where('is_clear', '=', false)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Which languages families of this school read, besides Dutch. */
export async function languagesRead(db: Db, school: SchoolId): Promise<OtherLanguage[]> {
  const rows = await db
    .selectFrom('people.person')
    .select('language')
    .distinct()
    .where('school_id', '=', school)
    .where('left_on', 'is', null)
    .orderBy('language')
    .execute();
  return rows.map(({ language }) => language).filter((language) => language !== 'nl');
}

export const forgetThemesBefore = (db: Db, school: SchoolId, day: Day): Promise<void> => forgetThemes(db, school, (theme) => theme.where('made_on', '<', day));

/** Their words go after them. */
async function forgetThemes(db: Db, school: SchoolId, which: (theme: ReturnType<typeof themeRemoval>) => ReturnType<typeof themeRemoval>): Promise<void> {
  const gone = await which(themeRemoval(db, school)).returning('text_id').execute();
  for (const { text_id } of gone) await forgetOwnText(db, school, text_id);
}

const themeRemoval = (db: Db, school: SchoolId) => db.deleteFrom('you_said_we_do.theme').where('school_id', '=', school);

/** All that is kept about one person. */
export async function everythingOf(db: Db, school: SchoolId, personId: string) {
  return db
    .selectFrom('you_said_we_do.clarity as clarity')
    .innerJoin('you_said_we_do.theme as theme', (join) => join.onRef('theme.school_id', '=', 'clarity.school_id').onRef('theme.id', '=', 'clarity.theme_id'))
    .innerJoin('languages.own_part as part', (join) =>
      join.onRef('part.school_id', '=', 'theme.school_id').onRef('part.text_id', '=', 'theme.text_id').on('part.key', '=', 'heard'),
    )
    .select(['part.dutch as heard', 'clarity.is_clear as isClear'])
    .where('clarity.school_id', '=', school)
    .where('clarity.person_id', '=', personId)
    .execute();
}
