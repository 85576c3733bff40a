import { type Kysely, sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Database } from '../../../platform/database/open.ts';
import type { Statement } from '../../../platform/database/statement.ts';
import { newId } from '../../../platform/secrets/random.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Weekday } from '../../../platform/time/school-days.ts';
import type { CardHolder } from '../../../platform/web/guards.ts';
import type { FollowUpTables } from '../../follow-ups/index.tsx';
import type { PeopleTables } from '../../people/tables.ts';
import type { Audience, CheckInTables } from '../tables.ts';

/** The promises too, because an answer opens them in its own transaction. */
export type Db = Kysely<CheckInTables & PeopleTables & FollowUpTables>;

export interface Occasion {
  id: string;
  audience: Audience;
  classId: string | null;
  openedOn: Day;
  closesOn: Day;
  readerId: string;
  substituteId: string;
}

const columns = [
  'id',
  'audience',
  'class_id as classId',
  'opened_on as openedOn',
  'closes_on as closesOn',
  'reader_id as readerId',
  'substitute_id as substituteId',
] as const;

/** The check-in that is open today for this person, while both reader and substitute are still at school. */
export async function occasionFor(db: Db, person: CardHolder, day: Day): Promise<Occasion | undefined> {
  return open(db, person.school, day)
    .where('occasion.audience', '=', person.kind === 'pupil' ? 'pupils' : 'guardians')
    .$if(person.kind === 'pupil', (query) =>
      query.where('occasion.class_id', 'in', (inner) =>
        inner
          .selectFrom('people.membership')
          .select('class_id')
          .where('school_id', '=', person.school)
          .where('person_id', '=', person.id)
          .where('role', '=', 'pupil'),
      ),
    )
    .limit(1)
    .executeTakeFirst();
}

/** The check-in that is open today for a class, or (null) for all guardians. */
export async function occasionOfClass(db: Db, school: SchoolId, classId: string | null, day: Day): Promise<Occasion | undefined> {
  return open(db, school, day)
    .where('occasion.class_id', classId === null ? 'is' : '=', classId)
    .limit(1)
    .executeTakeFirst();
}

const open = (db: Db, school: SchoolId, day: Day) =>
  db
    .selectFrom('check_ins.occasion as occasion')
    .select(columns.map((column) => `occasion.${column}` as const))
    .where('occasion.school_id', '=', school)
    .where('occasion.opened_on', '<=', day)
    .where('occasion.closes_on', '>=', day)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('people.person as gone')
            .select(sql`1`.as('one'))
            .where('gone.school_id', '=', school)
            .where((inner) => inner.or([inner('gone.id', '=', inner.ref('occasion.reader_id')), inner('gone.id', '=', inner.ref('occasion.substitute_id'))]))
            .where('gone.left_on', 'is not', null),
        ),
      ),
    )
    .orderBy('occasion.opened_on', 'desc');

/** Occasions of any schools, open or not, looked up in one go. */
export async function occasionsAsked(
  { together }: Pick<Database, 'together'>,
  schoolByOccasion: ReadonlyMap<string, SchoolId>,
): Promise<Map<string, Occasion>> {
  const outcomes = await together<Occasion>([...schoolByOccasion].map(([id, school]) => occasionById(school, id)));
  return new Map(outcomes.flatMap(({ rows }) => rows).map((occasion) => [occasion.id, occasion]));
}

const occasionById = (school: SchoolId, id: string): Statement => ({
  school,
  name: 'occasion',
  text: `select id, audience, class_id as "classId", opened_on as "openedOn", closes_on as "closesOn", reader_id as "readerId", substitute_id as "substituteId"
         from check_ins.occasion where school_id = $1 and id = $2`,
  values: [school, id],
  givesRows: true,
});

export async function lastOpenedOn(db: Db, school: SchoolId, audience: Audience, classId: string | null): Promise<Day | null> {
  const row = await db
    .selectFrom('check_ins.occasion')
    .select((of) => of.fn.max('opened_on').as('day'))
    .where('school_id', '=', school)
    .where('audience', '=', audience)
    .where('class_id', classId === null ? 'is' : '=', classId)
    .executeTakeFirst();
  return row?.day ?? null;
}

/** Opens; an older occasion of the same people that is still open ends the day before. */
export async function openOccasion(db: Db, school: SchoolId, occasion: Omit<Occasion, 'id'>): Promise<void> {
  await db
    .updateTable('check_ins.occasion')
    .set({ closes_on: sql<Day>`${occasion.openedOn}::date - 1` })
    .where('school_id', '=', school)
    .where('audience', '=', occasion.audience)
    .where('class_id', occasion.classId === null ? 'is' : '=', occasion.classId)
    .where('closes_on', '>=', occasion.openedOn)
    .where('opened_on', '<', occasion.openedOn)
    .execute();
  await db
    .insertInto('check_ins.occasion')
    .values({
      school_id: school,
      id: newId(),
      audience: occasion.audience,
      class_id: occasion.classId,
      opened_on: occasion.openedOn,
      closes_on: occasion.closesOn,
      reader_id: occasion.readerId,
      substitute_id: occasion.substituteId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface Rhythm {
  id: string;
  audience: Audience;
  classId: string | null;
  everyWeeks: number;
  weekday: Weekday;
  readerId: string;
  substituteId: string;
  isPaused: boolean;
}

const rhythmColumns = [
  'id',
  'audience',
  'class_id as classId',
  'every_weeks as everyWeeks',
  'weekday',
  'reader_id as readerId',
  'substitute_id as substituteId',
  'is_paused as isPaused',
] as const;

/** Of the classes that there are now, and of the guardians. */
export async function rhythms(db: Db, school: SchoolId): Promise<Rhythm[]> {
  return db
    .selectFrom('check_ins.rhythm')
    .select(rhythmColumns)
    .where('school_id', '=', school)
    .where((row) =>
      row.or([
        row('class_id', 'is', null),
        row('class_id', 'in', row.selectFrom('people.class').select('id').where('school_id', '=', school).where('left_on', 'is', null)),
      ]),
    )
    .execute();
}

export async function rhythmOf(db: Db, school: SchoolId, audience: Audience, classId: string | null): Promise<Rhythm | undefined> {
  return db
    .selectFrom('check_ins.rhythm')
    .select(rhythmColumns)
    .where('school_id', '=', school)
    .where('audience', '=', audience)
    .where('class_id', classId === null ? 'is' : '=', classId)
    .executeTakeFirst();
}

export async function setRhythm(db: Db, school: SchoolId, rhythm: Omit<Rhythm, 'id'>): Promise<void> {
  const set = {
    every_weeks: rhythm.everyWeeks,
    weekday: rhythm.weekday,
    reader_id: rhythm.readerId,
    substitute_id: rhythm.substituteId,
    is_paused: rhythm.isPaused,
  };
  await db
    .insertInto('check_ins.rhythm')
    .values({ school_id: school, id: newId(), audience: rhythm.audience, class_id: rhythm.classId, ...set })
    .onConflict((conflict) => conflict.columns(['school_id', 'audience', 'class_id']).doUpdateSet(set))
    .execute();
}
