import type { PersonalData } from '../../platform/capability.ts';
import { unseal } from '../../platform/secrets/seal.ts';
import type { Shown } from '../../platform/web/show-bytes.ts';
import { personKeys } from '../people/index.ts';
import { openNamed } from './attaching.ts';
import { namedAttachmentsOf } from './store/attachments.ts';
import type { Db } from './store/rounds.ts';
import { everythingOf, forgetRoundsBefore } from './store/settling.ts';

/** A round goes a year after it closed, with everything that was said in it. What was said without a name is in nobody's copy: it is nobody's. */
export const personalData: PersonalData = {
  keptForDays: 365,
  async copyFor(db, ground, school, personId) {
    const key = (await personKeys(db as unknown as Db, school, ground.keys.schoolKey(school), [personId])).get(personId);
    const { participation, named } = await everythingOf(db as unknown as Db, school, personId);
    const attachments = await namedAttachmentsOf(
      db as unknown as Db,
      school,
      named.map(({ id }) => id),
    );
    return {
      participation,
      named: named.map(({ id, saidOn, words }) => ({ saidOn, said: key && JSON.parse(unseal(key, words, id).toString()) })),
      spokenAndDrawn: key ? attachments.map(({ id, bytes }) => ({ id, address: dataAddress(openNamed(key, bytes, id)) })) : [],
    };
  },
  forgetBefore: (db, school, day) => forgetRoundsBefore(db as unknown as Db, school, day),
};

/** A sound or a picture in an address, as every browser opens it. */
const dataAddress = ({ type, bytes }: Shown): string => `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
