import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { answerRound, askedOf, endRound, openRoundAs, roundTables } from '../../testing/test-round.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { capabilities } from '../index.ts';
import { addMembers, addPersons, type PeopleDb } from '../people/index.ts';
import type { Question } from './rules/questions.ts';
import { firstQuestions, shippedSets } from './rules/shipped-sets.ts';
import { countedPerson, declaredTables, groupsOf, yearOf } from './rules/tables.ts';

/** Where the figures stand, on the list of all figures. */
const addressOf = (html: string, audience: string): string =>
  new RegExp(`<li>(?:(?!</li>).)*${audience},(?:(?!</li>).)*href="(/staff/reports/[\\w-]{36})"`, 's').exec(html)?.[1] ?? '';
const ofPupils = (html: string): string => addressOf(html, 'Leerlingen');

describe('the tables of a round', () => {
  const lookback = shippedSets.find(({ id }) => id === 'lookback') as (typeof shippedSets)[number];
  const tables = declaredTables('pupils', firstQuestions(lookback, '10-13'), 'de herfst');

  test('are of choices without a name only: not what is read by name, what is private, or words', () => {
    expect(tables.map(({ question }) => question)).toEqual(['lb.p.good', 'lb.p.how', 'lb.p.head', 'lb.p.asked']);
  });

  test('have no row for "liever niet", and wider answers for a class', () => {
    const how = tables.find(({ question }) => question === 'lb.p.how');
    expect(how?.text).toBe('Hoe was de herfst voor jou?');
    expect(how?.options.map(({ id, coarse }) => [id, coarse])).toEqual([
      ['great', 'good'],
      ['mostly_good', 'good'],
      ['mixed', 'mixed'],
      ['mostly_hard', 'hard'],
      ['very_hard', 'hard'],
    ]);
  });

  test('know no class of parents and staff', () => {
    expect(declaredTables('guardians', firstQuestions(lookback, 'guardian'), 'de herfst').flatMap(({ levels }) => levels)).not.toContain('class');
  });

  test('lay answers of parents beside each other by language, and those of nobody else', () => {
    const crossings = (['pupils', 'guardians', 'staff'] as const).map(
      (audience) => declaredTables(audience, firstQuestions(lookback, '10-13'), 'de herfst')[0]?.crossedBy,
    );
    expect(crossings).toEqual([undefined, 'language', undefined]);
  });

  test('leave out a question that was taken out', () => {
    const removed = firstQuestions(lookback, '10-13').map((question): Question => (question.id === 'lb.p.how' ? { ...question, isRemoved: true } : question));
    expect(declaredTables('pupils', removed, 'de herfst').map(({ question }) => question)).not.toContain('lb.p.how');
  });

  test.each([
    ['5A', '5'],
    ['12', '12'],
    ['1 Latijn', '1'],
    ['Kikkers', null],
  ])('%s is in year %s', (name, year) => expect(yearOf(name)).toBe(year));

  test('count a person by class and year, and nothing that is not counted', () => {
    const choices = { 'lb.p.how': ['great'], 'lb.p.hard': ['alone'] };
    expect(countedPerson(choices, { classId: 'c1', className: '5A', readsDutch: null }, tables)).toEqual({
      class: 'c1',
      year: 'year-5',
      answers: { 'lb.p.how': ['great'] },
    });
    expect(countedPerson(choices, { classId: null, className: null, readsDutch: false }, tables)).toEqual({
      class: null,
      year: null,
      traits: { language: 'other' },
      answers: { 'lb.p.how': ['great'] },
    });
  });

  test('know who was asked where', () => {
    const asked = [
      { classId: 'c1', className: '5A' },
      { classId: 'c1', className: '5A' },
      { classId: 'c2', className: 'Kikkers' },
      { classId: null, className: null },
    ];
    expect(groupsOf(asked)).toEqual({
      asked: { school: 4, c1: 2, 'year-5': 2, c2: 1 },
      groups: [
        { id: 'c1', level: 'class', name: '5A', within: 'year-5' },
        { id: 'year-5', level: 'year', name: '5e jaar', within: null },
        { id: 'c2', level: 'class', name: 'Kikkers', within: null },
      ],
    });
  });
});

describe('a round that is over', () => {
  let school: TestSchool;
  let round: string;
  beforeAll(async () => {
    school = await testSchool();
    const more = (className: '5A' | '6B', count: number) =>
      school.ground.database.inSchool(school.id, async (db: PeopleDb) => {
        const added = Array.from({ length: count }, (_, n) => ({
          id: crypto.randomUUID(),
          kind: 'pupil' as const,
          givenName: `Kind ${className} ${n}`,
          familyName: 'Maes',
        }));
        await addPersons(db, school.id, school.ground.keys.schoolKey(school.id), added);
        await addMembers(
          db,
          school.id,
          school.classes[className],
          added.map(({ id }) => id),
          'pupil',
        );
        return added.map(({ id }) => id);
      });
    const pupils = [...(await more('5A', 21)), ...(await more('6B', 19))];
    const guardians = Array.from({ length: 36 }, (_, n) => ({
      id: crypto.randomUUID(),
      kind: 'guardian' as const,
      givenName: `Ouder ${n}`,
      familyName: 'Maes',
      language: n % 2 === 0 ? ('nl' as const) : ('ar' as const),
    }));
    await school.ground.database.inSchool(school.id, (db: PeopleDb) => addPersons(db, school.id, school.ground.keys.schoolKey(school.id), guardians));
    round = await openRoundAs(school, 'lookback');
    for (const [n, { id }] of guardians.entries())
      await answerRound(await school.browserOfPerson(id), round, { 'q-lb-o-how': ['great', 'mixed', 'very_hard'][n % 3] as string });
    for (const [n, id] of pupils.entries())
      await answerRound(await school.browserOfPerson(id), round, {
        'q-lb-p-how': ['great', 'mostly_good', 'mixed', 'mostly_hard'][n % 4] as string,
        'q-lb-p-head': ['yes', 'some', 'no'][n % 3] as string,
        'q-lb-p-asked': 'no',
      });
  });
  afterAll(() => school.close());

  test('is published by itself, and in which class somebody was is then forgotten', async () => {
    const late = await askedOf(await school.browserOf('Zoë'), round);
    await endRound(school);
    await runJobs(school.ground, capabilities);
    const answers = await roundTables(school).answers(round);
    expect(answers).toHaveLength(76);
    expect(answers.filter(({ class_id, reads_dutch }) => class_id !== null || reads_dutch !== null)).toEqual([]);

    const veerle = await school.browserOf('Veerle');
    const list = await veerle.get('/staff/reports');
    expect(list.text).toContain('Terugblik · het eerste trimester');
    const address = ofPupils(list.html);
    const report = await veerle.get(address);
    expect(report.text).toContain('Hoe was het eerste trimester voor jou?');
    expect(report.text).not.toContain('Kind 5A');

    await (await school.browserOf('Zoë')).send(`/answers/rounds/${round}`, { ...late, 'q-lb-p-how': 'very_hard' });
    await runJobs(school.ground, capabilities);
    expect((await veerle.get(address)).text).toBe(report.text);
    expect((await veerle.get('/staff/reports')).text).toBe(list.text);
  });

  test('lays beside each other what parents say who read Dutch, and who read another language', async () => {
    const veerle = await school.browserOf('Veerle');
    const { html } = await veerle.get(addressOf((await veerle.get('/staff/reports')).html, 'Ouders'));
    const tables = [...html.matchAll(/<caption>([^<]*)<\/caption>/g)].map(([, caption]) => caption);
    expect(tables.slice(0, 3)).toEqual(['In cijfers: Alle ouders', 'In cijfers: Wie Nederlands leest', 'In cijfers: Wie een andere taal leest']);
    const sheet = await veerle.get(`${addressOf((await veerle.get('/staff/reports')).html, 'Ouders')}/tables.csv`);
    expect(sheet.text).toContain('Alle ouders · Wie een andere taal leest');
  });

  test('where nearly everybody said the same, a sentence stands and not a number', async () => {
    const veerle = await school.browserOf('Veerle');
    const address = ofPupils((await veerle.get('/staff/reports')).html);
    const { text } = await veerle.get(address);
    const asked = text.slice(text.indexOf('Vroeg iemand van de school hoe het met jou ging?'));
    expect(asked.slice(0, 400)).toMatch(/bijna iedereen/i);
  });

  test('a teacher finds the own class and no other', async () => {
    const bart = await school.browserOf('Bart');
    const address = ofPupils((await bart.get('/staff/reports')).html);
    const { text } = await bart.get(address);
    expect(text).toContain('5A');
    expect(text).not.toContain('6B');
  });

  test('in which nothing is counted is published nowhere, and forgets classes all the same', async () => {
    school.ground.clock.set('2026-11-24 10:00');
    const needs = await openRoundAs(school, 'needs', { period: 'de start' });
    await answerRound(await school.browserOf('Ada'), needs, { 'q-needs-q-look_forward': 'de uitstap' });
    await endRound(school, '2026-12-10 10:00');
    await runJobs(school.ground, capabilities);
    expect((await roundTables(school).answers(needs)).map(({ class_id }) => class_id)).toEqual([null]);
    expect((await (await school.browserOf('Veerle')).get('/staff/reports')).text).not.toContain('Wat heb je nodig?');
  });
});
