import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import type { Capability } from '../../platform/capability.ts';
import type { Ground } from '../../platform/ground.ts';
import { isLanguage, type Language } from '../../platform/texts/words.ts';
import { sessionIn } from '../../platform/web/cookies.ts';
import { Unreadable } from '../../platform/web/errors.ts';
import { type Form, readForm } from '../../platform/web/forms.ts';
import { frameOf } from '../../platform/web/frame.ts';
import { type Env, familyOnly } from '../../platform/web/guards.ts';
import { show } from '../../platform/web/show.tsx';
import { type PeopleDb, setLanguage } from '../people/index.ts';
import ownTextTables from './migrations/2026-11-26-10-own-texts.sql';
import { LanguagePage } from './pages/language-page.tsx';

export const languages: Capability = {
  name: 'languages',
  migrations: { '2026-11-26-10-own-texts': ownTextTables },
  personalData: 'none',
  examples: [{ name: 'language', for: 'family', page: (frame) => LanguagePage({ frame, action: '/language', signedIn: false }) }],
  routes: (ground: Ground) =>
    new Hono<Env>()
      .get('/language', (c) => show(c, <LanguagePage frame={frameOf(c, ground)} action="/language" signedIn={false} />))
      .post('/language', async (c) => {
        setCookie(c, 'language', languageIn(await readForm(c)), { path: '/', sameSite: 'Lax', httpOnly: true });
        return c.redirect('/', 303);
      })
      .get(
        '/p/language',
        familyOnly((c, person) => show(c, <LanguagePage frame={frameOf(c, ground)} action="/p/language" reader={person.kind} signedIn />)),
      )
      .post(
        '/p/language',
        familyOnly(async (c, person) => {
          const language = languageIn(await readForm(c));
          await ground.database.inSchool(person.school, (db: PeopleDb) => setLanguage(db, person.school, person.id, language));
          const session = sessionIn(c, 'family', ground.settings.address);
          if (session) ground.visitors.forget(session);
          return c.redirect('/p/', 303);
        }),
      ),
};

/* What the rest of the school may use of languages. */

export { AboutTranslation, OwnLine, OwnVoices, OwnWords } from './pages/own-words.tsx';
export { cleaned } from './rules/cleaned.ts';
export type { OwnPartShown } from './rules/states.ts';
export { forgetOwnText, keepOwnText, type NewOwnText, type OwnTextShown, ownTexts } from './store/own-texts.ts';
export { type OwnTextId, ownTextId } from './store/rows.ts';
export { voiceBytes } from './store/voices.ts';

function languageIn(form: Form): Language {
  const language = form.text('language');
  if (!isLanguage(language)) throw new Unreadable();
  return language;
}
