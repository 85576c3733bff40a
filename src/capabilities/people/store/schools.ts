import type { Kysely } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { SchoolCalendar } from '../../../platform/time/school-days.ts';
import type { PeopleTables } from '../tables.ts';

export interface School {
  id: SchoolId;
  slug: string;
  name: string;
  phone: string | null;
  place: string | null;
}

type Db = Kysely<PeopleTables>;

const columns = ['id', 'slug', 'name', 'phone', 'place'] as const;

export const schools = (db: Db): Promise<School[]> => db.selectFrom('people.school').select(columns).orderBy('name').execute();

export const schoolBySlug = (db: Db, slug: string): Promise<School | undefined> =>
  db.selectFrom('people.school').select(columns).where('slug', '=', slug).executeTakeFirst();

export const schoolById = (db: Db, id: SchoolId): Promise<School> =>
  db.selectFrom('people.school').select(columns).where('id', '=', id).executeTakeFirstOrThrow();

export async function addSchool(db: Db, school: School): Promise<void> {
  await db
    .insertInto('people.school')
    .values({ ...school, source_id: null })
    .execute();
}

/** Until the end of this transaction nobody else brings in a roster, takes one back or makes cards here; people come in and answer meanwhile. */
export async function oneAtATime(db: Db, id: SchoolId): Promise<void> {
  await db.selectFrom('people.school').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

/** Says whether the school is filled with invented people. */
export async function markDemo(db: Db, id: SchoolId, isDemo: boolean): Promise<void> {
  await db.updateTable('people.school').set({ is_demo: isDemo }).where('id', '=', id).execute();
}

export async function closedDays(db: Db, school: SchoolId): Promise<{ day: Day; name: string }[]> {
  return db.selectFrom('people.closed_day').select(['day', 'name']).where('school_id', '=', school).orderBy('day').execute();
}

export async function schoolCalendar(db: Db, school: SchoolId): Promise<SchoolCalendar> {
  return { closedDays: new Set((await closedDays(db, school)).map(({ day }) => day)) };
}

export async function addClosedDays(db: Db, school: SchoolId, days: { day: Day; name: string }[]): Promise<void> {
  if (days.length === 0) return;
  await db
    .insertInto('people.closed_day')
    .values(days.map((closed) => ({ school_id: school, ...closed })))
    .onConflict((conflict) => conflict.columns(['school_id', 'day']).doUpdateSet((row) => ({ name: row.ref('excluded.name') })))
    .execute();
}

export async function removeClosedDays(db: Db, school: SchoolId, from: Day, until: Day): Promise<void> {
  await db.deleteFrom('people.closed_day').where('school_id', '=', school).where('day', '>=', from).where('day', '<=', until).execute();
}

export async function changeSchool(db: Db, id: SchoolId, { name, phone, place }: Pick<School, 'name' | 'phone' | 'place'>): Promise<void> {
  await db.updateTable('people.school').set({ name, phone, place }).where('id', '=', id).execute();
}

/** Under which id this school stands in the rosters it brings in. */
export async function sourceOf(db: Db, id: SchoolId): Promise<string | null> {
  const { source_id } = await db.selectFrom('people.school').select('source_id').where('id', '=', id).executeTakeFirstOrThrow();
  return source_id;
}

export async function rememberSource(db: Db, id: SchoolId, sourceId: string): Promise<void> {
  await db.updateTable('people.school').set({ source_id: sourceId }).where('id', '=', id).execute();
}
