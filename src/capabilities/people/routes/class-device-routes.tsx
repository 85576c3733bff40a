import { type Context, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { asCrockford } from '../../../platform/secrets/shared-with-browser/crockford.ts';
import { dropSession, sessionIn, setSession } from '../../../platform/web/cookies.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { withPower } from '../../../platform/web/security-headers.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { type CardTrouble, cardIn, letIn } from '../card-entry.ts';
import { NextChildPage, PairDevicePage } from '../pages/class-device-pages.tsx';
import { OpenDevicePage } from '../pages/open-device-page.tsx';
import { type ClassDevice, closeDevices, deviceByToken, openClassDevice, pairDevice, sitsInClass } from '../store/class-devices.ts';
import { classOf, type SchoolClass } from '../store/classes.ts';
import { type School, schoolById, schoolBySlug, schools } from '../store/schools.ts';
import { type Db, endSession } from '../store/sessions.ts';

/** Says that this is a class device and nothing else, so that the ordinary door leads back to it; told to that door only. */
export const classDeviceFlag = 'class-device';

/** For how many minutes a class can have the device. */
const deviceMinutes = ['15', '30', '50', '100'] as const;

/** The tablet that goes round: opened by staff for one class, then card after card. */
export function classDeviceRoutes(ground: Ground): Hono<Env> {
  const { database, clock, settings, visitors } = ground;
  const outside = database.outsideSchools as Db;

  return new Hono<Env>()
    .get(
      '/staff/class-device/:class',
      staffOnly(async (c, staff) => openPage(c, staff, await classIn(c, staff))),
    )
    .post(
      '/staff/class-device/:class',
      staffOnly(async (c, staff) => {
        const schoolClass = await classIn(c, staff);
        const form = await readForm(c);
        if (form.has('close')) {
          await database.inSchool(staff.school, (db: Db) => closeDevices(db, staff.school, schoolClass.id));
          return openPage(c, staff, schoolClass, { isClosed: true });
        }
        const minutes = Number(form.oneOf('minutes', deviceMinutes) ?? deviceMinutes[1]);
        const closesAt = new Date(clock.now().getTime() + minutes * 60_000);
        const code = await database.inSchool(staff.school, (db: Db) => openClassDevice(db, staff, schoolClass.id, closesAt));
        if (!form.has('here')) return openPage(c, staff, schoolClass, { code });
        await endStaffSession(c);
        await pair(c, await database.inSchool(staff.school, (db: Db) => schoolById(db, staff.school)), code);
        return c.redirect('/class-device', 303);
      }),
    )
    .get('/class-device/at/:school', async (c) => show(c, <PairDevicePage frame={frameOf(c, ground)} school={await schoolIn(c)} />))
    .post('/class-device/at/:school', async (c) => {
      const school = await schoolIn(c);
      const isPaired = await pair(c, school, asCrockford((await readForm(c)).text('code')));
      if (!isPaired) return show(c, <PairDevicePage frame={frameOf(c, ground)} school={school} trouble="device.code-unknown" />, 422);
      return c.redirect('/class-device', 303);
    })
    .get('/class-device', withPower('camera'), async (c) => {
      const paired = await deviceIn(c);
      return paired ? show(c, <NextChildPage frame={frameOf(c, ground)} school={paired.school.name} className={paired.device.className} />) : timeIsOver(c);
    })
    .post('/class-device/turns', withPower('camera'), async (c) => {
      const paired = await deviceIn(c);
      if (!paired) return timeIsOver(c);
      const { school, device } = paired;
      const form = await readForm(c);
      const found = await cardIn(ground, school.id, form);
      const again = (trouble: Omit<Parameters<typeof NextChildPage>[0], 'frame' | 'school' | 'className'>) =>
        show(c, <NextChildPage frame={frameOf(c, ground)} school={school.name} className={device.className} {...trouble} />, 422);
      const refuse = ({ slips, trouble }: CardTrouble) =>
        again({ number: form.text('number').slice(0, 20), ...(slips && { slips }), ...(trouble && { trouble }) });
      if (!('id' in found)) return refuse(found);
      if (!(await database.inSchool(school.id, (db: Db) => sitsInClass(db, school.id, device.classId, found.personId))))
        return again({ trouble: 'device.other-class' });
      const trouble = await letIn(c, ground, school.id, found, 'class');
      return trouble ? refuse(trouble) : c.redirect('/p/', 303);
    });

  async function classIn(c: Context<Env>, staff: Staff): Promise<SchoolClass> {
    const id = c.req.param('class') ?? '';
    const schoolClass = isUuid(id) ? await database.inSchool(staff.school, (db: Db) => classOf(db, staff, id)) : undefined;
    if (!schoolClass) throw new NotThere();
    return schoolClass;
  }

  async function schoolIn(c: Context<Env>): Promise<School> {
    const school = await schoolBySlug(outside, c.req.param('school') ?? '');
    if (!school) throw new NotThere();
    return school;
  }

  async function openPage(c: Context<Env>, staff: Staff, schoolClass: SchoolClass, state: { code?: string; isClosed?: boolean } = {}): Promise<Response> {
    const { slug } = await database.inSchool(staff.school, (db: Db) => schoolById(db, staff.school));
    return show(
      c,
      <OpenDevicePage
        frame={frameOf(c, ground)}
        schoolClass={schoolClass}
        address={`${settings.address}/class-device/at/${slug}`}
        minutes={deviceMinutes}
        {...state}
      />,
    );
  }

  async function pair(c: Context<Env>, school: School, code: string): Promise<boolean> {
    const token = await database.inSchool(school.id, (db: Db) => pairDevice(db, school.id, code, clock.now()));
    if (!token) return false;
    setSession(c, 'device', settings.address, { school: school.id, token });
    setCookie(c, classDeviceFlag, 'yes', { path: '/at', httpOnly: true, sameSite: 'Strict' });
    return true;
  }

  async function deviceIn(c: Context<Env>): Promise<{ school: School; device: ClassDevice } | undefined> {
    const session = sessionIn(c, 'device', settings.address);
    if (!session) return undefined;
    return database.inSchool(session.school, async (db: Db) => {
      const device = await deviceByToken(db, session.school, session.token, clock.now());
      return device && { school: await schoolById(db, session.school), device };
    });
  }

  /** Back to an ordinary browser: the device can be given to another class, or used for something else. */
  async function timeIsOver(c: Context<Env>): Promise<Response> {
    const session = sessionIn(c, 'device', settings.address);
    dropSession(c, 'device', settings.address);
    deleteCookie(c, classDeviceFlag, { path: '/at' });
    const school = session ? await schoolById(outside, session.school).catch(() => undefined) : (await schools(outside))[0];
    if (!school) throw new NotThere();
    return show(c, <PairDevicePage frame={frameOf(c, ground)} school={school} {...(session && { trouble: 'device.over' })} />);
  }

  /** The children who get this device next must not find a member of staff signed in. */
  async function endStaffSession(c: Context<Env>): Promise<void> {
    const session = sessionIn(c, 'staff', settings.address);
    if (!session) return;
    await database.inSchool(session.school, (db: Db) => endSession(db, session.school, session.token));
    visitors.forget(session);
    dropSession(c, 'staff', settings.address);
  }
}
