import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import type { Frame } from '../../../platform/pages/page.tsx';
import { today } from '../../../platform/time/clock.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import type { Env } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import { showBytes } from '../../../platform/web/show-bytes.ts';
import { voiceBytes } from '../../languages/index.tsx';
import { type PeopleDb, type School, schoolBySlug } from '../../people/index.ts';
import { AgreementPage } from '../pages/agreement-page.tsx';
import { HistoryPage } from '../pages/history-page.tsx';
import { ListPage } from '../pages/list-page.tsx';
import { changesOf, isPublic, linesFor, readOn, shownOn } from '../reading.ts';
import { type Agreement, agreementOf, type Db } from '../store/versions.ts';

/** Permanent addresses, for anybody who scans a code or types what stands on paper. */
export function publicRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .get('/agreements/:school', async (c) => {
      const school = await schoolIn(c);
      const lines = await database.inSchool(school.id, (db: Db) =>
        linesFor(db, school.id, { reader: { kind: 'anybody', classIds: [] }, day: today(clock), language: c.var.language }),
      );
      return show(c, <ListPage frame={frameFor(c, school)} reader="guardian" school={school.slug} lines={lines} isKnown={false} />);
    })
    .get('/agreements/:school/:name', async (c) => {
      const school = await schoolIn(c);
      const shown = await database.inSchool(school.id, async (db: Db) =>
        shownOn(db, school.id, await agreementIn(c, db, school), today(clock), c.var.language),
      );
      if (!shown) throw new NotThere();
      return show(c, <AgreementPage frame={frameFor(c, school)} reader="guardian" school={school.slug} agreement={shown} />);
    })
    .get('/agreements/:school/:name/history', async (c) => {
      const school = await schoolIn(c);
      const { name, changes } = await database.inSchool(school.id, async (db: Db) => {
        const agreement = await agreementIn(c, db, school);
        return { name: agreement.name, changes: await changesOf(db, school.id, agreement, c.var.language) };
      });
      return show(c, <HistoryPage frame={frameFor(c, school)} reader="guardian" school={school.slug} name={name} changes={changes} />);
    })
    .get('/agreements/:school/:name/voices/:voice', async (c) => {
      const school = await schoolIn(c);
      const id = c.req.param('voice');
      const voice = await database.inSchool(school.id, async (db: Db) => {
        const agreement = await agreementIn(c, db, school);
        const shown = await shownOn(db, school.id, agreement, today(clock), c.var.language);
        return isUuid(id) && shown ? voiceBytes(db, school.id, id, [shown.text.id, ...shown.answers.map((answer) => answer.id)]) : undefined;
      });
      if (!voice) throw new NotThere();
      return showBytes(c, voice);
    });

  function frameFor(c: Context<Env>, school: School): Frame {
    return { ...frameOf(c, ground), school: school.name };
  }

  async function schoolIn(c: Context<Env>): Promise<School> {
    const school = await schoolBySlug(database.outsideSchools as PeopleDb, c.req.param('school') ?? '');
    if (!school) throw new NotThere();
    return school;
  }

  async function agreementIn(c: Context<Env>, db: Db, school: School): Promise<Agreement> {
    const agreement = await agreementOf(db, school.id, { name: c.req.param('name') ?? '' });
    const version = agreement && readOn(agreement, today(clock));
    if (!agreement || !version || !isPublic(version)) throw new NotThere();
    return agreement;
  }
}
