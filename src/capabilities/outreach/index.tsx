import { Hono } from 'hono';
import type { Capability, Card } from '../../platform/capability.ts';
import type { Ground } from '../../platform/ground.ts';
import { today } from '../../platform/time/clock.ts';
import type { Env } from '../../platform/web/guards.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { schoolCalendar } from '../people/index.ts';
import lostContacts from './migrations/2026-11-26-1-lost-contacts.sql';
import { examples } from './pages/examples.tsx';
import { LostCard } from './pages/today-card.tsx';
import { forgetWhatEnded, personalData } from './personal-data.ts';
import { enteringRoutes } from './routes/entering-routes.tsx';
import { entryRoutes } from './routes/entry-routes.tsx';
import { lessonRoutes } from './routes/lesson-routes.tsx';
import { reasonRoutes } from './routes/reason-routes.tsx';
import { waitForOwner } from './rules/owner.ts';
import { pensFor } from './sealed-words.ts';
import { entriesToFollow, withoutOwner } from './store/entries.ts';
import type { Db } from './store/seeing.ts';
import { staffWords as t } from './texts/staff.ts';

export const outreach: Capability = {
  name: 'outreach',
  migrations: { '2026-11-26-1-lost-contacts': lostContacts },
  routes: (ground) => [enteringRoutes, lessonRoutes, entryRoutes, reasonRoutes].reduce((all, routes) => all.route('/', routes(ground)), new Hono<Env>()),
  examples,
  personalData,
  cards: { staff: todayCards },
  jobs: [{ name: 'outreach.forget-ended', fromMinute: 3 * 60, run: forgetWhatEnded }],
  navigation: [{ to: '/staff/lost', text: t('nav.lost'), roles: ['teacher', 'care', 'bridge', 'contact-person', 'leadership'] }],
};

// What a made-up school is filled with.
export { loseMadeUpContacts } from './made-up-contacts.ts';

/** As many as one sees at once; the list has them all. */
const waitingOnToday = 5;

async function todayCards(ground: Ground, staff: Staff): Promise<Card[]> {
  const day = today(ground.clock);
  const { followed, waiting, pens, calendar } = await ground.database.inSchool(staff.school, async (db: Db) => {
    const followed = await entriesToFollow(db, staff, day);
    return {
      followed,
      waiting: await withoutOwner(db, staff, waitingOnToday + 1),
      pens: await pensFor(
        ground,
        db,
        staff.school,
        followed.map(({ personId }) => personId),
      ),
      calendar: await schoolCalendar(db, staff.school),
    };
  });
  if (followed.length === 0 && waiting.length === 0) return [];
  const content = (
    <LostCard
      staffId={staff.id}
      today={day}
      followed={followed.map((entry) => ({ entry, nextStep: pens.get(entry.personId)?.open(entry.nextStep, entry.id, 'next-step') ?? '' }))}
      waiting={waiting.slice(0, waitingOnToday).map((entry) => ({ entry, ...waitForOwner(calendar, entry.waitingSince, day) }))}
      hasMore={waiting.length > waitingOnToday}
    />
  );
  return [{ place: 1, content }];
}
