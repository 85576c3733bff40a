import { sql } from 'kysely';
import type { Staff } from '../../../platform/web/visitor.ts';
import { folded } from '../rules/names.ts';
import { around, type Db, keepsRegister } from './seeing.ts';

export interface Choosable {
  id: string;
  name: string;
  kind: 'pupil' | 'guardian' | 'staff';
  /** The class of a pupil, the children of a guardian. */
  around: string | null;
}

/** Somebody whom this member of staff may write down. */
export const choosable = (db: Db, staff: Staff, id: string): Promise<Choosable | undefined> =>
  withinReach(db, staff).where('person.id', '=', id).executeTakeFirst();

/** Pupils and guardians in whose name every typed word stands, alphabetically; capitals and accents make no difference. */
export async function choosableNamed(db: Db, staff: Staff, typed: string, limit: number): Promise<Choosable[]> {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return words
    .reduce((query, word) => query.where(sql<boolean>`position(${word} in ${foldedName}) > 0`), withinReach(db, staff))
    .orderBy('person.family_name')
    .orderBy('person.given_name')
    .orderBy('person.id')
    .limit(limit)
    .execute();
}

/** As the rule folds: letters without their marks, no capitals. */
const foldedName = sql<string>`replace(lower(regexp_replace(normalize(person.given_name || ' ' || person.family_name, NFKD), '[\u0300-\u036f]', '', 'g')), 'ı', 'i')`;

/** The pupils of a class and who cares for them, alphabetically. */
export async function choosableOfClass(db: Db, staff: Staff, classId: string): Promise<Choosable[]> {
  return withinReach(db, staff)
    .where(sql<boolean>`exists (
      select from people.membership left join people.guardianship on guardianship.school_id = membership.school_id and guardianship.pupil_id = membership.person_id
      where membership.school_id = ${staff.school} and membership.class_id = ${classId}::uuid and membership.role = 'pupil'
        and person.id in (membership.person_id, guardianship.guardian_id))`)
    .orderBy('person.family_name')
    .orderBy('person.given_name')
    .orderBy('person.id')
    .execute();
}

/** The classes from which this member of staff may choose, by name. */
export async function choosableClasses(db: Db, staff: Staff): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('people.class as class')
    .select(['class.id', 'class.name'])
    .where('class.school_id', '=', staff.school)
    .where('class.left_on', 'is', null)
    .where('class.is_home', '=', true)
    .$if(!keepsRegister(staff), (query) => query.where('class.id', 'in', taughtBy(db, staff)))
    .orderBy('class.name')
    .execute();
}

const withinReach = (db: Db, staff: Staff) =>
  db
    .selectFrom('people.person as person')
    .select(['person.id', sql<string>`person.given_name || ' ' || person.family_name`.as('name'), 'person.kind', around.as('around')])
    .where('person.school_id', '=', staff.school)
    .where('person.kind', '!=', 'staff')
    .where('person.left_on', 'is', null)
    .$if(!keepsRegister(staff), (query) =>
      query.where((row) => row.or([row('person.id', 'in', pupilsTaughtBy(db, staff)), row('person.id', 'in', guardiansOfPupilsTaughtBy(db, staff))])),
    );

const taughtBy = (db: Db, staff: Staff) =>
  db
    .selectFrom('people.membership as teaching')
    .innerJoin('people.class as taught', (join) => join.onRef('taught.school_id', '=', 'teaching.school_id').onRef('taught.id', '=', 'teaching.class_id'))
    .select('teaching.class_id')
    .where('teaching.school_id', '=', staff.school)
    .where('teaching.person_id', '=', staff.id)
    .where('teaching.role', '=', 'teacher')
    .where('taught.left_on', 'is', null);

const pupilsTaughtBy = (db: Db, staff: Staff) =>
  db
    .selectFrom('people.membership as seat')
    .select('seat.person_id')
    .where('seat.school_id', '=', staff.school)
    .where('seat.role', '=', 'pupil')
    .where('seat.class_id', 'in', taughtBy(db, staff));

const guardiansOfPupilsTaughtBy = (db: Db, staff: Staff) =>
  db
    .selectFrom('people.guardianship as care')
    .select('care.guardian_id')
    .where('care.school_id', '=', staff.school)
    .where('care.pupil_id', 'in', pupilsTaughtBy(db, staff));
