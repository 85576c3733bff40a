import { sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Language } from '../../../platform/texts/words.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import { type Entry, openEntriesOf } from './entries.ts';
import { around, type Db } from './seeing.ts';

export interface Relative {
  id: string;
  name: string;
  kind: 'pupil' | 'guardian' | 'staff';
  language: Language;
  /** The class of a pupil. */
  around: string | null;
}

/**
 * Who belongs together: a pupil, who cares for them and those people's other children; or a guardian and the children.
 * Two guardians of one pupil may live apart, so one of them does not stand for the other.
 */
export async function familyOf(db: Db, school: SchoolId, personId: string): Promise<Relative[]> {
  return db
    .selectFrom('people.person as person')
    .select(['person.id', sql<string>`person.given_name || ' ' || person.family_name`.as('name'), 'person.kind', 'person.language', around.as('around')])
    .where('person.school_id', '=', school)
    .where('person.left_on', 'is', null)
    .where(sql<boolean>`person.id in (
      select ${personId}::uuid
      union select guardian_id from people.guardianship where school_id = ${school} and pupil_id = ${personId}::uuid
      union select pupil_id from people.guardianship where school_id = ${school} and guardian_id = ${personId}::uuid
      union select sibling.pupil_id from people.guardianship as mine
        join people.guardianship as sibling on sibling.school_id = mine.school_id and sibling.guardian_id = mine.guardian_id
        where mine.school_id = ${school} and mine.pupil_id = ${personId}::uuid)`)
    .orderBy('person.family_name')
    .orderBy('person.given_name')
    .orderBy('person.id')
    .execute();
}

/** Until the transaction ends nobody else writes down one of this family, so that two who do it at once make one entry. */
export async function keepOthersWaiting(db: Db, school: SchoolId, family: readonly Relative[]): Promise<void> {
  await db
    .selectFrom('people.person')
    .select('id')
    .where('school_id', '=', school)
    .where('id', 'in', family.map(({ id }) => id).sort())
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/** Whether a family stands in the register already: what this member of staff may see of it, or only that somebody goes or will go. */
export async function standing(db: Db, staff: Staff, family: readonly Relative[]): Promise<{ seen: Entry[]; isThere: boolean }> {
  const ids = family.map(({ id }) => id);
  const open = await db
    .selectFrom('outreach.lost_contact')
    .select('id')
    .where('school_id', '=', staff.school)
    .where('person_id', 'in', ids)
    .where('ending', 'is', null)
    .executeTakeFirst();
  return { seen: open ? await openEntriesOf(db, staff, ids) : [], isThere: open !== undefined };
}
