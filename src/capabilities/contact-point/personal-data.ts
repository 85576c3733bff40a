import type { PersonalData } from '../../platform/capability.ts';
import { inContactPoint } from './desk.ts';
import { keptForDays } from './rules/content.ts';
import { forgetThreadsBefore } from './store/keeping.ts';
import { type Db, keyHolders } from './store/staff.ts';

/** Of who writes nothing is known, so nothing can be copied; of a contact person what everybody may see. */
export const personalData: PersonalData = {
  keptForDays,
  async copyFor(_, ground, school, personId) {
    const holders = await inContactPoint(ground, school, (db) => keyHolders(db, school));
    return holders.filter(({ id }) => id === personId).map(({ name, duty }) => ({ name, duty }));
  },
  forgetBefore: (db, school, day) => forgetThreadsBefore(db as unknown as Db, school, day),
};
