import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground, HeardOccasion, Saying } from '../../../platform/ground.ts';
import { today } from '../../../platform/time/clock.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, hasRole, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff, StaffRole } from '../../../platform/web/visitor.ts';
import { cleaned } from '../../languages/index.tsx';
import { schoolById } from '../../people/index.ts';
import { ListPage } from '../pages/list-page.tsx';
import { PrintPage } from '../pages/print-page.tsx';
import { longestHeard, ThemesPage } from '../pages/themes-page.tsx';
import { type Db, languagesRead, layWith, makeTheme, sourcesOf, themesOf } from '../store.ts';
import { linesOf, occasionsOf, toldOf } from '../telling.ts';

/** Who answers themes, besides those who read what was said. */
export const answeringRoles: readonly StaffRole[] = ['leadership', 'care', 'bridge'];

type Slip = 'themes.empty' | 'themes.too-long' | 'sayings.choose';

/** Making themes of what people said. */
export function themeRoutes(ground: Ground): Hono<Env> {
  const { database, clock, settings } = ground;

  return new Hono<Env>()
    .get(
      '/staff/you-said',
      staffOnly(async (c, staff) => {
        const occasions = await database.inSchool(staff.school, (db: Db) => linesOf(db, ground, staff.school));
        return show(c, <ListPage frame={frameOf(c, ground)} occasions={occasions} />);
      }),
    )
    .get(
      '/staff/you-said/:occasion',
      staffOnly(async (c, staff) => page(c, staff, await occasionIn(c, ground, staff))),
    )
    .post(
      '/staff/you-said/:occasion/themes',
      staffOnly(async (c, staff) => {
        const occasion = await occasionIn(c, ground, staff);
        if (!reads(staff, occasion)) throw new NotThere();
        const form = await readForm(c);
        const typed = { heard: cleaned(form.text('heard')), to: form.text('to') || 'new', chosen: form.all('saying') };
        const known = new Set((await sayingsOf(ground, staff, occasion.id)).map(({ id }) => id));
        const sayings = typed.chosen.filter((id) => known.has(id));
        const slip = slipOf(typed, sayings.length);
        if (slip) return page(c, staff, occasion, { typed, slip });
        await database.inSchool(staff.school, async (db: Db) => {
          const themes = await themesOf(db, staff.school, [occasion.id]);
          // A second tap on a slow line says the same again: it makes no second theme.
          const existing = themes.find(({ id, heard }) => (typed.to === 'new' ? heard === typed.heard : id === typed.to))?.id;
          const theme = existing ?? (await makeTheme(db, staff, occasion.id, typed.heard, today(clock)));
          await layWith(db, staff.school, occasion.id, theme, sayings);
        });
        return c.redirect(`/staff/you-said/${occasion.id}`, 303);
      }),
    )
    .get(
      '/staff/you-said/:occasion/print',
      staffOnly(async (c, staff) => {
        const occasion = await occasionIn(c, ground, staff);
        const { sheets, slug } = await database.inSchool(staff.school, async (db: Db) => {
          const read = ['nl' as const, ...(await languagesRead(db, staff.school))];
          const each = [];
          for (const language of read) each.push({ language, occasion: await toldOf(db, staff.school, occasion, { language, day: today(clock) }) });
          return { sheets: each, slug: (await schoolById(db, staff.school)).slug };
        });
        return show(c, <PrintPage frame={frameOf(c, ground)} sheets={sheets} publicAddress={`${settings.address}/said/${slug}`} />);
      }),
    );

  async function page(c: Context<Env>, staff: Staff, occasion: HeardOccasion, shown: { typed?: Typed; slip?: Slip } = {}): Promise<Response> {
    const said = await sayingsOf(ground, staff, occasion.id);
    const { themes, sources, slug } = await database.inSchool(staff.school, async (db: Db) => ({
      themes: await themesOf(db, staff.school, [occasion.id]),
      sources: await sourcesOf(db, staff.school, occasion.id),
      slug: (await schoolById(db, staff.school)).slug,
    }));
    const lines = themes.map(({ id, heard, answer }) => ({
      id,
      heard,
      answer,
      sources: [...sources.values()].filter((theme) => theme === id).length,
    }));
    return show(
      c,
      <ThemesPage
        frame={frameOf(c, ground)}
        occasion={occasion}
        themes={lines}
        sayings={said.map((saying) => ({ ...saying, themeId: sources.get(saying.id) }))}
        isReader={reads(staff, occasion)}
        mayAnswer={hasRole(staff, answeringRoles)}
        publicAddress={`${settings.address}/said/${slug}`}
        {...shown}
      />,
      shown.slip ? 422 : 200,
    );
  }
}

interface Typed {
  heard: string;
  to: string;
  chosen: string[];
}

function slipOf({ heard, to }: Typed, sayings: number): Slip | undefined {
  if (to !== 'new') return sayings === 0 ? 'sayings.choose' : undefined;
  if (!heard) return 'themes.empty';
  return heard.length > longestHeard ? 'themes.too-long' : undefined;
}

export const reads = (staff: Staff, { readerIds }: HeardOccasion): boolean => readerIds.includes(staff.id);

async function occasionIn(c: Context<Env>, ground: Ground, staff: Staff): Promise<HeardOccasion> {
  const id = c.req.param('occasion') ?? '';
  const occasions = isUuid(id) ? await ground.database.inSchool(staff.school, (db: Db) => occasionsOf(db, ground, staff.school)) : [];
  const occasion = occasions.find((one) => one.id === id);
  if (!occasion) throw new NotThere();
  return occasion;
}

/** What was said, as far as this member of staff may read it. */
export async function sayingsOf(ground: Ground, staff: Staff, occasionId: string): Promise<Saying[]> {
  return (await Promise.all(ground.heard.map((offer) => offer.sayings(ground, staff, occasionId)))).flat();
}
