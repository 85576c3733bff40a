import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground, HeardOccasion } from '../../../platform/ground.ts';
import { today } from '../../../platform/time/clock.ts';
import { readDay } from '../../../platform/time/school-days.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { type Form, readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, hasRole, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { cleaned } from '../../languages/index.tsx';
import { answerers } from '../../people/index.ts';
import { type AnswerForm, AnswerPage, longestTold } from '../pages/answer-page.tsx';
import { longestHeard } from '../pages/themes-page.tsx';
import { type AnswerRefusal, refusalOf } from '../rules/answering.ts';
import { answerTheme, type Db, languagesRead, removeTheme, sourcesOf, type Theme, themeOf, unclearCount } from '../store.ts';
import { type ThemeAnswer, themeAnswers } from '../tables.ts';
import { occasionsOf } from '../telling.ts';
import { answeringRoles, reads, sayingsOf } from './staff-routes.tsx';

/** Answering a theme: yes, no or later. */
export function answerRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .get(
      '/staff/you-said/themes/:id',
      staffOnly(async (c, staff) => {
        const { theme, occasion } = await themeIn(c, staff);
        return page(c, staff, { theme, occasion, form: asKept(theme) });
      }),
    )
    .post(
      '/staff/you-said/themes/:id',
      staffOnly(async (c, staff) => {
        const { theme, occasion } = await themeIn(c, staff);
        const typed = await readForm(c);
        const form = readAnswer(typed);
        if (typed.has('look')) return page(c, staff, { theme, occasion, form });
        const answer = themeAnswers.find((known) => known === form.answer);
        const byDay = readDay(form.byDay);
        const people = await database.inSchool(staff.school, (db: Db) => answerers(db, staff.school));
        const slip = form.heard
          ? refusalOf({ answer, told: form.told, personId: form.personId, byDay }, today(clock), new Set(people.map(({ id }) => id)))
          : 'themes.empty';
        if (slip) return page(c, staff, { theme, occasion, form, slip });
        const given = { answer: answer as ThemeAnswer, personId: form.personId, byDay: byDay ?? null, heard: form.heard, told: form.told };
        await database.inSchool(staff.school, (db: Db) => answerTheme(db, staff, theme, given, today(clock)));
        return c.redirect(`/staff/you-said/${theme.occasionId}`, 303);
      }),
    )
    .post(
      '/staff/you-said/themes/:id/removal',
      staffOnly(async (c, staff) => {
        const { theme, occasion } = await themeIn(c, staff);
        // What families read an answer to does not vanish.
        if (!reads(staff, occasion) || theme.answer) throw new NotThere();
        await database.inSchool(staff.school, (db: Db) => removeTheme(db, staff.school, theme.id));
        return c.redirect(`/staff/you-said/${theme.occasionId}`, 303);
      }),
    );

  /** For those who answer, and those who read what was said. */
  async function themeIn(c: Context<Env>, staff: Staff): Promise<{ theme: Theme; occasion: HeardOccasion }> {
    const id = c.req.param('id') ?? '';
    return database.inSchool(staff.school, async (db: Db) => {
      const theme = isUuid(id) ? await themeOf(db, staff.school, id) : undefined;
      const occasion = (await occasionsOf(db, ground, staff.school)).find((one) => one.id === theme?.occasionId);
      if (!theme || !occasion || !(reads(staff, occasion) || hasRole(staff, answeringRoles))) throw new NotThere();
      return { theme, occasion };
    });
  }

  interface Shown {
    theme: Theme;
    occasion: HeardOccasion;
    form: AnswerForm;
    slip?: AnswerRefusal | 'themes.empty';
  }

  async function page(c: Context<Env>, staff: Staff, { theme, occasion, form, slip }: Shown): Promise<Response> {
    const said = await sayingsOf(ground, staff, occasion.id);
    const around = await database.inSchool(staff.school, async (db: Db) => ({
      people: await answerers(db, staff.school),
      languages: await languagesRead(db, staff.school),
      sources: await sourcesOf(db, staff.school, occasion.id),
      unclear: await unclearCount(db, staff.school, theme.id),
    }));
    return show(
      c,
      <AnswerPage
        frame={frameOf(c, ground)}
        themeId={theme.id}
        textId={theme.textId}
        occasionId={occasion.id}
        form={form}
        staff={around.people}
        languages={around.languages}
        sources={said.filter(({ id }) => around.sources.get(id) === theme.id).map(({ words }) => words)}
        unclear={around.unclear}
        slip={slip}
        mayRemove={reads(staff, occasion) && theme.answer === null}
      />,
      slip ? 422 : 200,
    );
  }
}

const asKept = ({ answer, personId, byDay, heard, told }: Theme): AnswerForm => ({
  answer: answer ?? '',
  personId: personId ?? '',
  byDay: byDay ?? '',
  heard,
  told: told ?? '',
});

const readAnswer = (form: Form): AnswerForm => ({
  answer: form.text('answer'),
  personId: form.text('person'),
  byDay: form.text('by-day'),
  heard: cleaned(form.text('heard').slice(0, longestHeard)),
  told: cleaned(form.text('told').slice(0, longestTold)),
});
