import { Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import { LessonsPage } from '../pages/lessons-page.tsx';
import { lessons, removeLesson } from '../store/lessons.ts';
import { type Db, keepers } from '../store/seeing.ts';

/** What the school changes, for those who keep the register. */
export const lessonRoutes = (ground: Ground): Hono<Env> =>
  new Hono<Env>()
    .get(
      '/staff/lost/lessons',
      staffOnly(async (c, staff) => {
        const found = await ground.database.inSchool(staff.school, (db: Db) => lessons(db, staff));
        return show(c, <LessonsPage frame={frameOf(c, ground)} lessons={found} />);
      }, keepers),
    )
    .post(
      '/staff/lost/lessons/:id/removal',
      staffOnly(async (c, staff) => {
        const id = c.req.param('id') ?? '';
        if (!isUuid(id) || !(await ground.database.inSchool(staff.school, (db: Db) => removeLesson(db, staff, id)))) throw new NotThere();
        return c.redirect('/staff/lost/lessons', 303);
      }, keepers),
    );
