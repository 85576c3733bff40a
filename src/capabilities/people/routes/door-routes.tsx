import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Ground } from '../../../platform/ground.ts';
import { dropSession, sessionIn, setSession } from '../../../platform/web/cookies.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, familyOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import { cardIn, letIn } from '../card-entry.ts';
import { DoorPage, SchoolsPage } from '../pages/door-page.tsx';
import { MyCardPage } from '../pages/my-card-page.tsx';
import { forget, isRemembered, remember } from '../remembering.ts';
import { sessionLimits } from '../rules/sessions.ts';
import { cardsOf } from '../store/cards.ts';
import { type School, schoolBySlug, schools } from '../store/schools.ts';
import { type Db, endSession, keepSession } from '../store/sessions.ts';
import { classDeviceFlag } from './class-device-routes.tsx';

/** The door for pupils and families, and what they can do about their own card and session. */
export function doorRoutes(ground: Ground): Hono<Env> {
  const { database, settings, visitors } = ground;
  const outside = database.outsideSchools as Db;

  return new Hono<Env>()
    .get('/', async (c) => {
      const all = await schools(outside);
      const [first] = all;
      if (!first) return c.redirect('/set-up', 303);
      return all.length === 1 ? c.redirect(`/at/${first.slug}`, 303) : show(c, <SchoolsPage frame={frameOf(c, ground)} schools={all} />);
    })
    .get('/at/:school', async (c) => {
      // The key in the QR code's fragment travels along with a redirect.
      if (getCookie(c, classDeviceFlag)) return c.redirect('/class-device', 303);
      return show(c, <DoorPage frame={frameOf(c, ground)} school={await schoolOf(c)} isKnown={isRemembered(c)} />);
    })
    .post('/at/:school', async (c) => {
      const school = await schoolOf(c);
      const form = await readForm(c);
      const found = await cardIn(ground, school.id, form);
      const trouble = 'id' in found ? await letIn(c, ground, school.id, found, form.has('own-device') ? 'own' : 'shared') : found;
      if (!trouble) return c.redirect('/p/', 303);
      const typed = { number: form.text('number'), secret: form.text('secret'), ownDevice: form.has('own-device') };
      return show(c, <DoorPage frame={frameOf(c, ground)} school={school} typed={typed} isScanned={form.has('key')} {...trouble} />, 422);
    })
    .get('/p/known', (c) => {
      if (c.var.visitor.kind !== 'nobody') return c.redirect('/p/', 303);
      forget(c, settings.address);
      return c.redirect('/', 303);
    })
    .post('/p/exit', async (c) => {
      await leave(c);
      // Also without scripts: on to a page that says nothing about this one.
      c.header('Refresh', '0; url=https://www.wikipedia.org/');
      return c.text('', 200);
    })
    .post('/p/sign-out', async (c) => {
      await leave(c);
      return c.redirect('/', 303);
    })
    .get('/p/pass-on', passOn)
    .post('/p/pass-on', passOn)
    .post(
      '/p/own-device',
      familyOnly(async (c, person) => {
        const session = sessionIn(c, 'family', settings.address);
        if (!session) throw new NotThere();
        await database.inSchool(person.school, (db: Db) => keepSession(db, person.school, session.token));
        visitors.forget(session);
        setSession(c, 'family', settings.address, session, sessionLimits.own.whole / 1000);
        remember(c, settings.address);
        return c.redirect('/p/card', 303);
      }),
    )
    .get(
      '/p/card',
      familyOnly(async (c, person) => {
        const cards = await database.inSchool(person.school, (db: Db) => cardsOf(db, person.school, person.id));
        return show(c, <MyCardPage frame={frameOf(c, ground)} reader={person.kind} device={person.device} cards={cards} />);
      }),
    );

  async function schoolOf(c: Context<Env>): Promise<School> {
    const school = await schoolBySlug(outside, c.req.param('school') ?? '');
    if (!school) throw new NotThere();
    return school;
  }

  /** The last page of a visit to a class device also goes here by itself, and a page can do that with GET only. */
  async function passOn(c: Context<Env>): Promise<Response> {
    await leave(c);
    return c.redirect('/class-device', 303);
  }

  /** Ends the session and empties what the browser remembers of its pages; never its storage, where unsent answers wait. */
  async function leave(c: Context<Env>): Promise<void> {
    c.header('Clear-Site-Data', '"cache"');
    forget(c, settings.address);
    const session = sessionIn(c, 'family', settings.address);
    if (!session) return;
    await database.inSchool(session.school, (db: Db) => endSession(db, session.school, session.token));
    visitors.forget(session);
    dropSession(c, 'family', settings.address);
  }
}
