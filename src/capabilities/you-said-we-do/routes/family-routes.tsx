import { Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, familyOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import { showBytes } from '../../../platform/web/show-bytes.ts';
import { voiceBytes } from '../../languages/index.tsx';
import { type PeopleDb, schoolBySlug } from '../../people/index.ts';
import { ToldPage } from '../pages/told-page.tsx';
import { clarityFor, type Db, sayWhetherClear, themeOf } from '../store.ts';
import { toldTo } from '../telling.ts';

/** Where families, and anybody without a name, read what the school does with what it heard. */
export const familyRoutes = (ground: Ground): Hono<Env> =>
  new Hono<Env>()
    .get(
      '/p/you-said',
      familyOnly(async (c, person) => {
        const occasions = await ground.database.inSchool(person.school, async (db: Db) => {
          const clarity = await clarityFor(db, person);
          const told = await toldTo(db, ground, person.school, c.var.language, person.kind === 'pupil' ? 'pupils' : 'guardians');
          return told.map((occasion) => ({ ...occasion, themes: occasion.themes.map((theme) => ({ ...theme, isClear: clarity.get(theme.id) })) }));
        });
        return show(c, <ToldPage frame={frameOf(c, ground)} reader={person.kind} occasions={occasions} isKnown voiceAt={voicesOf(person.schoolSlug)} />);
      }),
    )
    .post(
      '/p/you-said/:theme/clarity',
      familyOnly(async (c, person) => {
        const id = c.req.param('theme') ?? '';
        const isClear = (await readForm(c)).oneOf('clear', ['yes', 'no']);
        await ground.database.inSchool(person.school, async (db: Db) => {
          if (!isUuid(id) || !(await themeOf(db, person.school, id))?.answer) throw new NotThere();
          if (isClear) await sayWhetherClear(db, person, id, isClear === 'yes');
        });
        return c.redirect(`/p/you-said#t${id}`, 303);
      }),
    )
    .get('/said/:school', async (c) => {
      const school = await schoolBySlug(ground.database.outsideSchools as PeopleDb, c.req.param('school'));
      if (!school) throw new NotThere();
      const occasions = await ground.database.inSchool(school.id, (db: Db) => toldTo(db, ground, school.id, c.var.language));
      const frame = { ...frameOf(c, ground), school: school.name };
      return show(c, <ToldPage frame={frame} reader="guardian" occasions={occasions} isKnown={false} voiceAt={voicesOf(school.slug)} />);
    })
    .get('/said/:school/voices/:id', async (c) => {
      const school = await schoolBySlug(ground.database.outsideSchools as PeopleDb, c.req.param('school'));
      const id = c.req.param('id');
      if (!school || !isUuid(id)) throw new NotThere();
      const sound = await ground.database.inSchool(school.id, async (db: Db) => {
        const told = await toldTo(db, ground, school.id, c.var.language);
        const read = told.flatMap(({ themes }) => themes.map(({ shown }) => shown.id));
        return voiceBytes(db, school.id, id, read);
      });
      if (!sound) throw new NotThere();
      return showBytes(c, sound);
    });

/** Where anybody hears what is told. */
const voicesOf =
  (slug: string) =>
  (id: string): string =>
    `/said/${slug}/voices/${id}`;
