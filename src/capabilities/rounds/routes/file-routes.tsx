import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { whyForbidden } from '../../../platform/questions/wording/in-words.ts';
import { organisers } from '../../../platform/two-books/organisers.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { linesOf } from '../lines.ts';
import { RoundsPage } from '../pages/rounds-page.tsx';
import { mostSetBytes, readSetFile, type SetFileRefusal, writeSetFile } from '../rules/set-file.ts';
import { versionsPresent } from '../store/participation.ts';
import { beginRound, type Db, partsOf, roundOf } from '../store/rounds.ts';
import { staffWords as t } from '../texts/staff.ts';

/** Keeping the questions of a round in a file, and beginning a round with such a file. */
export function fileRoutes(ground: Ground): Hono<Env> {
  const { database } = ground;

  return new Hono<Env>()
    .get(
      '/staff/rounds/:id/file',
      staffOnly(async (c, staff) => {
        const id = c.req.param('id') ?? '';
        const file = await database.inSchool(staff.school, async (db: Db) => {
          const round = isUuid(id) ? await roundOf(db, staff.school, id) : undefined;
          return round && writeSetFile(round.title, await partsOf(db, staff.school, id));
        });
        if (!file) throw new NotThere();
        return c.body(file, 200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Disposition': 'attachment; filename="vragenlijst.json"' });
      }, organisers),
    )
    .post(
      '/staff/rounds/files',
      staffOnly(async (c, staff) => {
        const { file } = await c.req.parseBody().catch(() => ({ file: undefined }));
        if (!(file instanceof File) || file.size === 0) return refuse(c, staff, t('import.no-file'));
        if (file.size > mostSetBytes) return refuse(c, staff, t('import.too-large'));
        const read = readSetFile(await file.text());
        if ('refused' in read) return refuse(c, staff, inWords(read));
        const id = await database.inSchool(staff.school, async (db: Db) => {
          const present = await versionsPresent(db, staff.school);
          const parts = present.map((version) => ({ version, questions: read.parts.find((part) => part.version === version)?.questions ?? [] }));
          return beginRound(db, staff, { kind: 'own', title: read.title }, parts);
        });
        return c.redirect(`/staff/rounds/${id}`, 303);
      }, organisers),
    );

  async function refuse(c: Context<Env>, staff: Staff, slip: string): Promise<Response> {
    return show(c, <RoundsPage frame={frameOf(c, ground)} {...(await linesOf(ground, staff))} mayBegin slip={slip} />, 422);
  }
}

function inWords(refusal: SetFileRefusal): string {
  switch (refusal.refused) {
    case 'import.unreadable':
      return t('import.unreadable');
    case 'import.twice':
      return t('import.twice', { id: refusal.id });
    case 'import.refused':
      return t('import.refused', { text: refusal.text, why: whyForbidden(`forbidden.${refusal.subject}`) });
  }
}
