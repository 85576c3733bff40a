import type { SchoolId } from '../../../platform/database/ids.ts';
import { newId } from '../../../platform/secrets/random.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import { forgetOwnText, keepOwnText, type OwnTextId } from '../../languages/index.tsx';
import type { Db } from './versions.ts';

/**
 * Once for each mark; said again it changes nothing.
 * @param version as it was read by who confirms
 * @returns false when it says something else by now, and was not read
 */
export async function confirm(db: Db, school: SchoolId, version: { id: string; edition: string }, mark: Buffer): Promise<boolean> {
  const read = await db
    .selectFrom('agreements.version')
    .select('id')
    .where('school_id', '=', school)
    .where('id', '=', version.id)
    .where('edition', '=', version.edition)
    .forUpdate()
    .executeTakeFirst();
  if (!read) return false;
  await db
    .insertInto('agreements.confirmation')
    .values({ school_id: school, version_id: version.id, mark })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}

/** How many confirmed each version. */
export async function confirmationCounts(db: Db, school: SchoolId, versionIds: readonly string[]): Promise<Map<string, number>> {
  if (versionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('agreements.confirmation')
    .select((of) => ['version_id as versionId', of.fn.countAll<number>().as('count')])
    .where('school_id', '=', school)
    .where('version_id', 'in', versionIds)
    .groupBy('version_id')
    .execute();
  return new Map(rows.map(({ versionId, count }) => [versionId, count]));
}

/** Of which versions these marks are there: those of one person, for their own page. Each mark is of one version only. */
export async function knownMarks(db: Db, school: SchoolId, marks: readonly Buffer[]): Promise<Set<string>> {
  if (marks.length === 0) return new Set();
  const rows = await db
    .selectFrom('agreements.confirmation')
    .select('version_id as versionId')
    .where('school_id', '=', school)
    .where('mark', 'in', marks)
    .execute();
  return new Set(rows.map(({ versionId }) => versionId));
}

export interface Doubt {
  id: string;
  versionId: string;
  words: Buffer;
  answer: Buffer | null;
}

/** The doubts about drafts, in the order in which they were raised. */
export async function doubtsAbout(db: Db, school: SchoolId, versionIds: readonly string[]): Promise<Doubt[]> {
  if (versionIds.length === 0) return [];
  return db
    .selectFrom('agreements.doubt as doubt')
    .select(['doubt.id', 'doubt.version_id as versionId', 'doubt.words', 'doubt.answer'])
    .where('doubt.school_id', '=', school)
    .where('doubt.version_id', 'in', versionIds)
    .orderBy('doubt.said_on')
    .orderBy('doubt.id')
    .execute();
}

export async function raiseDoubt(db: Db, school: SchoolId, doubt: { id: string; versionId: string; words: Buffer }, day: Day): Promise<void> {
  await db
    .insertInto('agreements.doubt')
    .values({ school_id: school, id: doubt.id, version_id: doubt.versionId, said_on: day, words: doubt.words, answer: null, answered_on: null })
    .execute();
}

/** @returns false when somebody answered it before */
export async function answerDoubt(db: Db, school: SchoolId, id: string, answer: Buffer, day: Day): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('agreements.doubt')
    .set({ answer, answered_on: day })
    .where('school_id', '=', school)
    .where('id', '=', id)
    .where('answer', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** How many doubts about each of these drafts wait for an answer. */
export async function openDoubtCounts(db: Db, school: SchoolId, versionIds: readonly string[]): Promise<Map<string, number>> {
  if (versionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('agreements.doubt')
    .select((of) => ['version_id as versionId', of.fn.countAll<number>().as('count')])
    .where('school_id', '=', school)
    .where('version_id', 'in', versionIds)
    .where('answer', 'is', null)
    .groupBy('version_id')
    .execute();
  return new Map(rows.map(({ versionId, count }) => [versionId, count]));
}

export interface SharedAnswer {
  id: string;
  textId: OwnTextId;
}

/** What was asked and answered for everybody, the oldest first. */
export async function sharedAnswersOf(db: Db, school: SchoolId, agreementId: string): Promise<SharedAnswer[]> {
  return db
    .selectFrom('agreements.shared_answer as shared')
    .select(['shared.id', 'shared.text_id as textId'])
    .where('shared.school_id', '=', school)
    .where('shared.agreement_id', '=', agreementId)
    .orderBy('shared.made_on')
    .orderBy('shared.id')
    .execute();
}

/** Shares an answer under an agreement, which staff know by its title. */
export async function shareAnswer(
  db: Db,
  staff: Staff,
  { id, title }: { id: string; title: string },
  parts: { question: string; answer: string },
  day: Day,
): Promise<void> {
  const textId = await keepOwnText(db, staff, { of: 'agreements', title: `${title}: ${parts.question}`, parts });
  await db.insertInto('agreements.shared_answer').values({ school_id: staff.school, id: newId(), agreement_id: id, text_id: textId, made_on: day }).execute();
}

export async function takeSharedAnswerAway(db: Db, school: SchoolId, agreementId: string, id: string): Promise<void> {
  const gone = await db
    .deleteFrom('agreements.shared_answer')
    .where('school_id', '=', school)
    .where('agreement_id', '=', agreementId)
    .where('id', '=', id)
    .returning('text_id as textId')
    .executeTakeFirst();
  if (gone) await forgetOwnText(db, school, gone.textId);
}
