import { Hono } from 'hono';
import type { Capability } from '../../platform/capability.ts';
import { otherAnswerStyle } from '../../platform/questions/other-answer.tsx';
import type { Env } from '../../platform/web/guards.ts';
import ownTextTables from './migrations/2026-11-26-10-own-texts.sql';
import { examples } from './pages/examples.tsx';
import { PhrasesCard, phrasesStyle } from './pages/phrases-pages.tsx';
import { forgetVoices, personalData } from './personal-data.ts';
import { fileRoutes } from './routes/file-routes.tsx';
import { languageRoutes } from './routes/language-routes.tsx';
import { phraseRoutes } from './routes/phrase-routes.tsx';
import { translatingRoutes } from './routes/translating-routes.tsx';
import { translators } from './routes/translators.ts';
import { voiceRoutes } from './routes/voice-routes.tsx';
import { mostSoundBytes } from './rules/sounds.ts';
import { mostXliffBytes } from './rules/xliff/reading.ts';
import { staffWords as t } from './texts/staff.ts';

export const languages: Capability = {
  name: 'languages',
  migrations: { '2026-11-26-10-own-texts': ownTextTables },
  routes: (ground) =>
    [languageRoutes, phraseRoutes, fileRoutes, voiceRoutes, translatingRoutes].reduce((all, routes) => all.route('/', routes(ground)), new Hono<Env>()),
  examples,
  personalData,
  // Arabic takes six bytes a letter in a form; no text is longer than forty pages.
  largeBodies: [
    { at: /^\/staff\/own-texts\/[\w-]+\/(fr|en|ar|tr)$/, mostBytes: 1024 * 1024 },
    { at: /^\/staff\/own-texts\/files$/, mostBytes: mostXliffBytes + 4096 },
    // A file, and something spoken beside it.
    { at: /^\/staff\/own-texts\/[\w-]+\/voices$/, mostBytes: mostSoundBytes + 1024 * 1024 },
  ],
  styles: [otherAnswerStyle, phrasesStyle],
  cards: {
    guardian: async (_, __, { language }) => (language === 'nl' ? [] : [{ place: 8, content: <PhrasesCard language={language} /> }]),
  },
  jobs: [{ name: 'languages.forget-voices', fromMinute: 3 * 60, run: forgetVoices }],
  navigation: [
    { to: '/staff/own-texts', text: t('nav.texts'), roles: translators },
    { to: '/staff/phrases', text: t('nav.phrases') },
  ],
};

/* What the rest of the school may use of languages. */

// For the demo school.
export { translateMadeUpText } from './made-up-translations.ts';
export { AboutTranslation, OwnLine, OwnVoices, OwnWords, TranslatedOnPaper } from './pages/own-words.tsx';
export { cleaned } from './rules/cleaned.ts';
export type { OwnPartShown } from './rules/states.ts';
export { forgetOwnText, keepOwnText, type NewOwnText, type OwnTextShown, ownTexts } from './store/own-texts.ts';
export { languagesRead } from './store/translating.ts';
export { voiceBytes } from './store/voices.ts';
export { type OtherLanguage, type OwnTextId, ownTextId } from './tables.ts';
