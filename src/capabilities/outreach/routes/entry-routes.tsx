import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { newId } from '../../../platform/secrets/random.ts';
import { today } from '../../../platform/time/clock.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { appoint, reopen, takeSteps } from '../changing.ts';
import { EntryPage, type EntryPageProps } from '../pages/entry-page.tsx';
import { surroundingsOf, whoCanGo } from '../reading.ts';
import { erasedOn } from '../rules/ending.ts';
import { nameIn } from '../rules/names.ts';
import { type Going, type GoingSlips, goingSlips } from '../rules/owner.ts';
import { type StepSlips, type Steps, stepSlips } from '../rules/steps.ts';
import { entryFor } from '../store/entries.ts';
import { familyOf } from '../store/families.ts';
import { addLesson } from '../store/lessons.ts';
import type { Db } from '../store/seeing.ts';
import { entryIn } from './entry-in.ts';
import { typedDay, typedWords } from './typed-words.ts';

/** What of a form goes back to its page. */
interface Typed extends Pick<EntryPageProps, 'saved' | 'clash' | 'reopening'> {
  going?: { typed: Going; slips?: GoingSlips };
  steps?: { typed: Steps; slips?: StepSlips; stepId: string };
  lesson?: EntryPageProps['lesson'];
}

/** One lost contact: who goes, what was done, what comes next, what the school changes. */
export function entryRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .get(
      '/staff/lost/:id',
      staffOnly((c, staff) => page(c, staff, savedIn(c))),
    )
    .post(
      '/staff/lost/:id/owner',
      staffOnly(async (c, staff) => {
        const form = await readForm(c);
        const typed = { ownerId: form.text('owner'), substituteId: form.text('substitute') };
        const slips = goingSlips(typed);
        if (Object.keys(slips).length > 0) return page(c, staff, { going: { typed, slips } });
        const { outcome, isStillTheirs } = await database.inSchool(staff.school, async (db: Db) => {
          const open = await entryIn(ground, db, c, staff);
          const possible = ['', staff.id, ...(await whoCanGo(db, staff, open.entry)).map(({ id }) => id)];
          if (!possible.includes(typed.ownerId) || !possible.includes(typed.substituteId)) throw new NotThere();
          const outcome = await appoint({ db, staff, open, edition: form.text('edition'), day: today(clock) }, typed);
          return { outcome, isStillTheirs: (await entryFor(db, staff, open.entry.id)) !== undefined };
        });
        if (!isStillTheirs) return c.redirect('/staff/lost', 303);
        return outcome === 'clash' ? page(c, staff, { going: { typed }, clash: true }) : saved(c);
      }),
    )
    .post(
      '/staff/lost/:id/steps',
      staffOnly(async (c, staff) => {
        const form = await readForm(c);
        const stepId = isUuid(form.text('id')) ? form.text('id') : newId();
        const typed = {
          done: typedWords(form, 'done'),
          doneOn: typedDay(form, 'done-on'),
          next: typedWords(form, 'next', 500),
          dueOn: typedDay(form, 'due-on'),
        };
        const slips = stepSlips(typed, today(clock));
        if (Object.keys(slips).length > 0) return page(c, staff, { steps: { typed, slips, stepId } });
        const outcome = await database.inSchool(staff.school, async (db: Db) => {
          const open = await entryIn(ground, db, c, staff);
          return takeSteps({ db, staff, open, edition: form.text('edition'), day: today(clock) }, stepId, typed);
        });
        return outcome === 'clash' ? page(c, staff, { steps: { typed, stepId }, clash: true }) : saved(c);
      }),
    )
    .post(
      '/staff/lost/:id/opening',
      staffOnly(async (c, staff) => {
        const edition = (await readForm(c)).text('edition');
        const outcome = await database.inSchool(staff.school, async (db: Db) =>
          reopen({ db, staff, open: await entryIn(ground, db, c, staff), edition, day: today(clock) }),
        );
        if (outcome === 'twice') return page(c, staff, { reopening: 'ending.reopen-twice' });
        return outcome === 'clash' ? page(c, staff, { clash: true }) : saved(c);
      }),
    )
    .post(
      '/staff/lost/:id/lessons',
      staffOnly(async (c, staff) => {
        const form = await readForm(c);
        const lessonId = isUuid(form.text('id')) ? form.text('id') : newId();
        const words = typedWords(form, 'words', 500);
        if (words === '') return page(c, staff, { lesson: { lessonId, words, slip: 'lesson.empty' } });
        const name = await database.inSchool(staff.school, async (db: Db) => {
          const { entry } = await entryIn(ground, db, c, staff);
          const names = (await familyOf(db, staff.school, entry.personId)).map((relative) => relative.name);
          const found = form.has('no-name') ? undefined : nameIn(words, names);
          if (found === undefined) await addLesson(db, staff, { id: lessonId, words }, today(clock));
          return found;
        });
        return name === undefined ? saved(c, 'lesson') : page(c, staff, { lesson: { lessonId, words, name } });
      }),
    );

  async function page(c: Context<Env>, staff: Staff, { going, steps, lesson, ...rest }: Typed): Promise<Response> {
    const { open, family, done, colleagues, waiting } = await database.inSchool(staff.school, async (db: Db) => {
      const open = await entryIn(ground, db, c, staff);
      return { open, ...(await surroundingsOf(ground, db, staff, open)) };
    });
    const { entry, why, nextStep, cameOfIt } = open;
    const day = today(clock);
    const goingNow: Going = { ownerId: entry.ownerId ?? '', substituteId: entry.substituteId ?? '' };
    const stepsNow: Steps = { done: '', doneOn: day, next: nextStep, dueOn: entry.dueOn ?? '' };
    const isSlip = going !== undefined || steps !== undefined || lesson !== undefined || rest.reopening !== undefined;
    return show(
      c,
      <EntryPage
        frame={frameOf(c, ground)}
        entry={entry}
        why={why}
        cameOfIt={cameOfIt}
        family={family}
        going={{ waiting, colleagues, me: { id: staff.id, name: staff.givenName }, isBeingChanged: going !== undefined, ...(going ?? { typed: goingNow }) }}
        steps={{ nextStep, today: day, done, ...(steps ?? { typed: stepsNow, stepId: newId() }) }}
        lesson={lesson ?? { lessonId: newId(), words: '' }}
        erasedOn={erasedOn(entry)}
        {...rest}
      />,
      rest.clash ? 409 : isSlip ? 422 : 200,
    );
  }
}

/** The page of the entry again, which says that it was saved. */
export const saved = (c: Context<Env>, what: 'entry' | 'lesson' = 'entry'): Response => c.redirect(`/staff/lost/${c.req.param('id')}?saved=${what}`, 303);

function savedIn(c: Context<Env>): Pick<Typed, 'saved'> {
  const what = c.req.query('saved');
  if (what === 'entry') return { saved: 'entry.saved' };
  return what === 'lesson' ? { saved: 'lesson.saved' } : {};
}
