import { sql } from 'kysely';
import type { Day } from '../../../platform/time/clock.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { Db } from './promises.ts';

export interface ClosedPromise {
  id: string;
  kind: string;
  askerName: string;
  closedBy: string;
  closedByName: string;
  closedOn: Day;
}

/** A promise that was closed, for those who could have answered it. Undefined for anybody else, and while it is open. */
export async function closedPromise(db: Db, staff: Staff, id: string): Promise<ClosedPromise | undefined> {
  return closedPromises(db, staff)
    .where('promise.id', '=', id)
    .where((row) => row.or((['person_id', 'substitute_id', 'closed_by'] as const).map((who) => row(`promise.${who}`, '=', staff.id))))
    .executeTakeFirst();
}

/** What this member of staff answered on this day. */
export async function closedOnDay(db: Db, staff: Staff, day: Day): Promise<ClosedPromise[]> {
  return closedPromises(db, staff)
    .where('promise.closed_by', '=', staff.id)
    .where('promise.closed_on', '=', day)
    .orderBy('asker.given_name')
    .orderBy('asker.family_name')
    .limit(200)
    .execute();
}

const closedPromises = (db: Db, staff: Staff) =>
  db
    .selectFrom('follow_ups.promise as promise')
    .innerJoin('people.person as asker', (join) => join.onRef('asker.school_id', '=', 'promise.school_id').onRef('asker.id', '=', 'promise.asker_id'))
    .innerJoin('people.person as closer', (join) => join.onRef('closer.school_id', '=', 'promise.school_id').onRef('closer.id', '=', 'promise.closed_by'))
    .select([
      'promise.id',
      'promise.kind',
      sql<string>`asker.given_name || ' ' || asker.family_name`.as('askerName'),
      'closer.id as closedBy',
      sql<string>`closer.given_name || ' ' || closer.family_name`.as('closedByName'),
      sql<Day>`promise.closed_on`.as('closedOn'),
    ])
    .where('promise.school_id', '=', staff.school)
    .where('promise.closed_on', 'is not', null);

/**
 * Opens again what this member of staff closed on this day: whoever asked reads once more who comes and by when.
 * @returns false when they did not close it on this day
 */
export async function reopenPromise(db: Db, staff: Staff, id: string, day: Day): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('follow_ups.promise')
    .set({ closed_on: null, closed_by: null, outcome: null, told_back: null })
    .where('school_id', '=', staff.school)
    .where('id', '=', id)
    .where('closed_by', '=', staff.id)
    .where('closed_on', '=', day)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
