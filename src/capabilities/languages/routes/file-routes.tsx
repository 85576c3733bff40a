import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { ImportPage, type RefusedPart } from '../pages/import-page.tsx';
import { decideImport } from '../rules/importing.ts';
import { stateOf } from '../rules/states.ts';
import { readXliff, type XliffUnit } from '../rules/xliff/reading.ts';
import { xliffOf } from '../rules/xliff/writing.ts';
import type { Db } from '../store/rows.ts';
import { keepUnchecked, type TextToTranslate, textsToTranslate, textToTranslate } from '../store/translating.ts';
import { isOtherLanguage, type OtherLanguage } from '../tables.ts';
import { translatingList } from './translating-list.tsx';
import { translators } from './translators.ts';

/** Texts read at once for one file. */
const atOnce = 100;

/** Texts in one file: more than a school writes in years. */
const mostTexts = 500;

/** Parts that were not kept are shown up to so many. */
const mostRefusedShown = 200;

/** To a translator's own tool and back. */
export function fileRoutes(ground: Ground): Hono<Env> {
  const { database } = ground;
  return new Hono<Env>()
    .get(
      '/staff/own-texts/files/:language',
      staffOnly(async (c, staff) => {
        const language = c.req.param('language');
        if (!isOtherLanguage(language)) throw new NotThere();
        const texts = await database.inSchool(staff.school, (db: Db) => textsToSend(db, staff, language, c.req.query('text')));
        c.header('Content-Type', 'application/xliff+xml; charset=utf-8');
        c.header('Content-Disposition', `attachment; filename="vertalen-${language}.xlf"`);
        return c.body(xliffOf(texts, language));
      }, translators),
    )
    .post(
      '/staff/own-texts/files',
      staffOnly(async (c, staff) => {
        const { file } = await c.req.parseBody().catch(() => ({ file: undefined }));
        if (!(file instanceof File) || file.size === 0) return translatingList(c, ground, staff, 'xliff.no-file');
        const read = readXliff(new Uint8Array(await file.arrayBuffer()));
        if ('slip' in read) return translatingList(c, ground, staff, read.slip);
        return takeIn(c, staff, read.units);
      }, translators),
    );

  async function takeIn(c: Context<Env>, staff: Staff, units: XliffUnit[]): Promise<Response> {
    const groups = new Map<string, XliffUnit[]>();
    for (const unit of units) {
      const name = `${unit.textId} ${unit.language.slice(0, 2).toLowerCase()}`;
      const group = groups.get(name);
      if (group) group.push(unit);
      else groups.set(name, [unit]);
    }
    if (groups.size > mostTexts) return translatingList(c, ground, staff, 'xliff.too-large');
    const outcomes = await database.inSchool(staff.school, async (db: Db) => {
      const all = [];
      for (const group of groups.values()) all.push(await takeInText(db, staff, group));
      return all;
    });
    const kept = outcomes.flatMap((outcome) => outcome.kept);
    const refused = outcomes.flatMap((outcome) => outcome.refused);
    return show(c, <ImportPage frame={frameOf(c, ground)} kept={kept} refused={refused.slice(0, mostRefusedShown)} />, refused.length > 0 ? 422 : 200);
  }
}

type Outcome = Pick<Parameters<typeof ImportPage>[0], 'kept' | 'refused'>;

/** All parts of one text in one language. */
async function takeInText(db: Db, staff: Staff, units: XliffUnit[]): Promise<Outcome> {
  const { textId = '', language: said = '' } = units[0] ?? {};
  const language = said.slice(0, 2).toLowerCase();
  const text = isUuid(textId) ? await textToTranslate(db, staff, textId) : undefined;
  const refuse = (unit: XliffUnit, slip: RefusedPart['slip']): RefusedPart => ({
    slip,
    title: text?.title,
    source: unit.source,
    target: unit.target,
    dutch: text?.parts.find(({ key }) => key === unit.key)?.dutch,
  });
  if (!isOtherLanguage(language)) return { kept: [], refused: units.map((unit) => refuse(unit, 'import.language')) };
  if (!text) return { kept: [], refused: units.map((unit) => refuse(unit, 'import.unknown')) };
  const refused: RefusedPart[] = [];
  const keep = new Map<string, { dutch: string; words: string }>();
  const asItIs = { ...text, mayBeTranslated: text.purpose !== null, translations: text.translations.filter((some) => some.language === language) };
  for (const unit of units) {
    const decision = decideImport(asItIs, unit);
    if ('slip' in decision) refused.push(refuse(unit, decision.slip));
    else if ('keep' in decision) keep.set(unit.key, decision.keep);
  }
  const count = keep.size > 0 ? await keepUnchecked(db, staff, text.id, { language, way: 'imported', words: keep }) : 0;
  return { kept: count > 0 ? [{ id: text.id, title: text.title, language, count }] : [], refused };
}

/** One text, or all that may be translated and are not whole in this language yet. */
async function textsToSend(db: Db, staff: Staff, language: OtherLanguage, id: string | undefined): Promise<TextToTranslate[]> {
  if (id !== undefined) {
    const text = isUuid(id) ? await textToTranslate(db, staff, id) : undefined;
    if (!text) throw new NotThere();
    return [text];
  }
  const open: TextToTranslate[] = [];
  let after: TextToTranslate | undefined;
  do {
    const some = await textsToTranslate(db, staff, atOnce, after);
    open.push(...some.filter((text) => text.purpose !== null && !isWhole(text, language)));
    after = some.length === atOnce ? some.at(-1) : undefined;
  } while (after);
  return open;
}

const isWhole = ({ parts, translations }: TextToTranslate, language: OtherLanguage): boolean =>
  parts.every(
    ({ key, dutch }) =>
      stateOf(
        dutch,
        translations.find((some) => some.key === key && some.language === language),
      ) === 'checked',
  );
