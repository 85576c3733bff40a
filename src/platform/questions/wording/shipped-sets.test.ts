import { describe, expect, test } from 'vitest';
import checkIn from '../../../../content/check-in.json' with { type: 'json' };
import distanceLearning from '../../../../content/distance-learning.json' with { type: 'json' };
import lookBack from '../../../../content/lookback.json' with { type: 'json' };
import needs from '../../../../content/needs.json' with { type: 'json' };
import { languages } from '../../texts/words.ts';
import { findingsInQuestion } from '../../wording/shared-with-browser/questions.ts';
import { forbiddenIn } from './forbidden-questions.ts';

type Text = Record<string, string>;

interface Option {
  id: string;
  text: Text;
  skip?: boolean;
  coarse?: string;
}

interface Question {
  id: string;
  type: string;
  sensitive?: string;
  options?: Option[];
  options_from?: string;
  coarse_options?: { id: string; text: Text }[];
  text_young?: Text;
}

interface ShippedList {
  /** For example `lookback pupil 6-9`. */
  name: string;
  audience: 'pupil' | 'parent' | 'staff';
  age?: string;
  ids: string[];
  questions: Question[];
}

const sets = [lookBack, distanceLearning, needs];

const questionsIn = (set: object): Question[] => ['staff', 'pupil', 'parent', 'questions'].flatMap((part) => (set as Record<string, Question[]>)[part] ?? []);

const lists: ShippedList[] = sets.flatMap((set) =>
  Object.entries(set.shipped).flatMap(([audience, shipped]): ShippedList[] => {
    const listOf = (ids: string[], age?: string): ShippedList => ({
      name: [set.id, audience, age].filter(Boolean).join(' '),
      audience: audience as ShippedList['audience'],
      ...(age && { age }),
      ids,
      questions: questionsIn(set).filter(({ id }) => ids.includes(id)),
    });
    return Array.isArray(shipped) ? [listOf(shipped)] : Object.entries(shipped as Record<string, string[]>).map(([age, ids]) => listOf(ids, age));
  }),
);

/** What the audience of a list reads as the question; the youngest get simpler words where there are any. */
function wordsOf(question: Question, { audience, age }: ShippedList): Text {
  const texts = question as unknown as Record<string, Text | undefined>;
  return ((age === '6-9' && texts.text_young) || texts.text || texts[audience]) as Text;
}

const optionsOf = (question: Question, audience: string): Option[] =>
  question.options_from === 'items'
    ? (needs.items as unknown as Record<string, Text | undefined>[])
        .filter((item) => item[audience])
        .map((item) => ({ id: String(item.id), text: item[audience] as Text }))
    : (question.options ?? []);

/** Every text of a set with the way to it. */
function textsIn(value: unknown, where: string): { where: string; text: Text }[] {
  if (typeof value !== 'object' || value === null || where.endsWith('/review')) return [];
  if ('nl' in value && typeof value.nl === 'string') return [{ where, text: value as Text }];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${where}/${key}`));
}

const gapsIn = (text: string): string[] => [...text.matchAll(/\{[^}]*\}/g)].map((found) => found[0]).sort();

describe.each(sets)('$id', (set) => {
  const texts = textsIn(set, '');
  const questions = questionsIn(set);

  test('has every text in five languages, and what staff read in Dutch', () => {
    expect(texts.length).toBeGreaterThan(60);
    for (const { where, text } of texts)
      for (const language of where.startsWith('/staff') ? ['nl'] : languages)
        expect([where, language, text[language]]).toEqual([where, language, expect.stringMatching(/^\S(.*\S)?$/u)]);
  });

  test('has the same gaps to fill in in every language, with nothing glued to them', () => {
    for (const { where, text } of texts)
      for (const [language, words] of Object.entries(text)) {
        expect([where, language, gapsIn(words)]).toEqual([where, language, gapsIn(text.nl ?? '')]);
        expect([where, language, words]).toEqual([where, language, expect.not.stringMatching(/[\p{L}'’]\{|\}['’]?\p{L}/u)]);
      }
  });

  test('says who has read each language', () => {
    expect(Object.keys(set.review)).toEqual([...languages]);
    expect(set.review.nl).toBe('source');
    for (const state of Object.values(set.review)) expect(['source', 'draft', 'read']).toContain(state);
  });

  test('gives each question and each answer a name of its own, and no answer a number', () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    for (const { id, options = [] } of questions) {
      const ids = options.map((option) => option.id);
      expect([id, new Set(ids).size]).toEqual([id, ids.length]);
      for (const option of ids) expect([id, option]).toEqual([id, expect.stringMatching(/^[a-z_]+$/)]);
    }
    expect(JSON.stringify(set)).not.toMatch(/"(value|score|weight)":/);
  });

  test('joins more than three answers into at most three for a report of a class', () => {
    for (const { id, type, options = [], coarse_options: coarse = [] } of questions) {
      const answers = options.filter(({ skip }) => !skip);
      const needsCoarse = type === 'single' && answers.length > 3;
      expect([id, coarse.length > 0]).toEqual([id, needsCoarse]);
      expect([id, coarse.length <= 3, new Set(coarse.map((option) => option.id)).size]).toEqual([id, true, coarse.length]);
      for (const option of options)
        expect([id, option.id, option.coarse]).toEqual([
          id,
          option.id,
          needsCoarse && !option.skip ? expect.toSatisfy((joined) => coarse.some((wider) => wider.id === joined)) : undefined,
        ]);
      for (const wider of coarse) expect([id, wider.id, options.some((option) => option.coarse === wider.id)]).toEqual([id, wider.id, true]);
    }
  });
});

describe('what a school gets when it changes nothing', () => {
  test('is there for pupils of every age, for parents and, about distance learning, for staff', () => {
    expect(lists.map(({ name }) => name)).toEqual([
      'lookback pupil 6-9',
      'lookback pupil 10-13',
      'lookback pupil 14-18',
      'lookback parent',
      'distance-learning pupil 6-9',
      'distance-learning pupil 10-13',
      'distance-learning pupil 14-18',
      'distance-learning parent',
      'distance-learning staff',
      'needs pupil 6-9',
      'needs pupil 10-13',
      'needs pupil 14-18',
      'needs parent',
    ]);
  });

  test.each(lists)('$name: questions that are there, each once, with words for whom they are asked', (list) => {
    expect(new Set(list.ids).size).toBe(list.ids.length);
    expect(list.questions.map(({ id }) => id).sort()).toEqual([...list.ids].sort());
    for (const question of list.questions) {
      expect([question.id, wordsOf(question, list)?.nl]).toEqual([question.id, expect.any(String)]);
      expect([question.id, question.type]).not.toEqual([question.id, 'ref']);
      if (list.audience !== 'staff') expect(question).toMatchObject({ optional: true });
    }
  });

  test.each(lists)('$name: at most ten screens, seven for the youngest', ({ ids, age }) => {
    expect(ids.length).toBeGreaterThanOrEqual(4);
    expect(ids.length).toBeLessThanOrEqual(age === '6-9' ? 7 : 10);
  });

  test.each(lists)('$name: begins and ends with something good, with what weighs in the middle and the wish to talk near the end', ({ ids, questions }) => {
    const good = /\.(good|helped|proud|worked|keep|going_well|look_forward)$/;
    expect([ids[0], ids.at(-1)]).toEqual([expect.stringMatching(good), expect.stringMatching(good)]);
    for (const { id, sensitive } of questions) {
      if (sensitive === 'medium' || sensitive === 'high') expect([id, ids.indexOf(id) > 0 && ids.indexOf(id) < ids.length - 1]).toEqual([id, true]);
      if (id.endsWith('.talk')) expect(ids.length - 1 - ids.indexOf(id)).toBe(1);
    }
  });

  test('leaves the families that the school lost to their own register', () => {
    const asked = lists.flatMap(({ ids }) => ids);
    for (const id of ['dl.s.lost', 'dl.s.when', 'dl.s.why', 'dl.s.asked', 'needs.q.contact']) expect(asked).not.toContain(id);
    expect(distanceLearning.staff_note.nl).toMatch(/register/);
  });

  test.each(lists)('$name: asks nothing that may never be asked', (list) => {
    for (const question of list.questions) {
      const asked = [wordsOf(question, list), ...optionsOf(question, list.audience).map(({ text }) => text)];
      for (const words of asked.flatMap((text) => Object.values(text)))
        expect([question.id, words, forbiddenIn(words)]).toEqual([question.id, words, undefined]);
    }
  });

  test.each(lists.filter(({ audience }) => audience !== 'staff'))('$name: in plain Dutch', (list) => {
    for (const question of list.questions) {
      const words = wordsOf(question, list).nl ?? '';
      expect([words, findingsInQuestion(words)]).toEqual([words, []]);
    }
  });

  test.each(lists.filter(({ age }) => age === '6-9'))('$name: in short words for the youngest', (list) => {
    for (const question of list.questions)
      for (const sentence of (wordsOf(question, list).nl ?? '').match(/[^.?!]+[.?!]/g) ?? []) {
        expect([sentence, sentence.trim().split(/\s+/).length <= 9]).toEqual([sentence, true]);
        expect([sentence, /\p{L}{11,}/u.test(sentence)]).toEqual([sentence, false]);
      }
  });
});

test('the check-in, too, asks nothing that may never be asked', () => {
  for (const { where, text } of [...textsIn(checkIn.questions, ''), ...textsIn(checkIn.followups, '')])
    for (const words of Object.values(text)) expect([where, words, forbiddenIn(words)]).toEqual([where, words, undefined]);
});
