import { type Context, Hono } from 'hono';
import type { Ground } from '../../../platform/ground.ts';
import { today } from '../../../platform/time/clock.ts';
import { readDay } from '../../../platform/time/school-days.ts';
import { Clash, NotThere } from '../../../platform/web/errors.ts';
import { type Form, readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { answerers, classesOf } from '../../people/index.ts';
import { readDoubts } from '../line.ts';
import { ChoosePage, ContradictionPage, type StandingRule } from '../pages/choose-page.tsx';
import { type DraftForm, DraftPage } from '../pages/draft-page.tsx';
import { contradictionsOf } from '../rules/holding.ts';
import { type Draft, type DraftRefusals, refusalsOf, tooLongIn } from '../rules/publishing.ts';
import { noWords, starters, subjectOf } from '../rules/starters.ts';
import { plainWords, wordFields } from '../rules/words.ts';
import { standingRule } from '../standing.ts';
import {
  type Agreement,
  addDraft,
  agreementsOf,
  agreementsOnSubject,
  askStaff,
  beginAgreement,
  type Db,
  type Published,
  publish,
  removeDraft,
  saveDraft,
  subjectNamed,
  type Version,
} from '../store/versions.ts';
import { type Group, groups } from '../tables.ts';
import { agreementIn, writersOnly } from './agreement-in.ts';
import { showAgreement } from './reading-routes.tsx';

const longestSubject = 60;

/** Where the leadership writes, lays before the staff and publishes. */
export function writingRoutes(ground: Ground): Hono<Env> {
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
      staffOnly(async (c, staff) => {
        const { agreement, draft } = await database.inSchool(staff.school, async (db: Db) => draftIn(c, db, staff));
        return showDraft(c, staff, agreement, { form: asForm(draft), edition: draft.edition });
      }, writersOnly),
    )
    .post(
      '/staff/agreements/:id/draft',
      staffOnly(async (c, staff) => {
        const typed = await readForm(c);
        const form = formIn(typed);
        const isAsking = typed.text('do') === 'ask';
        if (typed.has('look')) {
          const { agreement } = await database.inSchool(staff.school, (db: Db) => draftIn(c, db, staff));
          return showDraft(c, staff, agreement, { form, edition: typed.text('edition') });
        }
        const { agreement, draft, isSaved, refusals } = await database.inSchool(staff.school, async (db: Db) => {
          const found = await draftIn(c, db, staff);
          const said = await draftOf(db, staff, form);
          const tooLong = tooLongIn(said);
          if (Object.keys(tooLong).length > 0) return { ...found, isSaved: undefined, refusals: tooLong };
          const isSaved = await saveDraft(db, staff.school, { ...found.draft, edition: typed.text('edition') }, said);
          const refusals = isAsking ? await refusalsFor(db, staff, found.agreement, said) : {};
          if (isSaved && isAsking && Object.keys(refusals).length === 0) await askStaff(db, staff.school, found.draft.id, today(clock));
          return { ...found, isSaved, refusals };
        });
        if (isSaved === undefined) return showDraft(c, staff, agreement, { form, edition: typed.text('edition'), refusals, state: 'refused' });
        if (!isSaved) return showDraft(c, staff, agreement, { form, edition: draft.edition, state: 'clash' });
        if (Object.keys(refusals).length > 0) {
          const fresh = await database.inSchool(staff.school, (db: Db) => draftIn(c, db, staff));
          return showDraft(c, staff, agreement, { form, edition: fresh.draft.edition, refusals, state: 'refused' });
        }
        return c.redirect(isAsking || draft.askedOn ? `/staff/agreements/${agreement.id}` : `/staff/agreements/${agreement.id}/draft`, 303);
      }, writersOnly),
    )
    .post(
      '/staff/agreements/:id/draft/removal',
      staffOnly(async (c, staff) => {
        await database.inSchool(staff.school, async (db: Db) => removeDraft(db, staff.school, (await draftIn(c, db, staff)).agreement));
        return c.redirect('/staff/agreements', 303);
      }, writersOnly),
    )
    .post(
      '/staff/agreements/:id/publication',
      staffOnly(async (c, staff) => {
        const outcome = await database.inSchool(staff.school, (db: Db) => publishIn(c, db, staff));
        if ('refusals' in outcome) {
          const { agreement, draft, refusals } = outcome;
          return showDraft(c, staff, agreement, { form: asForm(draft), edition: draft.edition, refusals, state: 'refused' });
        }
        if ('contradicts' in outcome) {
          const { agreement, rule, contradicts } = outcome;
          return show(c, <ContradictionPage frame={frameOf(c, ground)} agreementId={agreement.id} draft={rule} others={contradicts} />, 422);
        }
        if ('doubt' in outcome) return showAgreement(c, ground, staff, { slip: 'doubt.open' });
        return c.redirect(`/staff/agreements/${outcome.id}`, 303);
      }, writersOnly),
    );

  type Outcome =
    | { id: string }
    | { doubt: true }
    | { agreement: Agreement; draft: Version; refusals: DraftRefusals }
    | { agreement: Agreement; rule: StandingRule; contradicts: StandingRule[] };

  /** Publishes where nothing stands in the way. Whoever comes second on a subject waits here, and then sees what the first one published. */
  async function publishIn(c: Context<Env>, db: Db, staff: Staff): Promise<Outcome> {
    const { subjectId } = await agreementIn(c, db, staff);
    const onSubject = await agreementsOnSubject(db, staff.school, subjectId);
    const agreement = onSubject.find(({ id }) => id === c.req.param('id'));
    const draft = agreement?.draft;
    if (!agreement || !draft?.askedOn) throw new NotThere();
    const said = asDraft(draft);
    const refusals = await refusalsFor(db, staff, agreement, said);
    if (Object.keys(refusals).length > 0) return { agreement, draft, refusals };
    const doubts = await readDoubts(db, ground, staff.school, [draft.id]);
    if (doubts.some(({ answer }) => answer === undefined)) return { doubt: true };
    const others = onSubject.filter(({ id }) => id !== agreement.id).map(({ published }) => published);
    const contradicts = contradictionsOf<Published>({ ...draft, from: said.from ?? '', until: said.until ?? '' }, others);
    if (contradicts.length > 0) {
      const rules = [];
      for (const version of contradicts) rules.push(await standingRule(db, staff.school, version));
      return { agreement, rule: await standingRule(db, staff.school, draft), contradicts: rules };
    }
    if (!(await publish(db, staff, agreement, draft, today(clock)))) throw new Clash();
    return { id: agreement.id };
  }

  /** The draft of an agreement; where only a published version is there the next draft begins from it. */
  async function draftIn(c: Context<Env>, db: Db, staff: Staff): Promise<{ agreement: Agreement; draft: Version }> {
    const agreement = await agreementIn(c, db, staff);
    if (agreement.draft) return { agreement, draft: agreement.draft };
    const latest = agreement.published.at(-1);
    if (!latest) throw new NotThere();
    await addDraft(db, staff, { id: agreement.id, versions: agreement.published.length }, { ...asDraft(latest), whatChanged: '' }, today(clock));
    const fresh = await agreementIn(c, db, staff);
    if (!fresh.draft) throw new Clash();
    return { agreement: fresh, draft: fresh.draft };
  }

  async function refusalsFor(db: Db, staff: Staff, { published }: Agreement, draft: Draft): Promise<DraftRefusals> {
    const people = await answerers(db, staff.school);
    return refusalsOf(draft, { day: today(clock), staffIds: new Set(people.map(({ id }) => id)), isChange: published.length > 0 });
  }

  /** What was typed, as far as it names classes that are there. */
  async function draftOf(db: Db, staff: Staff, { groups: chosen, classes, from, until, answerable, substitute, ...words }: DraftForm): Promise<Draft> {
    const known = new Set((await classesOf(db, staff)).map(({ id }) => id));
    const people = new Set((await answerers(db, staff.school)).map(({ id }) => id));
    return {
      ...words,
      groups: groups.filter((group) => chosen.includes(group)),
      // Who chose a class that is gone did not choose the whole school.
      classIds: classes.length > 0 ? classes.filter((id) => known.has(id)) : null,
      from: readDay(from),
      until: readDay(until),
      answerableId: people.has(answerable) ? answerable : '',
      substituteId: people.has(substitute) ? substitute : '',
    };
  }

  interface ShownDraft {
    form: DraftForm;
    edition: string;
    refusals?: DraftRefusals;
    state?: 'clash' | 'refused';
  }

  async function showDraft(c: Context<Env>, staff: Staff, agreement: Agreement, { form, edition, refusals = {}, state }: ShownDraft): Promise<Response> {
    const around = await database.inSchool(staff.school, async (db: Db) => ({
      classes: await classesOf(db, staff),
      staff: await answerers(db, staff.school),
    }));
    return show(
      c,
      <DraftPage
        frame={frameOf(c, ground)}
        agreementId={agreement.id}
        subject={agreement.subjectName}
        edition={edition}
        form={form}
        refusals={refusals}
        isChange={agreement.published.length > 0}
        isAsked={agreement.draft?.askedOn != null}
        state={state}
        {...around}
      />,
      state ? 422 : 200,
    );
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

const emptyDraft: Draft = {
  ...noWords,
  groups: ['pupils', 'guardians', 'staff'] satisfies Group[],
  classIds: null,
  from: undefined,
  until: undefined,
  answerableId: '',
  substituteId: '',
};

const asDraft = (version: Version): Draft => ({
  ...wordsOf(version),
  groups: version.groups,
  classIds: version.classIds,
  from: version.from ?? undefined,
  until: version.until ?? undefined,
  answerableId: version.answerableId ?? '',
  substituteId: version.substituteId ?? '',
});

const wordsOf = (version: Version): Pick<Version, (typeof wordFields)[number]> =>
  Object.fromEntries(wordFields.map((field) => [field, version[field]])) as Pick<Version, (typeof wordFields)[number]>;

const asForm = (version: Version): DraftForm => ({
  ...wordsOf(version),
  groups: version.groups,
  classes: version.classIds ?? [],
  from: version.from ?? '',
  until: version.until ?? '',
  answerable: version.answerableId ?? '',
  substitute: version.substituteId ?? '',
});

const formIn = (form: Form): DraftForm => ({
  ...(Object.fromEntries(wordFields.map((field) => [field, plainWords(form.text(field))])) as Record<(typeof wordFields)[number], string>),
  groups: form.all('groups'),
  classes: form.all('classes'),
  from: form.text('from'),
  until: form.text('until'),
  answerable: form.text('answerable'),
  substitute: form.text('substitute'),
});
