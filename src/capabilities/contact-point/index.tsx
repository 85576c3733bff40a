import { Hono } from 'hono';
import type { Capability, Card } from '../../platform/capability.ts';
import { schoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { today } from '../../platform/time/clock.ts';
import type { Env } from '../../platform/web/guards.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { inContactPoint } from './desk.ts';
import { forgetKeys, tellOverdue } from './jobs.ts';
import contactPointTables from './migrations/2026-11-24-2-contact-point.sql';
import spokenWords from './migrations/2026-11-24-3-spoken-words.sql';
import helpLines from './migrations/2026-11-24-4-help-lines.sql';
import { contactStyle, receiptStyle } from './pages/anonymous-page.tsx';
import { examples } from './pages/examples.tsx';
import { HelpCheckCard } from './pages/help-check.tsx';
import { posterStyle } from './pages/poster-page.tsx';
import { WaitingCard } from './pages/waiting-card.tsx';
import { personalData } from './personal-data.ts';
import { anonymousRoutes } from './routes/anonymous-routes.tsx';
import { deskRoutes } from './routes/desk-routes.tsx';
import { helpRoutes } from './routes/help-routes.tsx';
import { ownRoutes } from './routes/own-routes.ts';
import { mostWithSound } from './routes/reading.ts';
import { rosterRoutes } from './routes/roster-routes.ts';
import { threadRoutes } from './routes/thread-routes.ts';
import { isHelpUnchecked } from './rules/content.ts';
import { helpCheckedOn } from './store/help-check.ts';
import { promisedOfWaiting, release } from './store/keeping.ts';
import { staffWords as t } from './texts/staff.ts';

export const contactPoint: Capability = {
  name: 'contact-point',
  apart: true,
  migrations: { '2026-11-24-2-contact-point': contactPointTables, '2026-11-24-3-spoken-words': spokenWords, '2026-11-24-4-help-lines': helpLines },
  routes: (ground) =>
    [anonymousRoutes, deskRoutes, helpRoutes, ownRoutes, rosterRoutes, threadRoutes].reduce((all, routes) => all.route('/', routes(ground)), new Hono<Env>()),
  largeBodies: [{ at: /^\/(c\/[^/]+|staff\/contact-point\/threads\/[^/]+)\/messages$|^\/staff\/contact-point\/hello$/, mostBytes: mostWithSound }],
  examples,
  personalData,
  styles: [contactStyle, receiptStyle, posterStyle],
  cards: { staff: waitingCards },
  jobs: [
    { name: 'contact-point.tell-overdue', fromMinute: 7 * 60 + 30, run: tellOverdue },
    { name: 'contact-point.forget-keys', fromMinute: 3 * 60, run: forgetKeys },
  ],
  rounds: [{ name: 'contact-point.release', run: (ground, school, day, minute) => inContactPoint(ground, school, (db) => release(db, school, day, minute)) }],
  navigation: [{ to: '/staff/contact-point', text: t('desk.title'), roles: ['contact-person', 'administrator', 'leadership'] }],
};

// What a made-up school is filled with.
export { openMadeUpContactPoint, writeToMadeUpContactPoint } from './made-up-school.ts';

async function waitingCards(ground: Ground, staff: Staff): Promise<Card[]> {
  if (!staff.roles.includes('contact-person')) return [];
  const school = schoolId(staff.school);
  const day = today(ground.clock);
  const { promised, checkedOn } = await inContactPoint(ground, school, async (db) => ({
    promised: await promisedOfWaiting(db, school),
    checkedOn: await helpCheckedOn(db, school),
  }));
  const isOverdue = promised.some((promisedOn) => promisedOn < day);
  return [
    ...(promised.length > 0 ? [{ place: 0, content: <WaitingCard isOverdue={isOverdue} /> }] : []),
    ...(isHelpUnchecked(checkedOn, day) ? [{ place: 9, content: <HelpCheckCard /> }] : []),
  ];
}
