import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import { run } from '../../../platform/database/statement.ts';
import type { Ground } from '../../../platform/ground.ts';
import { newId } from '../../../platform/secrets/random.ts';
import { today } from '../../../platform/time/clock.ts';
import { schoolDaysLater } from '../../../platform/time/school-days.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { answerers, classesOf, classOf, namesOf, pupilsOfClass, type SchoolClass, schoolCalendar, seesWholeSchool } from '../../people/index.ts';
import { writeAnswerTicket } from '../asking.ts';
import { coverageWithPromises } from '../coverage.ts';
import { AnswerPage } from '../pages/answer-pages.tsx';
import { PaperPage, TalkPage } from '../pages/asking-pages.tsx';
import { CoveragePage } from '../pages/coverage-pages.tsx';
import { openAnswer } from '../reading.tsx';
import { talkWishes } from '../rules/talks.ts';
import { notingTurns } from '../store/answers.ts';
import { notAskedByClass, planAsking } from '../store/coverage.ts';
import { type Db, occasionOfClass } from '../store/occasions.ts';
import { noteTalk } from '../talks.ts';

/** Where staff see who was asked, ask in person or on paper, and read what they may read. */
export function staffRoutes(ground: Ground): Hono<Env> {
  const { database, clock, keys } = ground;

  return new Hono<Env>()
    .get(
      '/staff/coverage',
      staffOnly(async (c, staff) => {
        const day = today(clock);
        const page = await database.inSchool(staff.school, async (db: Db) => {
          const classes = await classesOf(db, staff);
          const left = await notAskedByClass(db, staff.school, day);
          return {
            whole: seesWholeSchool(staff) ? await coverageWithPromises(db, staff.school, null, day) : null,
            classes: classes.map(({ id, name }) => ({ id, name, left: left.get(id) ?? null })),
          };
        });
        return show(c, <CoveragePage frame={frameOf(c, ground)} {...page} />);
      }),
    )
    .get(
      '/staff/answers/:id',
      staffOnly(async (c, staff) => {
        const answer = await openAnswer(ground, staff, c.req.param('id') ?? '');
        if (!answer) throw new NotThere();
        return show(c, <AnswerPage frame={frameOf(c, ground)} {...answer} />);
      }),
    )
    .post(
      '/staff/check-ins/:class/plans',
      staffOnly(async (c, staff) => {
        const schoolClass = await classIn(c, staff);
        const form = await readForm(c);
        const pupil = form.text('pupil');
        await database.inSchool(staff.school, async (db: Db) => {
          if (!(await pupilsOfClass(db, staff.school, schoolClass.id)).some(({ id }) => id === pupil)) throw new NotThere();
          await planAsking(db, staff, pupil, schoolDaysLater(await schoolCalendar(db, staff.school), today(clock), 1));
        });
        return c.redirect(`${form.has('from') ? '/staff' : `/staff/classes/${schoolClass.id}`}#not-asked`, 303);
      }),
    )
    .get(
      '/staff/check-ins/:class/talks',
      staffOnly(async (c, staff) => talkPage(c, staff, await classIn(c, staff), { pupil: c.req.query('pupil') ?? '', wish: 'no' }, c.req.query('saved'))),
    )
    .post(
      '/staff/check-ins/:class/talks',
      staffOnly(async (c, staff) => {
        const schoolClass = await classIn(c, staff);
        const form = await readForm(c);
        const pupil = form.text('pupil');
        const wish = form.oneOf('wish', talkWishes) ?? 'no';
        const id = isUuid(form.text('id')) ? form.text('id') : newId();
        const isNoted =
          isUuid(pupil) && (await noteTalk(ground, { kind: 'talk', school: staff.school, staffId: staff.id, classId: schoolClass.id }, id, pupil, wish));
        if (!isNoted) return talkPage(c, staff, schoolClass, { pupil, wish }, undefined, true);
        return c.redirect(`/staff/check-ins/${schoolClass.id}/talks?saved=${pupil}`, 303);
      }),
    )
    .get(
      '/staff/check-ins/:class/paper',
      staffOnly(async (c, staff) => paperPage(c, staff, await classIn(c, staff))),
    )
    .post(
      '/staff/check-ins/:class/paper',
      staffOnly(async (c, staff) => {
        const schoolClass = await classIn(c, staff);
        const form = await readForm(c);
        const saved = await database.inSchool(staff.school, async (db: Db) => {
          const inClass = (await pupilsOfClass(db, staff.school, schoolClass.id)).map(({ id }) => id);
          const asked = form.has('everybody') ? inClass : inClass.filter((id) => form.all('pupil').includes(id));
          const turns = asked.sort().map((personId) => ({ personId, way: 'paper' as const, answered: false }));
          await run(db, notingTurns(staff.school, today(clock), turns));
          return asked.length;
        });
        return paperPage(c, staff, schoolClass, saved);
      }),
    );

  async function classIn(c: Context<Env>, staff: Staff): Promise<SchoolClass> {
    const id = c.req.param('class') ?? '';
    const schoolClass = isUuid(id) ? await database.inSchool(staff.school, (db: Db) => classOf(db, staff, id)) : undefined;
    if (!schoolClass) throw new NotThere();
    return schoolClass;
  }

  async function talkPage(
    c: Context<Env>,
    staff: Staff,
    schoolClass: SchoolClass,
    chosen: { pupil: string; wish: string },
    savedId?: string,
    slip = false,
  ): Promise<Response> {
    const { pupils, isOpen } = await database.inSchool(staff.school, async (db: Db) => ({
      pupils: await pupilsOfClass(db, staff.school, schoolClass.id),
      isOpen: (await occasionOfClass(db, staff.school, schoolClass.id, today(clock))) !== undefined,
    }));
    const ticket = writeAnswerTicket(ground, { kind: 'talk', school: staff.school, staffId: staff.id, classId: schoolClass.id });
    const { publicKey } = await keys.sealedBox(staff.school);
    const saved = pupils.find(({ id }) => id === savedId)?.givenName;
    return show(
      c,
      <TalkPage
        frame={frameOf(c, ground)}
        schoolClass={schoolClass}
        pupils={pupils}
        ticket={ticket}
        school={staff.school}
        sealingKey={publicKey}
        talkId={newId()}
        chosen={chosen}
        slip={slip}
        saved={saved}
        isOpen={isOpen}
      />,
      slip ? 422 : 200,
    );
  }

  async function paperPage(c: Context<Env>, staff: Staff, schoolClass: SchoolClass, saved?: number): Promise<Response> {
    const page = await database.inSchool(staff.school, async (db: Db) => {
      const occasion = await occasionOfClass(db, staff.school, schoolClass.id, today(clock));
      const readerName = occasion && (await namesOf(db, staff.school, [occasion.readerId])).get(occasion.readerId);
      return {
        pupils: await pupilsOfClass(db, staff.school, schoolClass.id),
        answererNames: (await answerers(db, staff.school)).filter(({ roles }) => !roles.includes('teacher')).map(({ name }) => name),
        readerName: readerName ?? '…………………',
      };
    });
    const slip = saved === 0;
    return show(
      c,
      <PaperPage
        frame={frameOf(c, ground)}
        schoolClass={schoolClass}
        version={schoolClass.ageVersion}
        {...page}
        saved={slip ? undefined : saved}
        slip={slip}
      />,
      slip ? 422 : 200,
    );
  }
}
