import { type ForbiddenSubject, forbiddenIn } from '../../../platform/questions/wording/forbidden-questions.ts';
import type { Text } from '../../../platform/texts/text.ts';
import { kinds, longestWords, type Question } from './questions.ts';

/** How a question of the school can be answered; freely is with words, a voice or a drawing. */
export const ownKinds = [...kinds, 'freely'] as const;
export type OwnKind = (typeof ownKinds)[number];

/** What a member of staff chose and wrote for one version. */
export interface Edited {
  /** Ids of the questions that are put, with the words as they stand on the page. */
  chosen: { id: string; words: string }[];
  own?: { words: string; kind: OwnKind; options: string[] } | undefined;
}

export type QuestionRefusal =
  | `forbidden.${ForbiddenSubject}`
  | 'question.empty'
  | 'question.too-long'
  | 'question.few-options'
  | 'question.many-options'
  | 'question.option-too-long'
  | 'question.twice';

export const longestQuestion = 200;
export const longestOption = 80;
const mostOptions = 12;

/** What stands in the way of putting these words; said beside the field. */
export function refusalOf(words: string): QuestionRefusal | undefined {
  if (!words) return 'question.empty';
  if (words.length > longestQuestion) return 'question.too-long';
  const subject = forbiddenIn(words);
  return subject && `forbidden.${subject}`;
}

export function refusalOfOptions(kind: OwnKind, options: readonly string[]): QuestionRefusal | undefined {
  if (kind === 'words' || kind === 'freely' || kind === 'agree') return undefined;
  if (options.length < 2) return 'question.few-options';
  if (options.length > mostOptions) return 'question.many-options';
  if (options.some((option) => option.length > longestOption)) return 'question.option-too-long';
  if (new Set(options.map((option) => option.toLocaleLowerCase('nl'))).size < options.length) return 'question.twice';
  const subject = options.map(forbiddenIn).find(Boolean);
  return subject && `forbidden.${subject}`;
}

/** One answer a line; empty lines are none. */
export const optionsIn = (lines: string): string[] =>
  lines
    .slice(0, longestWords)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

export const kindIn = (value: string | undefined): OwnKind => ownKinds.find((kind) => kind === value) ?? 'choice';

/** A question in the words of the school: they are Dutch, and other languages show them so. */
const inOwnWords = (question: Question, words: string): Question => (words === question.text.nl ? question : { ...question, text: { nl: words } });

/**
 * The questions as they are put from now on: those that stay keep their place, new ones come behind.
 * @param candidates all that can be chosen, as they ship or as the school made them
 */
export function edited(current: readonly Question[], candidates: readonly Question[], chosen: Edited['chosen']): Question[] {
  const words = new Map(chosen.map((one) => [one.id, one.words]));
  const all = new Map([...candidates, ...current].map((question) => [question.id, question]));
  const kept = current.filter(({ id }) => words.has(id)).map(({ id }) => id);
  const added = chosen.map(({ id }) => id).filter((id) => all.has(id) && !kept.includes(id));
  return [...kept, ...added].flatMap((id) => {
    const question = all.get(id);
    return question ? [inOwnWords(question, words.get(id) ?? question.text.nl)] : [];
  });
}

/** A question that a school makes itself. */
export function ownQuestion(
  id: string,
  { words, kind, options }: NonNullable<Edited['own']>,
  agreeWords: Record<'yes' | 'between' | 'no' | 'skip', Text>,
): Question {
  if (kind === 'words') return { id, kind, text: { nl: words }, options: [] };
  if (kind === 'freely') return { id, kind: 'words', text: { nl: words }, options: [], canBeSpoken: true, canBeDrawn: true };
  if (kind === 'agree') {
    const answers = (['yes', 'between', 'no'] as const).map((answer) => ({ id: answer, text: agreeWords[answer] }));
    return { id, kind, text: { nl: words }, options: [...answers, { id: 'skip', text: agreeWords.skip, isSkip: true }] };
  }
  const answers = options.map((option, place) => ({ id: `o${place + 1}`, text: { nl: option } }));
  return { id, kind, text: { nl: words }, options: [...answers, { id: 'skip', text: agreeWords.skip, isSkip: true }] };
}
