import { type Kysely, sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { newId } from '../../../platform/secrets/random.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Present } from '../rules/roster-changes.ts';
import type { PeopleTables, RosterChange } from '../tables.ts';
import { addPersons } from './persons.ts';

type Db = Kysely<PeopleTables>;
type ChangeOf<What extends RosterChange['what']> = Extract<RosterChange, { what: What }>;

/** The school as it is now, as far as rosters are concerned. */
export async function presentRoster(db: Db, school: SchoolId): Promise<Present> {
  const persons = await db
    .selectFrom('people.person as person')
    .leftJoin('people.staff as staff', (join) => join.onRef('staff.school_id', '=', 'person.school_id').onRef('staff.person_id', '=', 'person.id'))
    .select([
      'person.id',
      'person.kind',
      'person.source_id as sourceId',
      'person.given_name as givenName',
      'person.family_name as familyName',
      sql<boolean>`person.left_on is not null`.as('hasLeft'),
      'staff.email',
    ])
    .where('person.school_id', '=', school)
    .execute();
  const classes = await db
    .selectFrom('people.class')
    .select(['id', 'source_id as sourceId', 'name', 'age_version as ageVersion', 'is_home as isHome', sql<boolean>`left_on is not null`.as('hasLeft')])
    .where('school_id', '=', school)
    .execute();
  const memberships = await db
    .selectFrom('people.membership')
    .select(['class_id as classId', 'person_id as personId', 'role'])
    .where('school_id', '=', school)
    .execute();
  const guardianships = await db
    .selectFrom('people.guardianship')
    .select(['pupil_id as pupilId', 'guardian_id as guardianId'])
    .where('school_id', '=', school)
    .execute();
  return { persons, classes, memberships, guardianships };
}

/** Makes the changes, in this transaction. */
export async function makeChanges(db: Db, school: SchoolId, schoolKey: Buffer, changes: readonly RosterChange[], day: Day): Promise<void> {
  const of = <What extends RosterChange['what']>(what: What): ChangeOf<What>[] => changes.filter((change): change is ChangeOf<What> => change.what === what);
  await changePersons(db, school, schoolKey, of('person'), day);
  await changeClasses(db, school, of('class'), day);
  await changeMemberships(db, school, of('membership'));
  await changeGuardianships(db, school, of('guardianship'));
}

async function changePersons(db: Db, school: SchoolId, schoolKey: Buffer, changes: ChangeOf<'person'>[], day: Day): Promise<void> {
  const arriving = changes.flatMap(({ id, before, after, duties }) => (!before && after ? [{ id, duties, ...after }] : []));
  for (const some of inParts(arriving)) await addPersons(db, school, schoolKey, some);
  const newStaff = arriving.flatMap(({ id, duties }) => (duties ? [{ id, ...duties }] : []));
  for (const some of inParts(newStaff)) {
    await db
      .insertInto('people.staff')
      .values(some.map(({ id, email, teaches }) => ({ school_id: school, person_id: id, email, roles: teaches ? ['teacher' as const] : [], place: null })))
      .execute();
  }
  for (const { id, before, after } of changes) {
    if (!before) continue;
    // Undoing an arrival: whoever was added is marked as left, since they may have answered something meanwhile.
    const state = after ?? { ...before, hasLeft: true };
    await db
      .updateTable('people.person')
      .set({
        source_id: state.sourceId,
        given_name: state.givenName,
        family_name: state.familyName,
        left_on: state.hasLeft ? sql`coalesce(left_on, ${day}::date)` : null,
      })
      .where('school_id', '=', school)
      .where('id', '=', id)
      .execute();
    if (state.hasLeft) await db.deleteFrom('people.session').where('school_id', '=', school).where('person_id', '=', id).execute();
  }
}

async function changeClasses(db: Db, school: SchoolId, changes: ChangeOf<'class'>[], day: Day): Promise<void> {
  for (const { id, before, after } of changes) {
    const state = after ?? { ...(before as NonNullable<typeof before>), hasLeft: true };
    const row = { source_id: state.sourceId, name: state.name, age_version: state.ageVersion, is_home: state.isHome, left_on: state.hasLeft ? day : null };
    await db
      .insertInto('people.class')
      .values({ school_id: school, id, ...row })
      .onConflict((conflict) => conflict.columns(['school_id', 'id']).doUpdateSet(row))
      .execute();
  }
}

async function changeMemberships(db: Db, school: SchoolId, changes: ChangeOf<'membership'>[]): Promise<void> {
  for (const { classId, personId } of changes.filter(({ after }) => after === null)) {
    await db.deleteFrom('people.membership').where('school_id', '=', school).where('class_id', '=', classId).where('person_id', '=', personId).execute();
  }
  for (const some of inParts(changes.filter(({ after }) => after !== null))) {
    await db
      .insertInto('people.membership')
      .values(some.map(({ classId, personId, after }) => ({ school_id: school, class_id: classId, person_id: personId, role: after as 'pupil' | 'teacher' })))
      .onConflict((conflict) => conflict.columns(['school_id', 'class_id', 'person_id']).doUpdateSet((row) => ({ role: row.ref('excluded.role') })))
      .execute();
  }
}

async function changeGuardianships(db: Db, school: SchoolId, changes: ChangeOf<'guardianship'>[]): Promise<void> {
  for (const { pupilId, guardianId } of changes.filter(({ after }) => !after)) {
    await db.deleteFrom('people.guardianship').where('school_id', '=', school).where('pupil_id', '=', pupilId).where('guardian_id', '=', guardianId).execute();
  }
  for (const some of inParts(changes.filter(({ after }) => after))) {
    await db
      .insertInto('people.guardianship')
      .values(some.map(({ pupilId, guardianId }) => ({ school_id: school, pupil_id: pupilId, guardian_id: guardianId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** As many rows as fit well in one statement. */
const rowsAtOnce = 1000;

const inParts = <Item>(items: Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / rowsAtOnce) }, (_, part) => items.slice(part * rowsAtOnce, (part + 1) * rowsAtOnce));

export interface RosterImport {
  id: string;
  appliedOn: Day;
  appliedBy: string | null;
  summary: string;
  isUndone: boolean;
}

/** Keeps what an import changed, so that it can be undone. */
export async function noteImport(
  db: Db,
  school: SchoolId,
  appliedBy: string | null,
  summary: string,
  changes: readonly RosterChange[],
  day: Day,
): Promise<void> {
  const id = newId();
  await db
    .insertInto('people.roster_import')
    .values((row) => ({
      school_id: school,
      id,
      applied_on: day,
      applied_by: appliedBy,
      turn: row.selectFrom('people.roster_import').select(sql<number>`coalesce(max(turn), 0) + 1`.as('turn')).where('school_id', '=', school),
      summary,
      undone_on: null,
    }))
    .execute();
  const rows = changes.map((change, place) => ({ school_id: school, import_id: id, place, change: JSON.stringify(change) as unknown as RosterChange }));
  for (const some of inParts(rows)) await db.insertInto('people.roster_change').values(some).execute();
}

/** The imports of the last month, the latest first. */
export async function rosterImports(db: Db, school: SchoolId): Promise<RosterImport[]> {
  return db
    .selectFrom('people.roster_import as import')
    .leftJoin('people.person as person', (join) => join.onRef('person.school_id', '=', 'import.school_id').onRef('person.id', '=', 'import.applied_by'))
    .select([
      'import.id',
      'import.applied_on as appliedOn',
      sql<string | null>`person.given_name || ' ' || person.family_name`.as('appliedBy'),
      'import.summary',
      sql<boolean>`import.undone_on is not null`.as('isUndone'),
    ])
    .where('import.school_id', '=', school)
    .orderBy('import.turn', 'desc')
    .execute();
}

/** What the latest import changed that was not undone; undefined when it is not that one. */
export async function changesOfLatest(db: Db, school: SchoolId, id: string): Promise<RosterChange[] | undefined> {
  const latest = (await rosterImports(db, school)).find(({ isUndone }) => !isUndone);
  if (latest?.id !== id) return undefined;
  const rows = await db
    .selectFrom('people.roster_change')
    .select('change')
    .where('school_id', '=', school)
    .where('import_id', '=', id)
    .orderBy('place')
    .execute();
  return rows.map(({ change }) => change);
}

export async function markUndone(db: Db, school: SchoolId, id: string, day: Day): Promise<void> {
  await db.updateTable('people.roster_import').set({ undone_on: day }).where('school_id', '=', school).where('id', '=', id).execute();
}

export async function forgetImports(db: Db, school: SchoolId, before: Day): Promise<void> {
  await db.deleteFrom('people.roster_import').where('school_id', '=', school).where('applied_on', '<', before).execute();
}
