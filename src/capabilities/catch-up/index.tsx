import { Hono } from 'hono';
import type { Capability } from '../../platform/capability.ts';
import { sheetStyle } from '../../platform/pages/sheet/sheet.ts';
import type { Env } from '../../platform/web/guards.ts';
import { classCards, familyCards, todayCards, welcomeBeneath } from './cards.tsx';
import tables from './migrations/2026-11-26-30-catch-up.sql';
import { examples } from './pages/examples.tsx';
import { printStyle } from './pages/print-page.tsx';
import { personalData } from './personal-data.ts';
import { familyRoutes } from './routes/family-routes.tsx';
import { planRoutes } from './routes/plan-routes.tsx';
import { welcomeRoutes } from './routes/welcome-routes.tsx';
import { staffWords as t } from './texts/staff.ts';
import { promiseKind } from './welcoming.ts';

/** What a word processor pastes into a plan is refused beside the field, and not lost. */
const mostPlanBytes = 4 * 1024 * 1024;

export const catchUp: Capability = {
  name: 'catch-up',
  migrations: { '2026-11-26-30-catch-up': tables },
  routes: (ground) => [familyRoutes, planRoutes, welcomeRoutes].reduce((all, routes) => all.route('/', routes(ground)), new Hono<Env>()),
  largeBodies: [{ at: /^\/staff\/(catch-up\/[^/]+|welcome-back)$/, mostBytes: mostPlanBytes }],
  examples,
  personalData,
  styles: [sheetStyle, printStyle],
  cards: { pupil: familyCards, guardian: familyCards, staff: todayCards, schoolClass: classCards },
  promiseKinds: { [promiseKind]: { title: t('promise.title'), detail: welcomeBeneath } },
  navigation: [{ to: '/staff/catch-up', text: t('nav.catch-up') }],
};

// For the demo school.
export { planMadeUp } from './made-up-plan.ts';
