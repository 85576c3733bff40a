import { sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Outcome, Version } from '../../../platform/two-books/books.ts';
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

/** Where the people of a round are written down by name. */
export const firstBook = 'rounds.participation';

/** Who was reminded in this round. */
export async function remindedIn(db: Db, school: SchoolId, roundId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('rounds.participation')
    .select('person_id as personId')
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .where('reminded_on', 'is not', null)
    .execute();
  return new Set(rows.map(({ personId }) => personId));
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
