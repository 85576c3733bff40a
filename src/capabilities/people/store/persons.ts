import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Database } from '../../../platform/database/open.ts';
import type { Statement } from '../../../platform/database/statement.ts';
import type { KeyFolder } from '../../../platform/secrets/keys.ts';
import { newKey, seal, unseal } from '../../../platform/secrets/seal.ts';
import type { Language } from '../../../platform/texts/words.ts';
import type { StaffRole } from '../../../platform/web/visitor.ts';
import type { PeopleTables, PersonKind } from '../tables.ts';

type Db = Kysely<PeopleTables>;

export interface NewPerson {
  id: string;
  kind: PersonKind;
  givenName: string;
  familyName: string;
  language?: Language;
  sourceId?: string | null;
}

/** Adds people, each with a key for their own words. */
export async function addPersons(db: Db, school: SchoolId, schoolKey: Buffer, persons: NewPerson[]): Promise<void> {
  if (persons.length === 0) return;
  await db
    .insertInto('people.person')
    .values(
      persons.map(({ id, kind, givenName, familyName, language, sourceId = null }) => ({
        school_id: school,
        id,
        kind,
        source_id: sourceId,
        given_name: givenName,
        family_name: familyName,
        left_on: null,
        ...(language && { language }),
      })),
    )
    .execute();
  await db
    .insertInto('people.person_key')
    .values(persons.map(({ id }) => ({ school_id: school, person_id: id, wrapped: seal(schoolKey, newKey(), id) })))
    .execute();
}

/** The keys under which people's own words are sealed, by person. Somebody who was erased has none. */
export async function personKeys(db: Db, school: SchoolId, schoolKey: Buffer, personIds: string[]): Promise<Map<string, Buffer>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('people.person_key')
    .select(['person_id', 'wrapped'])
    .where('school_id', '=', school)
    .where('person_id', 'in', personIds)
    .execute();
  return new Map(rows.map(({ person_id, wrapped }) => [person_id, unseal(schoolKey, wrapped, person_id)]));
}

/** The same for people of any schools, looked up in one go. */
export async function keysOfPeople(
  { together }: Pick<Database, 'together'>,
  { schoolKey }: Pick<KeyFolder, 'schoolKey'>,
  schoolByPerson: ReadonlyMap<string, SchoolId>,
): Promise<Map<string, Buffer>> {
  const outcomes = await together<{ wrapped: Buffer }>([...schoolByPerson].map(([personId, school]) => wrappedKey(school, personId)));
  return new Map(
    [...schoolByPerson].flatMap(([personId, school], place) =>
      (outcomes[place]?.rows ?? []).map(({ wrapped }) => [personId, unseal(schoolKey(school), wrapped, personId)] as const),
    ),
  );
}

const wrappedKey = (school: SchoolId, personId: string): Statement => ({
  school,
  name: 'wrapped key',
  text: 'select wrapped from people.person_key where school_id = $1 and person_id = $2',
  values: [school, personId],
  givesRows: true,
});

export async function setLanguage(db: Db, school: SchoolId, personId: string, language: Language): Promise<void> {
  await db.updateTable('people.person').set({ language }).where('school_id', '=', school).where('id', '=', personId).execute();
}

export interface StaffDuties {
  email?: string | null;
  roles: StaffRole[];
  answersTalks: boolean;
  place?: string | null;
  hasProfessionalSecrecy: boolean;
}

export async function setDuties(db: Db, school: SchoolId, personId: string, duties: StaffDuties): Promise<void> {
  const row = {
    email: duties.email ?? null,
    roles: duties.roles,
    answers_talks: duties.answersTalks,
    place: duties.place ?? null,
    has_professional_secrecy: duties.hasProfessionalSecrecy,
  };
  await db
    .insertInto('people.staff')
    .values({ school_id: school, person_id: personId, ...row })
    .onConflict((conflict) => conflict.columns(['school_id', 'person_id']).doUpdateSet(row))
    .execute();
}

/** A member of staff as a pupil may know them: name, what they do, where to find them, and how they are bound to silence. */
export interface Answerer {
  id: string;
  name: string;
  roles: StaffRole[];
  place: string | null;
  hasProfessionalSecrecy: boolean;
}

const fullName = sql<string>`person.given_name || ' ' || person.family_name`;

/** Everybody who said yes to answering, alphabetically. */
export async function answerers(db: Db, school: SchoolId): Promise<Answerer[]> {
  return db
    .selectFrom('people.staff as staff')
    .innerJoin('people.person as person', (join) => join.onRef('person.school_id', '=', 'staff.school_id').onRef('person.id', '=', 'staff.person_id'))
    .select(['person.id', fullName.as('name'), 'staff.roles', 'staff.place', 'staff.has_professional_secrecy as hasProfessionalSecrecy'])
    .where('staff.school_id', '=', school)
    .where('staff.answers_talks', '=', true)
    .where('person.left_on', 'is', null)
    .orderBy('person.family_name')
    .orderBy('person.given_name')
    .execute();
}

/** Everybody with this role, with their e-mail address where it is known. */
export async function staffWithRole(db: Db, school: SchoolId, role: StaffRole): Promise<{ id: string; email: string | null }[]> {
  return db
    .selectFrom('people.staff as staff')
    .innerJoin('people.person as person', (join) => join.onRef('person.school_id', '=', 'staff.school_id').onRef('person.id', '=', 'staff.person_id'))
    .select(['person.id', 'staff.email'])
    .where('staff.school_id', '=', school)
    .where('person.left_on', 'is', null)
    .where(sql<boolean>`${role} = any(staff.roles)`)
    .execute();
}

export async function namesOf(db: Db, school: SchoolId, personIds: string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('people.person as person')
    .select(['id', fullName.as('name')])
    .where('school_id', '=', school)
    .where('id', 'in', personIds)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * Everybody at school, as a table to select from: person_id, class_id, class_name, is_home, and version, which says for whom words have to be
 * written: a pupil's age, `guardian` or `staff`. A pupil stands there once for each class.
 */
export const everybodyIn = (school: SchoolId): RawBuilder<unknown> => sql`
  select membership.person_id, class.age_version::text as version, class.id as class_id, class.is_home, class.name as class_name
  from people.membership as membership
  join people.class as class on class.school_id = membership.school_id and class.id = membership.class_id and class.left_on is null
  join people.person as person on person.school_id = membership.school_id and person.id = membership.person_id and person.left_on is null
  where membership.school_id = ${school} and membership.role = 'pupil'
  union all
  select person.id, person.kind::text, null, false, ''
  from people.person as person
  where person.school_id = ${school} and person.kind in ('guardian', 'staff') and person.left_on is null`;
