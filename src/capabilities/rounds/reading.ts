import type { Ground } from '../../platform/ground.ts';
import { idFor } from '../../platform/secrets/random.ts';
import { unseal } from '../../platform/secrets/seal.ts';
import type { Day } from '../../platform/time/clock.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { personKeys } from '../people/index.ts';
import { wordsKey } from './keys.ts';
import type { AttachmentKind, SaidWhole } from './rules/attachments.ts';
import { asked, type Question } from './rules/questions.ts';
import { lateWordsFor, namedAnswerFor, namedAnswersFor, namelessWordsFor, type SealedNamedAnswer } from './store/answers.ts';
import { type Db, type OpenRound, type Part, partsOf, roundOf } from './store/rounds.ts';

/** What somebody said by name, with the questions it answers. */
export interface NamedSaid {
  name: string;
  saidOn: Day;
  answers: { question: Question; said: SaidWhole }[];
}

/** What was said by name in a round to this member of staff, in the order of names. */
export async function namedIn({ database, keys }: Ground, staff: Staff, round: OpenRound): Promise<NamedSaid[]> {
  return database.inSchool(staff.school, async (db: Db) => {
    const sealed = await namedAnswersFor(db, staff, round.id);
    const opening = await personKeys(db, staff.school, keys.schoolKey(staff.school), [...new Set(sealed.map(({ personId }) => personId))]);
    const parts = await partsOf(db, staff.school, round.id);
    return sealed.flatMap((one) => opened(one, opening.get(one.personId), parts));
  });
}

/** One of them, as it stands beneath a promise. */
export async function namedAnswerIn({ database, keys }: Ground, staff: Staff, id: string): Promise<(NamedSaid & { round: OpenRound }) | undefined> {
  return database.inSchool(staff.school, async (db: Db) => {
    const sealed = await namedAnswerFor(db, staff, id);
    const round = sealed && ((await roundOf(db, staff.school, sealed.roundId)) as OpenRound | undefined);
    if (!sealed || !round) return undefined;
    const opening = await personKeys(db, staff.school, keys.schoolKey(staff.school), [sealed.personId]);
    const [said] = opened(sealed, opening.get(sealed.personId), await partsOf(db, staff.school, round.id));
    return said && { ...said, round };
  });
}

function opened({ id, givenName, familyName, saidOn, words }: SealedNamedAnswer, key: Buffer | undefined, parts: Part[]): NamedSaid[] {
  if (!key) return [];
  const said: SaidWhole = JSON.parse(unseal(key, words, id).toString());
  const answered = (question: Question): boolean => [said.choices, said.words, said.attached ?? {}].some((part) => question.id in part);
  const questions = new Map(
    parts
      .flatMap((part) => part.questions)
      .filter(answered)
      .map((question) => [question.id, question]),
  );
  return [{ name: `${givenName} ${familyName}`, saidOn, answers: [...questions.values()].map((question) => ({ question, said })) }];
}

interface SaidWords extends Pick<SaidWhole, 'words' | 'attached'> {
  id: string;
}

/** What one person said to one question without a name: words, or where that what they spoke or drew lies. */
type OneSaid = { id: string; words?: string | undefined } & Partial<Record<AttachmentKind, string>>;

/** What was said to one question without a name. */
export interface NamelessWords {
  question: Question;
  said: OneSaid[];
}

/**
 * The words said without a name in a settled round, question by question. Each question has its own ids and its own order, so that
 * nobody can lay what one person said to several questions side by side.
 */
export async function namelessIn(ground: Ground, staff: Staff, round: OpenRound): Promise<NamelessWords[]> {
  const key = wordsKey(ground, staff.school);
  return ground.database.inSchool(staff.school, async (db: Db) => {
    const sealed = [...(await namelessWordsFor(db, staff, round.id)), ...(await lateWordsFor(db, staff, round.id))];
    const said = sealed.map(({ id, words }): SaidWords => ({ ...JSON.parse(unseal(key, words, round.id).toString()), id }));
    const parts = await partsOf(db, staff.school, round.id);
    const questions = new Map(parts.flatMap((part) => asked(part.questions)).map((question) => [question.id, question]));
    return [...questions.values()]
      .filter(({ kind, isByName }) => kind === 'words' && !isByName)
      .map((question) => ({
        question,
        said: said
          .flatMap(({ id, words, attached = {} }) =>
            words[question.id] || attached[question.id]
              ? [{ id: idFor(key, `${id} ${question.id}`), words: words[question.id], ...attached[question.id] }]
              : [],
          )
          .sort((a, b) => (a.id < b.id ? -1 : 1)),
      }));
  });
}
