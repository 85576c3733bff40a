import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Card } from '../../platform/capability.ts';
import type { Ground } from '../../platform/ground.ts';
import type { Frame } from '../../platform/pages/page.tsx';
import { today } from '../../platform/time/clock.ts';
import { addDays } from '../../platform/time/school-days.ts';
import type { CardHolder } from '../../platform/web/guards.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { classesOf } from '../people/index.ts';
import { PlanCard } from './pages/plan-page.tsx';
import { LookAgainCard } from './pages/staff-list-page.tsx';
import { ClassCard, PromiseDetail } from './pages/staff-welcome-pages.tsx';
import { WelcomeCard } from './pages/welcome-page.tsx';
import { choicesFor } from './routes/plan-routes.tsx';
import { mayWelcome } from './routes/welcome-routes.tsx';
import { type Db, plansFor, plansToldTo } from './store/plans.ts';
import { welcomesOf } from './store/welcomes.ts';
import { readWelcomes, welcomeSeenBy } from './welcoming.ts';

/** On the first page of a family: a welcome while somebody is just back, and the plan while there is one. */
export async function familyCards(ground: Ground, person: CardHolder, frame: Frame): Promise<Card[]> {
  const { welcomes, plans } = await ground.database.inSchool(person.school, async (db: Db) => ({
    welcomes: await readWelcomes(db, ground, person.school, await welcomesOf(db, person)),
    plans: await plansToldTo(db, person, today(ground.clock)),
  }));
  const cards: Card[] = [];
  if (welcomes.length > 0) cards.push({ place: 2, content: <WelcomeCard language={frame.language} reader={person.kind} welcomes={welcomes} /> });
  if (plans.length > 0) cards.push({ place: 5, content: <PlanCard frame={frame} reader={person.kind} /> });
  return cards;
}

/** So many days before a plan is to be looked at again it stands on Vandaag of those who write it. */
const lookAgainDays = 3;

/** On Vandaag: families were told a day on which the school looks again. */
export async function todayCards(ground: Ground, staff: Staff): Promise<Card[]> {
  const until = addDays(today(ground.clock), lookAgainDays);
  const plans = await ground.database.inSchool(staff.school, async (db: Db) => {
    const theirs = new Set(choicesFor(staff, await classesOf(db, staff)).map(({ value }) => value));
    return (await plansFor(db, staff)).filter(
      ({ publishedOn, reviewOn, classId }) => publishedOn && reviewOn && reviewOn <= until && theirs.has(classId ?? 'school'),
    );
  });
  return plans.length === 0 ? [] : [{ place: 4, content: <LookAgainCard plans={plans} /> }];
}

/** On the page of a class, for who may welcome somebody back. */
export const classCards = async (_ground: Ground, staff: Staff, schoolClass: { id: string }): Promise<Card[]> =>
  mayWelcome(staff) ? [{ place: 6, content: <ClassCard classId={schoolClass.id} /> }] : [];

/** On the page of the promise: a way to the welcome, for who may read it. */
export async function welcomeBeneath(ground: Ground, staff: Staff, about: string): Promise<JSX.Element | undefined> {
  const kept = await ground.database.inSchool(staff.school, (db: Db) => welcomeSeenBy(db, staff, about));
  return kept && <PromiseDetail id={kept.id} />;
}
