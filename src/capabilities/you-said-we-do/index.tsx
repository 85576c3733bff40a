import { Hono } from 'hono';
import type { Capability } from '../../platform/capability.ts';
import type { Env } from '../../platform/web/guards.ts';
import { todayCards, toldCards } from './cards.tsx';
import tables from './migrations/2026-11-26-4-you-said-we-do.sql';
import ownTexts from './migrations/2026-11-26-11-themes-as-own-texts.sql';
import { examples } from './pages/examples.tsx';
import { printStyle } from './pages/print-page.tsx';
import { personalData } from './personal-data.ts';
import { answerRoutes } from './routes/answer-routes.tsx';
import { familyRoutes } from './routes/family-routes.tsx';
import { themeRoutes } from './routes/staff-routes.tsx';
import { type Db, unansweredCount } from './store.ts';
import { staffWords as t } from './texts/staff.ts';

export const youSaidWeDo: Capability = {
  name: 'you-said-we-do',
  migrations: { '2026-11-26-4-you-said-we-do': tables, '2026-11-26-11-themes-as-own-texts': ownTexts },
  routes: (ground) => new Hono<Env>().route('/', familyRoutes(ground)).route('/', answerRoutes(ground)).route('/', themeRoutes(ground)),
  examples,
  personalData,
  styles: [printStyle],
  cards: { pupil: toldCards, guardian: toldCards, staff: todayCards },
  owes: (db, school, occasionId) => unansweredCount(db as unknown as Db, school, occasionId),
  navigation: [{ to: '/staff/you-said', text: t('nav.you-said') }],
};

// For the demo school.
export { tellMadeUpThemes } from './made-up-themes.ts';
