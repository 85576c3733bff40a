import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { adviceInWords, isForbidden, whyForbidden } from '../../../platform/questions/wording/in-words.ts';
import { newCode } from '../../../platform/secrets/random.ts';
import type { Text } from '../../../platform/texts/text.ts';
import { languages } from '../../../platform/texts/words.ts';
import { readerOf, type Version, versions } from '../../../platform/two-books/books.ts';
import { organisers } from '../../../platform/two-books/organisers.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { type Form, readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { type OwnForm, QuestionsPage } from '../pages/questions-page.tsx';
import { edited, kindIn, optionsIn, ownQuestion, type QuestionRefusal, refusalOf, refusalOfOptions } from '../rules/editing.ts';
import type { Question } from '../rules/questions.ts';
import { shippedSets } from '../rules/shipped-sets.ts';
import { changeDraft, type Db, type Part, partsOf, type Round, roundOf, saveParts } from '../store/rounds.ts';
import { staffWords as t } from '../texts/staff.ts';
import { speakTo } from '../texts/texts.ts';

/** What is typed on the page of one version. */
interface Typed {
  edition: number;
  chosen: { id: string; words: string }[];
  /** Words by question, also of those that are not put. */
  words: Map<string, string>;
  own: OwnForm;
}

/** Choosing the questions of a draft, in the words of the school, with questions of its own. */
export function questionRoutes(ground: Ground): Hono<Env> {
  const { database } = ground;

  return new Hono<Env>()
    .get(
      '/staff/rounds/:id/questions/:version',
      staffOnly(async (c, staff) => {
        const { round, part } = await partIn(c, staff);
        return page(c, round, part, asKept(round, part), { isSaved: c.req.query('saved') !== undefined });
      }, organisers),
    )
    .post(
      '/staff/rounds/:id/questions/:version',
      staffOnly(async (c, staff) => {
        const { round, part } = await partIn(c, staff);
        const typed = readTyped(await readForm(c), round);
        const own = typed.own.words || typed.own.options ? { ...typed.own, kind: kindIn(typed.own.kind), lines: optionsIn(typed.own.options) } : undefined;
        const ownSlips = own && { words: refusalOf(own.words), options: refusalOfOptions(own.kind, own.lines) };
        const slips = new Map(
          typed.chosen.flatMap(({ id, words }) => (isOwnWords(round, part, id, words) && refusalOf(words) ? [[id, refusalOf(words)] as const] : [])),
        );
        if (slips.size > 0 || ownSlips?.words || ownSlips?.options) return page(c, round, part, typed, { slips, ...(ownSlips && { ownSlips }) });
        const kept = edited(part.questions, candidatesFor(round, part), typed.chosen);
        const questions = own
          ? [...kept, ownQuestion(`own.${newCode(10)}`, { words: own.words, kind: own.kind, options: own.lines }, agreeWords(part.version))]
          : kept;
        const isSaved = await database.inSchool(staff.school, async (db: Db) => {
          const isOurs = await changeDraft(db, staff.school, round.id, typed.edition, {});
          if (isOurs) await saveParts(db, staff.school, round.id, [{ version: part.version, questions }]);
          return isOurs;
        });
        if (!isSaved) return page(c, round, part, { ...typed, edition: round.edition }, { isClash: true });
        return c.redirect(`/staff/rounds/${round.id}/questions/${part.version}?saved`, 303);
      }, organisers),
    );

  async function partIn(c: Context<Env>, staff: Staff): Promise<{ round: Round; part: Part }> {
    const id = c.req.param('id') ?? '';
    const version = versions.find((known) => known === c.req.param('version'));
    if (!isUuid(id) || !version) throw new NotThere();
    return database.inSchool(staff.school, async (db: Db) => {
      const round = await roundOf(db, staff.school, id);
      const part = (await partsOf(db, staff.school, id)).find((one) => one.version === version);
      if (!round || round.openedOn || !part) throw new NotThere();
      return { round, part };
    });
  }

  interface Shown {
    slips?: ReadonlyMap<string, QuestionRefusal | undefined>;
    ownSlips?: { words: QuestionRefusal | undefined; options: QuestionRefusal | undefined };
    isClash?: boolean;
    isSaved?: boolean;
  }

  function page(c: Context<Env>, round: Round, part: Part, typed: Typed, { slips, ownSlips, isClash = false, isSaved = false }: Shown): Response {
    const chosen = new Set(typed.chosen.map(({ id }) => id));
    const candidates = candidatesFor(round, part).map((question) => {
      const words = typed.words.get(question.id) ?? question.text.nl;
      const slip = slips?.get(question.id);
      return {
        question,
        words,
        isChosen: chosen.has(question.id),
        slip: slipInWords(slip),
        advice: isOwnWords(round, part, question.id, words) ? adviceInWords(words) : [],
      };
    });
    return show(
      c,
      <QuestionsPage
        frame={frameOf(c, ground)}
        roundId={round.id}
        version={part.version}
        edition={typed.edition}
        candidates={candidates}
        own={typed.own}
        ownSlips={{ words: slipInWords(ownSlips?.words), options: slipInWords(ownSlips?.options) }}
        isClash={isClash}
        isSaved={isSaved}
      />,
      isClash ? 409 : slips || ownSlips ? 422 : 200,
    );
  }
}

const noOwn: OwnForm = { words: '', kind: 'choice', options: '' };

const asKept = ({ edition }: Round, { questions }: Part): Typed => ({
  edition,
  chosen: questions.map(({ id, text }) => ({ id, words: text.nl })),
  words: new Map(questions.map(({ id, text }) => [id, text.nl])),
  own: noOwn,
});

function readTyped(form: Form, { edition }: Round): Typed {
  const asked = new Set(form.all('ask'));
  const words = new Map<string, string>();
  for (let place = 0; form.has(`id-${place}`); place++) words.set(form.text(`id-${place}`), form.text(`words-${place}`));
  return {
    edition: Number.parseInt(form.text('edition'), 10) || edition,
    chosen: [...words].filter(([id]) => asked.has(id)).map(([id, text]) => ({ id, words: text })),
    words,
    own: { words: form.text('own-words'), kind: form.text('own-kind') || noOwn.kind, options: form.text('own-options') },
  };
}

/** The questions of the set, and those that the school made itself; what is put comes in front, in its order. */
function candidatesFor({ kind }: Round, { version, questions }: Part): Question[] {
  const shipped = shippedSets.find(({ id }) => id === kind)?.questions[version] ?? [];
  const put = new Set(questions.map(({ id }) => id));
  return [...questions, ...shipped.filter(({ id }) => !put.has(id))];
}

/** Whether these words are the school's and not those that ship. */
function isOwnWords({ kind }: Round, { version }: Part, id: string, words: string): boolean {
  const shipped = shippedSets.find((set) => set.id === kind)?.questions[version].find((question) => question.id === id);
  return shipped?.text.nl !== words;
}

/** Beside the field. */
function slipInWords(refusal: QuestionRefusal | undefined): string | undefined {
  if (!refusal) return undefined;
  return isForbidden(refusal) ? whyForbidden(refusal) : t(refusal);
}

const agreeWords = (version: Version): Record<'yes' | 'between' | 'no' | 'skip', Text> => {
  const inAll = (key: 'agree.yes' | 'agree.between' | 'agree.no' | 'agree.skip'): Text =>
    Object.fromEntries(languages.map((language) => [language, speakTo(readerOf(version), language)(key)])) as Text;
  return { yes: inAll('agree.yes'), between: inAll('agree.between'), no: inAll('agree.no'), skip: inAll('agree.skip') };
};
