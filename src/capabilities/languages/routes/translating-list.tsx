import type { Context } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, hasRole } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { type FileSlip, ListPage } from '../pages/list-page.tsx';
import type { Db } from '../store/rows.ts';
import { showsMachine } from '../store/school-choice.ts';
import { languagesRead, textsToTranslate } from '../store/translating.ts';
import { choosers } from './translators.ts';

/** Texts on one page of the list. */
const onOnePage = 20;

/** The list of the school's own texts, from where the address says. */
export async function translatingList(c: Context<Env>, ground: Ground, staff: Staff, slip?: FileSlip): Promise<Response> {
  const [title, id] = [c.req.query('after'), c.req.query('id') ?? ''];
  const after = title !== undefined && isUuid(id) ? { title, id } : undefined;
  const shown = await ground.database.inSchool(staff.school, async (db: Db) => ({
    texts: await textsToTranslate(db, staff, onOnePage + 1, after),
    read: await languagesRead(db, staff.school),
    showsMachine: await showsMachine(db, staff.school),
  }));
  const texts = shown.texts.slice(0, onOnePage);
  const last = shown.texts.length > onOnePage ? texts.at(-1) : undefined;
  const next = last && `/staff/own-texts?${new URLSearchParams({ after: last.title, id: last.id })}`;
  return show(
    c,
    <ListPage frame={frameOf(c, ground)} {...shown} texts={texts} next={next} isFirst={!after} mayChoose={hasRole(staff, choosers)} slip={slip} />,
    slip ? 422 : 200,
  );
}
