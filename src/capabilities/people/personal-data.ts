import type { PersonalData } from '../../platform/capability.ts';
import { addDays } from '../../platform/time/school-days.ts';
import { forgetInvitations } from './store/access.ts';
import { cardsOf, forgetEndedCards } from './store/cards.ts';
import { forgetDevices } from './store/class-devices.ts';
import { everythingOf, forgetLeaversBefore } from './store/leaving.ts';
import { forgetImports } from './store/roster.ts';
import { type Db, forgetSessions } from './store/sessions.ts';
import { forgetWrongCodes } from './store/wrong-codes.ts';

const keptForDays = 30;

/** As the table of cards says of itself. */
const endedCardsKeptForDays = 365;

/** Somebody who left is erased 30 days later; who is here is kept as long as they are here. */
export const personalData: PersonalData = {
  keptForDays,
  async copyFor(db, _ground, school, personId) {
    return { ...(await everythingOf(db as unknown as Db, school, personId)), cards: await cardsOf(db as unknown as Db, school, personId) };
  },
  async forgetBefore(db, school, day) {
    const dayOne = new Date(`${day}T00:00:00Z`);
    const today = addDays(day, keptForDays);
    await forgetLeaversBefore(db as unknown as Db, school, day);
    await forgetWrongCodes(db as unknown as Db, school, dayOne);
    await forgetImports(db as unknown as Db, school, day);
    await forgetDevices(db as unknown as Db, school, dayOne);
    await forgetSessions(db as unknown as Db, school, dayOne);
    await forgetEndedCards(db as unknown as Db, school, addDays(today, -endedCardsKeptForDays));
    await forgetInvitations(db as unknown as Db, school, today);
  },
};
