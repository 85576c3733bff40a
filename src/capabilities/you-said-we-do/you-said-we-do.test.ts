import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordingOf } from '../../platform/questions/spoken/shared-with-browser/recording.ts';
import { base64url } from '../../platform/secrets/shared-with-browser/bytes.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import type { TestBrowser } from '../../testing/browser-of.ts';
import { madeUpVoice } from '../../testing/made-up-voice.ts';
import { answerRound, endRound, openRoundAs, planFor } from '../../testing/test-round.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { keepOwnText } from '../languages/index.tsx';
import { refusalOf } from './rules/answering.ts';

let school: TestSchool;
let round: string;
let an: TestBrowser;
let veerle: TestBrowser;
beforeAll(async () => {
  school = await testSchool();
  round = await openRoundAs(school, 'lookback');
  await answerRound(await school.browserOf('Ada'), round, { 'q-lb-p-different': 'ik wist niet wie ik kon bellen' });
  await answerRound(await school.browserOf('Ben'), round, { 'q-lb-p-different': 'niemand belde terug', 'q-lb-p-helped': 'mijn zus' });
  await answerRound(await school.browserOf('Fatima'), round, { 'q-lb-o-different': 'لم أعرف من أسأل' });
  await endRound(school);
  [an, veerle] = [await school.browserOf('An'), await school.browserOf('Veerle')];
});
afterAll(() => school.close());
beforeEach(() => school.ground.clock.set('2026-12-09 10:05'));

const themesPage = () => `/staff/you-said/${round}`;

/** The sayings on the page, by their words. */
async function sayings(): Promise<Map<string, string>> {
  const { html } = await an.get(themesPage());
  return new Map([...html.matchAll(/name="saying" value="([^"]+)".*?<bdi>([^<]+)<\/bdi>/gs)].map(([, id = '', words = '']) => [words, id]));
}

async function makeTheme(heard: string, ...words: string[]): Promise<string> {
  const known = await sayings();
  const { html } = await an.send(`${themesPage()}/themes`, { to: 'new', heard, saying: words.map((said) => known.get(said) ?? '') });
  const links = [...html.matchAll(/\/staff\/you-said\/themes\/([\w-]+)"[^>]*>[^<]*<span class="off-screen">: ([^<]*)</g)];
  return links.find(([, , name]) => name === heard)?.[1] ?? '';
}

/** In Arabic, as somebody at school does it. */
async function translate(theme: string, words: Record<string, string>): Promise<void> {
  const address = /href="(\/staff\/own-texts\/[\w-]+\/ar)"/.exec((await veerle.get(`/staff/you-said/themes/${theme}`)).html)?.[1] ?? '';
  const condition = ['exceptional', 'purpose', 'beside-dutch', 'audience'];
  const { html } = await veerle.send(address.replace(/ar$/, 'agreement'), { language: 'ar', purpose: 'integration', condition });
  const hidden = [...html.matchAll(/type="hidden" name="((?:dutch|was)-[^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]);
  const typed = Object.entries(words).map(([key, said]) => [`words-${key}`, said]);
  await veerle.send(address, { ...Object.fromEntries([...hidden, ...typed]), part: Object.keys(words), do: 'check' });
}

const answeredTheme = async (): Promise<string> =>
  /\/p\/you-said\/([\w-]+)\/clarity/.exec((await (await school.browserOf('Driss')).get('/p/you-said')).html)?.[1] ?? '';

const answered = { answer: 'yes', heard: 'Wie kon je bellen?', told: 'Samira staat elke ochtend aan de poort.', 'by-day': '2027-01-11' };

describe('themes', () => {
  test('are asked for on Vandaag of who reads, by a day', async () => {
    expect((await an.get('/staff')).text).toContain('vertel ten laatste op woensdag 16 december wat u hoorde');
    expect((await (await school.browserOf('Bart')).get('/staff')).text).not.toContain('wat u hoorde');
  });

  test('that did not come in time are not promised for a day that is over', async () => {
    school.ground.clock.set('2026-12-17 10:05');
    expect((await an.get('/staff')).text).toContain('dit moest er zijn op woensdag 16 december. Mensen wachten nog.');
    expect((await an.get('/staff/you-said')).text).toContain('Dit moest er zijn op woensdag 16 december.');
    const { text } = await (await school.browserOf('Driss')).get('/p/you-said');
    expect(text).toContain('Dit moest er zijn op woensdag 16 december. Het is er nog niet. Dat spijt ons.');
    expect(text).not.toContain('ten laatste op woensdag 16 december');
  });

  test('are made by people, with what was said beside them, for who may read it only', async () => {
    const known = await sayings();
    expect([...known.keys()].sort()).toEqual(['ik wist niet wie ik kon bellen', 'mijn zus', 'niemand belde terug', 'لم أعرف من أسأل'].sort());
    // Nothing in them says that one person said both: each question has ids of its own.
    const groups = [known.get('mijn zus'), known.get('niemand belde terug')].map((id) => new Set(id?.split(/[ -]/)));
    expect([...(groups[0] ?? [])].filter((part) => groups[1]?.has(part))).toEqual([]);
    const page = await veerle.get(themesPage());
    for (const words of known.keys()) expect(page.text).not.toContain(words);
    const theme = await makeTheme('Veel mensen wisten niet wie ze konden bellen.', 'ik wist niet wie ik kon bellen', 'لم أعرف من أسأل');
    expect((await an.get(themesPage())).text).toContain('2 antwoorden horen hierbij');
    expect((await an.get(`/staff/you-said/themes/${theme}`)).text).toContain('لم أعرف من أسأل');
    expect((await veerle.get(`/staff/you-said/themes/${theme}`)).text).not.toContain('لم أعرف من أسأل');
  });

  test('a saying lies with one theme', async () => {
    const other = await makeTheme('Er werd niet teruggebeld.', 'niemand belde terug', 'ik wist niet wie ik kon bellen');
    const { text } = await an.get(themesPage());
    expect(text).toContain('1 antwoord hoort hierbij');
    expect(text).toContain('2 antwoorden horen hierbij');
    await an.send(`/staff/you-said/themes/${other}/removal`);
    expect((await an.get(themesPage())).text).not.toContain('Er werd niet teruggebeld.');
  });

  test('a theme that is sent twice is one theme', async () => {
    const theme = { to: 'new', heard: 'Niemand zei wanneer de bus reed.' };
    for (const _ of [1, 2]) await an.send(`${themesPage()}/themes`, theme);
    const links = new Set((await an.get(themesPage())).html.match(/\/staff\/you-said\/themes\/[\w-]+"[^>]*>[^<]*<span class="off-screen">: Niemand zei/g));
    expect(links.size).toBe(1);
    const [address] = /\/staff\/you-said\/themes\/[\w-]+/.exec([...links][0] ?? '') ?? [];
    await an.send(`${address}/removal`);
  });

  test.each([
    ['no words', { to: 'new', heard: '' }, 'Schrijf wat u hoorde'],
    ['only marks that nobody sees', { to: 'new', heard: '\u200b\u202e' }, 'Schrijf wat u hoorde'],
    ['too many words', { to: 'new', heard: 'x'.repeat(301) }, 'hoogstens 300 letters'],
  ])('with %s are told so, and what was ticked stays', async (_, fields, why) => {
    const ticked = [...(await sayings()).values()][0] ?? '';
    const refused = await an.send(`${themesPage()}/themes`, { ...fields, saying: [ticked] });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(why);
    expect(refused.html).toMatch(new RegExp(`value="${ticked}" checked`));
  });

  test('somebody who does not read makes none', async () => {
    expect((await veerle.send(`${themesPage()}/themes`, { to: 'new', heard: 'iets' })).status).toBe(404);
    expect((await (await school.browserOf('Bart')).send(`${themesPage()}/themes`, { to: 'new', heard: 'iets' })).status).toBe(404);
  });
});

describe('an answer', () => {
  const staff = new Set(['samira']);
  const whole = { answer: 'yes', told: 'Dit doen wij.', personId: 'samira', byDay: '2026-12-20' } as const;
  test.each([
    ['nothing chosen', { answer: undefined }, 'answer.which'],
    ['no reason', { told: '' }, 'answer.why'],
    ['nobody', { personId: '' }, 'answer.who'],
    ['yes without a day', { byDay: undefined }, 'answer.when'],
    ['later without a day', { answer: 'later', byDay: undefined }, 'answer.when'],
    ['a day that is over', { byDay: '2026-12-08' }, 'answer.past'],
    ['no without a day', { answer: 'no', byDay: undefined }, undefined],
    ['everything', {}, undefined],
  ] as const)('with %s', (_, changed, expected) => {
    expect(refusalOf({ ...whole, ...changed }, '2026-12-09', staff)).toBe(expected);
  });

  test('is read by those who were asked, in their language where somebody wrote it, and by anybody', async () => {
    const theme = await makeTheme('Wie kon je bellen?', 'ik wist niet wie ik kon bellen');
    const fatima = await school.browserOf('Fatima');
    expect((await fatima.get('/p/you-said?in=nl')).text).toContain('Ons antwoord staat hier ten laatste op maandag 13 januari'.slice(0, 20));
    const slip = await veerle.send(`/staff/you-said/themes/${theme}`, { ...answered, person: '' });
    expect(slip.status).toBe(422);
    expect(slip.html).toContain('Samira staat elke ochtend aan de poort.');
    await veerle.send(`/staff/you-said/themes/${theme}`, {
      ...answered,
      person: school.idOf('Samira'),
    });
    await translate(theme, { heard: 'من كان يمكن أن تتصل به؟', told: 'تقف سميرة كل صباح عند الباب.' });
    expect((await fatima.get('/p/you-said')).text).toContain('تقف سميرة كل صباح عند الباب.');
    const dutch = await (await school.browserOf('Ada')).get('/p/you-said');
    expect(dutch.text).toContain('Ja, dit doen wij. Tegen maandag 11 januari.');
    expect(dutch.text).toContain('Spreek Samira Maes aan');
    const anybody = await school.stranger().get('/said/de-bron');
    expect(anybody.text).toContain('Samira staat elke ochtend aan de poort.');
    expect(anybody.text).not.toContain('ik wist niet wie ik kon bellen');
    expect((await school.stranger().get('/said/nergens')).status).toBe(404);
  });

  test('that somebody spoke is heard by those who were asked, and by anybody', async () => {
    const text = /\/staff\/own-texts\/([\w-]+)\/ar/.exec((await veerle.get(`/staff/you-said/themes/${await answeredTheme()}`)).html)?.[1] ?? '';
    const spoken = base64url(recordingOf(madeUpVoice(1)));
    await veerle.sendParts(`/staff/own-texts/${text}/voices`, { language: 'ar', spoken, consent: 'yes' });
    const { html } = await school.stranger().get('/said/de-bron?in=ar');
    const voice = /<audio[^>]* src="([^"]+)"/.exec(html)?.[1] ?? '';
    expect((await school.stranger().get(voice)).headers.get('Content-Type')).toBe('audio/wav');
    expect((await (await school.browserOf('Fatima')).get('/p/you-said')).html).toMatch(/<audio[^>]* src="\/said\/de-bron\/voices\//);
    const other = await school.inSchool(async (db) => {
      const staff = { kind: 'staff', school: school.id, id: school.idOf('Veerle') } as unknown as Staff;
      return keepOwnText(db as never, staff, { of: 'agreements', title: 'Nog niet voor iedereen', parts: { what: 'Iets.' } });
    });
    await veerle.sendParts(`/staff/own-texts/${other}/voices`, { language: 'nl', spoken, consent: 'yes' });
    const secret = /\/staff\/own-texts\/voices\/([\w-]+)/.exec((await veerle.get(`/staff/own-texts/${other}/voices`)).html)?.[1] ?? '';
    expect(secret).not.toBe('');
    expect((await school.stranger().get(`/said/de-bron/voices/${secret}`)).status).toBe(404);
  });

  test('is on paper in each language that families read', async () => {
    const { html, text } = await veerle.get(`${themesPage()}/print`);
    expect(html).toMatch(/class="sheet" lang="ar" dir="rtl"/);
    expect(text).toContain('تقف سميرة كل صباح عند الباب.');
    expect(text).toContain('مترجم من الهولندية.');
    expect(html).toContain('aria-label="http://localhost/said/de-bron"');
  });

  test('whether it was clear comes back as a number, never as a name', async () => {
    const ada = await school.browserOf('Ada');
    const theme = /\/p\/you-said\/([\w-]+)\/clarity/.exec((await ada.get('/p/you-said')).html)?.[1] ?? '';
    expect((await ada.send(`/p/you-said/${theme}/clarity`, { clear: 'no' })).text).toContain('Bedankt. We weten het nu.');
    const page = await veerle.get(`/staff/you-said/themes/${theme}`);
    expect(page.text).toContain('1 persoon vond dit niet duidelijk');
    expect(page.text).not.toContain('Ada');
  });

  test('what was answered is not taken away again', async () => {
    const theme = /\/p\/you-said\/([\w-]+)\/clarity/.exec((await (await school.browserOf('Ben')).get('/p/you-said')).html)?.[1] ?? '';
    expect((await an.send(`/staff/you-said/themes/${theme}/removal`)).status).toBe(404);
  });
});

describe('while a theme has no answer', () => {
  test('the round is not put away and the next one does not open', async () => {
    expect((await veerle.get('/staff')).text).toMatch(/thema wacht op een antwoord, ten laatste op/);
    const kept = await veerle.send(`/staff/rounds/${round}/archive`);
    expect(kept.status).toBe(409);
    expect(kept.text).toContain('Nog niet elk thema kreeg een antwoord');
    const draft = await veerle.send('/staff/rounds', { set: 'needs' });
    const plan = { ...planFor(school, draft.html), 'opens-on': '2026-12-09', 'closes-on': '2026-12-18' };
    const refused = await veerle.send(`${draft.path}/opening`, plan);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('kreeg nog niet elk thema een antwoord');
    for (const [, theme] of (await veerle.get(themesPage())).html.matchAll(/\/staff\/you-said\/themes\/([\w-]+)/g))
      await veerle.send(`/staff/you-said/themes/${theme}`, { ...answered, person: school.idOf('Samira') });
    const opened = await veerle.send(`${draft.path}/opening`, { ...plan, edition: /name="edition" value="(\d+)"/.exec(refused.html)?.[1] ?? '' });
    expect(opened.path).toMatch(/\/people$/);
    expect((await veerle.send(`/staff/rounds/${round}/archive`)).text).toContain('in het archief');
  });
});
