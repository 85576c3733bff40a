import distanceLearning from '../../../../content/distance-learning.json' with { type: 'json' };
import lookback from '../../../../content/lookback.json' with { type: 'json' };
import needs from '../../../../content/needs.json' with { type: 'json' };
import type { Text } from '../../../platform/texts/text.ts';
import { type Version, versions } from '../../../platform/two-books/books.ts';
import type { Question, QuestionOption } from './questions.ts';

/** Questions that a school can put as they are. */
export interface SetOfQuestions {
  id: string;
  title: Text;
  /** All there are for a version, in the order of the set; none where it is not put to them. */
  questions: Record<Version, Question[]>;
  /** Those that are put unless the school says otherwise, in the order in which they are put. */
  shipped: Record<Version, string[]>;
}

type Audience = 'pupil' | 'parent' | 'staff';

const audienceOf = (version: Version): Audience => (version === 'guardian' ? 'parent' : version === 'staff' ? 'staff' : 'pupil');

interface ContentOption {
  id: string;
  text: Text;
  skip?: boolean;
  coarse?: string;
}

interface ContentQuestion {
  id: string;
  type: string;
  text: Text;
  text_young?: Text;
  help?: Text;
  options?: ContentOption[];
  coarse_options?: { id: string; text: Text }[];
  sensitive?: string;
  visible_to?: string;
}

interface Need {
  id: string;
  pupil?: Text;
  parent?: Text;
}

interface ContentSet {
  id: string;
  title: Text;
  shipped: { pupil?: Partial<Record<Version, string[]>>; parent?: string[]; staff?: string[] };
}

const lists = (set: unknown, audience: Audience): ContentQuestion[] => (set as Partial<Record<Audience, ContentQuestion[]>>)[audience] ?? [];

/** The questions about needs are written once, with words for pupils and for parents. */
function needsFor(audience: Audience): ContentQuestion[] {
  if (audience === 'staff') return [];
  const all = needs.questions as unknown as (Omit<ContentQuestion, 'text'> & { pupil?: Text; parent?: Text; options_from?: string })[];
  return all.flatMap((question) => {
    const text = question[audience];
    if (!text) return [];
    const items = question.options_from ? (needs.items as unknown as Need[]) : [];
    return [
      { ...question, text, ...(items.length > 0 && { options: items.flatMap((need) => (need[audience] ? [{ id: need.id, text: need[audience] }] : [])) }) },
    ];
  });
}

const kindsByType: Record<string, Question['kind']> = { single: 'choice', multi: 'several' };

/** Answers that ask for nobody. */
const staysAway = ['no', 'unsure', 'need.none'];

function questionOf(content: ContentQuestion, version: Version): Question {
  const options = (content.options ?? []).map(
    ({ id, text, skip, coarse }): QuestionOption => ({ id, text, ...(skip && { isSkip: true }), ...(coarse && { coarse }) }),
  );
  const wishes = /\.(talk|needs)$/.test(content.id) ? options.filter(({ id, isSkip }) => !isSkip && !staysAway.includes(id)).map(({ id }) => id) : [];
  return {
    id: content.id,
    kind: kindsByType[content.type] ?? 'words',
    text: (version === '6-9' && content.text_young) || content.text,
    ...(content.help && { helper: content.help }),
    options,
    ...(content.coarse_options && { coarse: content.coarse_options }),
    ...((content.visible_to === 'chosen_person_only' || wishes.length > 0) && { isByName: true as const }),
    ...(/^text_audio/.test(content.type) && { canBeSpoken: true as const }),
    ...(content.type === 'text_audio_draw' && { canBeDrawn: true as const }),
    ...(content.sensitive === 'high' && { isPrivate: true as const }),
    ...(wishes.length > 0 && { asksForPerson: wishes }),
  };
}

function setOf(content: ContentSet, questionsOf: (audience: Audience) => ContentQuestion[]): SetOfQuestions {
  const each = <Value>(value: (version: Version) => Value) =>
    Object.fromEntries(versions.map((version) => [version, value(version)])) as Record<Version, Value>;
  return {
    id: content.id,
    title: content.title,
    questions: each((version) =>
      questionsOf(audienceOf(version))
        .filter(canBePut)
        .map((question) => questionOf(question, version)),
    ),
    shipped: each((version) => {
      const { pupil, parent, staff } = content.shipped;
      return (version === 'guardian' ? parent : version === 'staff' ? staff : pupil?.[version]) ?? [];
    }),
  };
}

/** What points to another set, or belongs to the register of families that the school lost, is not put in a round. */
const canBePut = ({ type }: ContentQuestion): boolean => !['ref', 'private_list'].includes(type);

export const shippedSets: readonly SetOfQuestions[] = [
  setOf(lookback as unknown as ContentSet, (audience) => lists(lookback, audience)),
  setOf(distanceLearning as unknown as ContentSet, (audience) => lists(distanceLearning, audience)),
  setOf(needs as unknown as ContentSet, needsFor),
];

/** What a school can do about a need, in Dutch; nothing for other options. */
export const schoolCan = (optionId: string): string[] => (needs.items.find(({ id }) => id === optionId)?.school_can ?? []) as string[];

/** What a school starts with: the shipped questions of a set in their order. */
export const firstQuestions = (set: SetOfQuestions, version: Version): Question[] =>
  set.shipped[version].flatMap((id) => set.questions[version].find((question) => question.id === id) ?? []);
