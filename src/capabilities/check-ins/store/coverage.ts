import { sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { addDays } from '../../../platform/time/school-days.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { Db } from './occasions.ts';

/** How many pupils of a class or school were asked, and how many answered, at least once in these last weeks. */
export interface Coverage {
  weeks: number;
  pupils: number;
  asked: number;
  answered: number;
}

const coverageWeeks = [2, 4, 12] as const;

/** Over the pupils of today. It reads one row a pupil, whatever the number of answers. */
export async function coverage(db: Db, school: SchoolId, classId: string | null, day: Day): Promise<Coverage[]> {
  const since = (weeks: number): Day => addDays(day, -7 * weeks);
  const counted = (column: 'asked_on' | 'answered_on', weeks: number) => sql<number>`count(*) filter (where ${sql.ref(`turn.${column}`)} > ${since(weeks)})`;
  const row = await db
    .selectFrom(pupilsWithTurns(db, school, classId).as('turn'))
    .select([
      sql<number>`count(*)`.as('pupils'),
      ...coverageWeeks.flatMap((weeks) => [counted('asked_on', weeks).as(`asked${weeks}`), counted('answered_on', weeks).as(`answered${weeks}`)]),
    ])
    .executeTakeFirstOrThrow();
  const count = row as unknown as Record<string, number>;
  return coverageWeeks.map((weeks) => ({ weeks, pupils: row.pupils, asked: count[`asked${weeks}`] ?? 0, answered: count[`answered${weeks}`] ?? 0 }));
}

/** Each pupil once, however many classes they sit in. */
const pupilsWithTurns = (db: Db, school: SchoolId, classId: string | null) =>
  db
    .selectFrom('people.membership as membership')
    .innerJoin('people.class as class', (join) => join.onRef('class.school_id', '=', 'membership.school_id').onRef('class.id', '=', 'membership.class_id'))
    .innerJoin('people.person as person', (join) => join.onRef('person.school_id', '=', 'membership.school_id').onRef('person.id', '=', 'membership.person_id'))
    .leftJoin('check_ins.turn as turn', (join) =>
      join.onRef('turn.school_id', '=', 'membership.school_id').onRef('turn.person_id', '=', 'membership.person_id'),
    )
    .select(['membership.person_id', 'turn.asked_on', 'turn.answered_on'])
    .distinct()
    .where('membership.school_id', '=', school)
    .where('membership.role', '=', 'pupil')
    .where('person.left_on', 'is', null)
    .where('class.left_on', 'is', null)
    .$if(classId !== null, (query) => query.where('membership.class_id', '=', classId));

export interface NotAsked {
  personId: string;
  givenName: string;
  familyName: string;
  classId: string;
  className: string;
  /** Who will ask them in person, and when, if somebody took that up. */
  plannedBy: string | null;
  plannedOn: Day | null;
}

/** Pupils whom the open check-in of their class has not reached, alphabetically; the first `limit`. */
export async function notAsked(db: Db, staff: Staff, classIds: string[], day: Day, limit: number): Promise<NotAsked[]> {
  if (classIds.length === 0) return [];
  return db
    .selectFrom('check_ins.occasion as occasion')
    .innerJoin('people.class as class', (join) => join.onRef('class.school_id', '=', 'occasion.school_id').onRef('class.id', '=', 'occasion.class_id'))
    .innerJoin('people.membership as membership', (join) =>
      join.onRef('membership.school_id', '=', 'occasion.school_id').onRef('membership.class_id', '=', 'occasion.class_id'),
    )
    .innerJoin('people.person as person', (join) => join.onRef('person.school_id', '=', 'membership.school_id').onRef('person.id', '=', 'membership.person_id'))
    .leftJoin('check_ins.turn as turn', (join) =>
      join.onRef('turn.school_id', '=', 'membership.school_id').onRef('turn.person_id', '=', 'membership.person_id'),
    )
    .leftJoin('people.person as planner', (join) => join.onRef('planner.school_id', '=', 'turn.school_id').onRef('planner.id', '=', 'turn.planned_by_id'))
    .select([
      'person.id as personId',
      'person.given_name as givenName',
      'person.family_name as familyName',
      'class.id as classId',
      'class.name as className',
      sql<string | null>`planner.given_name || ' ' || planner.family_name`.as('plannedBy'),
      'turn.planned_on as plannedOn',
    ])
    .where('occasion.school_id', '=', staff.school)
    .where('occasion.class_id', 'in', classIds)
    .where('occasion.opened_on', '<=', day)
    .where('occasion.closes_on', '>=', day)
    .where('membership.role', '=', 'pupil')
    .where('person.left_on', 'is', null)
    .where((row) => row.or([row('turn.asked_on', 'is', null), row('turn.asked_on', '<', row.ref('occasion.opened_on'))]))
    .orderBy('person.given_name')
    .orderBy('person.family_name')
    .orderBy('person.id')
    .limit(limit)
    .execute();
}

/** Of each class where a check-in is open, how many pupils it has not reached. */
export async function notAskedByClass(db: Db, school: SchoolId, day: Day): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('check_ins.occasion as occasion')
    .innerJoin('people.membership as membership', (join) =>
      join.onRef('membership.school_id', '=', 'occasion.school_id').onRef('membership.class_id', '=', 'occasion.class_id'),
    )
    .innerJoin('people.person as person', (join) => join.onRef('person.school_id', '=', 'membership.school_id').onRef('person.id', '=', 'membership.person_id'))
    .leftJoin('check_ins.turn as turn', (join) =>
      join.onRef('turn.school_id', '=', 'membership.school_id').onRef('turn.person_id', '=', 'membership.person_id'),
    )
    .select(['membership.class_id as classId', sql<number>`count(*) filter (where turn.asked_on is null or turn.asked_on < occasion.opened_on)`.as('count')])
    .where('occasion.school_id', '=', school)
    .where('occasion.opened_on', '<=', day)
    .where('occasion.closes_on', '>=', day)
    .where('membership.role', '=', 'pupil')
    .where('person.left_on', 'is', null)
    .groupBy('membership.class_id')
    .execute();
  return new Map(rows.map(({ classId, count }) => [classId as string, count]));
}

/** "I will ask her on Thursday." */
export async function planAsking(db: Db, staff: Staff, personId: string, day: Day): Promise<void> {
  await db
    .insertInto('check_ins.turn')
    .values({ school_id: staff.school, person_id: personId, planned_by_id: staff.id, planned_on: day })
    .onConflict((conflict) => conflict.columns(['school_id', 'person_id']).doUpdateSet({ planned_by_id: staff.id, planned_on: day }))
    .execute();
}

export async function isPupil(db: Db, school: SchoolId, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('people.person')
    .select('id')
    .where('school_id', '=', school)
    .where('id', '=', personId)
    .where('kind', '=', 'pupil')
    .executeTakeFirst();
  return row !== undefined;
}
