import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import type { Ground } from '../../../platform/ground.ts';
import { isLanguage, type Language } from '../../../platform/texts/words.ts';
import { sessionIn } from '../../../platform/web/cookies.ts';
import { Unreadable } from '../../../platform/web/errors.ts';
import { type Form, readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, familyOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import { type PeopleDb, setLanguage } from '../../people/index.ts';
import { LanguagePage } from '../pages/language-page.tsx';

/** In which language somebody reads. */
export const languageRoutes = (ground: Ground): Hono<Env> =>
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
    );

function languageIn(form: Form): Language {
  const language = form.text('language');
  if (!isLanguage(language)) throw new Unreadable();
  return language;
}
