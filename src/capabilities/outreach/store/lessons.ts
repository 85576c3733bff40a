import { newId } from '../../../platform/secrets/random.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import { type Db, keepsRegister } from './seeing.ts';

/** What the school changes: of nobody and by nobody. */
export interface Lesson {
  id: string;
  month: Day;
  words: string;
}

/** For those who keep the register, the newest month first. */
export async function lessons(db: Db, staff: Staff): Promise<Lesson[]> {
  if (!keepsRegister(staff)) return [];
  return db
    .selectFrom('outreach.lesson')
    .select(['id', 'month', 'words'])
    .where('school_id', '=', staff.school)
    .orderBy('month', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();
}

/**
 * Keeps the month of a day only, so that it cannot be laid beside what was done on that day.
 * The same form sent again adds nothing; sent again with other words, it is another lesson.
 */
export async function addLesson(db: Db, staff: Pick<Staff, 'school'>, lesson: { id: string; words: string }, day: Day): Promise<void> {
  const sent = await db.selectFrom('outreach.lesson').select('words').where('school_id', '=', staff.school).where('id', '=', lesson.id).executeTakeFirst();
  if (sent?.words === lesson.words) return;
  await db
    .insertInto('outreach.lesson')
    .values({ school_id: staff.school, words: lesson.words, id: sent ? newId() : lesson.id, month: `${day.slice(0, 7)}-01` })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** @returns false when it is not there or not theirs to take away */
export async function removeLesson(db: Db, staff: Staff, id: string): Promise<boolean> {
  if (!keepsRegister(staff)) return false;
  const { numDeletedRows } = await db.deleteFrom('outreach.lesson').where('school_id', '=', staff.school).where('id', '=', id).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
