import { Hono } from 'hono';
import type { Ground } from '../../../platform/ground.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, familyOnly, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import { PhraseGroupPage, PhraseGroupsPage, StaffPhrasesPage } from '../pages/phrases-pages.tsx';
import { phraseGroups } from '../rules/phrases.ts';
import type { Db } from '../store/rows.ts';
import { languagesRead } from '../store/translating.ts';
import { isOtherLanguage, otherLanguages } from '../tables.ts';

/** Sentences for who do not speak the same language. */
export const phraseRoutes = (ground: Ground): Hono<Env> =>
  new Hono<Env>()
    .get(
      '/p/phrases',
      familyOnly((c, person) => show(c, <PhraseGroupsPage frame={frameOf(c, ground)} reader={person.kind} />)),
    )
    .get(
      '/p/phrases/:group',
      familyOnly((c, person) => {
        const group = phraseGroups.find(({ id }) => id === c.req.param('group'));
        if (!group) throw new NotThere();
        return show(c, <PhraseGroupPage frame={frameOf(c, ground)} reader={person.kind} group={group} />);
      }),
    )
    .get(
      '/staff/phrases',
      staffOnly(async (c, staff) => {
        const read = await ground.database.inSchool(staff.school, (db: Db) => languagesRead(db, staff.school));
        return c.redirect(`/staff/phrases/${otherLanguages.find((language) => read.has(language)) ?? otherLanguages[0]}`, 303);
      }),
    )
    .get(
      '/staff/phrases/:language',
      staffOnly((c) => {
        const language = c.req.param('language');
        if (!isOtherLanguage(language)) throw new NotThere();
        return show(c, <StaffPhrasesPage frame={frameOf(c, ground)} language={language} />);
      }),
    );
