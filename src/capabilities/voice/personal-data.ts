import type { PersonalData } from '../../platform/capability.ts';
import { everythingOf } from './store/participation.ts';
import { type Db, forgetRoundsBefore } from './store/rounds.ts';

/** A round goes a year after it closed, with what came out of it. What was said without a name is in nobody's copy: it is nobody's. */
export const personalData: PersonalData = {
  keptForDays: 365,
  copyFor: (db, _, school, personId) => everythingOf(db as unknown as Db, school, personId),
  forgetBefore: (db, school, day) => forgetRoundsBefore(db as unknown as Db, school, day),
};
