import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Card } from '../../platform/capability.ts';
import type { Ground } from '../../platform/ground.ts';
import type { Frame } from '../../platform/pages/page.tsx';
import { today } from '../../platform/time/clock.ts';
import type { CardHolder } from '../../platform/web/guards.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { PlanCard } from './pages/plan-page.tsx';
import { ClassCard, PromiseDetail } from './pages/staff-welcome-pages.tsx';
import { WelcomeCard } from './pages/welcome-page.tsx';
import { mayWelcome } from './routes/welcome-routes.tsx';
import { type Db, plansToldTo } from './store/plans.ts';
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

/** On the page of a class, for who may welcome somebody back. */
export const classCards = async (_ground: Ground, staff: Staff, schoolClass: { id: string }): Promise<Card[]> =>
  mayWelcome(staff) ? [{ place: 6, content: <ClassCard classId={schoolClass.id} /> }] : [];

/** On the page of the promise: a way to the welcome, for who may read it. */
export async function welcomeBeneath(ground: Ground, staff: Staff, about: string): Promise<JSX.Element | undefined> {
  const kept = await ground.database.inSchool(staff.school, (db: Db) => welcomeSeenBy(db, staff, about));
  return kept && <PromiseDetail id={kept.id} />;
}
