import type { SchoolId } from '../../../platform/database/ids.ts';
import { overRows, type Statement } from '../../../platform/database/statement.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { Db } from './rounds.ts';

export interface NamelessAttachment {
  id: string;
  roundId: string;
  /** Null for what came after the round had closed. */
  pseudonym: Buffer | null;
  letterId: string | null;
  bytes: Buffer;
}

/** What came again lies there already. */
export const keepingAttachments = (school: SchoolId, attachments: NamelessAttachment[]): Statement[] =>
  overRows(
    school,
    'keep attachments',
    [],
    attachments.map(({ id, roundId, pseudonym, letterId, bytes }) => [id, roundId, pseudonym, letterId, bytes]),
    (values) => `insert into rounds.attachment (school_id, id, round_id, pseudonym, letter_id, bytes) values ${values} on conflict do nothing`,
  );

/** Of people who sent something: what does not belong to the letter that counts goes, whether that is the new one or an earlier one. */
export const droppingOutdatedAttachments = (school: SchoolId, senders: { roundId: string; pseudonym: Buffer }[]): Statement[] =>
  overRows(
    school,
    'drop outdated attachments',
    [],
    senders.map(({ roundId, pseudonym }) => [roundId, pseudonym]),
    (values) =>
      `delete from rounds.attachment as old using rounds.answer as said
       where (old.school_id, old.round_id, old.pseudonym) in (${values})
         and said.school_id = old.school_id and said.round_id = old.round_id and said.pseudonym = old.pseudonym
         and old.letter_id <> said.letters[array_upper(said.letters, 1)]`,
  );

export interface NamedAttachment {
  id: string;
  answerId: string;
  mark: Buffer;
  bytes: Buffer;
}

/** What came again lies there already. */
export const keepingNamedAttachments = (school: SchoolId, attachments: NamedAttachment[]): Statement[] =>
  overRows(
    school,
    'keep named attachments',
    [],
    attachments.map(({ id, answerId, mark, bytes }) => [id, answerId, mark, bytes]),
    (values) => `insert into rounds.named_attachment (school_id, id, answer_id, mark, bytes) values ${values} on conflict do nothing`,
  );

/** Of people who said something by name: what does not belong to the letter that counts goes, whether that is the new one or an earlier one. */
export const droppingOutdatedNamedAttachments = (school: SchoolId, answerIds: string[]): Statement[] =>
  overRows(
    school,
    'drop outdated named attachments',
    [],
    answerIds.map((id) => [id]),
    (values) =>
      `delete from rounds.named_attachment as old using rounds.named_answer as said
       where (old.school_id, old.answer_id) in (${values})
         and said.school_id = old.school_id and said.id = old.answer_id and old.mark <> said.marks[array_upper(said.marks, 1)]`,
  );

/** Something spoken or drawn without a name in a settled round, for its reader and substitute only. */
export async function attachmentFor(db: Db, staff: Staff, roundId: string, id: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('rounds.attachment as attachment')
    .innerJoin('rounds.round as round', (join) => join.onRef('round.school_id', '=', 'attachment.school_id').onRef('round.id', '=', 'attachment.round_id'))
    .select('attachment.bytes')
    .where('attachment.school_id', '=', staff.school)
    .where('attachment.round_id', '=', roundId)
    .where('attachment.id', '=', id)
    .where('round.settled_on', 'is not', null)
    .where((row) => row.or([row('round.reader_id', '=', staff.id), row('round.substitute_id', '=', staff.id)]))
    .executeTakeFirst();
  return row?.bytes;
}

/** Something spoken or drawn by name, for the one to whom it was said and for who stands in. */
export async function namedAttachmentFor(db: Db, staff: Staff, roundId: string, id: string): Promise<{ personId: string; bytes: Buffer } | undefined> {
  return db
    .selectFrom('rounds.named_attachment as attachment')
    .innerJoin('rounds.named_answer as answer', (join) =>
      join.onRef('answer.school_id', '=', 'attachment.school_id').onRef('answer.id', '=', 'attachment.answer_id'),
    )
    .innerJoin('rounds.round as round', (join) => join.onRef('round.school_id', '=', 'answer.school_id').onRef('round.id', '=', 'answer.round_id'))
    .select(['answer.person_id as personId', 'attachment.bytes'])
    .where('attachment.school_id', '=', staff.school)
    .where('attachment.id', '=', id)
    .where('answer.round_id', '=', roundId)
    .where((row) => row.or([row('answer.confidant_id', '=', staff.id), row('round.substitute_id', '=', staff.id)]))
    .executeTakeFirst();
}

/** Everything spoken or drawn by name in these answers. */
export async function namedAttachmentsOf(db: Db, school: SchoolId, answerIds: string[]): Promise<{ id: string; answerId: string; bytes: Buffer }[]> {
  if (answerIds.length === 0) return [];
  return db
    .selectFrom('rounds.named_attachment')
    .select(['id', 'answer_id as answerId', 'bytes'])
    .where('school_id', '=', school)
    .where('answer_id', 'in', answerIds)
    .execute();
}

export async function attachmentBytes(db: Db, school: SchoolId, id: string): Promise<Buffer | undefined> {
  const row = await db.selectFrom('rounds.attachment').select('bytes').where('school_id', '=', school).where('id', '=', id).executeTakeFirst();
  return row?.bytes;
}

/** An attachment of a settled round: of whom and in which letter it came is gone. */
export async function keepSettledAttachment(db: Db, school: SchoolId, roundId: string, { id, bytes }: { id: string; bytes: Buffer }): Promise<void> {
  await db.insertInto('rounds.attachment').values({ school_id: school, id, round_id: roundId, pseudonym: null, letter_id: null, bytes }).execute();
}

/** What still says of whom it is goes: it was written anew, or no answer holds it any more. */
export async function dropJoinableAttachments(db: Db, school: SchoolId, roundId: string): Promise<void> {
  await db.deleteFrom('rounds.attachment').where('school_id', '=', school).where('round_id', '=', roundId).where('pseudonym', 'is not', null).execute();
}
