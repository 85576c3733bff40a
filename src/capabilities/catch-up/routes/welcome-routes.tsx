import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { type Form, readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, hasRole, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff, StaffRole } from '../../../platform/web/visitor.ts';
import { cleaned } from '../../languages/index.tsx';
import { answerers, classesOf, pupilsOfClass } from '../../people/index.ts';
import { NewWelcomePage, StaffWelcomePage, type WelcomeForm, type WelcomeSlip } from '../pages/staff-welcome-pages.tsx';
import type { Shown } from '../pages/welcome-page.tsx';
import { welcomeStarter } from '../rules/reassurance.ts';
import { mostNextSteps, welcomeRefusal } from '../rules/welcoming.ts';
import type { Db } from '../store/plans.ts';
import { endWelcome } from '../store/welcomes.ts';
import { keepSteps, readWelcomes, welcome, welcomeSeenBy } from '../welcoming.ts';

const welcomers: readonly StaffRole[] = ['teacher', 'care', 'bridge', 'leadership'];

export const mayWelcome = (staff: Staff): boolean => hasRole(staff, welcomers);

/** Where a pupil who was away for long is welcomed back. */
export function welcomeRoutes(ground: Ground): Hono<Env> {
  const { database } = ground;

  return new Hono<Env>()
    .get(
      '/staff/welcome-back/new',
      staffOnly((c, staff) => newPage(c, staff, { form: { pupil: '', words: welcomeStarter, steps: [], answerable: '', substitute: '' } }), welcomers),
    )
    .post(
      '/staff/welcome-back',
      staffOnly(async (c, staff) => {
        const form = formIn(await readForm(c));
        const steps = form.steps.filter(({ what }) => what !== '').map((step) => ({ ...step, isDone: false }));
        const typed = { words: form.words, steps, answerableId: form.answerable, substituteId: form.substitute };
        const outcome = await database.inSchool(staff.school, async (db: Db): Promise<{ slip: WelcomeSlip } | { id: string }> => {
          const people = new Set((await answerers(db, staff.school)).map(({ id }) => id));
          if (!(await pupilsOf(db, staff)).some(({ id }) => id === form.pupil)) return { slip: 'welcome.whom' };
          const slip = welcomeRefusal(typed, people);
          if (slip) return { slip };
          const id = await welcome(db, ground, staff, { ...typed, pupilId: form.pupil });
          return id ? { id } : { slip: 'welcome.already' };
        });
        if ('slip' in outcome) return newPage(c, staff, { form, slip: outcome.slip });
        return c.redirect(`/staff/welcome-back/${outcome.id}`, 303);
      }, welcomers),
    )
    .get(
      '/staff/welcome-back/:id',
      staffOnly(async (c, staff) => {
        const shown = await database.inSchool(staff.school, (db: Db) => welcomeIn(c, db, staff));
        return show(c, <StaffWelcomePage frame={frameOf(c, ground)} welcome={shown} />);
      }),
    )
    .post(
      '/staff/welcome-back/:id/steps',
      staffOnly(async (c, staff) => {
        const done = new Set((await readForm(c)).all('done'));
        await database.inSchool(staff.school, async (db: Db) => {
          const shown = await welcomeIn(c, db, staff);
          const steps = shown.steps.map((step, place) => ({ ...step, isDone: done.has(String(place)) }));
          await keepSteps(db, ground, staff.school, shown, steps);
        });
        return c.redirect(`/staff/welcome-back/${c.req.param('id')}`, 303);
      }),
    )
    .post(
      '/staff/welcome-back/:id/ending',
      staffOnly(async (c, staff) => {
        await database.inSchool(staff.school, async (db: Db) => endWelcome(db, staff.school, (await welcomeIn(c, db, staff)).id));
        return c.redirect('/staff/catch-up', 303);
      }),
    );

  /** For who is there for the pupil, who stands in, and who began it. */
  async function welcomeIn(c: Context<Env>, db: Db, staff: Staff): Promise<Shown> {
    const id = c.req.param('id') ?? '';
    const kept = isUuid(id) ? await welcomeSeenBy(db, staff, id) : undefined;
    const [shown] = kept ? await readWelcomes(db, ground, staff.school, [kept]) : [];
    if (!shown) throw new NotThere();
    return shown;
  }

  async function pupilsOf(db: Db, staff: Staff, classId?: string): Promise<{ id: string; name: string }[]> {
    const classes = (await classesOf(db, staff)).filter(({ id }) => !classId || id === classId);
    const pupils = [];
    for (const schoolClass of classes)
      for (const { id, givenName, familyName } of await pupilsOfClass(db, staff.school, schoolClass.id))
        pupils.push({ id, name: `${givenName} ${familyName} (${schoolClass.name})` });
    return pupils;
  }

  async function newPage(c: Context<Env>, staff: Staff, { form, slip }: { form: WelcomeForm; slip?: WelcomeSlip }): Promise<Response> {
    const around = await database.inSchool(staff.school, async (db: Db) => ({
      pupils: await pupilsOf(db, staff, c.req.query('class')),
      staff: await answerers(db, staff.school),
    }));
    return show(c, <NewWelcomePage frame={frameOf(c, ground)} {...around} starter={welcomeStarter} form={form} slip={slip} />, slip ? 422 : 200);
  }
}

const formIn = (form: Form): WelcomeForm => ({
  pupil: form.text('pupil'),
  words: cleaned(form.text('words')),
  steps: Array.from({ length: mostNextSteps }, (_, place) => ({
    what: cleaned(form.text(`what-${place + 1}`)),
    when: cleaned(form.text(`when-${place + 1}`)),
  })),
  answerable: form.text('answerable'),
  substitute: form.text('substitute'),
});
