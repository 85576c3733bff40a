import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { overRows, type Statement } from '../../../platform/database/statement.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Guardian, Pupil, Staff } from '../../../platform/web/visitor.ts';
import type { Way } from '../tables.ts';
import type { Db } from './occasions.ts';

export interface NewAnswer {
  id: string;
  occasionId: string;
  personId: string;
  confidantId: string | null;
  teachersToo: boolean;
  way: Way;
  fingerprint: Buffer;
  words: Buffer;
}

/** Answers of one day. What was there already stays as it is, and is not counted. */
export const savingAnswers = (school: SchoolId, day: Day, answers: NewAnswer[]): Statement[] =>
  overRows(
    school,
    'save answers',
    [day],
    answers.map(({ id, occasionId, personId, confidantId, teachersToo, way, fingerprint, words }) => [
      id,
      occasionId,
      personId,
      confidantId,
      String(teachersToo),
      way,
      fingerprint,
      words,
    ]),
    (values) =>
      `insert into check_ins.answer (school_id, said_on, id, occasion_id, person_id, confidant_id, teachers_too, way, fingerprint, words)
       values ${values} on conflict (school_id, id) do nothing`,
  );

export interface FirstAnswer {
  fingerprint: Buffer;
  confidantId: string | null;
  teachersToo: boolean;
}

/** What was said first under these ids, to tell a repeat from a different answer, and who may read it. */
export async function firstAnswers(db: Db, school: SchoolId, ids: string[]): Promise<Map<string, FirstAnswer>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('check_ins.answer')
    .select(['id', 'fingerprint', 'confidant_id as confidantId', 'teachers_too as teachersToo'])
    .where('school_id', '=', school)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, ...first }) => [id, first]));
}

export async function keepAside(db: Db, school: SchoolId, answers: Pick<NewAnswer, 'id' | 'personId' | 'fingerprint' | 'words'>[], now: Date): Promise<void> {
  if (answers.length === 0) return;
  await db
    .insertInto('check_ins.conflict')
    .values(
      answers.map(({ id, personId, fingerprint, words }) => ({ school_id: school, answer_id: id, person_id: personId, received_at: now, fingerprint, words })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface Turn {
  personId: string;
  way: Way;
  answered: boolean;
}

/** Notes that people were asked on this day, and whether they answered: the latest day counts. Whoever planned to ask need not any more. */
export const notingTurns = (school: SchoolId, day: Day, turns: Turn[]): Statement[] =>
  overRows(
    school,
    'note turns',
    [day],
    turns.map(({ personId, way, answered }) => [personId, way, answered ? day : null]),
    (values) =>
      `insert into check_ins.turn (school_id, asked_on, person_id, asked_by_way, answered_on) values ${values}
       on conflict (school_id, person_id) do update set
         asked_on = greatest(turn.asked_on, excluded.asked_on),
         asked_by_way = case when excluded.asked_on < turn.asked_on then turn.asked_by_way else excluded.asked_by_way end,
         answered_on = greatest(turn.answered_on, excluded.answered_on),
         planned_by_id = null,
         planned_on = null`,
  );

export async function wasAskedSince(db: Db, person: Pupil | Guardian, day: Day): Promise<boolean> {
  const row = await db
    .selectFrom('check_ins.turn')
    .select('asked_on')
    .where('school_id', '=', person.school)
    .where('person_id', '=', person.id)
    .where('asked_on', '>=', day)
    .executeTakeFirst();
  return row !== undefined;
}

export interface SealedAnswer {
  id: string;
  personId: string;
  givenName: string;
  familyName: string;
  saidOn: Day;
  words: Buffer;
  teachersToo: boolean;
  isRead: boolean;
}

/**
 * The answers this member of staff may read, newest first: those given to them, and those given in a class of theirs
 * by a pupil who said that the teacher may see it too. Nobody else's can be loaded.
 */
export async function answersFor(db: Db, staff: Staff, since: Day): Promise<SealedAnswer[]> {
  return readable(db, staff, sql`answer.said_on >= ${since}`).orderBy('answer.said_on', 'desc').orderBy('person.given_name').limit(200).execute();
}

export async function answerFor(db: Db, staff: Staff, id: string): Promise<SealedAnswer | undefined> {
  return readable(db, staff, sql`answer.id = ${id}`).executeTakeFirst();
}

/** Both ways in which somebody may read an answer, each narrowed by itself, so that each is found through its own index. */
const readable = (db: Db, staff: Staff, narrowing: RawBuilder<SqlBool>) =>
  db
    .selectFrom(givenTo(db, staff).where(narrowing).union(givenInClassesOf(db, staff).where(narrowing)).as('answer'))
    .innerJoin('people.person as person', (join) => join.onRef('person.id', '=', 'answer.person_id').on('person.school_id', '=', staff.school))
    .select((row) => [
      'answer.id',
      'answer.person_id as personId',
      'person.given_name as givenName',
      'person.family_name as familyName',
      'answer.said_on as saidOn',
      'answer.words',
      'answer.teachers_too as teachersToo',
      row
        .exists(
          row
            .selectFrom('check_ins.reading as reading')
            .select(sql`1`.as('one'))
            .where('reading.school_id', '=', staff.school)
            .whereRef('reading.answer_id', '=', 'answer.id')
            .where('reading.reader_id', '=', staff.id),
        )
        .$castTo<boolean>()
        .as('isRead'),
    ]);

const givenTo = (db: Db, staff: Staff) =>
  db.selectFrom('check_ins.answer as answer').select(columns).where('answer.school_id', '=', staff.school).where('answer.confidant_id', '=', staff.id);

const givenInClassesOf = (db: Db, staff: Staff) =>
  db
    .selectFrom('people.membership as teaching')
    .innerJoin('check_ins.occasion as occasion', (join) =>
      join.onRef('occasion.school_id', '=', 'teaching.school_id').onRef('occasion.class_id', '=', 'teaching.class_id').on('occasion.audience', '=', 'pupils'),
    )
    .innerJoin('check_ins.answer as answer', (join) =>
      join.onRef('answer.school_id', '=', 'occasion.school_id').onRef('answer.occasion_id', '=', 'occasion.id').on('answer.teachers_too', '=', true),
    )
    .select(columns)
    .where('teaching.school_id', '=', staff.school)
    .where('teaching.person_id', '=', staff.id)
    .where('teaching.role', '=', 'teacher');

const columns = ['answer.id', 'answer.person_id', 'answer.said_on', 'answer.words', 'answer.teachers_too'] as const;

/** What else came in under this id, sealed as the answer itself. */
export async function asideOf(db: Db, school: SchoolId, id: string): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('check_ins.conflict')
    .select('words')
    .where('school_id', '=', school)
    .where('answer_id', '=', id)
    .orderBy('received_at')
    .execute();
  return rows.map(({ words }) => words);
}

export async function noteReading(db: Db, staff: Staff, answerId: string, day: Day): Promise<void> {
  await db
    .insertInto('check_ins.reading')
    .values({ school_id: staff.school, answer_id: answerId, reader_id: staff.id, read_on: day })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Who read this person's latest answers, to show to that person: never what was said. */
export async function readingsOf(db: Db, person: Pupil | Guardian, since: Day): Promise<{ by: string; on: Day }[]> {
  return db
    .selectFrom('check_ins.answer as answer')
    .innerJoin('check_ins.reading as reading', (join) => join.onRef('reading.school_id', '=', 'answer.school_id').onRef('reading.answer_id', '=', 'answer.id'))
    .innerJoin('people.person as reader', (join) => join.onRef('reader.school_id', '=', 'reading.school_id').onRef('reader.id', '=', 'reading.reader_id'))
    .select([sql<string>`reader.given_name || ' ' || reader.family_name`.as('by'), 'reading.read_on as on'])
    .where('answer.school_id', '=', person.school)
    .where('answer.person_id', '=', person.id)
    .where('answer.said_on', '>=', since)
    .orderBy('reading.read_on', 'desc')
    .limit(3)
    .execute();
}
