import { type Kysely, sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { StaffRole } from '../../../platform/web/visitor.ts';
import type { PeopleTables } from '../tables.ts';

type Db = Kysely<PeopleTables>;

export interface TeamMember {
  id: string;
  givenName: string;
  familyName: string;
  email: string | null;
  roles: StaffRole[];
  answersTalks: boolean;
  place: string | null;
  hasProfessionalSecrecy: boolean;
  canSignIn: boolean;
}

/** Everybody who works here, alphabetically. */
export async function team(db: Db, school: SchoolId): Promise<TeamMember[]> {
  return members(db, school).orderBy('person.family_name').orderBy('person.given_name').execute();
}

export async function teamMember(db: Db, school: SchoolId, id: string): Promise<TeamMember | undefined> {
  return members(db, school).where('person.id', '=', id).executeTakeFirst();
}

const members = (db: Db, school: SchoolId) =>
  db
    .selectFrom('people.person as person')
    .leftJoin('people.staff as staff', (join) => join.onRef('staff.school_id', '=', 'person.school_id').onRef('staff.person_id', '=', 'person.id'))
    .select([
      'person.id',
      'person.given_name as givenName',
      'person.family_name as familyName',
      'staff.email',
      sql<StaffRole[]>`coalesce(staff.roles, '{}')`.as('roles'),
      sql<boolean>`coalesce(staff.answers_talks, false)`.as('answersTalks'),
      'staff.place',
      sql<boolean>`coalesce(staff.has_professional_secrecy, false)`.as('hasProfessionalSecrecy'),
      sql<boolean>`exists (select from people.passkey where passkey.school_id = person.school_id and passkey.person_id = person.id)`.as('canSignIn'),
    ])
    .where('person.school_id', '=', school)
    .where('person.kind', '=', 'staff')
    .where('person.left_on', 'is', null);

export async function renamePerson(db: Db, school: SchoolId, id: string, givenName: string, familyName: string): Promise<void> {
  await db.updateTable('people.person').set({ given_name: givenName, family_name: familyName }).where('school_id', '=', school).where('id', '=', id).execute();
}

/** Somebody leaves: they can no longer come in, and are erased later. */
export async function markLeft(db: Db, school: SchoolId, id: string, day: Day): Promise<void> {
  await db.updateTable('people.person').set({ left_on: day }).where('school_id', '=', school).where('id', '=', id).execute();
  await db.deleteFrom('people.session').where('school_id', '=', school).where('person_id', '=', id).execute();
}
