import { Hono } from 'hono';
import type { Capability } from '../../platform/capability.ts';
import { sheetStyle } from '../../platform/pages/sheet/sheet.ts';
import { otherAnswerStyle } from '../../platform/questions/other-answer.tsx';
import type { Env } from '../../platform/web/guards.ts';
import { mostQuestionBytes, promiseKind } from './asking.ts';
import { agreementCards, questionBeneath, todayCards } from './cards.tsx';
import { lettersIn } from './letters.ts';
import tables from './migrations/2026-11-26-20-agreements.sql';
import { examples } from './pages/examples.tsx';
import { printStyle } from './pages/print-page.tsx';
import { personalData } from './personal-data.ts';
import { draftingRoutes } from './routes/drafting-routes.tsx';
import { familyRoutes } from './routes/family-routes.tsx';
import { publicRoutes } from './routes/public-routes.tsx';
import { publishingRoutes } from './routes/publishing-routes.tsx';
import { readingRoutes } from './routes/reading-routes.tsx';
import { sharingRoutes } from './routes/sharing-routes.tsx';
import { staffWords as t } from './texts/staff.ts';

/** What a word processor pastes into a draft is refused beside the field, and not lost. */
const mostDraftBytes = 4 * 1024 * 1024;

export const agreements: Capability = {
  name: 'agreements',
  migrations: { '2026-11-26-20-agreements': tables },
  routes: (ground) =>
    // What takes any word for the id of an agreement comes last.
    [publicRoutes, familyRoutes, draftingRoutes, publishingRoutes, sharingRoutes, readingRoutes].reduce(
      (all, routes) => all.route('/', routes(ground)),
      new Hono<Env>(),
    ),
  largeBodies: [
    { at: /^\/staff\/agreements\/[^/]+\/(draft|doubts(\/[^/]+\/answer)?|answers)$/, mostBytes: mostDraftBytes },
    { at: /^\/p\/agreements\/[^/]+\/questions$/, mostBytes: mostQuestionBytes },
  ],
  letters: lettersIn,
  examples,
  personalData,
  styles: [sheetStyle, printStyle, otherAnswerStyle],
  cards: { pupil: agreementCards, guardian: agreementCards, staff: todayCards },
  promiseKinds: { [promiseKind]: { title: t('question.title'), detail: questionBeneath } },
  navigation: [{ to: '/staff/agreements', text: t('nav.agreements') }],
};

// For the demo school.
export { agreeMadeUp, type MadeUpAgreement } from './made-up-agreements.ts';
