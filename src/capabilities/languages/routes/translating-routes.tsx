import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { today } from '../../../platform/time/clock.ts';
import { NotThere, Unreadable } from '../../../platform/web/errors.ts';
import { type Form, readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { namesOf } from '../../people/index.ts';
import { TranslatePage } from '../pages/translate-page.tsx';
import { purposeIn } from '../rules/agreeing.ts';
import type { TypedPart } from '../rules/translating.ts';
import type { Db } from '../store/rows.ts';
import { chooseWhetherMachineShows } from '../store/school-choice.ts';
import { agreeToTranslate, keepUnchecked, partsToDraft, saveTranslation, type TextToTranslate, textToTranslate } from '../store/translating.ts';
import { isOtherLanguage, type OtherLanguage } from '../tables.ts';
import { draftsOf, type TranslationServer } from '../translation-server.ts';
import { translatingList } from './translating-list.tsx';
import { choosers, translators } from './translators.ts';

/** The list of the school's own texts, and each in each language. */
export function translatingRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .get(
      '/staff/own-texts',
      staffOnly((c, staff) => translatingList(c, ground, staff), translators),
    )
    .post(
      '/staff/own-texts/choice',
      staffOnly(async (c, staff) => {
        const choice = (await readForm(c)).oneOf('machine', ['show', 'hide']);
        if (!choice) throw new Unreadable();
        await database.inSchool(staff.school, (db: Db) => chooseWhetherMachineShows(db, staff, choice === 'show'));
        return c.redirect('/staff/own-texts', 303);
      }, choosers),
    )
    .post(
      '/staff/own-texts/:id/agreement',
      staffOnly(async (c, staff) => {
        const form = await readForm(c);
        const language = languageIn(form.text('language'));
        const said = { purpose: form.text('purpose'), conditions: form.all('condition') };
        const decision = purposeIn(said);
        if ('slip' in decision) return translatePage(c, staff, language, { agreement: { form: said, slip: decision.slip } }, 422);
        const { id } = await textAsked(c, staff);
        await database.inSchool(staff.school, (db: Db) => agreeToTranslate(db, staff, id, decision.purpose, today(clock)));
        return c.redirect(`/staff/own-texts/${id}/${language}`, 303);
      }, translators),
    )
    .get(
      '/staff/own-texts/:id/:language',
      staffOnly(
        (c, staff) =>
          translatePage(c, staff, languageIn(c.req.param('language')), { done: (['saved', 'drafted'] as const).find((done) => done === c.req.query('done')) }),
        translators,
      ),
    )
    .post(
      '/staff/own-texts/:id/:language',
      staffOnly(async (c, staff) => {
        const language = languageIn(c.req.param('language'));
        const form = await readForm(c);
        const isChecked = form.text('do') === 'check';
        const { id, purpose } = await textAsked(c, staff);
        if (!purpose) return translatePage(c, staff, language, {}, 409);
        const typed = partsIn(form);
        const slips = await database.inSchool(staff.school, (db: Db) =>
          saveTranslation(db, staff, id, typed, { language, isChecked, way: 'typed', day: today(clock) }),
        );
        if (slips.size === 0 && form.text('do') === 'draft') return draft(c, staff, language);
        if (slips.size === 0) return c.redirect(`/staff/own-texts/${id}/${language}?done=saved`, 303);
        const kept = new Map(typed.filter(({ key }) => slips.has(key)).map(({ key, words }) => [key, words]));
        return translatePage(c, staff, language, { slips, typed: kept }, 409);
      }, translators),
    );

  /** A first version by the machine that the school chose, for what nobody translated yet. What was typed is kept by now. */
  async function draft(c: Context<Env>, staff: Staff, language: OtherLanguage): Promise<Response> {
    const text = await textAsked(c, staff);
    const open = partsToDraft(text, language);
    const server = serverIn(ground);
    if (server && open.length > 0) {
      const answer = await draftsOf(
        server,
        open.map(({ dutch }) => dutch),
        language,
      );
      if ('slip' in answer) return translatePage(c, staff, language, { draftSlip: answer.slip }, 422);
      const words = new Map(
        open.flatMap(({ key, dutch }, at) => {
          const made = answer.drafts[at];
          return made === undefined ? [] : [[key, { dutch, words: made }] as const];
        }),
      );
      await database.inSchool(staff.school, (db: Db) => keepUnchecked(db, staff, text.id, { language, way: 'by-machine', words }));
      if (words.size < open.length) return translatePage(c, staff, language, { draftSlip: 'draft.some' }, 422);
    }
    return c.redirect(`/staff/own-texts/${text.id}/${language}?done=drafted`, 303);
  }

  /** @throws NotThere */
  async function textAsked(c: Context<Env>, staff: Staff): Promise<TextToTranslate> {
    const id = c.req.param('id') ?? '';
    const text = isUuid(id) ? await database.inSchool(staff.school, (db: Db) => textToTranslate(db, staff, id)) : undefined;
    if (!text) throw new NotThere();
    return text;
  }

  type Shown = Pick<Parameters<typeof TranslatePage>[0], 'slips' | 'typed' | 'agreement' | 'done' | 'draftSlip'>;

  async function translatePage(c: Context<Env>, staff: Staff, language: OtherLanguage, shown: Shown, status: 200 | 409 | 422 = 200): Promise<Response> {
    const { translations, parts, agreedById, ...text } = await textAsked(c, staff);
    const own = translations.filter((some) => some.language === language);
    const ids = [...own.map(({ checkedById }) => checkedById), agreedById].filter((id) => id !== null);
    const names = await database.inSchool(staff.school, (db: Db) => namesOf(db, staff.school, ids));
    const nameOf = (id: string | null): string | null => (id && names.get(id)) ?? null;
    const withNames = parts.map(({ key, dutch }) => {
      const found = own.find((some) => some.key === key);
      return { key, dutch, translation: found && { ...found, checkedBy: nameOf(found.checkedById) } };
    });
    const server = serverIn(ground);
    const canDraft = server && partsToDraft({ ...text, agreedById, parts, translations }, language).length > 0;
    return show(
      c,
      <TranslatePage
        frame={frameOf(c, ground)}
        text={{ ...text, agreedBy: nameOf(agreedById) }}
        language={language}
        parts={withNames}
        draftsAt={canDraft ? new URL(server.url).host : undefined}
        {...shown}
      />,
      status,
    );
  }
}

const serverIn = ({ settings }: Ground): TranslationServer | undefined =>
  settings.translateUrl === undefined ? undefined : { url: settings.translateUrl, key: settings.translateKey };

/** @throws NotThere */
function languageIn(text: string | undefined): OtherLanguage {
  if (!isOtherLanguage(text)) throw new NotThere();
  return text;
}

const partsIn = (form: Form): TypedPart[] =>
  form.all('part').map((key) => ({
    key,
    words: form.text(`words-${key}`),
    ofDutch: form.text(`dutch-${key}`),
    was: form.text(`was-${key}`),
    stillHolds: form.has(`still-${key}`),
  }));
