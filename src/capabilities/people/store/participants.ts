import { type Kysely, sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Language } from '../../../platform/texts/words.ts';
import type { Outcome, Version, Way } from '../../../platform/two-books/books.ts';
import { organisers } from '../../../platform/two-books/organisers.ts';
import { hasRole } from '../../../platform/web/guards.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { PeopleTables } from '../tables.ts';
import { classesOf, seesWholeSchool } from './classes.ts';

type Db = Kysely<PeopleTables>;

/** The table in which occasions write down by name whom they ask: the first of two books. */
export type FirstBook = `${string}.participation`;

/** Its columns, as each capability that asks has them in a table of its own. */
interface Line {
  school_id: SchoolId;
  round_id: string;
  person_id: string;
  version: Version;
  class_id: string | null;
  outcome: Outcome | null;
  way: Way | null;
}

export interface Participant {
  personId: string;
  givenName: string;
  familyName: string;
  language: Language;
  version: Version;
  classId: string | null;
  className: string | null;
  outcome: Outcome | null;
  way: Way | null;
}

const participants = (db: Db, book: FirstBook, school: SchoolId, occasionId: string) =>
  db
    .selectFrom(sql<Line>`${sql.table(book)}`.as('participation'))
    .innerJoin('people.person as person', (join) =>
      join.onRef('person.school_id', '=', 'participation.school_id').onRef('person.id', '=', 'participation.person_id'),
    )
    .leftJoin('people.class as class', (join) => join.onRef('class.school_id', '=', 'participation.school_id').onRef('class.id', '=', 'participation.class_id'))
    .select([
      'participation.person_id as personId',
      'person.given_name as givenName',
      'person.family_name as familyName',
      'person.language',
      'participation.version',
      'participation.class_id as classId',
      'class.name as className',
      'participation.outcome',
      'participation.way',
    ])
    .where('participation.school_id', '=', school)
    .where('participation.round_id', '=', occasionId)
    .where('person.left_on', 'is', null)
    .orderBy('person.given_name')
    .orderBy('person.family_name');

/** Everybody who is asked in an occasion and is still here, by name. */
export async function participantsOf(db: Db, book: FirstBook, school: SchoolId, occasionId: string): Promise<Participant[]> {
  return participants(db, book, school, occasionId).execute();
}

/**
 * Whom this member of staff may see in an occasion: whole-school roles everybody, teachers the pupils of their own classes and the adults who
 * care for them; colleagues only who organises.
 */
export async function participantsSeenBy(db: Db, book: FirstBook, staff: Staff, occasionId: string): Promise<Participant[]> {
  const people = seesWholeSchool(staff) ? await participantsOf(db, book, staff.school, occasionId) : await participantsAround(db, book, staff, occasionId);
  return people.filter(({ version }) => version !== 'staff' || hasRole(staff, organisers));
}

async function participantsAround(db: Db, book: FirstBook, staff: Staff, occasionId: string): Promise<Participant[]> {
  const classIds = (await classesOf(db, staff)).map(({ id }) => id);
  if (classIds.length === 0) return [];
  const guardians = db
    .selectFrom('people.guardianship as guardianship')
    .innerJoin('people.membership as membership', (join) =>
      join.onRef('membership.school_id', '=', 'guardianship.school_id').onRef('membership.person_id', '=', 'guardianship.pupil_id'),
    )
    .select('guardianship.guardian_id')
    .where('guardianship.school_id', '=', staff.school)
    .where('membership.class_id', 'in', classIds);
  return participants(db, book, staff.school, occasionId)
    .where((row) => row.or([row('participation.class_id', 'in', classIds), row('participation.person_id', 'in', guardians)]))
    .execute();
}
