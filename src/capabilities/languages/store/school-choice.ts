import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { Db } from './rows.ts';

/** Whether families read what a machine translated, marked as such; not unless the school said so. */
export async function showsMachine(db: Db, school: SchoolId): Promise<boolean> {
  const row = await db.selectFrom('languages.school_choice').select('shows_machine').where('school_id', '=', school).executeTakeFirst();
  return row?.shows_machine ?? false;
}

export async function chooseWhetherMachineShows(db: Db, staff: Staff, shows: boolean): Promise<void> {
  await db
    .insertInto('languages.school_choice')
    .values({ school_id: staff.school, shows_machine: shows })
    .onConflict((conflict) => conflict.column('school_id').doUpdateSet({ shows_machine: shows }))
    .execute();
}
