import { type Kysely, sql } from 'kysely';
import type { SchoolId } from '../../platform/database/ids.ts';
import { newId } from '../../platform/secrets/random.ts';
import type { Language } from '../../platform/texts/words.ts';
import type { Day } from '../../platform/time/clock.ts';
import type { CardHolder } from '../../platform/web/guards.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { ThemeAnswer, YouSaidTables } from './tables.ts';

export type Db = Kysely<YouSaidTables & PeopleTables>;

/** Words of the school in one language. */
export interface ThemeWords {
  language: Language;
  heard: string;
  told: string | null;
}

export interface Theme {
  id: string;
  occasionId: string;
  answer: ThemeAnswer | null;
  personId: string | null;
  personName: string | null;
  byDay: Day | null;
  answeredOn: Day | null;
  words: ThemeWords[];
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
    ])
    .where('theme.school_id', '=', school);

async function named(db: Db, school: SchoolId, found: Omit<Theme, 'words'>[]): Promise<Theme[]> {
  if (found.length === 0) return [];
  const rows = await db
    .selectFrom('you_said_we_do.theme_words')
    .select(['theme_id as themeId', 'language', 'heard', 'told'])
    .where('school_id', '=', school)
    .where(
      'theme_id',
      'in',
      found.map(({ id }) => id),
    )
    .execute();
  return found.map((theme) => ({ ...theme, words: rows.filter(({ themeId }) => themeId === theme.id).map(({ themeId: _, ...words }) => words) }));
}

/** Makes a theme of what was heard, in Dutch. */
export async function makeTheme(db: Db, staff: Staff, occasionId: string, heard: string, day: Day): Promise<string> {
  const id = newId();
  const nothingYet = { answer: null, answerable_id: null, by_day: null, answered_on: null };
  await db
    .insertInto('you_said_we_do.theme')
    .values({ school_id: staff.school, id, occasion_id: occasionId, made_on: day, made_by_id: staff.id, ...nothingYet })
    .execute();
  await db.insertInto('you_said_we_do.theme_words').values({ school_id: staff.school, theme_id: id, language: 'nl', heard, told: null }).execute();
  return id;
}

export async function removeTheme(db: Db, school: SchoolId, id: string): Promise<void> {
  await db.deleteFrom('you_said_we_do.theme').where('school_id', '=', school).where('id', '=', id).execute();
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
  words: ThemeWords[];
}

/** Answers a theme; said again, the latest counts. A language without words is not there. */
export async function answerTheme(db: Db, school: SchoolId, id: string, { answer, personId, byDay, words }: NewAnswer, day: Day): Promise<void> {
  await db
    .updateTable('you_said_we_do.theme')
    .set({ answer, answerable_id: personId, by_day: byDay, answered_on: day })
    .where('school_id', '=', school)
    .where('id', '=', id)
    .execute();
  await db.deleteFrom('you_said_we_do.theme_words').where('school_id', '=', school).where('theme_id', '=', id).execute();
  await db
    .insertInto('you_said_we_do.theme_words')
    .values(words.map(({ language, heard, told }) => ({ school_id: school, theme_id: id, language, heard, told })))
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
export async function languagesRead(db: Db, school: SchoolId): Promise<Language[]> {
  const rows = await db
    .selectFrom('people.person')
    .select('language')
    .distinct()
    .where('school_id', '=', school)
    .where('left_on', 'is', null)
    .where('language', '<>', 'nl')
    .orderBy('language')
    .execute();
  return rows.map(({ language }) => language);
}

export async function forgetThemesBefore(db: Db, school: SchoolId, day: Day): Promise<void> {
  await db.deleteFrom('you_said_we_do.theme').where('school_id', '=', school).where('made_on', '<', day).execute();
}

/** All that is kept about one person. */
export async function everythingOf(db: Db, school: SchoolId, personId: string) {
  return db
    .selectFrom('you_said_we_do.clarity as clarity')
    .innerJoin('you_said_we_do.theme_words as words', (join) =>
      join.onRef('words.school_id', '=', 'clarity.school_id').onRef('words.theme_id', '=', 'clarity.theme_id').on('words.language', '=', 'nl'),
    )
    .select(['words.heard', 'clarity.is_clear as isClear'])
    .where('clarity.school_id', '=', school)
    .where('clarity.person_id', '=', personId)
    .execute();
}
