import { type Kysely, sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { overRows, type Statement } from '../../../platform/database/statement.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { type CardHolder, hasRole } from '../../../platform/web/guards.ts';
import type { Staff, StaffRole } from '../../../platform/web/visitor.ts';
import type { PeopleTables } from '../../people/tables.ts';
import type { FollowUpTables, Outcome, Urgency } from '../tables.ts';

export type Db = Kysely<FollowUpTables & PeopleTables>;

export interface NewPromise {
  /** Made by who asks, so that asking twice by accident opens one promise. */
  id: string;
  /** What it is about: `capability.what`, e.g. `check-ins.talk`. */
  kind: string;
  /** The row in that capability. */
  about: string;
  askerId: string;
  classId: string | null;
  urgency: Urgency;
  personId: string;
  substituteId: string;
  dueOn: Day;
}

/** Opens promises asked for on this day; opening one again changes nothing. */
export const openingPromises = (school: SchoolId, day: Day, promises: NewPromise[]): Statement[] =>
  overRows(
    school,
    'open promises',
    [day],
    promises.map(({ id, kind, about, askerId, classId, urgency, personId, substituteId, dueOn }) => [
      id,
      kind,
      about,
      askerId,
      classId,
      urgency,
      personId,
      substituteId,
      dueOn,
    ]),
    (values) =>
      `insert into follow_ups.promise (school_id, asked_on, id, kind, about, asker_id, class_id, urgency, person_id, substitute_id, due_on)
       values ${values} on conflict (school_id, id) do nothing`,
  );

/** Who comes, and by when, for each of these promises that was ever opened. */
export async function promisedUnder(db: Db, school: SchoolId, ids: string[]): Promise<Map<string, { personId: string; dueOn: Day }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('follow_ups.promise')
    .select(['id', 'person_id as personId', 'due_on as dueOn'])
    .where('school_id', '=', school)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, ...promise }) => [id, promise]));
}

export interface OpenPromise {
  id: string;
  kind: string;
  about: string;
  askerId: string;
  askerName: string;
  className: string | null;
  urgency: Urgency;
  personId: string;
  personName: string;
  substituteId: string;
  substituteName: string;
  /** Null while they work here. */
  substituteLeftOn: Day | null;
  askedOn: Day;
  dueOn: Day;
}

/**
 * What waits for this member of staff, longest waiting first, then first due: their own, those of a colleague who did not come in time or
 * no longer works here, and what nobody else is left for.
 */
export async function promisesFor(db: Db, staff: Staff, day: Day): Promise<OpenPromise[]> {
  return openPromises(db, staff)
    .where((row) =>
      row.or([
        row('promise.person_id', '=', staff.id),
        row.and([row('promise.substitute_id', '=', staff.id), row.or([row('promise.due_on', '<', day), row('person.left_on', 'is not', null)])]),
        isForNobodyElse(staff),
      ]),
    )
    .orderBy('promise.asked_on')
    .orderBy('promise.due_on')
    .orderBy('asker.given_name')
    .limit(200)
    .execute();
}

/** What this member of staff could take over: open promises of the colleagues they stand in for, whose day is not over. */
export async function promisesToTakeOver(db: Db, staff: Staff, day: Day): Promise<OpenPromise[]> {
  return openPromises(db, staff)
    .where('promise.substitute_id', '=', staff.id)
    .where('promise.due_on', '>=', day)
    .where('person.left_on', 'is', null)
    .orderBy('promise.asked_on')
    .orderBy('promise.due_on')
    .orderBy('asker.given_name')
    .limit(200)
    .execute();
}

/** Undefined when it is closed, not there, or not for this member of staff to answer. */
export async function promiseFor(db: Db, staff: Staff, id: string): Promise<OpenPromise | undefined> {
  return openPromises(db, staff).where('promise.id', '=', id).where(isToAnswerBy(staff)).executeTakeFirst();
}

/** Of a row called `promise`: the one who promised and the substitute may answer it, and where neither works here any more care and leadership. */
const isToAnswerBy = (staff: Staff) =>
  sql<boolean>`(promise.person_id = ${staff.id}::uuid or promise.substitute_id = ${staff.id}::uuid or ${isForNobodyElse(staff)})`;

const isForNobodyElse = (staff: Staff) =>
  hasRole(staff, seeToPromises)
    ? sql<boolean>`not exists (select from people.person as there
        where there.school_id = promise.school_id and there.id in (promise.person_id, promise.substitute_id) and there.left_on is null)`
    : sql<boolean>`false`;

/** Who sees to it that somebody still comes when those who promised have left the school. */
const seeToPromises: readonly StaffRole[] = ['care', 'leadership'];

/** Open ones first, by their own index: PostgreSQL guesses that many are open, and would walk past everything that was ever promised. */
const openPromises = (db: Db, staff: Staff) =>
  db
    .with(
      (cte) => cte('promise').materialized(),
      (inner) => inner.selectFrom('follow_ups.promise').selectAll().where('school_id', '=', staff.school).where('closed_on', 'is', null),
    )
    .selectFrom('promise')
    .innerJoin('people.person as asker', (join) => join.onRef('asker.school_id', '=', 'promise.school_id').onRef('asker.id', '=', 'promise.asker_id'))
    .innerJoin('people.person as person', (join) => join.onRef('person.school_id', '=', 'promise.school_id').onRef('person.id', '=', 'promise.person_id'))
    .innerJoin('people.person as substitute', (join) =>
      join.onRef('substitute.school_id', '=', 'promise.school_id').onRef('substitute.id', '=', 'promise.substitute_id'),
    )
    .leftJoin('people.class as class', (join) => join.onRef('class.school_id', '=', 'promise.school_id').onRef('class.id', '=', 'promise.class_id'))
    .select([
      'promise.id',
      'promise.kind',
      'promise.about',
      'promise.asker_id as askerId',
      sql<string>`asker.given_name || ' ' || asker.family_name`.as('askerName'),
      'class.name as className',
      'promise.urgency',
      'promise.person_id as personId',
      sql<string>`person.given_name || ' ' || person.family_name`.as('personName'),
      'promise.substitute_id as substituteId',
      sql<string>`substitute.given_name || ' ' || substitute.family_name`.as('substituteName'),
      'substitute.left_on as substituteLeftOn',
      'promise.asked_on as askedOn',
      'promise.due_on as dueOn',
    ]);

/** @returns false when somebody closed it meanwhile, or gave it to somebody else */
export async function closePromise(db: Db, staff: Staff, id: string, closing: { outcome: Outcome; toldBack: Buffer | null; on: Day }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('follow_ups.promise as promise')
    .set({ closed_on: closing.on, closed_by: staff.id, outcome: closing.outcome, told_back: closing.toldBack })
    .where('promise.school_id', '=', staff.school)
    .where('promise.id', '=', id)
    .where('promise.closed_on', 'is', null)
    .where(isToAnswerBy(staff))
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/**
 * Gives a promise to a colleague; its day stays. The substitute stays too: they change places with who had it when it is given to them, and
 * where they have left the school, who gives it stands in.
 * @returns false when somebody closed it meanwhile, or gave it to somebody else
 */
export async function handOver(db: Db, staff: Staff, promise: OpenPromise, toId: string, day: Day): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('follow_ups.promise')
    .set({ person_id: toId, substitute_id: substituteAfter(staff, promise, toId), handed_over_on: day })
    .where('school_id', '=', staff.school)
    .where('id', '=', promise.id)
    .where('closed_on', 'is', null)
    .where('person_id', '=', promise.personId)
    .where('substitute_id', '=', promise.substituteId)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

function substituteAfter(staff: Staff, { personId, substituteId, substituteLeftOn }: OpenPromise, toId: string): string {
  if (toId === substituteId) return personId;
  return substituteLeftOn !== null && toId !== staff.id ? staff.id : substituteId;
}

export interface PromiseStory {
  id: string;
  personName: string;
  substituteName: string;
  askedOn: Day;
  dueOn: Day;
  closedOn: Day | null;
  closedByName: string | null;
  outcome: Outcome | null;
  toldBack: Buffer | null;
}

/** More than anybody asks at once: whoever waits longest must still see who comes. */
const mostStories = 30;

/** What became of what this person asked: the open promises and those closed since. Newest first. */
export async function promisesOf(db: Db, asker: CardHolder, since: Day): Promise<PromiseStory[]> {
  return db
    .selectFrom('follow_ups.promise as promise')
    .innerJoin('people.person as person', (join) => join.onRef('person.school_id', '=', 'promise.school_id').onRef('person.id', '=', 'promise.person_id'))
    .innerJoin('people.person as substitute', (join) =>
      join.onRef('substitute.school_id', '=', 'promise.school_id').onRef('substitute.id', '=', 'promise.substitute_id'),
    )
    .leftJoin('people.person as closer', (join) => join.onRef('closer.school_id', '=', 'promise.school_id').onRef('closer.id', '=', 'promise.closed_by'))
    .select([
      'promise.id',
      sql<string>`person.given_name || ' ' || person.family_name`.as('personName'),
      sql<string>`substitute.given_name || ' ' || substitute.family_name`.as('substituteName'),
      'promise.asked_on as askedOn',
      'promise.due_on as dueOn',
      'promise.closed_on as closedOn',
      sql<string | null>`closer.given_name || ' ' || closer.family_name`.as('closedByName'),
      'promise.outcome',
      'promise.told_back as toldBack',
    ])
    .where('promise.school_id', '=', asker.school)
    .where('promise.asker_id', '=', asker.id)
    .where((row) => row.or([row('promise.closed_on', 'is', null), row('promise.closed_on', '>=', since)]))
    .orderBy('promise.asked_on', 'desc')
    .limit(mostStories)
    .execute();
}

export interface KeptPromises {
  /** Promises whose day came after `since` and is over, or that were answered on their day. */
  due: number;
  /** Of those, answered by their day. */
  kept: number;
  /** Of those, not answered yet. */
  waiting: number;
}

export async function keptPromises(db: Db, school: SchoolId, classId: string | null, since: Day, today: Day): Promise<KeptPromises> {
  return db
    .selectFrom('follow_ups.promise')
    .select([
      sql<number>`count(*)`.as('due'),
      sql<number>`count(*) filter (where closed_on <= due_on)`.as('kept'),
      sql<number>`count(*) filter (where closed_on is null)`.as('waiting'),
    ])
    .where('school_id', '=', school)
    .where('due_on', '>', since)
    .where('due_on', '<=', today)
    .where((row) => row.or([row('due_on', '<', today), row('closed_on', 'is not', null)]))
    .$if(classId !== null, (query) => query.where('class_id', '=', classId))
    .executeTakeFirstOrThrow();
}

export async function forgetPromisesBefore(db: Db, school: SchoolId, day: Day): Promise<void> {
  await db.deleteFrom('follow_ups.promise').where('school_id', '=', school).where('closed_on', '<', day).execute();
}

/** All promises to one person, what was told back still sealed. */
export async function everythingOf(db: Db, school: SchoolId, askerId: string) {
  return db
    .selectFrom('follow_ups.promise')
    .select(['id', 'kind', 'urgency', 'asked_on as askedOn', 'due_on as dueOn', 'closed_on as closedOn', 'outcome', 'told_back as toldBack'])
    .where('school_id', '=', school)
    .where('asker_id', '=', askerId)
    .orderBy('asked_on')
    .execute();
}
