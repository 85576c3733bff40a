import type { PersonalData } from '../../platform/capability.ts';
import { unseal } from '../../platform/secrets/seal.ts';
import { personKeys } from '../people/index.ts';
import { keptForDays } from './rules/welcoming.ts';
import { type Db, forgetPlansBefore } from './store/plans.ts';
import { everythingOf, forgetWelcomesBefore } from './store/welcomes.ts';

/** A welcome goes after a term; a plan, which says nothing of anybody, as long after the day on which it was to be looked at again. */
export const personalData: PersonalData = {
  keptForDays,
  async copyFor(db, ground, school, personId) {
    const key = (await personKeys(db as unknown as Db, school, ground.keys.schoolKey(school), [personId])).get(personId);
    const welcomes = await everythingOf(db as unknown as Db, school, personId);
    return welcomes.map(({ id, startedOn, words }) => ({ startedOn, said: key && JSON.parse(unseal(key, words, id).toString()) }));
  },
  async forgetBefore(db, school, day) {
    await forgetWelcomesBefore(db as unknown as Db, school, day);
    await forgetPlansBefore(db as unknown as Db, school, day);
  },
};
