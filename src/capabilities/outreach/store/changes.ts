import { isUuid, type SchoolId } from '../../../platform/database/ids.ts';
import { newId } from '../../../platform/secrets/random.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { Ending, Obstacle } from '../tables.ts';
import type { Entry } from './entries.ts';
import type { Db } from './seeing.ts';

export interface NewEntry extends SealedReason {
  /** Made with the form, so that sending it twice makes one entry. */
  id: string;
  personId: string;
}

/** When and why, its words sealed. */
export interface SealedReason {
  lastOn: Day;
  isAbout: boolean;
  obstacles: Obstacle[];
  known: Buffer | null;
  guessed: Buffer | null;
}

export async function addEntry(db: Db, staff: Pick<Staff, 'school' | 'id'>, { id, personId, ...reason }: NewEntry, day: Day): Promise<void> {
  await db
    .insertInto('outreach.lost_contact')
    .values({
      school_id: staff.school,
      id,
      person_id: personId,
      ...columnsOf(reason),
      entered_by_id: staff.id,
      waiting_since: day,
      owner_id: null,
      substitute_id: null,
      next_step: null,
      due_on: null,
      ending: null,
      ended_on: null,
      came_of_it: null,
      noted_on: day,
      edition: newId(),
    })
    .onConflict((conflict) => conflict.columns(['school_id', 'id']).doNothing())
    .execute();
}

const columnsOf = ({ lastOn, isAbout, obstacles, known, guessed }: SealedReason) => ({ last_on: lastOn, is_about: isAbout, obstacles, known, guessed });

/** Each change names the edition that was seen. @returns false when somebody else changed it meanwhile; then nothing is changed */
export const changeReason = (db: Db, school: SchoolId, seen: Seen, reason: SealedReason, day: Day): Promise<boolean> =>
  changing(db, school, seen, columnsOf(reason), day);

export const changeOwner = (db: Db, school: SchoolId, seen: Entry, to: { ownerId: string | null; substituteId: string | null }, day: Day): Promise<boolean> =>
  changing(
    db,
    school,
    seen,
    { owner_id: to.ownerId, substitute_id: to.substituteId, waiting_since: to.ownerId === null && seen.ownerId !== null ? day : seen.waitingSince },
    day,
  );

export const changeNextStep = (db: Db, school: SchoolId, seen: Seen, next: { words: Buffer; dueOn: Day } | null, day: Day): Promise<boolean> =>
  changing(db, school, seen, { next_step: next?.words ?? null, due_on: next?.dueOn ?? null }, day);

export const endEntry = (db: Db, school: SchoolId, seen: Seen, end: { ending: Ending; endedOn: Day; cameOfIt: Buffer | null }, day: Day): Promise<boolean> =>
  changing(db, school, seen, { ending: end.ending, ended_on: end.endedOn, came_of_it: end.cameOfIt }, day);

export const reopenEntry = (db: Db, school: SchoolId, seen: Seen, day: Day): Promise<boolean> =>
  changing(db, school, seen, { ending: null, ended_on: null }, day);

/** The entry as somebody last saw it. */
export type Seen = Pick<Entry, 'id' | 'edition'>;

type Columns = Partial<{
  last_on: Day;
  is_about: boolean;
  obstacles: Obstacle[];
  known: Buffer | null;
  guessed: Buffer | null;
  owner_id: string | null;
  substitute_id: string | null;
  waiting_since: Day;
  next_step: Buffer | null;
  due_on: Day | null;
  ending: Ending | null;
  ended_on: Day | null;
  came_of_it: Buffer | null;
}>;

async function changing(db: Db, school: SchoolId, { id, edition }: Seen, columns: Columns, day: Day): Promise<boolean> {
  if (!isUuid(edition)) return false;
  const { numUpdatedRows } = await db
    .updateTable('outreach.lost_contact')
    .set({ ...columns, noted_on: day, edition: newId() })
    .where('school_id', '=', school)
    .where('id', '=', id)
    .where('edition', '=', edition)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
