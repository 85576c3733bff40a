import { type Context, Hono } from 'hono';
import type { Ground } from '../../../platform/ground.ts';
import { today } from '../../../platform/time/clock.ts';
import { addDays, readDay } from '../../../platform/time/school-days.ts';
import { type Form, readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { SchoolPage } from '../pages/school-page.tsx';
import { daysOf, holidayDays, schoolYearOf, stretchesOf } from '../rules/calendar.ts';
import { isPhoneNumber } from '../rules/school.ts';
import { addClosedDays, changeSchool, closedDays, removeClosedDays, schoolById } from '../store/schools.ts';
import type { Db } from '../store/sessions.ts';

const mayChangeSchool = ['administrator', 'leadership'] as const;

type Shown = Partial<Pick<Parameters<typeof SchoolPage>[0], 'form' | 'typed' | 'slips'>>;

/** The school's name, where to find it, and its calendar. */
export function schoolRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .get(
      '/staff/school',
      staffOnly((c, staff) => page(c, staff), mayChangeSchool),
    )
    .post(
      '/staff/school',
      staffOnly(async (c, staff) => {
        const form = await readForm(c);
        const typed = { name: form.text('name').slice(0, 100), phone: form.text('phone').slice(0, 40), place: form.text('place').slice(0, 200) };
        const slips: Shown['slips'] = {
          ...(!typed.name && { name: 'school.name-empty' }),
          ...(typed.phone && !isPhoneNumber(typed.phone) && { phone: 'school.phone-odd' }),
        };
        if (slips.name || slips.phone) return page(c, staff, { form: typed, slips });
        await changeSchool(database.outsideSchools as Db, staff.school, { name: typed.name, phone: typed.phone || null, place: typed.place || null });
        return c.redirect('/staff/school', 303);
      }, mayChangeSchool),
    )
    .post(
      '/staff/school/closed-days',
      staffOnly(async (c, staff) => {
        const form = await readForm(c);
        const typed = { name: form.text('name').slice(0, 100), from: form.text('from'), until: form.text('until') || form.text('from') };
        const slips = slipsIn(typed);
        const days = slips ? undefined : daysOf({ ...typed, name: typed.name || 'vrije dag' });
        if (slips || !days) return page(c, staff, { typed, slips: slips ?? { until: 'school.days-order' } });
        await database.inSchool(staff.school, (db: Db) =>
          form.has('remove') ? removeClosedDays(db, staff.school, typed.from, typed.until) : addClosedDays(db, staff.school, days),
        );
        return c.redirect('/staff/school', 303);
      }, mayChangeSchool),
    )
    .post(
      '/staff/school/holidays',
      staffOnly(async (c, staff) => {
        const year = yearIn(await readForm(c), schoolYearOf(today(clock)));
        await database.inSchool(staff.school, (db: Db) => addClosedDays(db, staff.school, holidayDays(year)));
        return c.redirect('/staff/school', 303);
      }, mayChangeSchool),
    );

  async function page(c: Context<Env>, staff: Staff, { form, ...shown }: Shown = {}): Promise<Response> {
    const day = today(clock);
    const { school, closed } = await database.inSchool(staff.school, async (db: Db) => ({
      school: await schoolById(db, staff.school),
      closed: (await closedDays(db, staff.school)).filter((free) => free.day >= addDays(day, -30)),
    }));
    const known = { name: school.name, phone: school.phone ?? '', place: school.place ?? '' };
    const years = [schoolYearOf(day), schoolYearOf(day) + 1];
    return show(
      c,
      <SchoolPage frame={frameOf(c, ground)} form={form ?? known} closed={stretchesOf(closed)} years={years} {...shown} />,
      shown.slips ? 422 : 200,
    );
  }
}

function slipsIn({ from, until }: { from: string; until: string }): Shown['slips'] | undefined {
  if (!readDay(from)) return { from: 'school.day-odd' };
  return readDay(until) ? undefined : { until: 'school.day-odd' };
}

const yearIn = (form: Form, now: number): number => [now, now + 1].find((year) => String(year) === form.text('year')) ?? now;
