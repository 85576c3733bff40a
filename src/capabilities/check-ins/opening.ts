import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import type { Day } from '../../platform/time/clock.ts';
import { dayOfWeek, daysBetween, weekdays } from '../../platform/time/school-days.ts';
import { answerers, schoolCalendar } from '../people/index.ts';
import { lastDayOf, mayOpen, type OpeningRefusal } from './rules/opening.ts';
import { type Db, lastOpenedOn, openOccasion, type Rhythm, rhythms, setRhythm } from './store/occasions.ts';

/** Opens the question today and keeps the rhythm for the next times; or says why not. */
export async function openCheckIn(db: Db, school: SchoolId, rhythm: Omit<Rhythm, 'id'>, day: Day): Promise<OpeningRefusal | undefined> {
  const { audience, classId, everyWeeks, readerId, substituteId } = rhythm;
  const last = await lastOpenedOn(db, school, audience, classId);
  const answering = new Set((await answerers(db, school)).map(({ id }) => id));
  const refused = mayOpen(await schoolCalendar(db, school), day, { readerId, substituteId, lastOpenedOn: last }, answering);
  if (refused) return refused;
  await setRhythm(db, school, rhythm);
  await openOccasion(db, school, { audience, classId, openedOn: day, closesOn: lastDayOf(day, everyWeeks), readerId, substituteId });
  return undefined;
}

/** Every school morning: opens what is due by its rhythm. Where nobody can answer it stays shut; staff read on Vandaag that somebody must be chosen. */
export async function openWhatIsDue({ database }: Ground, school: SchoolId, day: Day): Promise<void> {
  await database.inSchool(school, async (db: Db) => {
    for (const rhythm of await rhythms(db, school)) {
      if (rhythm.isPaused || dayOfWeek(day) !== weekdays[rhythm.weekday]) continue;
      const last = await lastOpenedOn(db, school, rhythm.audience, rhythm.classId);
      // A day of play: a Monday's first question asked on Tuesday must not shift every later one by a week.
      if (last && daysBetween(last, day) < rhythm.everyWeeks * 7 - 3) continue;
      await openCheckIn(db, school, rhythm, day);
    }
  });
}
