import type { SchoolId } from '../../../platform/database/ids.ts';
import { newId } from '../../../platform/secrets/random.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import { forgetOwnText, keepOwnText, type OwnTextId } from '../../languages/index.tsx';
import type { Db } from './versions.ts';

/** Once for each mark; said again it changes nothing. */
export async function confirm(db: Db, school: SchoolId, versionId: string, mark: Buffer): Promise<void> {
  await db
    .insertInto('agreements.confirmation')
    .values({ school_id: school, version_id: versionId, mark })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
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

/** Which of these marks are there: of one person, on their own page. */
export async function knownMarks(db: Db, school: SchoolId, marks: readonly { versionId: string; mark: Buffer }[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (const { versionId, mark } of marks) {
    const row = await db
      .selectFrom('agreements.confirmation')
      .select('version_id')
      .where('school_id', '=', school)
      .where('version_id', '=', versionId)
      .where('mark', '=', mark)
      .executeTakeFirst();
    if (row) known.add(versionId);
  }
  return known;
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

export async function answerDoubt(db: Db, school: SchoolId, id: string, answer: Buffer, day: Day): Promise<void> {
  await db.updateTable('agreements.doubt').set({ answer, answered_on: day }).where('school_id', '=', school).where('id', '=', id).execute();
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
