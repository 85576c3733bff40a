import type { PersonalData } from '../../platform/capability.ts';
import { cardsOf } from './store/cards.ts';
import { forgetDevices } from './store/class-devices.ts';
import { everythingOf, forgetLeaversBefore } from './store/leaving.ts';
import { forgetImports } from './store/roster.ts';
import { type Db, forgetSessions } from './store/sessions.ts';
import { forgetWrongCodes } from './store/wrong-codes.ts';

/** Somebody who left is erased 30 days later; who is here is kept as long as they are here. */
export const personalData: PersonalData = {
  keptForDays: 30,
  async copyFor(db, _ground, school, personId) {
    return { ...(await everythingOf(db as unknown as Db, school, personId)), cards: await cardsOf(db as unknown as Db, school, personId) };
  },
  async forgetBefore(db, school, day) {
    const dayOne = new Date(`${day}T00:00:00Z`);
    await forgetLeaversBefore(db as unknown as Db, school, day);
    await forgetWrongCodes(db as unknown as Db, school, dayOne);
    await forgetImports(db as unknown as Db, school, day);
    await forgetDevices(db as unknown as Db, school, dayOne);
    await forgetSessions(db as unknown as Db, school, dayOne);
  },
};
