import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { answerRound as answer, askedOf, endRound, hiddenIn, openRoundAs, planFor, roundTables } from '../../testing/test-round.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { capabilities } from '../index.ts';

let school: TestSchool;
let round: string;
beforeAll(async () => {
  school = await testSchool();
});
afterAll(() => school.close());

describe('a round begins', () => {
  test('in two minutes: a set, a period, who reads and who stands in', async () => {
    const veerle = await school.browserOf('Veerle');
    const list = await veerle.get('/staff/rounds');
    expect(list.text).toContain('Begin met Terugblik');
    const draft = await veerle.send('/staff/rounds', { set: 'lookback' });
    expect(draft.text).toContain('leerlingen van 10 tot 13: 9 vragen');
    expect(draft.text).toContain('ouders: 10 vragen');
    expect(draft.text).toContain('personeel: geen vragen: wordt niet gevraagd');
    const opened = await veerle.send(`${draft.path}/opening`, planFor(school, draft.html));
    expect(opened.path).toMatch(/\/people$/);
  });

  test.each([
    ['no period', { period: ' ' }, 'Zeg eerst over welke periode het gaat.'],
    ['nobody who reads', { reader: '' }, 'Kies eerst wie leest en antwoordt.'],
    ['a reader who did not say yes', { reader: 'Griet' }, 'Kies eerst wie leest en antwoordt.'],
    ['nobody who stands in', { substitute: '' }, 'Kies ook iemand die inspringt.'],
    ['one person for both', { substitute: 'An' }, 'Kies twee verschillende mensen.'],
    ['yesterday', { 'opens-on': '2026-11-23' }, 'Die dag is voorbij.'],
    ['two days', { 'closes-on': '2026-11-25' }, 'Laat de ronde minstens 3 schooldagen open.'],
    ['three months', { 'closes-on': '2027-02-24' }, 'Laat een ronde hoogstens 8 weken open.'],
    ['a Saturday', { 'opens-on': '2026-11-28', 'closes-on': '2026-12-11' }, 'Die dag is er geen school.'],
  ])('never with %s, and keeps what was typed', async (_, changed, why) => {
    const veerle = await school.browserOf('Veerle');
    const draft = await veerle.send('/staff/rounds', { set: 'lookback' });
    const fields = { ...planFor(school, draft.html), ...named(changed) };
    const refused = await veerle.send(`${draft.path}/opening`, fields);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(why);
    if (fields.period.trim()) expect(refused.html).toContain(`value="${fields.period}"`);
    expect(refused.html).toContain(`value="${fields['closes-on']}"`);
    expect((await veerle.get(draft.path)).text).toContain('klaarzetten');
  });

  test('is not for a teacher to open, nor for families to see before', async () => {
    expect((await (await school.browserOf('Bart')).send('/staff/rounds', { set: 'lookback' })).status).toBe(404);
    const veerle = await school.browserOf('Veerle');
    const draft = await veerle.send('/staff/rounds', { set: 'lookback' });
    const id = draft.path.split('/').at(-1);
    expect((await (await school.browserOf('Ada')).get(`/p/rounds/${id}`)).text).toContain('Deze vragen zijn voorbij');
  });

  test('two who set it ready at the same time notice, and nothing typed is lost', async () => {
    const [veerle, an] = [await school.browserOf('Veerle'), await school.browserOf('An')];
    const draft = await veerle.send('/staff/rounds', { set: 'needs' });
    const fields = planFor(school, draft.html);
    await an.send(draft.path, { ...fields, period: 'de start' });
    const clash = await veerle.send(draft.path, { ...fields, period: 'het begin van het jaar' });
    expect(clash.status).toBe(409);
    expect(clash.text).toContain('Iemand anders heeft intussen ook iets veranderd');
    expect(clash.html).toContain('value="het begin van het jaar"');
    const again = await veerle.send(draft.path, {
      ...fieldsIn(clash.html),
      reader: fields.reader,
      substitute: fields.substitute,
      period: 'het begin van het jaar',
    });
    expect(again.html).toContain('value="het begin van het jaar"');
  });
});

describe('answering', () => {
  beforeAll(async () => {
    round = await openRoundAs(school, 'lookback');
  });
  beforeEach(() => school.ground.clock.set('2026-11-24 10:00'));

  test('stands on the first page, and every question can be skipped', async () => {
    const ada = await school.browserOf('Ada');
    const home = await ada.get('/p/');
    expect(home.text).toContain('Terugblik');
    expect(home.html).toContain(`href="/p/rounds/${round}"`);
    const page = await ada.get(`/p/rounds/${round}`);
    expect(page.text).toContain('Hoe was het eerste trimester voor jou?');
    expect(page.text).toContain('Alleen An Maes leest dit, met je naam erbij.');
    expect(page.html.match(/class="button second pass"/g)).toHaveLength(8);
    const thanks = await answer(ada, round, {});
    expect(thanks.text).toContain('vertellen we wat we ermee doen');
    expect((await ada.get('/p/')).html).not.toContain(`href="/p/rounds/${round}"`);
  });

  test('in another language the period keeps its own direction, and guardians are spoken to as adults', async () => {
    const fatima = await school.browserOf('Fatima');
    const page = await fatima.get(`/p/rounds/${round}`);
    expect(page.html).toContain('dir="rtl"');
    expect((await fatima.get(`/p/rounds/${round}?in=nl`)).text).toContain('Hoe hebt u het eerste trimester beleefd?');
  });

  test('one person has one answer: a later one takes the place of an earlier one', async () => {
    const ben = await school.browserOf('Ben');
    await answer(ben, round, { 'q-lb-p-how': 'very_hard' });
    await answer(ben, round, { 'q-lb-p-how': 'great', 'q-lb-p-different': 'meer buiten spelen' });
    const answers = await roundTables(school).answers(round);
    expect(answers.map(({ choices }) => choices['lb.p.how']).filter(Boolean)).toEqual([['great']]);
  });

  test('a letter that comes again takes no newer one’s place, and other words under its number are kept aside', async () => {
    const chloé = await school.browserOf('Chloé');
    const first = await askedOf(chloé, round);
    const second = await askedOf(chloé, round);
    await chloé.send(`/answers/rounds/${round}`, { ...first, 'q-lb-p-head': 'no' });
    await chloé.send(`/answers/rounds/${round}`, { ...second, 'q-lb-p-head': 'yes' });
    await chloé.send(`/answers/rounds/${round}`, { ...first, 'q-lb-p-head': 'no' });
    const heads = (await roundTables(school).answers(round)).map(({ choices }) => choices['lb.p.head']).filter(Boolean);
    expect(heads).toEqual([['yes']]);
    const aside = await chloé.send(`/answers/rounds/${round}`, { ...second, 'q-lb-p-head': 'some' });
    expect(aside.text).toContain('Wij bewaren ze allebei');
    expect(await roundTables(school).conflicts(round)).toBe(1);
  });

  test('what is read by name is not in the second book, and a wish to talk is a promise of the reader', async () => {
    const driss = await school.browserOf('Driss');
    const thanks = await answer(driss, round, {
      'q-lb-p-how': 'mixed',
      'q-lb-p-hard': ['alone', 'sleep'],
      'q-lb-p-meaning': 'oma was ziek',
      'q-lb-p-talk': 'yes',
    });
    expect(thanks.text).toContain('An Maes komt met je praten, ten laatste op dinsdag 1 december');
    const answers = await roundTables(school).answers(round);
    expect(JSON.stringify(answers)).not.toMatch(/lb\.p\.hard|lb\.p\.talk/);
    expect(await roundTables(school).promisesOf('Driss')).toMatchObject([{ kind: 'rounds.visit', person_id: school.idOf('An'), due_on: '2026-12-01' }]);
    expect((await (await school.browserOf('An')).get('/staff')).text).toContain('vroeg in een ronde of er iemand komt');
  });

  test('by name, too, a letter that comes again takes no newer one’s place', async () => {
    const driss = await school.browserOf('Driss');
    const [first, second] = [await askedOf(driss, round), await askedOf(driss, round)];
    await driss.send(`/answers/rounds/${round}`, { ...first, 'q-lb-p-meaning': 'wat ik vroeger zei' });
    await driss.send(`/answers/rounds/${round}`, { ...second, 'q-lb-p-meaning': 'wat ik later zei' });
    await driss.send(`/answers/rounds/${round}`, { ...first, 'q-lb-p-meaning': 'wat ik vroeger zei' });
    const named = (await (await school.browserOf('An')).get(`/staff/rounds/${round}/named`)).text;
    expect(named).toContain('wat ik later zei');
    expect(named).not.toContain('wat ik vroeger zei');
  });

  test('and paper never takes the place of what somebody sent by name themselves', async () => {
    const an = await school.browserOf('An');
    const paper = hiddenIn((await an.get(`/staff/rounds/${round}/with/${school.idOf('Zoë')}/paper`)).html);
    await answer(await school.browserOf('Zoë'), round, { 'q-lb-p-meaning': 'zelf gezegd' });
    await an.send(`/staff/rounds/${round}/with/${school.idOf('Zoë')}`, { ...paper, 'q-lb-p-meaning': 'van papier' });
    const named = (await an.get(`/staff/rounds/${round}/named`)).text;
    expect(named).toContain('zelf gezegd');
    expect(named).not.toContain('van papier');
  });

  test('"liever niet" is enough: nobody asks again', async () => {
    const élise = await school.browserOf('Élise');
    const thanks = await élise.send(`/p/rounds/${round}/rather-not`, {});
    expect(thanks.text).toContain('Wij vragen het je deze keer niet meer');
    expect((await élise.get('/p/')).html).not.toContain(`/p/rounds/${round}`);
  });

  test('one can go on later on the same device, and only there', async () => {
    const zoë = await school.browserOf('Zoë');
    const asked = await askedOf(zoë, round);
    const kept = await zoë.send(`/p/rounds/${round}/drafts`, { ...asked, 'q-lb-p-how': 'mixed', 'q-lb-p-different': 'ik was nog bezig' });
    expect(kept.text).toContain('wacht op dit toestel');
    const again = await zoë.get(`/p/rounds/${round}`);
    expect(again.html).toContain('ik was nog bezig');
    expect(again.html).toMatch(/value="mixed" checked/);
    expect((await (await school.browserOf('Zoë')).get(`/p/rounds/${round}`)).html).not.toContain('ik was nog bezig');
    await answer(zoë, round, { 'q-lb-p-how': 'mixed' });
    expect(await roundTables(school).drafts(round)).toBe(0);
  });

  test('an answer to a question that was just taken out is kept, costs no other answer, and is not read', async () => {
    const veerle = await school.browserOf('Veerle');
    const ada = await school.browserOf('Ada');
    const asked = await askedOf(ada, round);
    expect((await (await school.browserOf('Bart')).send(`/staff/rounds/${round}/removals`, { version: '10-13', question: 'lb.p.asked' })).status).toBe(404);
    expect((await veerle.send(`/staff/rounds/${round}/removals`, { version: '10-13', question: 'lb.p.asked' })).text).toContain('weggenomen');
    await ada.send(`/answers/rounds/${round}`, { ...asked, 'q-lb-p-asked': 'no', 'q-lb-p-how': 'great' });
    expect((await roundTables(school).answers(round)).map(({ choices }) => choices)).toContainEqual({ 'lb.p.how': ['great'], 'lb.p.asked': ['no'] });
    expect((await ada.get(`/p/rounds/${round}`)).text).not.toContain('Vroeg iemand van de school hoe het met jou ging?');
  });

  test('after closing it is kept and told so, and changes nothing', async () => {
    const zoë = await school.browserOf('Zoë');
    const asked = await askedOf(zoë, round);
    await endRound(school);
    const before = await roundTables(school).answers(round);
    const late = await zoë.send(`/answers/rounds/${round}`, { ...asked, 'q-lb-p-how': 'great', 'q-lb-p-different': 'te laat' });
    expect(late.text).toContain('In de tabellen telt het niet meer mee');
    expect(await roundTables(school).answers(round)).toEqual(before);
    expect(await roundTables(school).late(round)).toBe(1);
  });
});

describe('a year after it closed', () => {
  test('a round goes, with everything that was said in it', async () => {
    expect((await roundTables(school).answers(round)).length).toBeGreaterThan(0);
    school.ground.clock.set('2027-12-08 04:00');
    await runJobs(school.ground, capabilities);
    expect((await roundTables(school).answers(round)).length).toBeGreaterThan(0);
    school.ground.clock.set('2027-12-11 04:00');
    await runJobs(school.ground, capabilities);
    const tables = roundTables(school);
    expect([await tables.answers(round), await tables.participation(round), await tables.named(round)]).toEqual([[], [], []]);
    expect([await tables.late(round), await tables.conflicts(round)]).toEqual([0, 0]);
  });
});

type Fields = Record<string, string>;

const fieldsIn = (html: string): Fields =>
  Object.fromEntries([...html.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));

const named = (changed: Record<string, string | undefined>): Fields =>
  Object.fromEntries(
    Object.entries(changed).flatMap(([name, value]) => (value === undefined ? [] : [[name, value === 'Griet' || value === 'An' ? school.idOf(value) : value]])),
  );
