import { describe, expect, test } from 'vitest';
import { languages } from '../../platform/texts/words.ts';
import { madeUpPlan } from './made-up-plan.ts';
import { type Plan, refusalsOf } from './rules/planning.ts';
import { reassuranceFor, waysToTell, welcomeStarter } from './rules/reassurance.ts';
import { welcomeRefusal } from './rules/welcoming.ts';
import { adviceOn, countsAGap, speaksOfTests } from './rules/wording.ts';

test.each([
  ['De toets van rekenen inhalen', true],
  ['Gemiste toetsen', true],
  ['Je inhaaltoets', true],
  ['Kijken welke punten je mist', true],
  ['Oefenen voor het examen', true],
  ['Een startproef', true],
  ['Geen toetsen deze week', false],
  ['We beginnen zonder één toets', false],
  ['Samen binnenkomen langs de groene deur', false],
  ['Je oude plaats terugnemen', false],
  ['Het toetsenbord van de computer', false],
])('"%s" speaks of tests: %s', (words, expected) => {
  expect(speaksOfTests(words)).toBe(expected);
});

test.each([
  ['Jullie zijn 3 maanden achter', true],
  ['Twee weken gemist', true],
  ['40 % kan nog niet lezen', true],
  ['Een half jaar achterstand', true],
  ['Elke dag 15 minuten lezen', false],
  ['Vanaf 8.30 uur', false],
  ['Iedereen miste dingen', false],
])('"%s" says by number how much was missed: %s', (words, expected) => {
  expect(countsAGap(words)).toBe(expected);
});

test('words that make people afraid get advice, and are no refusal', () => {
  expect(adviceOn('De zwakke leerlingen krijgen bijspijkerlessen').map(({ instead }) => instead)).toEqual([
    'dingen gemist, opnieuw leren, tijd nemen',
    'Wie nog wat meer tijd nodig heeft',
  ]);
  expect(adviceOn('Iedereen miste dingen.')).toEqual([]);
});

describe('a plan', () => {
  const whole: Plan = { ...madeUpPlan, reviewOn: '2026-12-18', answerableId: 'an', substituteId: 'tom' };
  const staffIds = new Set(['an', 'tom']);
  test.each([
    ['nothing about home', { notHome: '' }, { notHome: 'refused.empty' }],
    ['tests first', { first: 'We beginnen met een niveautest.' }, { first: 'refused.tests-first' }],
    ['a first step of tests', { steps: [{ what: 'Toetsen', forWhom: '', when: '', standing: 'coming' as const }] }, { steps: 'refused.tests-first' }],
    ['no steps', { steps: [] }, { steps: 'refused.no-steps' }],
    ['a number that frightens', { progress: 'Nog 20 % te gaan.' }, { progress: 'refused.gap' }],
    ['no day to look again', { reviewOn: undefined }, { reviewOn: 'refused.day' }],
    ['one person for both', { substituteId: 'an' }, { substitute: 'refused.same-person' }],
    ['forty pages', { learn: 'x'.repeat(120_000) }, { learn: 'refused.too-long' }],
    ['everything', {}, {}],
  ] as const)('with %s', (_, changed, expected) => {
    expect(refusalsOf({ ...whole, ...(changed as Partial<Plan>) }, '2026-11-24', staffIds)).toEqual(expected);
  });
});

describe('a welcome', () => {
  const step = { what: 'Samen binnenkomen', when: 'morgen', isDone: false };
  const whole = { words: welcomeStarter, steps: [step], answerableId: 'an', substituteId: 'tom' };
  test.each([
    ['no words', { words: '' }, 'welcome.no-words'],
    ['tests in the welcome', { words: 'Fijn dat je er bent. Er wachten 4 toetsen.' }, 'welcome.tests'],
    ['no step', { steps: [] }, 'welcome.no-steps'],
    ['a missed test as first step', { steps: [{ ...step, what: 'De gemiste toets van Frans' }, step] }, 'welcome.tests-first'],
    ['a test later on', { steps: [step, { ...step, what: 'Samen kiezen welke toets telt' }] }, undefined],
    ['a number', { steps: [step, { ...step, what: 'Je bent 4 maanden achter' }] }, 'welcome.gap'],
    ['nobody', { answerableId: '' }, 'welcome.somebody'],
    ['one person for both', { substituteId: 'an' }, 'welcome.same-person'],
    ['everything', {}, undefined],
  ])('with %s', (_, changed, expected) => {
    expect(welcomeRefusal({ ...whole, ...changed }, new Set(['an', 'tom']))).toBe(expected);
  });
});

test('what everybody hears first is there for every age in every language, and in three ways to tell it', () => {
  for (const listener of ['6-9', '10-13', '14-18', 'guardian'] as const) {
    const texts = languages.map((language) => reassuranceFor(listener, language));
    expect(new Set(texts).size).toBe(languages.length);
    for (const text of texts) expect(text.length).toBeGreaterThan(60);
  }
  expect(waysToTell).toHaveLength(3);
});
