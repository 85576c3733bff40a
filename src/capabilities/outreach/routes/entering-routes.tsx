import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { newId } from '../../../platform/secrets/random.ts';
import { today } from '../../../platform/time/clock.ts';
import { readDay } from '../../../platform/time/school-days.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { type Form, readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { enter, knownFamily } from '../entering.ts';
import { ChoosePage } from '../pages/choose-page.tsx';
import { ListPage } from '../pages/list-page.tsx';
import { ReasonPage } from '../pages/reason-page.tsx';
import { erasedOn } from '../rules/ending.ts';
import { type Reason, reasonSlips } from '../rules/reason.ts';
import { type After, endedEntries, openEntries } from '../store/entries.ts';
import { type Choosable, choosable, choosableClasses, choosableNamed, choosableOfClass } from '../store/people.ts';
import { type Db, keepsRegister, mayEnter } from '../store/seeing.ts';
import { obstacles } from '../tables.ts';
import { staffWords as t } from '../texts/staff.ts';
import { typedDay, typedWords } from './typed-words.ts';

/** As many names as one reads at a time. */
const listLength = 50;

/** The register, and how a person puts somebody in it. */
export function enteringRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .get(
      '/staff/lost',
      staffOnly(async (c, staff) => {
        const after = readAfter(c.req.query('after') ?? '');
        const { open, ended } = await database.inSchool(staff.school, async (db: Db) => ({
          open: await openEntries(db, staff, listLength + 1, after),
          ended: after ? [] : await endedEntries(db, staff),
        }));
        const shown = open.slice(0, listLength);
        const last = open.length > listLength ? shown.at(-1) : undefined;
        return show(
          c,
          <ListPage
            frame={frameOf(c, ground)}
            today={today(clock)}
            open={shown}
            more={last && `/staff/lost?after=${last.lastOn}.${last.id}`}
            ended={ended.map((entry) => ({ entry, erasedOn: erasedOn(entry) }))}
            mayEnter={mayEnter(staff)}
            keepsRegister={keepsRegister(staff)}
          />,
        );
      }),
    )
    .get(
      '/staff/lost/new',
      entererOnly(async (c, staff) => {
        const personId = c.req.query('person');
        if (personId === undefined) return choosePage(c, staff, c.req.query('class'));
        const person = await personIn(staff, personId);
        const there = await database.inSchool(staff.school, (db: Db) => knownFamily(db, staff, person.id));
        return reasonPage(c, person, newId(), nothingYet, there && { familyThere: there }, 200);
      }),
    )
    .post(
      '/staff/lost/new',
      entererOnly(async (c, staff) => searchPage(c, staff, (await readForm(c)).text('name').slice(0, 100))),
    )
    .post(
      '/staff/lost',
      entererOnly(async (c, staff) => {
        const form = await readForm(c);
        const person = await personIn(staff, form.text('person'));
        const id = isUuid(form.text('id')) ? form.text('id') : newId();
        const typed = readReason(form);
        const slips = reasonSlips(typed, today(clock));
        if (Object.keys(slips).length > 0) return reasonPage(c, person, id, typed, { slips });
        const entered = await database.inSchool(staff.school, (db: Db) =>
          enter(ground, db, staff, { ...typed, formId: id, personId: person.id, isApart: form.has('apart') }),
        );
        if (typeof entered !== 'string') return reasonPage(c, person, id, typed, { familyThere: entered });
        return c.redirect(`/staff/lost/${entered}?saved=entry`, 303);
      }),
    );

  async function personIn(staff: Staff, id: string): Promise<Choosable> {
    const person = isUuid(id) ? await database.inSchool(staff.school, (db: Db) => choosable(db, staff, id)) : undefined;
    if (!person) throw new NotThere();
    return person;
  }

  async function choosePage(c: Context<Env>, staff: Staff, classId: string | undefined): Promise<Response> {
    const { classes, chosen, people } = await database.inSchool(staff.school, async (db: Db) => {
      const classes = await choosableClasses(db, staff);
      const chosen = classId === undefined ? (classes.length === 1 ? classes[0] : undefined) : classes.find(({ id }) => id === classId);
      return { classes, chosen, people: chosen ? await choosableOfClass(db, staff, chosen.id) : [] };
    });
    if (classId !== undefined && !chosen) throw new NotThere();
    const found = chosen && { heading: t('choose.class', { name: chosen.name }), people, hasMore: false };
    return show(c, <ChoosePage frame={frameOf(c, ground)} classes={classes} seesAll={keepsRegister(staff)} {...(found && { found })} />);
  }

  async function searchPage(c: Context<Env>, staff: Staff, typed: string): Promise<Response> {
    const { classes, people } = await database.inSchool(staff.school, async (db: Db) => ({
      classes: await choosableClasses(db, staff),
      people: await choosableNamed(db, staff, typed, listLength + 1),
    }));
    const found = { heading: t('choose.found'), people: people.slice(0, listLength), hasMore: people.length > listLength };
    const outcome = typed === '' ? { slip: 'choose.name-empty' as const } : { found };
    return show(
      c,
      <ChoosePage frame={frameOf(c, ground)} classes={classes} typed={typed} seesAll={keepsRegister(staff)} {...outcome} />,
      typed === '' ? 422 : 200,
    );
  }

  function reasonPage(
    c: Context<Env>,
    person: Choosable,
    id: string,
    typed: Reason,
    trouble: Pick<Parameters<typeof ReasonPage>[0], 'slips' | 'familyThere'> = {},
    status: 200 | 422 = 422,
  ): Response {
    const form = { newId: id, personId: person.id };
    return show(c, <ReasonPage frame={frameOf(c, ground)} who={person} typed={typed} form={form} {...trouble} />, status);
  }
}

const entererOnly = (handle: Parameters<typeof staffOnly>[0]) =>
  staffOnly((c, staff) => {
    if (!mayEnter(staff)) throw new NotThere();
    return handle(c, staff);
  });

const nothingYet: Reason = { lastOn: '', isAbout: false, obstacles: [], known: '', guessed: '' };

export const readReason = (form: Form): Reason => ({
  lastOn: typedDay(form, 'last-on'),
  isAbout: form.has('about'),
  obstacles: obstacles.filter((obstacle) => form.all('obstacles').includes(obstacle)),
  known: typedWords(form, 'known'),
  guessed: typedWords(form, 'guessed'),
});

/** Where the list goes on: `2026-09-01.<id>`. */
function readAfter(text: string): After | undefined {
  const [day = '', id = ''] = text.split('.');
  const lastOn = readDay(day);
  return lastOn && isUuid(id) ? { lastOn, id } : undefined;
}
