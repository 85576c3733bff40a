import type { PersonalData } from '../../platform/capability.ts';
import { unseal } from '../../platform/secrets/seal.ts';
import { personKeys } from '../people/index.ts';
import { everythingOf, forgetAnswersBefore } from './store/keeping.ts';
import type { Db } from './store/occasions.ts';

/** What people said goes after a year, or at once with the person. */
export const personalData: PersonalData = {
  keptForDays: 365,
  async copyFor(db, ground, school, personId) {
    const key = (await personKeys(db as unknown as Db, school, ground.keys.schoolKey(school), [personId])).get(personId);
    const { answers, turn } = await everythingOf(db as unknown as Db, school, personId);
    return { turn, answers: answers.map(({ id, words, ...rest }) => ({ id, ...rest, said: key && JSON.parse(unseal(key, words, id).toString()) })) };
  },
  forgetBefore: (db, school, day) => forgetAnswersBefore(db as unknown as Db, school, day),
};
