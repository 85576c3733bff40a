import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { CardHolder } from '../../../platform/web/guards.ts';
import type { Asker } from '../rules/ticket.ts';
import type { Db } from './versions.ts';

/** The classes of a pupil, or of the children of a guardian. */
export async function classesAround(db: Db, person: CardHolder): Promise<string[]> {
  const rows = await db
    .selectFrom('people.membership as membership')
    .select('membership.class_id as id')
    .distinct()
    .where('membership.school_id', '=', person.school)
    .where('membership.role', '=', 'pupil')
    .$if(person.kind === 'pupil', (query) => query.where('membership.person_id', '=', person.id))
    .$if(person.kind === 'guardian', (query) =>
      query.where('membership.person_id', 'in', (inner) =>
        inner.selectFrom('people.guardianship').select('pupil_id').where('school_id', '=', person.school).where('guardian_id', '=', person.id),
      ),
    )
    .execute();
  return rows.map(({ id }) => id);
}

export async function sayClear(db: Db, person: CardHolder, versionId: string): Promise<void> {
  await db
    .insertInto('agreements.clarity')
    .values({ school_id: person.school, version_id: versionId, person_id: person.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function foundClear(db: Db, person: CardHolder, versionId: string): Promise<boolean> {
  const row = await db
    .selectFrom('agreements.clarity')
    .select('version_id')
    .where('school_id', '=', person.school)
    .where('version_id', '=', versionId)
    .where('person_id', '=', person.id)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many found a version clear; never who. */
export async function clearCount(db: Db, school: SchoolId, versionId: string): Promise<number> {
  const row = await db
    .selectFrom('agreements.clarity')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('school_id', '=', school)
    .where('version_id', '=', versionId)
    .executeTakeFirstOrThrow();
  return row.count;
}

export interface NewQuestion {
  id: string;
  agreementId: string;
  words: Buffer;
  sound: Buffer | null;
}

/** @returns false when it lies there already */
export async function keepQuestion(db: Db, asker: Asker, { id, agreementId, words, sound }: NewQuestion, day: Day): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('agreements.question')
    .values({ school_id: asker.school, id, agreement_id: agreementId, asker_id: asker.id, asked_on: day, words, sound })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** How many questions somebody asked on a day. */
export async function askedToday(db: Db, asker: Asker, day: Day): Promise<number> {
  const row = await db
    .selectFrom('agreements.question')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('school_id', '=', asker.school)
    .where('asker_id', '=', asker.id)
    .where('asked_on', '=', day)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The latest question of somebody about an agreement. */
export async function latestQuestionAbout(db: Db, asker: Asker, agreementId: string): Promise<{ id: string; askedOn: Day } | undefined> {
  return db
    .selectFrom('agreements.question')
    .select(['id', 'asked_on as askedOn'])
    .where('school_id', '=', asker.school)
    .where('asker_id', '=', asker.id)
    .where('agreement_id', '=', agreementId)
    .orderBy('asked_on', 'desc')
    .orderBy('id')
    .executeTakeFirst();
}

export interface Question {
  id: string;
  agreementId: string;
  askerId: string;
  givenName: string;
  familyName: string;
  words: Buffer;
  sound: Buffer | null;
}

/** A question with who asked it. Whether a member of staff may read it, the ledger of promises says: see `asking.ts`. */
export async function questionOf(db: Db, school: SchoolId, id: string): Promise<Question | undefined> {
  return db
    .selectFrom('agreements.question as question')
    .innerJoin('people.person as person', (join) => join.onRef('person.school_id', '=', 'question.school_id').onRef('person.id', '=', 'question.asker_id'))
    .select([
      'question.id',
      'question.agreement_id as agreementId',
      'question.asker_id as askerId',
      'person.given_name as givenName',
      'person.family_name as familyName',
      'question.words',
      'question.sound',
    ])
    .where('question.school_id', '=', school)
    .where('question.id', '=', id)
    .executeTakeFirst();
}

export async function forgetQuestionsBefore(db: Db, school: SchoolId, day: Day): Promise<void> {
  await db.deleteFrom('agreements.question').where('school_id', '=', school).where('asked_on', '<', day).execute();
}

/** All that is kept about one person; their questions still sealed. */
export async function everythingOf(db: Db, school: SchoolId, personId: string) {
  const questions = await db
    .selectFrom('agreements.question as question')
    .select(['question.id', 'question.asked_on as askedOn', 'question.words', 'question.sound'])
    .where('question.school_id', '=', school)
    .where('question.asker_id', '=', personId)
    .orderBy('question.id')
    .execute();
  const clear = await db
    .selectFrom('agreements.clarity as clarity')
    .innerJoin('agreements.version as version', (join) =>
      join.onRef('version.school_id', '=', 'clarity.school_id').onRef('version.id', '=', 'clarity.version_id'),
    )
    .select('version.title')
    .where('clarity.school_id', '=', school)
    .where('clarity.person_id', '=', personId)
    .execute();
  return { questions, foundClear: clear.map(({ title }) => title) };
}
