import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { newToken } from '../../../platform/secrets/random.ts';
import { today } from '../../../platform/time/clock.ts';
import { ShortMemory } from '../../../platform/time/short-memory.ts';
import { Clash, NotThere } from '../../../platform/web/errors.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { RosterPage, RosterPlanPage } from '../pages/roster-pages.tsx';
import { readRosterZip } from '../roster/read-roster.ts';
import type { Roster, RosterSchool } from '../roster/roster.ts';
import { applyImport, planImport, undoImport } from '../roster-import.ts';
import { rosterImports } from '../store/roster.ts';
import { rememberSource, sourceOf } from '../store/schools.ts';
import type { Db } from '../store/sessions.ts';

const mayImport = ['administrator', 'leadership'] as const;

/** A roster that was read waits this long for a yes, in milliseconds, in memory only. */
const waitsFor = 30 * 60_000;

/** A roster file is smaller than this, in bytes. */
export const mostRosterBytes = 50 * 1024 * 1024;

/** Bringing in a roster: read, show what would change, change it, take it back. */
export function rosterRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;
  const waiting = new ShortMemory<Roster>(waitsFor, 20);

  return new Hono<Env>()
    .get(
      '/staff/roster',
      staffOnly((c, staff) => page(c, staff, { done: doneIn(c.req.query('done')) }), mayImport),
    )
    .post(
      '/staff/roster',
      staffOnly(async (c, staff) => {
        const { file } = await c.req.parseBody().catch(() => ({ file: undefined }));
        if (!(file instanceof File) || file.size === 0) return page(c, staff, { slip: 'roster.no-file' });
        const roster = await readRosterZip(new Uint8Array(await file.arrayBuffer()), today(clock), file.name);
        if (roster.problems.length > 0) return page(c, staff, { problems: roster.problems });
        const token = newToken();
        waiting.remember(staff.school + token, roster);
        return c.redirect(`/staff/roster/plans/${token}`, 303);
      }, mayImport),
    )
    .get(
      '/staff/roster/plans/:token',
      staffOnly((c, staff) => plan(c, staff, c.req.query('school')), mayImport),
    )
    .post(
      '/staff/roster/plans/:token/application',
      staffOnly(async (c, staff) => {
        const form = await readForm(c);
        const roster = rosterIn(c, staff)?.schools.find(({ sourceId }) => sourceId === form.text('school'));
        if (!roster) return page(c, staff, { slip: 'roster.again' });
        if (!(await applyImport(ground, staff.school, roster, staff.id, form.has('sure')))) return plan(c, staff, roster.sourceId, true);
        await rememberSource(database.outsideSchools as Db, staff.school, roster.sourceId);
        return c.redirect('/staff/roster?done=applied', 303);
      }, mayImport),
    )
    .post(
      '/staff/roster/imports/:id/undoing',
      staffOnly(async (c, staff) => {
        const id = c.req.param('id') ?? '';
        if (!isUuid(id)) throw new NotThere();
        if (!(await undoImport(ground, staff.school, id))) throw new Clash();
        return c.redirect('/staff/roster?done=undone', 303);
      }, mayImport),
    );

  function rosterIn(c: Context<Env>, staff: Staff): Roster | undefined {
    return waiting.recall(staff.school + (c.req.param('token') ?? ''));
  }

  async function page(c: Context<Env>, staff: Staff, shown: Omit<Parameters<typeof RosterPage>[0], 'frame' | 'imports'>): Promise<Response> {
    const imports = await database.inSchool(staff.school, (db: Db) => rosterImports(db, staff.school));
    return show(c, <RosterPage frame={frameOf(c, ground)} imports={imports} {...shown} />, shown.slip || shown.problems ? 422 : 200);
  }

  async function plan(c: Context<Env>, staff: Staff, asked: string | undefined, slip = false): Promise<Response> {
    const roster = rosterIn(c, staff);
    if (!roster) return page(c, staff, { slip: 'roster.again' });
    const chosen = await schoolIn(roster, staff, asked);
    const summary = chosen && (await planImport(ground, staff.school, chosen, staff.id));
    const schools = roster.schools.map(({ sourceId, name }) => ({ sourceId, name }));
    return show(
      c,
      <RosterPlanPage
        frame={frameOf(c, ground)}
        token={c.req.param('token') ?? ''}
        schools={schools}
        chosen={chosen?.sourceId}
        summary={summary}
        slip={slip}
      />,
      slip ? 422 : 200,
    );
  }

  /** The one that was chosen, the one of last time, or the only one. */
  async function schoolIn({ schools }: Roster, staff: Staff, asked: string | undefined): Promise<RosterSchool | undefined> {
    const before = asked ?? (await sourceOf(database.outsideSchools as Db, staff.school));
    return schools.find(({ sourceId }) => sourceId === before) ?? (schools.length === 1 ? schools[0] : undefined);
  }
}

const doneIn = (word: string | undefined): 'roster.applied' | 'roster.undone' | undefined =>
  word === 'applied' ? 'roster.applied' : word === 'undone' ? 'roster.undone' : undefined;
