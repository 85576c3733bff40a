import type { Card } from '../../platform/capability.ts';
import type { Ground } from '../../platform/ground.ts';
import type { Frame } from '../../platform/pages/page.tsx';
import { type CardHolder, hasRole } from '../../platform/web/guards.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { TodayCard } from './pages/list-page.tsx';
import { ToldCard } from './pages/told-page.tsx';
import { answeringRoles, reads } from './routes/staff-routes.tsx';
import type { Db } from './store.ts';
import { linesOf, toldTo } from './telling.ts';

/** On the first page of a family, while there is something to read. */
export async function toldCards(ground: Ground, person: CardHolder, { language }: Frame): Promise<Card[]> {
  const told = await ground.database.inSchool(person.school, (db: Db) =>
    toldTo(db, ground, person.school, language, person.kind === 'pupil' ? 'pupils' : 'guardians'),
  );
  if (!told.some(({ themes }) => themes.length > 0)) return [];
  return [{ place: 6, content: <ToldCard language={language} reader={person.kind} /> }];
}

/** On Vandaag, for who reads or answers, while people wait for something. */
export async function todayCards(ground: Ground, staff: Staff): Promise<Card[]> {
  const lines = await ground.database.inSchool(staff.school, (db: Db) => linesOf(db, ground, staff.school));
  const waiting = lines.filter(
    ({ occasion, themes, open }) => (reads(staff, occasion) && themes === 0) || (open > 0 && (reads(staff, occasion) || hasRole(staff, answeringRoles))),
  );
  return waiting.length === 0 ? [] : [{ place: 2, content: <TodayCard occasions={waiting} /> }];
}
