import type { Capability, Card } from '../../platform/capability.ts';
import type { Ground } from '../../platform/ground.ts';
import type { Frame } from '../../platform/pages/page.tsx';
import { unseal } from '../../platform/secrets/seal.ts';
import { today } from '../../platform/time/clock.ts';
import { addDays } from '../../platform/time/school-days.ts';
import type { CardHolder } from '../../platform/web/guards.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { personKeys, schoolCalendar } from '../people/index.ts';
import promises from './migrations/2026-11-22-2-promises.sql';
import closedBy from './migrations/2026-11-27-30-closed-by.sql';
import { examples } from './pages/examples.tsx';
import { type Story, StoryCard } from './pages/story-card.tsx';
import { TodayCard } from './pages/today-card.tsx';
import { personalData } from './personal-data.ts';
import { forgetReminders, remind } from './reminders.ts';
import { promiseRoutes } from './routes.tsx';
import { closedOnDay } from './store/closed.ts';
import { type Db, promisesFor, promisesOf, promisesToTakeOver } from './store/promises.ts';

export const followUps: Capability = {
  name: 'follow-ups',
  migrations: { '2026-11-22-2-promises': promises, '2026-11-27-30-closed-by': closedBy },
  routes: promiseRoutes,
  examples,
  personalData,
  cards: { pupil: storyCards, guardian: storyCards, staff: todayCards },
  jobs: [
    { name: 'follow-ups.remind', fromMinute: 7 * 60 + 30, run: remind },
    { name: 'follow-ups.forget-reminders', fromMinute: 3 * 60, run: forgetReminders },
  ],
};

// What other capabilities may use of the promises: open them, and see what became of them.
export { type KeptPromises, keptPromises, type NewPromise, openingPromises, promisedUnder, promiseFor, promisesOf } from './store/promises.ts';
export type { FollowUpTables } from './tables.ts';

async function todayCards(ground: Ground, staff: Staff): Promise<Card[]> {
  const day = today(ground.clock);
  const waiting = await ground.database.inSchool(staff.school, async (db: Db) => ({
    promises: await promisesFor(db, staff, day),
    standIn: await promisesToTakeOver(db, staff, day),
    closed: await closedOnDay(db, staff, day),
    calendar: await schoolCalendar(db, staff.school),
  }));
  return [{ place: 1, content: <TodayCard {...waiting} staffId={staff.id} today={day} what={(kind) => ground.promiseKinds[kind]?.title ?? ''} /> }];
}

/** For how many days after it was answered somebody still sees that it was. */
const shownForDays = 14;

async function storyCards(ground: Ground, person: CardHolder, { language }: Frame): Promise<Card[]> {
  const day = today(ground.clock);
  const stories = await ground.database.inSchool(person.school, async (db: Db): Promise<Story[]> => {
    const found = await promisesOf(db, person, addDays(day, -shownForDays));
    const key = (await personKeys(db, person.school, ground.keys.schoolKey(person.school), [person.id])).get(person.id);
    return found.map(({ id, personName, substituteName, dueOn, closedOn, closedByName, toldBack }) => ({
      person: personName,
      substitutes: [substituteName],
      dueOn,
      isLate: closedOn === null && dueOn < day,
      closed:
        closedOn === null
          ? undefined
          : { by: closedByName ?? personName, on: closedOn, told: toldBack && key ? unseal(key, toldBack, id).toString() : undefined },
    }));
  });
  return stories.length === 0 ? [] : [{ place: 1, content: <StoryCard language={language} reader={person.kind} stories={stories} /> }];
}
