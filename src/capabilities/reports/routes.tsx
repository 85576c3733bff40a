import { type Context, Hono } from 'hono';
import { isUuid } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { readDay } from '../../platform/time/school-days.ts';
import { NotThere } from '../../platform/web/errors.ts';
import { frameOf } from '../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../platform/web/guards.ts';
import { show } from '../../platform/web/show.tsx';
import type { Staff } from '../../platform/web/visitor.ts';
import { networkRoutes } from './network-routes.tsx';
import { PublicationPage } from './pages/publication-page.tsx';
import { PublicationsPage, safetyAddress } from './pages/publications-page.tsx';
import { SafetyPage } from './pages/safety-page.tsx';
import { columnWidths, rowsOf } from './pages/table-rows.ts';
import { certificateFor, publicationFor, seesWholeReport, type VisiblePublication } from './reading.ts';
import { attackOn } from './small-groups/attacker.ts';
import type { Certificate } from './small-groups/certificate.ts';
import { asLp } from './small-groups/problem.ts';
import { csvOf, xlsxOf } from './spreadsheet.ts';
import { type After, type Db, publications } from './store.ts';
import { staffWords as t } from './texts/staff.ts';

const shownAtOnce = 30;

/** The school's picture: what was published, of whom, as a sheet to take along, and the proof. */
export function reportRoutes(ground: Ground): Hono<Env> {
  return new Hono<Env>()
    .route('/', networkRoutes(ground))
    .get(
      '/staff/reports',
      staffOnly(async (c, staff) => {
        const found = await ground.database.inSchool(staff.school, (db: Db) => publications(db, staff, afterIn(c), shownAtOnce + 1));
        const shown = found.slice(0, shownAtOnce);
        const last = shown.at(-1);
        const older = found.length > shownAtOnce && last ? `/staff/reports?before=${last.openedOn}&id=${last.id}` : undefined;
        return show(c, <PublicationsPage frame={frameOf(c, ground)} publications={shown} seesWhole={seesWholeReport(staff)} older={older} />);
      }),
    )
    .get(
      safetyAddress,
      staffOnly((c) => show(c, <SafetyPage frame={frameOf(c, ground)} />)),
    )
    .get(
      '/staff/reports/:id',
      staffOnly(async (c, staff) => page(c, await publicationIn(c, staff), undefined)),
    )
    .get(
      '/staff/reports/:id/groups/:group',
      staffOnly(async (c, staff) => page(c, await publicationIn(c, staff), c.req.param('group'))),
    )
    .get(
      '/staff/reports/:id/tables.csv',
      staffOnly(async (c, staff) => file(c, csvOf(rowsOf(await untouchedIn(c, staff))), { type: 'text/csv; charset=utf-8', name: 'cijfers.csv' })),
    )
    .get(
      '/staff/reports/:id/tables.xlsx',
      staffOnly(async (c, staff) =>
        file(c, xlsxOf(t('sheet.name'), rowsOf(await untouchedIn(c, staff)), columnWidths), {
          type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          name: 'cijfers.xlsx',
        }),
      ),
    )
    .get(
      '/staff/reports/:id/questions/:place/certificate.json',
      staffOnly(async (c, staff) => file(c, await certificateIn(c, staff), { type: 'application/json; charset=utf-8', name: 'bewijs.json' })),
    )
    .get(
      '/staff/reports/:id/questions/:place/problem.lp',
      staffOnly(async (c, staff) => {
        const { published } = JSON.parse(await certificateIn(c, staff)) as Certificate;
        return file(c, asLp(attackOn(published).problem), { type: 'text/plain; charset=utf-8', name: 'rekenmodel.lp' });
      }),
    );

  function page(c: Context<Env>, publication: VisiblePublication, wanted: string | undefined): Response {
    const group = wanted === undefined ? publication.groups[0] : publication.groups.find(({ id }) => id === wanted);
    if (!group) throw new NotThere();
    return show(c, <PublicationPage frame={frameOf(c, ground)} publication={publication} group={group} />);
  }

  async function publicationIn(c: Context<Env>, staff: Staff): Promise<VisiblePublication> {
    const publication = await publicationFor(ground, staff, c.req.param('id') ?? '');
    if (!publication) throw new NotThere();
    return publication;
  }

  /** What was changed behind the program's back does not leave as a file either. */
  async function untouchedIn(c: Context<Env>, staff: Staff): Promise<VisiblePublication> {
    const publication = await publicationIn(c, staff);
    if (!publication.isUntouched) throw new NotThere();
    return publication;
  }

  async function certificateIn(c: Context<Env>, staff: Staff): Promise<string> {
    const certificate = await certificateFor(ground, staff, c.req.param('id') ?? '', Number(c.req.param('place')));
    if (certificate === undefined) throw new NotThere();
    return certificate;
  }
}

function file(c: Context<Env>, content: string | Uint8Array, { type, name }: { type: string; name: string }): Response {
  c.header('Content-Type', type);
  c.header('Content-Disposition', `attachment; filename="${name}"`);
  return c.body(typeof content === 'string' ? content : new Uint8Array(content));
}

function afterIn(c: Context<Env>): After | undefined {
  const { before = '', id = '' } = c.req.query();
  const openedOn = readDay(before);
  return openedOn && isUuid(id) ? { openedOn, id } : undefined;
}
