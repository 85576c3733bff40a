import type { PersonalData } from '../../platform/capability.ts';
import { type Db, everythingOf, forgetThemesBefore } from './store.ts';

/** Themes say nothing of anybody; what is kept of a person is whether an answer was clear. */
export const personalData: PersonalData = {
  keptForDays: 365,
  copyFor: (db, _, school, personId) => everythingOf(db as unknown as Db, school, personId),
  forgetBefore: (db, school, day) => forgetThemesBefore(db as unknown as Db, school, day),
};
