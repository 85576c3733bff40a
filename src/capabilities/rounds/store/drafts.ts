import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Db } from './rounds.ts';

export interface Draft {
  /** Hash of a secret that only the device has. */
  id: Buffer;
  roundId: string;
  words: Buffer;
}

export async function keepDraft(db: Db, school: SchoolId, { id, roundId, words }: Draft): Promise<void> {
  await db
    .insertInto('rounds.draft')
    .values({ school_id: school, id, round_id: roundId, words })
    .onConflict((conflict) => conflict.columns(['school_id', 'id']).doUpdateSet({ words }))
    .execute();
}

export async function draftWords(db: Db, school: SchoolId, roundId: string, id: Buffer): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('rounds.draft')
    .select('words')
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.words;
}

export async function dropDraft(db: Db, school: SchoolId, id: Buffer): Promise<void> {
  await db.deleteFrom('rounds.draft').where('school_id', '=', school).where('id', '=', id).execute();
}
