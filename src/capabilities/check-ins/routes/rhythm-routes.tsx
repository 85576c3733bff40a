import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { today } from '../../../platform/time/clock.ts';
import { addDays, type Weekday, weekdays } from '../../../platform/time/school-days.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { type Form, readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { answerers, classOf, seesWholeSchool } from '../../people/index.ts';
import { openCheckIn } from '../opening.ts';
import { everyWeeksChoices, type RhythmForm, RhythmPage } from '../pages/rhythm-page.tsx';
import { leastDaysBetween, type OpeningRefusal, readersMissing } from '../rules/opening.ts';
import { type Db, lastOpenedOn, occasionOfClass, rhythmOf, setRhythm } from '../store/occasions.ts';
import type { Audience } from '../tables.ts';
import { staffWords as t } from '../texts/staff.ts';

/** Whom the question is put to: a class, or all guardians together. */
interface Asked {
  audience: Audience;
  classId: string | null;
  name: string;
  /** As it stands in the address. */
  of: string;
}

const noRhythm: RhythmForm = { everyWeeks: 2, weekday: 'tuesday', readerId: '', substituteId: '', isPaused: false };

/** Who reads, who stands in, how often; and opening the question now. */
export function rhythmRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .get(
      '/staff/check-ins/:of',
      staffOnly(async (c, staff) => {
        const asked = await askedIn(c, staff);
        return page(c, staff, asked, await database.inSchool(staff.school, (db: Db) => rhythmOf(db, staff.school, asked.audience, asked.classId)));
      }),
    )
    .post(
      '/staff/check-ins/:of',
      staffOnly(async (c, staff) => {
        const asked = await askedIn(c, staff);
        const rhythm = readRhythm(await readForm(c));
        const refused = await database.inSchool(staff.school, async (db: Db) => {
          const answering = new Set((await answerers(db, staff.school)).map(({ id }) => id));
          const missing = readersMissing(rhythm, answering);
          if (!missing) await setRhythm(db, staff.school, { ...asked, ...rhythm });
          return missing;
        });
        if (refused) return page(c, staff, asked, rhythm, refused);
        return c.redirect(`/staff/check-ins/${asked.of}?saved=yes`, 303);
      }),
    )
    .post(
      '/staff/check-ins/:of/occasions',
      staffOnly(async (c, staff) => {
        const asked = await askedIn(c, staff);
        const form = await readForm(c);
        const { rhythm, refused } = await database.inSchool(staff.school, async (db: Db) => {
          const typed = form.has('reader') ? readRhythm(form) : ((await rhythmOf(db, staff.school, asked.audience, asked.classId)) ?? noRhythm);
          return { rhythm: typed, refused: await openCheckIn(db, staff.school, { ...asked, ...typed, isPaused: false }, today(clock)) };
        });
        if (refused) return page(c, staff, asked, rhythm, refused);
        return c.redirect(placeOf(asked), 303);
      }),
    );

  async function askedIn(c: Context<Env>, staff: Staff): Promise<Asked> {
    const of = c.req.param('of') ?? '';
    if (of === 'guardians' && seesWholeSchool(staff)) return { audience: 'guardians', classId: null, name: t('rhythm.guardians'), of };
    const schoolClass = isUuid(of) ? await database.inSchool(staff.school, (db: Db) => classOf(db, staff, of)) : undefined;
    if (!schoolClass) throw new NotThere();
    return { audience: 'pupils', classId: schoolClass.id, name: schoolClass.name, of };
  }

  async function page(c: Context<Env>, staff: Staff, asked: Asked, rhythm: RhythmForm = noRhythm, refused?: OpeningRefusal): Promise<Response> {
    const { people, last, isOpen } = await database.inSchool(staff.school, async (db: Db) => ({
      people: await answerers(db, staff.school),
      last: await lastOpenedOn(db, staff.school, asked.audience, asked.classId),
      isOpen: (await occasionOfClass(db, staff.school, asked.classId, today(clock))) !== undefined,
    }));
    const again = last ? addDays(last, leastDaysBetween) : undefined;
    return show(
      c,
      <RhythmPage
        frame={frameOf(c, ground)}
        of={asked.of}
        name={asked.name}
        rhythm={rhythm}
        answerers={people}
        refused={refused}
        again={again}
        isOpen={isOpen}
        isSaved={c.req.query('saved') !== undefined}
      />,
      refused ? 422 : 200,
    );
  }
}

const placeOf = ({ of }: Asked): string => (of === 'guardians' ? '/staff/coverage' : `/staff/classes/${of}`);

function readRhythm(form: Form): RhythmForm {
  const everyWeeks = Number(form.text('every-weeks'));
  return {
    everyWeeks: everyWeeksChoices.includes(everyWeeks) ? everyWeeks : noRhythm.everyWeeks,
    weekday: form.oneOf('weekday', Object.keys(weekdays) as Weekday[]) ?? noRhythm.weekday,
    readerId: form.text('reader'),
    substituteId: form.text('substitute'),
    isPaused: form.has('paused'),
  };
}
