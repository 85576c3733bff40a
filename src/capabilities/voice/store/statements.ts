import { sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { newId } from '../../../platform/secrets/random.ts';
import type { Text } from '../../../platform/texts/text.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Audience } from '../../../platform/two-books/books.ts';
import type { Statement } from '../rules/statements.ts';
import type { Db } from './rounds.ts';

/** All statements of a round, in the order of the set; also those that were taken out. */
export async function statementsOf(db: Db, school: SchoolId, roundId: string): Promise<Statement[]> {
  return db
    .selectFrom('voice.statement')
    .select([
      'id',
      sql<Audience[]>`audiences::text[]`.as('audiences'),
      'words',
      'shipped_as as shippedAs',
      'place',
      'put_on as putOn',
      'taken_out_on as takenOutOn',
    ])
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .orderBy('place')
    .orderBy('id')
    .execute();
}

/** Which shipped statements were put since that day, in any round. */
export async function shippedSince(db: Db, school: SchoolId, day: Day): Promise<Set<string>> {
  const rows = await db
    .selectFrom('voice.statement as statement')
    .innerJoin('voice.round as round', (join) => join.onRef('round.school_id', '=', 'statement.school_id').onRef('round.id', '=', 'statement.round_id'))
    .select('statement.shipped_as as id')
    .where('statement.school_id', '=', school)
    .where('round.opened_on', '>=', day)
    .where('statement.shipped_as', 'is not', null)
    .execute();
  return new Set(rows.flatMap(({ id }) => id ?? []));
}

export interface NewStatement {
  audiences: readonly Audience[];
  words: Text;
  shippedAs?: string;
  putOn: Day;
}

/** Adds statements behind those that are there. @returns their ids */
export async function addStatements(db: Db, school: SchoolId, roundId: string, statements: readonly NewStatement[]): Promise<string[]> {
  const last = await db
    .selectFrom('voice.statement')
    .select((of) => of.fn.max('place').as('place'))
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .executeTakeFirst();
  const added: string[] = [];
  for (const { audiences, words, shippedAs, putOn } of statements) {
    const id = newId();
    added.push(id);
    await sql`
      insert into voice.statement (school_id, round_id, id, audiences, words, shipped_as, place, put_on)
      values (${school}, ${roundId}, ${id}, ${[...audiences]}::voice.audience[], ${JSON.stringify(words)}, ${shippedAs ?? null}, ${(last?.place ?? 0) + added.length}, ${putOn})`.execute(
      db,
    );
  }
  return added;
}

export async function changeWords(db: Db, school: SchoolId, roundId: string, id: string, words: Text): Promise<void> {
  await db
    .updateTable('voice.statement')
    .set({ words: JSON.stringify(words) })
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .where('id', '=', id)
    .execute();
}

/** Of a draft: as if it had never been chosen. */
export async function dropStatement(db: Db, school: SchoolId, roundId: string, id: string): Promise<void> {
  await db.deleteFrom('voice.statement').where('school_id', '=', school).where('round_id', '=', roundId).where('id', '=', id).execute();
}

/** Of an open round: it is put to nobody any more, and what was said to it counts nowhere. */
export async function takeOut(db: Db, school: SchoolId, roundId: string, id: string, day: Day): Promise<void> {
  await db
    .updateTable('voice.statement')
    .set({ taken_out_on: day })
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .where('id', '=', id)
    .where('taken_out_on', 'is', null)
    .execute();
}

/** When the round opens all that was chosen is put from its first day on. */
export async function putFrom(db: Db, school: SchoolId, roundId: string, day: Day): Promise<void> {
  await db.updateTable('voice.statement').set({ put_on: day }).where('school_id', '=', school).where('round_id', '=', roundId).execute();
}
