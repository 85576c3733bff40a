import { sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Outcome, Way } from '../../../platform/two-books/books.ts';
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

/** Where the people of a round are written down by name. */
export const firstBook = 'voice.participation';

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
