import { type Context, Hono } from 'hono';
import type { Ground } from '../../../platform/ground.ts';
import { today } from '../../../platform/time/clock.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { ChoosePage } from '../pages/choose-page.tsx';
import type { DraftForm } from '../pages/draft-page.tsx';
import { type Draft, type DraftRefusals, refusalsOf, tooLongIn } from '../rules/publishing.ts';
import { noWords, starters, subjectOf } from '../rules/starters.ts';
import { plainWords } from '../rules/words.ts';
import { addDraft, askStaff, beginAgreement, removeDraft, saveDraft, subjectNamed } from '../store/drafts.ts';
import { type Agreement, agreementsOf, type Db, type Version } from '../store/versions.ts';
import { agreementIn, writersOnly } from './agreement-in.ts';
import { draftIn, formIn } from './draft-form.ts';
import { choicesFor, draftOf, showDraft } from './draft-shown.tsx';

const longestSubject = 60;

/** Where the leadership writes what is agreed, and lays it before the staff. */
export function draftingRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .get(
      '/staff/agreements/new',
      staffOnly((c, staff) => chooseFrom(c, staff), writersOnly),
    )
    .post(
      '/staff/agreements',
      staffOnly(async (c, staff) => {
        const typed = plainWords((await readForm(c)).text('subject'));
        const { key, name, starter } = subjectOf(typed);
        if (!key) return chooseFrom(c, staff, { typed, slip: 'choose.empty' });
        if (typed.length > longestSubject) return chooseFrom(c, staff, { typed, slip: 'choose.too-long' });
        const id = await database.inSchool(staff.school, async (db: Db) => {
          const subject = { id: await subjectNamed(db, staff.school, key, name), name };
          return beginAgreement(db, staff, subject, { ...emptyDraft, ...(starter?.words ?? { ...noWords, title: name }) }, today(clock));
        });
        return c.redirect(`/staff/agreements/${id}/draft`, 303);
      }, writersOnly),
    )
    .get(
      '/staff/agreements/:id/draft',
      staffOnly((c, staff) => showDraft(c, ground, staff), writersOnly),
    )
    .post(
      '/staff/agreements/:id/draft',
      staffOnly(async (c, staff) => {
        const typed = await readForm(c);
        const form = formIn(typed);
        const edition = typed.text('edition');
        if (typed.has('look')) return showDraft(c, ground, staff, { form, edition });
        const isAsking = typed.text('do') === 'ask';
        const outcome = await database.inSchool(staff.school, (db: Db) => saveIn(c, db, staff, { form, edition, isAsking }));
        if (!outcome.isSaved && outcome.refusals) return showDraft(c, ground, staff, { form, edition, refusals: outcome.refusals, state: 'refused' });
        if (!outcome.isSaved) return showDraft(c, ground, staff, { form, state: 'clash' });
        if (outcome.refusals) return showDraft(c, ground, staff, { form, refusals: outcome.refusals, state: 'refused' });
        const page = `/staff/agreements/${c.req.param('id')}`;
        return c.redirect(outcome.isAsked ? page : `${page}/draft`, 303);
      }, writersOnly),
    )
    .post(
      '/staff/agreements/:id/draft/removal',
      staffOnly(async (c, staff) => {
        await database.inSchool(staff.school, async (db: Db) => removeDraft(db, staff.school, (await agreementIn(c, db, staff)).id));
        return c.redirect('/staff/agreements', 303);
      }, writersOnly),
    );

  /** `refusals` beside words that were saved keep them from being laid before the staff; beside words that were not they are too long. */
  type Saved = { isSaved: boolean; isAsked: boolean; refusals?: DraftRefusals };

  async function saveIn(c: Context<Env>, db: Db, staff: Staff, typed: { form: DraftForm; edition: string; isAsking: boolean }): Promise<Saved> {
    const { agreement, draft } = await draftOf(c, db, staff);
    const around = await choicesFor(db, staff);
    const said = draftIn(typed.form, { classIds: idsOf(around.classes), staffIds: idsOf(around.staff) });
    const tooLong = tooLongIn(said);
    if (!isEmpty(tooLong)) return { isSaved: false, isAsked: false, refusals: tooLong };
    const id = await keep(db, staff, agreement, { draft, said, edition: typed.edition });
    if (id === undefined) return { isSaved: false, isAsked: false };
    if (!typed.isAsking) return { isSaved: true, isAsked: draft?.askedOn != null };
    const refusals = refusalsOf(said, { day: today(clock), staffIds: idsOf(around.staff), isChange: agreement.published.length > 0 });
    if (!isEmpty(refusals)) return { isSaved: true, isAsked: false, refusals };
    await askStaff(db, staff.school, id, today(clock));
    return { isSaved: true, isAsked: true };
  }

  interface Kept {
    draft: Version | undefined;
    said: Draft;
    edition: string;
  }

  /** @returns the id of the draft; undefined when a colleague changed or began one meanwhile */
  async function keep(db: Db, staff: Staff, agreement: Agreement, { draft, said, edition }: Kept): Promise<string | undefined> {
    if (draft) return (await saveDraft(db, staff.school, draft, { edition, draft: said })) ? draft.id : undefined;
    return edition === '' ? addDraft(db, staff, { id: agreement.id, versions: agreement.published.length }, said, today(clock)) : undefined;
  }

  async function chooseFrom(c: Context<Env>, staff: Staff, shown: { typed?: string; slip?: 'choose.empty' | 'choose.too-long' } = {}): Promise<Response> {
    const agreements = await database.inSchool(staff.school, (db: Db) => agreementsOf(db, staff.school));
    const known = Map.groupBy(
      agreements.map((agreement) => ({ id: agreement.id, title: (agreement.published.at(-1) ?? agreement.draft)?.title || agreement.subjectName, agreement })),
      ({ agreement }) => subjectOf(agreement.subjectName).starter?.id ?? agreement.subjectName,
    );
    const own = [...known.keys()].filter((name) => !starters.some(({ id }) => id === name));
    return show(c, <ChoosePage frame={frameOf(c, ground)} starters={[...starters]} own={own} known={known} {...shown} />, shown.slip ? 422 : 200);
  }
}

const idsOf = (some: readonly { id: string }[]): Set<string> => new Set(some.map(({ id }) => id));

const isEmpty = (refusals: DraftRefusals): boolean => Object.keys(refusals).length === 0;

const emptyDraft: Draft = {
  ...noWords,
  groups: ['pupils', 'guardians', 'staff'],
  classIds: null,
  from: undefined,
  until: undefined,
  answerableId: '',
  substituteId: '',
};
