import { type Context, Hono } from 'hono';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { asCrockford } from '../../../platform/secrets/crockford.ts';
import { today } from '../../../platform/time/clock.ts';
import { dropSession, sessionIn, setSession } from '../../../platform/web/cookies.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { type Form, readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, familyOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Device } from '../../../platform/web/visitor.ts';
import { DoorPage, SchoolsPage } from '../pages/door-page.tsx';
import { MyCardPage, SecrecyPage } from '../pages/my-card-page.tsx';
import { readCardCode, tokenLength } from '../rules/card-code.ts';
import { sessionLimits } from '../rules/sessions.ts';
import { cardByCode, cardByToken, cardsOf, type UsableCard, useCard, wrongCodesLately } from '../store/cards.ts';
import { type School, schoolBySlug, schools } from '../store/schools.ts';
import { type Db, endSession, keepSession, startSession } from '../store/sessions.ts';

/** With more wrong codes than this in an hour somebody is guessing; then only the QR codes open the door. */
const mostWrongCodesAnHour = 100;

/** The door for pupils and families, and what they can do about their own card and session. */
export function doorRoutes(ground: Ground): Hono<Env> {
  const { database, clock, settings, visitors } = ground;
  const outside = database.outsideSchools as Db;

  return new Hono<Env>()
    .get('/', async (c) => {
      const all = await schools(outside);
      if (all.length === 0) return c.redirect('/set-up');
      return all.length === 1 ? show(c, <DoorPage frame={frameOf(c, ground)} school={all[0] as School} />) : show(c, <SchoolsPage frame={frameOf(c, ground)} schools={all} />);
    })
    .get('/at/:school', async (c) => show(c, <DoorPage frame={frameOf(c, ground)} school={await schoolOf(c)} />))
    .post('/at/:school', async (c) => {
      const school = await schoolOf(c);
      const form = await readForm(c);
      const found = await cardIn(form, school.id);
      if ('id' in found) {
        await letIn(c, school.id, found, form.has('own-device') ? 'own' : 'shared');
        return c.redirect('/p/', 303);
      }
      const typed = { number: form.text('number'), secret: form.text('secret'), ownDevice: form.has('own-device') };
      return show(c, <DoorPage frame={frameOf(c, ground)} school={school} typed={typed} {...found} />, 422);
    })
    .post('/p/exit', async (c) => {
      await leave(c);
      // Also without scripts: on to a page that says nothing about this one.
      c.header('Refresh', '0; url=https://www.wikipedia.org/');
      return c.text('', 200);
    })
    .post('/p/sign-out', async (c) => {
      await leave(c);
      c.header('Clear-Site-Data', '"cache"');
      return c.redirect('/', 303);
    })
    .post(
      '/p/own-device',
      familyOnly(async (c, person) => {
        const session = sessionIn(c, 'family', settings.address);
        if (!session) throw new NotThere();
        await database.inSchool(person.school, (db: Db) => keepSession(db, person.school, session.token));
        visitors.forget(session);
        setSession(c, 'family', settings.address, session, sessionLimits.own.whole / 1000);
        return c.redirect('/p/card', 303);
      }),
    )
    .get(
      '/p/card',
      familyOnly(async (c, person) => {
        const cards = await database.inSchool(person.school, (db: Db) => cardsOf(db, person.school, person.id));
        return show(c, <MyCardPage frame={frameOf(c, ground)} reader={person.kind} device={person.device} cards={cards} />);
      }),
    )
    .get(
      '/p/secrecy',
      familyOnly((c, person) => show(c, <SecrecyPage frame={frameOf(c, ground)} reader={person.kind} />)),
    );

  async function schoolOf(c: Context<Env>): Promise<School> {
    const school = await schoolBySlug(outside, c.req.param('school') ?? '');
    if (!school) throw new NotThere();
    return school;
  }

  async function cardIn(form: Form, school: SchoolId): Promise<UsableCard | Pick<Parameters<typeof DoorPage>[0], 'slips' | 'trouble'>> {
    const now = clock.now();
    if (form.has('key')) {
      const token = asCrockford(form.text('key'));
      const card = token.length === tokenLength ? await database.inSchool(school, (db: Db) => cardByToken(db, school, token)) : undefined;
      return card ?? { trouble: 'card.unknown' };
    }
    const code = readCardCode(form.text('number'), form.text('secret'));
    if ('refused' in code) return { slips: code.refused };
    if ((await database.inSchool(school, (db: Db) => wrongCodesLately(db, school, now))) > mostWrongCodesAnHour) return { trouble: 'card.busy' };
    const found = await database.inSchool(school, (db: Db) => cardByCode(db, school, code, now));
    if (!found) return { trouble: 'card.unknown' };
    return 'waitSeconds' in found ? { trouble: { waitMinutes: Math.ceil(found.waitSeconds / 60) } } : found;
  }

  async function letIn(c: Context<Env>, school: SchoolId, card: UsableCard, device: Device): Promise<void> {
    const token = await database.inSchool(school, async (db: Db) => {
      await useCard(db, school, card, today(clock));
      return startSession(db, school, card.personId, device, clock.now(), card.id);
    });
    setSession(c, 'family', settings.address, { school, token }, device === 'own' ? sessionLimits.own.whole / 1000 : undefined);
  }

  async function leave(c: Context<Env>): Promise<void> {
    const session = sessionIn(c, 'family', settings.address);
    if (!session) return;
    await database.inSchool(session.school, (db: Db) => endSession(db, session.school, session.token));
    visitors.forget(session);
    dropSession(c, 'family', settings.address);
  }
}
