import { sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { CardHolder } from '../../../platform/web/guards.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { Db } from './plans.ts';

export interface KeptWelcome {
  id: string;
  pupilId: string;
  pupilName: string;
  givenName: string;
  startedOn: Day;
  startedById: string | null;
  startedByName: string | null;
  answerableId: string;
  answerableName: string;
  substituteId: string;
  substituteName: string;
  words: Buffer;
}

/** Of a pupil: their own; of a guardian: those of the children. */
export async function welcomesOf(db: Db, person: CardHolder): Promise<KeptWelcome[]> {
  return welcomes(db, person.school)
    .$if(person.kind === 'pupil', (query) => query.where('welcome.pupil_id', '=', person.id))
    .$if(person.kind === 'guardian', (query) =>
      query.where('welcome.pupil_id', 'in', (inner) =>
        inner.selectFrom('people.guardianship').select('pupil_id').where('school_id', '=', person.school).where('guardian_id', '=', person.id),
      ),
    )
    .execute();
}

/** Those of this member of staff: who is there for the pupil, who stands in, and who began it. */
export async function welcomesFor(db: Db, staff: Staff): Promise<KeptWelcome[]> {
  return welcomes(db, staff.school)
    .where((row) =>
      row.or([row('welcome.answerable_id', '=', staff.id), row('welcome.substitute_id', '=', staff.id), row('welcome.started_by_id', '=', staff.id)]),
    )
    .execute();
}

export const welcomeFor = async (db: Db, staff: Staff, id: string): Promise<KeptWelcome | undefined> =>
  (await welcomesFor(db, staff)).find((welcome) => welcome.id === id);

/** A welcome about which somebody has a promise; whether they have, the ledger of promises says. */
export const welcomePromised = (db: Db, school: SchoolId, id: string): Promise<KeptWelcome | undefined> =>
  welcomes(db, school).where('welcome.id', '=', id).executeTakeFirst();

const welcomes = (db: Db, school: SchoolId) =>
  db
    .selectFrom('catch_up.welcome as welcome')
    .innerJoin('people.person as pupil', (join) => join.onRef('pupil.school_id', '=', 'welcome.school_id').onRef('pupil.id', '=', 'welcome.pupil_id'))
    .innerJoin('people.person as person', (join) => join.onRef('person.school_id', '=', 'welcome.school_id').onRef('person.id', '=', 'welcome.answerable_id'))
    .innerJoin('people.person as substitute', (join) =>
      join.onRef('substitute.school_id', '=', 'welcome.school_id').onRef('substitute.id', '=', 'welcome.substitute_id'),
    )
    .leftJoin('people.person as starter', (join) => join.onRef('starter.school_id', '=', 'welcome.school_id').onRef('starter.id', '=', 'welcome.started_by_id'))
    .select([
      'welcome.id',
      'welcome.pupil_id as pupilId',
      'pupil.given_name as givenName',
      sql<string>`pupil.given_name || ' ' || pupil.family_name`.as('pupilName'),
      'welcome.started_on as startedOn',
      'welcome.started_by_id as startedById',
      sql<string | null>`starter.given_name || ' ' || starter.family_name`.as('startedByName'),
      'welcome.answerable_id as answerableId',
      sql<string>`person.given_name || ' ' || person.family_name`.as('answerableName'),
      'welcome.substitute_id as substituteId',
      sql<string>`substitute.given_name || ' ' || substitute.family_name`.as('substituteName'),
      'welcome.words',
    ])
    .where('welcome.school_id', '=', school)
    .orderBy('pupil.given_name')
    .orderBy('pupil.family_name');

export interface NewWelcome {
  id: string;
  pupilId: string;
  answerableId: string;
  substituteId: string;
  words: Buffer;
}

/** @returns false when this pupil is being welcomed already */
export async function beginWelcome(db: Db, staff: Staff, welcome: NewWelcome, day: Day): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('catch_up.welcome')
    .values({
      school_id: staff.school,
      id: welcome.id,
      pupil_id: welcome.pupilId,
      started_on: day,
      started_by_id: staff.id,
      answerable_id: welcome.answerableId,
      substitute_id: welcome.substituteId,
      words: welcome.words,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function changeWelcome(db: Db, school: SchoolId, id: string, words: Buffer): Promise<void> {
  await db.updateTable('catch_up.welcome').set({ words }).where('school_id', '=', school).where('id', '=', id).execute();
}

export async function endWelcome(db: Db, school: SchoolId, id: string): Promise<void> {
  await db.deleteFrom('catch_up.welcome').where('school_id', '=', school).where('id', '=', id).execute();
}

export async function forgetWelcomesBefore(db: Db, school: SchoolId, day: Day): Promise<void> {
  await db.deleteFrom('catch_up.welcome').where('school_id', '=', school).where('started_on', '<', day).execute();
}

/** What is kept about a pupil, the words still sealed. */
export async function everythingOf(db: Db, school: SchoolId, pupilId: string) {
  return db
    .selectFrom('catch_up.welcome')
    .select(['id', 'started_on as startedOn', 'words'])
    .where('school_id', '=', school)
    .where('pupil_id', '=', pupilId)
    .execute();
}
