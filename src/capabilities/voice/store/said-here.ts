import type { SchoolId } from '../../../platform/database/ids.ts';
import { overRows, type Statement } from '../../../platform/database/statement.ts';
import type { Db } from './rounds.ts';

export interface SaidHereRow {
  id: string;
  roundId: string;
  /** Hash of a secret that only the device has. */
  device: Buffer;
  words: Buffer;
}

export const keepingSaidHere = (school: SchoolId, said: SaidHereRow[]): Statement[] =>
  overRows(
    school,
    'keep what was said here',
    [],
    said.map(({ id, roundId, device, words }) => [id, roundId, device, words]),
    (values) => `insert into voice.said_here (school_id, id, round_id, device, words) values ${values} on conflict do nothing`,
  );

export async function saidHereBy(db: Db, school: SchoolId, roundId: string, device: Buffer): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('voice.said_here')
    .select('words')
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .where('device', '=', device)
    .execute();
  return rows.map(({ words }) => words);
}
