import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import {
  addClosedDays,
  addPersons,
  addSchool,
  classesOf,
  hasAdministrator,
  holidayDays,
  invite,
  isPhoneNumber,
  type PeopleDb,
  schools,
  schoolYearOf,
  setDuties,
  slugOf,
} from '../capabilities/people/index.ts';
import { type SchoolId, schoolId } from '../platform/database/ids.ts';
import type { Ground } from '../platform/ground.ts';
import { newCode, newId, newToken, sameBytes, sha256 } from '../platform/secrets/random.ts';
import { asCrockford } from '../platform/secrets/shared-with-browser/crockford.ts';
import { today } from '../platform/time/clock.ts';
import { addDays } from '../platform/time/school-days.ts';
import { NotThere } from '../platform/web/errors.ts';
import { readForm } from '../platform/web/forms.ts';
import { frameOf } from '../platform/web/frame.ts';
import { type Env, staffOnly } from '../platform/web/guards.ts';
import { show } from '../platform/web/show.tsx';
import type { Staff } from '../platform/web/visitor.ts';
import { CodePage, PupilsStep, SchoolStep, YouStep } from './pages.tsx';

/** While no administrator can come in, the set-up is open to whoever reads this code on the machine's own screen. */
export interface SetUp {
  /** To print at the start; undefined once there is an administrator. */
  code: string | undefined;
  routes: Hono<Env>;
}

const cookieName = 'set-up';

/** @param addMadeUpPeople fills a school with invented pupils and families */
export async function setUpOf(ground: Ground, addMadeUpPeople: (school: SchoolId) => Promise<void>): Promise<SetUp> {
  const outside = ground.database.outsideSchools as PeopleDb;
  const code = newCode(10);
  const ticket = newToken();
  const isOpen = async (): Promise<boolean> => {
    for (const { id } of await schools(outside)) if (await ground.database.inSchool(id, (db: PeopleDb) => hasAdministrator(db, id))) return false;
    return !ground.settings.demo;
  };

  const routes = new Hono<Env>()
    .get('/set-up', async (c) => {
      await stayClosed();
      return show(c, <CodePage frame={frameOf(c, ground)} />);
    })
    .post('/set-up', async (c) => {
      await stayClosed();
      const typed = asCrockford((await readForm(c)).text('code'));
      if (!sameBytes(sha256(typed), sha256(code))) return show(c, <CodePage frame={frameOf(c, ground)} slip />, 422);
      setCookie(c, cookieName, ticket, { path: '/set-up', httpOnly: true, sameSite: 'Strict' });
      return c.redirect((await schools(outside)).length > 0 ? '/set-up/administrator' : '/set-up/school', 303);
    })
    .get('/set-up/school', async (c) => {
      await holdsTicket(c);
      return show(c, <SchoolStep frame={frameOf(c, ground)} form={{ name: '', phone: '', place: '' }} />);
    })
    .post('/set-up/school', async (c) => {
      await holdsTicket(c);
      const typed = await readForm(c);
      const form = { name: typed.text('name').slice(0, 100), phone: typed.text('phone').slice(0, 40), place: typed.text('place').slice(0, 200) };
      const slips = { name: !form.name, phone: form.phone !== '' && !isPhoneNumber(form.phone) };
      if (slips.name || slips.phone) return show(c, <SchoolStep frame={frameOf(c, ground)} form={form} slips={slips} />, 422);
      if ((await schools(outside)).length === 0) await makeSchool(form);
      return c.redirect('/set-up/administrator', 303);
    })
    .get('/set-up/administrator', async (c) => {
      await holdsTicket(c);
      return show(c, <YouStep frame={frameOf(c, ground)} form={{ givenName: '', familyName: '' }} />);
    })
    .post('/set-up/administrator', async (c) => {
      await holdsTicket(c);
      const typed = await readForm(c);
      const form = { givenName: typed.text('given-name').slice(0, 100), familyName: typed.text('family-name').slice(0, 100) };
      if (!form.givenName || !form.familyName)
        return show(c, <YouStep frame={frameOf(c, ground)} form={form} slips={{ givenName: !form.givenName, familyName: !form.familyName }} />, 422);
      const [school] = await schools(outside);
      if (!school) return c.redirect('/set-up/school', 303);
      return c.redirect(await inviteAdministrator(school.id, form), 303);
    })
    .get(
      '/staff/set-up/pupils',
      staffOnly(
        async (c, staff) => ((await hasClasses(staff)) ? c.redirect('/staff/roster', 303) : show(c, <PupilsStep frame={frameOf(c, ground)} />)),
        ['administrator'],
      ),
    )
    .post(
      '/staff/set-up/pupils',
      staffOnly(
        async (c, staff) => {
          // Invented children never come among those of a real list.
          if (await hasClasses(staff)) return c.redirect('/staff/roster', 303);
          await addMadeUpPeople(staff.school);
          return c.redirect('/staff/coverage', 303);
        },
        ['administrator'],
      ),
    );

  /** To everybody else the set-up does not exist. */
  async function stayClosed(): Promise<void> {
    if (!(await isOpen())) throw new NotThere();
  }

  async function holdsTicket(c: Context<Env>): Promise<void> {
    await stayClosed();
    if (!sameBytes(sha256(getCookie(c, cookieName) ?? ''), sha256(ticket))) throw new NotThere();
  }

  const hasClasses = (staff: Staff): Promise<boolean> =>
    ground.database.inSchool(staff.school, async (db: PeopleDb) => (await classesOf(db, staff)).length > 0);

  async function makeSchool({ name, phone, place }: { name: string; phone: string; place: string }): Promise<void> {
    const id = schoolId(newId());
    ground.keys.makeSchoolKey(id);
    await addSchool(outside, { id, slug: slugOf(name), name, phone: phone || null, place: place || null });
    const year = schoolYearOf(today(ground.clock));
    await ground.database.inSchool(id, (db: PeopleDb) => addClosedDays(db, id, [...holidayDays(year), ...holidayDays(year + 1)]));
  }

  /** @returns where the first administrator makes a passkey */
  async function inviteAdministrator(school: SchoolId, { givenName, familyName }: { givenName: string; familyName: string }): Promise<string> {
    const id = newId();
    const token = await ground.database.inSchool(school, async (db: PeopleDb) => {
      await addPersons(db, school, ground.keys.schoolKey(school), [{ id, kind: 'staff', givenName, familyName }]);
      await setDuties(db, school, id, { roles: ['administrator'], answersTalks: false, hasProfessionalSecrecy: false });
      return invite(db, school, id, null, addDays(today(ground.clock), 1));
    });
    return `/staff/invitations/${school}/${token}`;
  }

  return { code: (await isOpen()) ? `${code.slice(0, 5)}-${code.slice(5)}` : undefined, routes };
}
