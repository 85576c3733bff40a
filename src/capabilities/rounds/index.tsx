import { Hono } from 'hono';
import type { Capability } from '../../platform/capability.ts';
import { otherAnswerStyle } from '../../platform/questions/other-answer.tsx';
import type { Env } from '../../platform/web/guards.ts';
import { invitations, namedBeneath, todayCards } from './cards.tsx';
import { figures } from './figures.ts';
import { heard } from './heard.ts';
import { lettersIn } from './letters.ts';
import tables from './migrations/2026-11-26-1-rounds.sql';
import attachments from './migrations/2026-11-26-5-attachments.sql';
import language from './migrations/2026-11-26-6-reads-dutch.sql';
import { examples } from './pages/examples.tsx';
import { paperStyle } from './pages/paper-page.tsx';
import { personalData } from './personal-data.ts';
import { familyRoutes } from './routes/family-routes.tsx';
import { fileRoutes } from './routes/file-routes.tsx';
import { peopleRoutes } from './routes/people-routes.tsx';
import { planningRoutes } from './routes/planning-routes.tsx';
import { questionRoutes } from './routes/question-routes.tsx';
import { readingRoutes } from './routes/reading-routes.tsx';
import { withRoutes } from './routes/with-routes.tsx';
import { mostFormBytes } from './rules/attachments.ts';
import { endRounds } from './settling.ts';
import { staffWords as t } from './texts/staff.ts';
import { promiseKind } from './weighing.ts';

export const rounds: Capability = {
  name: 'rounds',
  migrations: { '2026-11-26-1-rounds': tables, '2026-11-26-5-attachments': attachments, '2026-11-26-6-reads-dutch': language },
  routes: (ground) =>
    new Hono<Env>()
      .route('/', familyRoutes(ground))
      // Before what takes any word for the id of a round.
      .route('/', fileRoutes(ground))
      .route('/', planningRoutes(ground))
      .route('/', questionRoutes(ground))
      .route('/', peopleRoutes(ground))
      .route('/', withRoutes(ground))
      .route('/', readingRoutes(ground)),
  letters: lettersIn,
  // A file that is far too large gets a sentence beside the field, too.
  largeBodies: [
    { at: /^\/staff\/rounds\/files$/, mostBytes: 12 * 1024 * 1024 },
    // Where what is spoken and drawn arrives.
    {
      at: /^\/answers\/rounds\/[^/]+$|^\/p\/rounds\/[^/]+\/drafts$|^\/staff\/rounds\/[^/]+\/(answer|with\/[^/]+(\/(talk|review))?)$/,
      mostBytes: mostFormBytes,
    },
  ],
  examples,
  personalData,
  styles: [paperStyle, otherAnswerStyle],
  cards: { pupil: invitations, guardian: invitations, staff: todayCards },
  rounds: [{ name: 'rounds.end', run: endRounds }],
  heard,
  figures,
  promiseKinds: { [promiseKind]: { title: t('promise.title'), detail: namedBeneath } },
  navigation: [{ to: '/staff/rounds', text: t('nav.rounds') }],
};

export { endMadeUpRounds, letHalfTakePart, openMadeUpRound } from './made-up-rounds.ts';
export type { Db as RoundDb } from './store/rounds.ts';
// For the demo school, the measurements and the tests.
export { writeRoundTicket } from './tickets.ts';
