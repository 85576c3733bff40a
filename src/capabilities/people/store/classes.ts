import { type Kysely, sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Language } from '../../../platform/texts/words.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { AgeVersion, PeopleTables } from '../tables.ts';

type Db = Kysely<PeopleTables>;

export interface SchoolClass {
  id: string;
  name: string;
  ageVersion: AgeVersion;
}

export interface ClassMember {
  id: string;
  givenName: string;
  familyName: string;
  language: Language;
}

/** Roles that answer for the whole school; a teacher sees their own classes only. */
const wholeSchool = ['leadership', 'care', 'bridge', 'contact-person', 'administrator'] as const;

export const seesWholeSchool = (staff: Staff): boolean => wholeSchool.some((role) => staff.roles.includes(role));

/** The classes this member of staff has to do with, by name: a teacher's own, or every class where pupils belong. */
export async function classesOf(db: Db, staff: Staff): Promise<SchoolClass[]> {
  return db
    .selectFrom('people.class as class')
    .select(['class.id', 'class.name', 'class.age_version as ageVersion'])
    .where('class.school_id', '=', staff.school)
    .where('class.left_on', 'is', null)
    .$if(seesWholeSchool(staff), (query) => query.where('class.is_home', '=', true))
    .$if(!seesWholeSchool(staff), (query) =>
      query.where('class.id', 'in', (inner) =>
        inner
          .selectFrom('people.membership')
          .select('class_id')
          .where('school_id', '=', staff.school)
          .where('person_id', '=', staff.id)
          .where('role', '=', 'teacher'),
      ),
    )
    .orderBy('class.name')
    .execute();
}

/** One of their classes; undefined when it is not there or not theirs. */
export async function classOf(db: Db, staff: Staff, classId: string): Promise<SchoolClass | undefined> {
  return (await classesOf(db, staff)).find(({ id }) => id === classId);
}

/** The pupils of a class, alphabetically. */
export async function pupilsOfClass(db: Db, school: SchoolId, classId: string): Promise<ClassMember[]> {
  return membersOf(db, school, classId, 'pupil');
}

export async function teachersOfClass(db: Db, school: SchoolId, classId: string): Promise<ClassMember[]> {
  return membersOf(db, school, classId, 'teacher');
}

async function membersOf(db: Db, school: SchoolId, classId: string, role: 'pupil' | 'teacher'): Promise<ClassMember[]> {
  return db
    .selectFrom('people.membership as membership')
    .innerJoin('people.person as person', (join) => join.onRef('person.school_id', '=', 'membership.school_id').onRef('person.id', '=', 'membership.person_id'))
    .select(['person.id', 'person.given_name as givenName', 'person.family_name as familyName', 'person.language'])
    .where('membership.school_id', '=', school)
    .where('membership.class_id', '=', classId)
    .where('membership.role', '=', role)
    .where('person.left_on', 'is', null)
    .orderBy('person.given_name')
    .orderBy('person.family_name')
    .execute();
}

/** The class where a pupil belongs; the first by name where there are more. */
export async function classOfPupil(db: Db, school: SchoolId, pupilId: string): Promise<SchoolClass | undefined> {
  return db
    .selectFrom('people.membership as membership')
    .innerJoin('people.class as class', (join) => join.onRef('class.school_id', '=', 'membership.school_id').onRef('class.id', '=', 'membership.class_id'))
    .select(['class.id', 'class.name', 'class.age_version as ageVersion'])
    .where('membership.school_id', '=', school)
    .where('membership.person_id', '=', pupilId)
    .where('membership.role', '=', 'pupil')
    .where('class.left_on', 'is', null)
    .orderBy('class.is_home', 'desc')
    .orderBy('class.name')
    .executeTakeFirst();
}

/** The adults who care for these pupils, each once, with the pupils they care for. */
export async function guardiansOf(db: Db, school: SchoolId, pupilIds: string[]): Promise<(ClassMember & { pupils: string[] })[]> {
  if (pupilIds.length === 0) return [];
  return db
    .selectFrom('people.guardianship as guardianship')
    .innerJoin('people.person as person', (join) =>
      join.onRef('person.school_id', '=', 'guardianship.school_id').onRef('person.id', '=', 'guardianship.guardian_id'),
    )
    .select([
      'person.id',
      'person.given_name as givenName',
      'person.family_name as familyName',
      'person.language',
      sql<string[]>`array_agg(guardianship.pupil_id)`.as('pupils'),
    ])
    .where('guardianship.school_id', '=', school)
    .where('guardianship.pupil_id', 'in', pupilIds)
    .where('person.left_on', 'is', null)
    .groupBy(['person.id', 'person.given_name', 'person.family_name', 'person.language'])
    .orderBy('person.family_name')
    .orderBy('person.given_name')
    .execute();
}

export async function addClass(db: Db, school: SchoolId, added: SchoolClass & { sourceId?: string | null }): Promise<void> {
  await db
    .insertInto('people.class')
    .values({ school_id: school, id: added.id, name: added.name, age_version: added.ageVersion, source_id: added.sourceId ?? null, left_on: null })
    .execute();
}

export async function addMembers(db: Db, school: SchoolId, classId: string, personIds: string[], role: 'pupil' | 'teacher'): Promise<void> {
  if (personIds.length === 0) return;
  await db
    .insertInto('people.membership')
    .values(personIds.map((person_id) => ({ school_id: school, class_id: classId, person_id, role })))
    .execute();
}

export async function addGuardianships(db: Db, school: SchoolId, pairs: { pupilId: string; guardianId: string }[]): Promise<void> {
  if (pairs.length === 0) return;
  await db
    .insertInto('people.guardianship')
    .values(pairs.map(({ pupilId, guardianId }) => ({ school_id: school, pupil_id: pupilId, guardian_id: guardianId })))
    .execute();
}

export async function setAgeVersion(db: Db, school: SchoolId, classId: string, ageVersion: AgeVersion): Promise<void> {
  await db.updateTable('people.class').set({ age_version: ageVersion }).where('school_id', '=', school).where('id', '=', classId).execute();
}
