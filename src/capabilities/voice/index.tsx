import { Hono } from 'hono';
import type { Capability } from '../../platform/capability.ts';
import { otherAnswerStyle } from '../../platform/questions/other-answer.tsx';
import type { Env } from '../../platform/web/guards.ts';
import { invitations, todayCards } from './cards.tsx';
import { figures } from './figures.ts';
import { heard } from './heard.ts';
import { lettersIn } from './letters.ts';
import tables from './migrations/2026-11-26-40-voice.sql';
import releases from './migrations/2026-11-27-1-voice.sql';
import settings from './migrations/2026-11-27-2-voice-settings.sql';
import { examples } from './pages/examples.tsx';
import { paperStyle } from './pages/paper-page.tsx';
import { roomStyle } from './pages/room-page.tsx';
import { saidStyle } from './pages/said.tsx';
import { mapStyle } from './pages/staff-results-page.tsx';
import { personalData } from './personal-data.ts';
import { familyRoutes } from './routes/family-routes.tsx';
import { peopleRoutes } from './routes/people-routes.tsx';
import { planningRoutes } from './routes/planning-routes.tsx';
import { readingRoutes } from './routes/reading-routes.tsx';
import { statementRoutes } from './routes/statement-routes.tsx';
import { withRoutes } from './routes/with-routes.tsx';
import { mostFormBytes } from './rules/own.ts';
import { endVoiceRounds } from './settling.ts';
import { staffWords as t } from './texts/staff.ts';

export const voice: Capability = {
  name: 'voice',
  migrations: { '2026-11-26-40-voice': tables, '2026-11-27-1-voice': releases, '2026-11-27-2-voice-settings': settings },
  routes: (ground) =>
    new Hono<Env>()
      .route('/', familyRoutes(ground))
      .route('/', planningRoutes(ground))
      .route('/', statementRoutes(ground))
      .route('/', peopleRoutes(ground))
      .route('/', withRoutes(ground))
      .route('/', readingRoutes(ground)),
  letters: lettersIn,
  // Where what is spoken arrives.
  largeBodies: [{ at: /^\/answers\/voice\/[^/]+$|^\/staff\/voice\/[^/]+\/(answer|with\/[^/]+)$/, mostBytes: mostFormBytes }],
  examples,
  personalData,
  styles: [otherAnswerStyle, paperStyle, roomStyle, mapStyle, saidStyle],
  cards: { pupil: invitations, guardian: invitations, staff: todayCards },
  rounds: [{ name: 'voice.end', run: endVoiceRounds }],
  heard,
  figures,
  navigation: [{ to: '/staff/voice', text: t('nav.voice') }],
};

// For the demo school.
export { closeMadeUpVoice, letPeopleVote, openMadeUpVoice } from './made-up-voice.ts';
export type { Db as VoiceDb } from './store/rounds.ts';
