import type { PersonalData } from '../../platform/capability.ts';
import { unseal } from '../../platform/secrets/seal.ts';
import { personKeys } from '../people/index.ts';
import { type Db, everythingOf, forgetPromisesBefore } from './store/promises.ts';

/** A promise goes a year after it was closed; one that is open stays until somebody has answered. */
export const personalData: PersonalData = {
  keptForDays: 365,
  async copyFor(db, ground, school, personId) {
    const key = (await personKeys(db as unknown as Db, school, ground.keys.schoolKey(school), [personId])).get(personId);
    const promises = await everythingOf(db as unknown as Db, school, personId);
    return promises.map(({ toldBack, ...rest }) => ({ ...rest, toldBack: toldBack && key ? unseal(key, toldBack, rest.id).toString() : undefined }));
  },
  forgetBefore: (db, school, day) => forgetPromisesBefore(db as unknown as Db, school, day),
};
