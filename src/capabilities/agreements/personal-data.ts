import type { PersonalData } from '../../platform/capability.ts';
import type { Shown } from '../../platform/web/show-bytes.ts';
import { personKeys } from '../people/index.ts';
import { openSound, openWords } from './asking.ts';
import { everythingOf, forgetQuestionsBefore } from './store/families.ts';
import { type Db, forgetAgreementsBefore } from './store/versions.ts';

/** What somebody asked goes a year later; agreements, which say nothing of anybody, a year after they ended. */
export const personalData: PersonalData = {
  keptForDays: 365,
  async copyFor(db, ground, school, personId) {
    const key = (await personKeys(db as unknown as Db, school, ground.keys.schoolKey(school), [personId])).get(personId);
    const { questions, foundClear } = await everythingOf(db as unknown as Db, school, personId);
    return {
      foundClear,
      questions: questions.map(({ id, askedOn, words, sound }) => ({
        askedOn,
        ...(key && openWords(key, words, id)),
        spoken: key && sound ? dataAddress(openSound(key, sound, id)) : undefined,
      })),
    };
  },
  async forgetBefore(db, school, day) {
    await forgetQuestionsBefore(db as unknown as Db, school, day);
    await forgetAgreementsBefore(db as unknown as Db, school, day);
  },
};

/** A sound in an address, as every browser opens it. */
const dataAddress = ({ type, bytes }: Shown): string => `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
