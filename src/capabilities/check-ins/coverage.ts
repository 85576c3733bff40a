import type { SchoolId } from '../../platform/database/ids.ts';
import type { Day } from '../../platform/time/clock.ts';
import { addDays } from '../../platform/time/school-days.ts';
import { keptPromises } from '../follow-ups/index.tsx';
import type { CoverageWithPromises } from './pages/coverage-pages.tsx';
import { coverage } from './store/coverage.ts';
import type { Db } from './store/occasions.ts';

/** Who was asked and answered over the last weeks, and to how many of those who wanted to talk somebody came in time. */
export async function coverageWithPromises(db: Db, school: SchoolId, classId: string | null, day: Day): Promise<CoverageWithPromises[]> {
  const covered = await coverage(db, school, classId, day);
  return Promise.all(covered.map(async (period) => ({ ...period, promises: await keptPromises(db, school, classId, addDays(day, -7 * period.weeks), day) })));
}
