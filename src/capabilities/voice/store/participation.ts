import { sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Language } from '../../../platform/texts/words.ts';
import type { Outcome, Version, Way } from '../../../platform/two-books/books.ts';
import { everybodyIn } from '../../people/index.ts';
import type { Db } from './rounds.ts';

/** Writes down everybody who is asked, each once. Who came later is added later. */
export async function writeDownAsked(db: Db, school: SchoolId, roundId: string): Promise<void> {
  await sql`
    insert into voice.participation (school_id, round_id, person_id, version, class_id)
    select distinct on (asked.person_id) ${school}::uuid, ${roundId}::uuid, asked.person_id, asked.version::voice.version, asked.class_id
    from (${everybodyIn(school)}) as asked
    join voice.round as round on round.school_id = ${school} and round.id = ${roundId}
    where case asked.version when 'guardian' then 'guardians' when 'staff' then 'staff' else 'pupils' end::voice.audience = any(round.audiences)
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
}

const participants = (db: Db, school: SchoolId, roundId: string) =>
  db
    .selectFrom('voice.participation as participation')
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
  const guardians = db
    .selectFrom('people.guardianship as guardianship')
    .innerJoin('people.membership as membership', (join) =>
      join.onRef('membership.school_id', '=', 'guardianship.school_id').onRef('membership.person_id', '=', 'guardianship.pupil_id'),
    )
    .select('guardianship.guardian_id')
    .where('guardianship.school_id', '=', school)
    .where('membership.class_id', 'in', classIds);
  return participants(db, school, roundId)
    .where((row) => row.or([row('participation.class_id', 'in', classIds), row('participation.person_id', 'in', guardians)]))
    .execute();
}

export async function outcomeOf(db: Db, school: SchoolId, roundId: string, personId: string): Promise<Outcome | null | undefined> {
  const row = await db
    .selectFrom('voice.participation')
    .select('outcome')
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.outcome;
}

/** "Liever niet": is not asked again in this round. */
export async function noteRatherNot(db: Db, school: SchoolId, roundId: string, personId: string): Promise<void> {
  await db
    .updateTable('voice.participation')
    .set({ outcome: 'did-not-want' })
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .where('person_id', '=', personId)
    .where('outcome', 'is', null)
    .execute();
}

/** Writes down who took part, all in one go. */
export async function writeDownTakingPart(db: Db, school: SchoolId, roundId: string, took: ReadonlyMap<string, Way | null>): Promise<void> {
  const byWay = Map.groupBy([...took], ([, way]) => way);
  for (const [way, people] of byWay)
    await db
      .updateTable('voice.participation')
      .set({ outcome: 'took-part', way })
      .where('school_id', '=', school)
      .where('round_id', '=', roundId)
      .where(
        'person_id',
        'in',
        people.map(([personId]) => personId),
      )
      .execute();
}

/** What is kept by name about one person; what they said without a name nobody can find. */
export async function everythingOf(db: Db, school: SchoolId, personId: string) {
  return db
    .selectFrom('voice.participation as participation')
    .innerJoin('voice.round as round', (join) => join.onRef('round.school_id', '=', 'participation.school_id').onRef('round.id', '=', 'participation.round_id'))
    .select(['round.title', 'participation.outcome', 'participation.way'])
    .where('participation.school_id', '=', school)
    .where('participation.person_id', '=', personId)
    .execute();
}
