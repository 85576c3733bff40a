import { type Context, Hono } from 'hono';
import type { Ground } from '../../platform/ground.ts';
import { NotThere } from '../../platform/web/errors.ts';
import { frameOf } from '../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../platform/web/guards.ts';
import { show } from '../../platform/web/show.tsx';
import { addedUp, mostFileBytes, mostFiles, readSchoolFile, type SchoolFile, schoolFileOf } from './network.ts';
import { type Added, NetworkPage } from './pages/network-page.tsx';
import { networkAddress } from './pages/publications-page.tsx';
import { publishedFor, wholeReportRoles } from './reading.ts';
import { staffWords as t } from './texts/staff.ts';

/** Schools together: each hands out a file of its own, and whoever has them adds them up. Nothing of it is kept. */
export function networkRoutes(ground: Ground): Hono<Env> {
  return new Hono<Env>()
    .get(
      '/staff/reports/:id/school.json',
      staffOnly(async (c, staff) => {
        const found = await publishedFor(ground, staff, c.req.param('id') ?? '');
        if (!found) throw new NotThere();
        const file = schoolFileOf(found.heading, found.published, { id: staff.school, name: staff.schoolName });
        return c.body(file, 200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Disposition': 'attachment; filename="onze-school.json"' });
      }, wholeReportRoles),
    )
    .get(
      networkAddress,
      staffOnly((c) => show(c, <NetworkPage frame={frameOf(c, ground)} />), wholeReportRoles),
    )
    .post(
      networkAddress,
      staffOnly(async (c) => {
        const read = await readFiles(c);
        if (typeof read === 'string') return show(c, <NetworkPage frame={frameOf(c, ground)} slip={read} />, 422);
        return show(c, <NetworkPage frame={frameOf(c, ground)} added={read} />);
      }, wholeReportRoles),
    );
}

/** @returns the numbers of all schools together, or why not, in words */
async function readFiles(c: Context<Env>): Promise<Added | string> {
  const { files: sent } = await c.req.parseBody({ all: true }).catch(() => ({ files: undefined }));
  const given = [sent].flat().filter((one): one is File => one instanceof File && one.size > 0);
  if (given.length === 0) return t('network.no-files');
  if (given.length > mostFiles) return t('network.too-many', { most: mostFiles });
  const files: SchoolFile[] = [];
  for (const one of given) {
    const file = one.size > mostFileBytes ? undefined : readSchoolFile(await one.text());
    if (!file) return t('network.unreadable', { name: one.name });
    if (files.some(({ school }) => school.id === file.school.id)) return t('network.twice', { name: file.school.name });
    if (files[0] && files[0].audience !== file.audience) return t('network.other-audience', { name: file.school.name });
    files.push(file);
  }
  return { schools: files.map(({ school }) => school.name), tables: addedUp(files) };
}
