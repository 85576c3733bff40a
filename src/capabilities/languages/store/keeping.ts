import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Db } from './rows.ts';

/** Who checked or agreed goes a year after, and a recording with it; what they found good stays. */
export async function forgetWhoBefore(db: Db, school: SchoolId, day: Day): Promise<void> {
  await db
    .updateTable('languages.translation')
    .set({ checked_by_id: null })
    .where('school_id', '=', school)
    .where('checked_by_id', 'is not', null)
    .where('checked_on', '<', day)
    .execute();
  await db.updateTable('languages.own_text').set({ agreed_by_id: null }).where('school_id', '=', school).where('agreed_on', '<', day).execute();
  await db.deleteFrom('languages.voice').where('school_id', '=', school).where('kept_on', '<', day).execute();
}

/** A voice goes with the one who recorded it, when they leave. */
export async function forgetVoicesOfWhoLeft(db: Db, school: SchoolId): Promise<void> {
  await db
    .deleteFrom('languages.voice')
    .where('school_id', '=', school)
    .where('kept_by_id', 'in', (inner) => inner.selectFrom('people.person').select('id').where('school_id', '=', school).where('left_on', 'is not', null))
    .execute();
}

/** All that is kept about one member of staff. */
export async function everythingOf(db: Db, school: SchoolId, personId: string) {
  return {
    checked: await db
      .selectFrom('languages.translation')
      .select(['language', 'words', 'checked_on as day'])
      .where('school_id', '=', school)
      .where('checked_by_id', '=', personId)
      .execute(),
    agreed: await db
      .selectFrom('languages.own_text')
      .select(['title', 'purpose', 'agreed_on as day'])
      .where('school_id', '=', school)
      .where('agreed_by_id', '=', personId)
      .execute(),
    spoken: await db
      .selectFrom('languages.voice')
      .select(['language', 'media_type as type', 'kept_on as day', 'bytes'])
      .where('school_id', '=', school)
      .where('kept_by_id', '=', personId)
      .execute(),
  };
}
