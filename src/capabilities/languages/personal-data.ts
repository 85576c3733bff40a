import type { PersonalData } from '../../platform/capability.ts';
import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { everythingOf, forgetVoicesOfWhoLeft, forgetWhoBefore } from './store/keeping.ts';
import type { Db } from './store/rows.ts';

/** Of families nothing is kept here; of staff what they checked, agreed to and spoke, for a year. */
export const personalData: PersonalData = {
  keptForDays: 365,
  copyFor: (db, _, school, personId) => everythingOf(db as unknown as Db, school, personId),
  forgetBefore: (db, school, day) => forgetWhoBefore(db as unknown as Db, school, day),
};

/** Every night: whoever left is not heard any more. */
export const forgetVoices = ({ database }: Ground, school: SchoolId): Promise<void> => database.inSchool(school, (db: Db) => forgetVoicesOfWhoLeft(db, school));
