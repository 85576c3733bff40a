import { sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Language } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Outcome, Version, Way } from '../../../platform/two-books/books.ts';
import type { CardHolder } from '../../../platform/web/guards.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import { everybodyIn } from '../../people/index.ts';
import type { Db } from './rounds.ts';

/** Writes down everybody who is asked, each once: pupils of home classes, guardians of pupils, staff. Who came later is added later. */
export async function writeDownAsked(db: Db, school: SchoolId, roundId: string): Promise<void> {
  await sql`
    insert into rounds.participation (school_id, round_id, person_id, version, class_id)
    select distinct on (asked.person_id) ${school}::uuid, ${roundId}::uuid, asked.person_id, asked.version::rounds.version, asked.class_id
    from (${everybodyIn(school)}) as asked
    where exists (select from rounds.part where school_id = ${school} and round_id = ${roundId} and version = asked.version::rounds.version)
    order by asked.person_id, asked.is_home desc, asked.class_name
    on conflict do nothing`.execute(db);
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
  remindedOn: Day | null;
}

const participants = (db: Db, school: SchoolId, roundId: string) =>
  db
    .selectFrom('rounds.participation as participation')
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
      'participation.reminded_on as remindedOn',
    ])
    .where('participation.school_id', '=', school)
    .where('participation.round_id', '=', roundId)
    .where('person.left_on', 'is', null)
    .orderBy('person.given_name')
    .orderBy('person.family_name');

/** Everybody who is asked in a round, by name. */
export async function participantsOf(db: Db, school: SchoolId, roundId: string): Promise<Participant[]> {
  return participants(db, school, roundId).execute();
}

/** The pupils of these classes who are asked, and the adults who care for them. */
export async function participantsAround(db: Db, school: SchoolId, roundId: string, classIds: string[]): Promise<Participant[]> {
  if (classIds.length === 0) return [];
  return participants(db, school, roundId)
    .where((row) =>
      row.or([
        row('participation.class_id', 'in', classIds),
        row(
          'participation.person_id',
          'in',
          row
            .selectFrom('people.guardianship as guardianship')
            .innerJoin('people.membership as membership', (join) =>
              join.onRef('membership.school_id', '=', 'guardianship.school_id').onRef('membership.person_id', '=', 'guardianship.pupil_id'),
            )
            .select('guardianship.guardian_id')
            .where('guardianship.school_id', '=', school)
            .where('membership.class_id', 'in', classIds),
        ),
      ]),
    )
    .execute();
}

export async function participationOf(
  db: Db,
  person: CardHolder | Staff,
  roundId: string,
): Promise<{ version: Version; classId: string | null; outcome: Outcome | null } | undefined> {
  return db
    .selectFrom('rounds.participation')
    .select(['version', 'class_id as classId', 'outcome'])
    .where('school_id', '=', person.school)
    .where('round_id', '=', roundId)
    .where('person_id', '=', person.id)
    .executeTakeFirst();
}

/** "Liever niet": is not asked again in this round. Who took part did so. */
export async function noteRatherNot(db: Db, school: SchoolId, roundId: string, personId: string): Promise<void> {
  await db
    .updateTable('rounds.participation')
    .set({ outcome: 'did-not-want' })
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .where('person_id', '=', personId)
    .where('outcome', 'is', null)
    .execute();
}

/** At most once a round, and never after "liever niet". @returns who was not reminded before */
export async function noteReminded(db: Db, school: SchoolId, roundId: string, personIds: string[], day: Day): Promise<string[]> {
  if (personIds.length === 0) return [];
  const reminded = await db
    .updateTable('rounds.participation')
    .set({ reminded_on: day })
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .where('person_id', 'in', personIds)
    .where('reminded_on', 'is', null)
    .where('outcome', 'is', null)
    .returning('person_id as personId')
    .execute();
  return reminded.map(({ personId }) => personId);
}

/** For which versions there are people at the school. */
export async function versionsPresent(db: Db, school: SchoolId): Promise<Version[]> {
  const { rows } = await sql<{
    version: Version;
  }>`select distinct asked.version::rounds.version as version from (${everybodyIn(school)}) as asked order by version`.execute(db);
  return rows.map(({ version }) => version);
}
