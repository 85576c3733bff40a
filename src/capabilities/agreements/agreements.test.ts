import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { playable, recordingOf } from '../../platform/questions/spoken/shared-with-browser/recording.ts';
import { base64url } from '../../platform/secrets/shared-with-browser/bytes.ts';
import type { TestBrowser } from '../../testing/browser-of.ts';
import { madeUpVoice } from '../../testing/made-up-voice.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { capabilities } from '../index.ts';
import { personalData } from './personal-data.ts';

let school: TestSchool;
let owner: Client;
let veerle: TestBrowser;
let bart: TestBrowser;
beforeAll(async () => {
  school = await testSchool();
  owner = new Client(school.ground.ownerUrl);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await school.close();
});
beforeEach(() => onDay('2026-11-24 10:00'));

/** On another day everybody comes in anew. */
async function onDay(moment: string): Promise<void> {
  school.ground.clock.set(moment);
  [veerle, bart] = [await school.browserOf('Veerle'), await school.browserOf('Bart')];
}

const fieldOf = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';

const whole = () => ({
  title: 'Gsm: in de tas',
  groups: ['pupils', 'guardians'],
  decided: 'In de les blijft de gsm in de tas.',
  allowed: 'Bellen in het onthaal.\nEen afspraak vragen.',
  notAllowed: 'Filmen van anderen.',
  why: 'Zo kan iedereen opletten.',
  followUp: 'In januari kijken we samen.',
  ifNot: 'Dan praten we eerst.',
  help: 'Geen gsm? Dan heb je er geen nodig.',
  staffLine: 'In de les zit hij weg.',
  from: '2026-11-24',
  until: '2027-01-15',
  answerable: school.idOf('An'),
  substitute: school.idOf('Tom'),
});
type Fields = Record<string, string | string[]>;

/** Begins an agreement on a subject and fills in a draft. @returns its page for staff */
async function draft(subject: string, changed: Fields = {}, steps: 'save' | 'ask' = 'ask'): Promise<string> {
  const begun = await veerle.send('/staff/agreements', { subject });
  const saved = await veerle.send(begun.path, { ...whole(), edition: fieldOf(begun.html, 'edition'), ...changed, do: steps });
  expect([saved.status, saved.text]).toEqual([200, expect.anything()]);
  return begun.path.replace('/draft', '');
}

async function published(subject: string, changed: Fields = {}): Promise<string> {
  const page = await draft(subject, changed);
  expect((await veerle.send(`${page}/publication`)).path).toBe(page);
  return page;
}

/** Where anybody reads it. */
async function addressOf(page: string): Promise<string> {
  return /href="(\/agreements\/de-bron\/[^"?]+)/.exec((await veerle.get(page)).html)?.[1] ?? '';
}

describe('a draft', () => {
  test('begins from an example of its subject, and is seen by the leadership only', async () => {
    const begun = await veerle.send('/staff/agreements', { subject: 'lunch' });
    expect(begun.html).toContain('Elk kind eet ’s middags iets.');
    expect((await bart.get('/staff/agreements')).text).not.toContain('Eten op school');
    expect((await bart.get(begun.path)).status).toBe(404);
    expect((await bart.get(begun.path.replace('/draft', ''))).status).toBe(404);
    expect((await bart.send('/staff/agreements', { subject: 'late' })).status).toBe(404);
    await veerle.send(`${begun.path}/removal`);
    expect((await veerle.get('/staff/agreements')).text).not.toContain('Eten op school');
  });

  test.each([
    ['an empty why', { why: '\u200b ' }, 'Schrijf waarom.'],
    ['an end before the start', { until: '2026-11-23' }, 'vroeger dan de eerste dag'],
  ])('with %s is kept and not laid before anybody', async (_, changed, why) => {
    const begun = await veerle.send('/staff/agreements', { subject: 'Iets anders' });
    const refused = await veerle.send(begun.path, { ...whole(), edition: fieldOf(begun.html, 'edition'), ...changed, do: 'ask' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(why);
    expect(refused.html).toContain('In de les blijft de gsm in de tas.');
    // It can be saved again at once.
    const saved = await veerle.send(begun.path, { ...whole(), edition: fieldOf(refused.html, 'edition'), do: 'ask' });
    expect(saved.path).toBe(begun.path.replace('/draft', ''));
    await veerle.send(`${begun.path}/removal`);
  });

  test('into which somebody pastes forty pages is refused beside the field, and the pages are still there', async () => {
    const begun = await veerle.send('/staff/agreements', { subject: 'Iets anders' });
    const pages = `Vooraf.\r\n\u00a0• ${'Een lange regel uit een tekstverwerker. '.repeat(3000)}`;
    const refused = await veerle.send(begun.path, { ...whole(), edition: fieldOf(begun.html, 'edition'), decided: pages, do: 'save' });
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(/te lang voor één scherm. Er passen 400 letters, u hebt er 1[12]\d\.\d{3}/);
    expect(refused.html.length).toBeGreaterThan(110_000);
    expect((await veerle.get(begun.path)).html).not.toContain('Een lange regel');
    await veerle.send(`${begun.path}/removal`);
  });

  test('that a colleague changed meanwhile is not written over, and what was typed stays', async () => {
    const begun = await veerle.send('/staff/agreements', { subject: 'Iets anders' });
    const edition = fieldOf(begun.html, 'edition');
    await veerle.send(begun.path, { ...whole(), edition, do: 'save' });
    const clash = await veerle.send(begun.path, { ...whole(), edition, title: 'Mijn titel', do: 'save' });
    expect(clash.status).toBe(422);
    expect(clash.text).toContain('Een collega veranderde dit intussen');
    expect(clash.html).toContain('Mijn titel');
    expect((await veerle.get(begun.path)).html).not.toContain('Mijn titel');
    await veerle.send(`${begun.path}/removal`);
  });
});

describe('one line', () => {
  test('is a count in fives and never a name, on no page, in no table and in no copy', async () => {
    const page = await draft('Fietsen');
    expect((await bart.get('/staff')).text).toContain('Gsm: in de tas: lees het voorstel en zeg of u meedoet');
    for (const name of ['Bart', 'Griet', 'An', 'Samira'] as const) await (await school.browserOf(name)).send(`${page}/confirmation`, { of: 'draft' });
    await bart.send(`${page}/confirmation`, { of: 'draft' });
    const before = await veerle.get(page);
    expect(before.text).toContain('Nog geen vijf collega’s');
    await (await school.browserOf('Tom')).send(`${page}/confirmation`, { of: 'draft' });
    const after = await veerle.get(page);
    expect(after.text).toContain('Minstens 5 collega’s');
    for (const name of ['Bart', 'Griet', 'Samira']) expect(after.text).not.toContain(name);
    expect((await bart.get(page)).text).toContain('U las dit en doet mee');
    expect((await bart.get('/staff')).text).not.toContain('Gsm: in de tas');
    const { rows } = await owner.query<{ row: string }>('select t::text as row from agreements.confirmation t');
    expect(rows.length).toBe(5);
    for (const { row } of rows) for (const name of ['Bart', 'Griet', 'An'] as const) expect(row).not.toContain(school.idOf(name));
    const copies = await Promise.all(
      capabilities.map(({ personalData }) =>
        personalData === 'none' ? {} : school.inSchool((db) => personalData.copyFor(db as never, school.ground, school.id, school.idOf('Bart'))),
      ),
    );
    expect(JSON.stringify(copies)).not.toContain('Gsm: in de tas');
    // Another text is another line.
    const form = await veerle.get(`${page}/draft`);
    await veerle.send(`${page}/draft`, { ...whole(), edition: fieldOf(form.html, 'edition'), why: 'Zo is er rust.', do: 'save' });
    expect((await veerle.get(page)).text).toContain('Nog geen vijf collega’s');
    expect((await bart.get(page)).text).toContain('Gelezen, ik doe mee');
    await veerle.send(`${page}/draft/removal`);
  });

  test('a doubt has no name, waits on Vandaag of the leadership, and is answered before publication', async () => {
    const page = await draft('Lopen in de gang');
    expect((await bart.send(`${page}/doubts`, { doubt: '' })).text).toContain('Schrijf een paar woorden');
    await bart.send(`${page}/doubts`, { doubt: 'Wat met kinderen die bereikbaar moeten zijn?' });
    const seen = await (await school.browserOf('Griet')).get(page);
    expect(seen.text).toContain('1 open twijfel');
    expect(seen.text).toContain('Wat met kinderen die bereikbaar moeten zijn?');
    expect(seen.text).not.toMatch(/Bart|Uw antwoord op deze twijfel/);
    expect((await veerle.get('/staff')).text).toContain('Gsm: in de tas: 1 twijfel wacht op een antwoord.');
    const { rows } = await owner.query<{ row: string }>('select t::text as row from agreements.doubt t');
    for (const { row } of rows) expect(row).not.toMatch(new RegExp(`${school.idOf('Bart')}|bereikbaar`));

    const stopped = await veerle.send(`${page}/publication`);
    expect(stopped.status).toBe(422);
    expect(stopped.text).toContain('Er is nog een open twijfel');
    const [, answering = ''] = /action="([^"]+\/answer)"/.exec(stopped.html) ?? [];
    const field = `answer-${/doubts\/([^/]+)\//.exec(answering)?.[1]}`;
    expect((await bart.send(answering, { [field]: 'Nee' })).status).toBe(404);
    await veerle.send(answering, { [field]: 'Zij vragen een afspraak. Dat staat er nu bij.' });
    expect((await bart.get(page)).text).toContain('Zij vragen een afspraak.');
    expect((await veerle.send(`${page}/publication`)).path).toBe(page);
    expect((await bart.send(`${page}/doubts`, { doubt: 'te laat' })).status).toBe(404);
  });
});

describe('two that contradict each other', () => {
  test('are refused with both shown; other days, other people or another subject are no contradiction', async () => {
    await published('Snoepen', { title: 'Snoep mag op vrijdag' });
    const page = await draft('snoepen!', {
      title: 'Nooit snoep',
      groups: ['pupils'],
      classes: [school.classes['5A']],
      from: '2027-01-15',
      until: '2027-02-15',
    });
    const refused = await veerle.send(`${page}/publication`);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Twee afspraken over hetzelfde');
    expect(refused.text).toMatch(/Nooit snoep.*Voor leerlingen van 5A\..*Snoep mag op vrijdag.*Voor leerlingen en ouders\./);
    expect((await school.stranger().get('/agreements/de-bron')).text).not.toContain('Nooit snoep');
    for (const changed of [{ from: '2027-01-16', until: '2027-02-15' }]) {
      const form = await veerle.get(`${page}/draft`);
      await veerle.send(`${page}/draft`, { ...whole(), title: 'Nooit snoep', edition: fieldOf(form.html, 'edition'), ...changed, do: 'save' });
      expect((await veerle.send(`${page}/publication`)).path).toBe(page);
    }
    await published('snoepen', { groups: ['visitors'] });
    await published('Drinken in de klas');
  });

  test('published by two heads at the same moment: one comes through, the other sees both', async () => {
    const second = await school.browserOf('Veerle');
    for (let turn = 0; turn < 4; turn++) {
      const [one, other] = [await draft(`Onderwerp ${turn}`, { title: 'De ene' }), await draft(`onderwerp ${turn}`, { title: 'De andere' })];
      const outcomes = await Promise.all([veerle.send(`${one}/publication`), second.send(`${other}/publication`)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 422]);
      expect(outcomes.find(({ status }) => status === 422)?.text).toMatch(/De ene.*De andere|De andere.*De ene/);
    }
  });

  test('one draft published twice at the same moment is published once', async () => {
    const page = await draft('Dubbel');
    const outcomes = await Promise.all([veerle.send(`${page}/publication`), (await school.browserOf('Veerle')).send(`${page}/publication`)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 404]);
    const { rows } = await owner.query('select from agreements.version where agreement_id = $1 and published_on is not null', [page.split('/').at(-1)]);
    expect(rows.length).toBe(1);
  });
});

describe('families', () => {
  test('read it on one page, in their language where somebody checked it, and anybody does at its permanent address', async () => {
    const page = await published('Rolschaatsen', { title: 'Rolschaatsen mag', forChildren: 'Je mag rolschaatsen op de koer.' });
    const address = await addressOf(page);
    expect(address).toBe('/agreements/de-bron/rolschaatsen');
    const anybody = await school.stranger().get(`${address}?in=nl`);
    expect(anybody.status).toBe(200);
    expect(anybody.text).toMatch(/Rolschaatsen mag.*Wat is er beslist\?.*Wat mag\?.*Bellen in het onthaal\..*Wat mag niet\?.*Waarom\?.*An Maes/);
    expect(anybody.text).toContain('Van 24 november 2026 tot en met 15 januari 2027. Dan kijken wij opnieuw.');
    expect(anybody.text).not.toContain('In de les zit hij weg.');
    expect((await (await school.browserOf('Ada')).get('/p/agreements/rolschaatsen')).text).toContain('Je mag rolschaatsen op de koer.');
    const fatima = await school.browserOf('Fatima');
    expect((await fatima.get('/p/agreements/rolschaatsen')).html).toContain('dir="rtl"');
    await owner.query(
      `insert into languages.translation (school_id, text_id, key, language, words, of_dutch, way, checked_by_id, checked_on)
       select school_id, text_id, 'title', 'ar', 'التزلج مسموح', title, 'typed', $1, '2026-11-24' from agreements.version where title = 'Rolschaatsen mag'`,
      [school.idOf('Samira')],
    );
    expect((await fatima.get('/p/agreements/rolschaatsen')).text).toContain('التزلج مسموح');
    expect((await fatima.get('/p/')).html).toContain('/p/agreements');
    expect((await school.stranger().get('/agreements/de-bron/nergens')).status).toBe(404);
    expect((await school.stranger().get('/agreements/nergens/rolschaatsen')).status).toBe(404);
    const paper = await bart.get(`${page}/print`);
    expect(paper.html).toContain(`aria-label="http://localhost${address}"`);
    expect(paper.text).toContain('التزلج مسموح');
  });

  test('see the newest change on top, and only what holds for them', async () => {
    await onDay('2026-11-25 10:00');
    await published('Skaten', { title: 'Alleen voor 6B', classes: [school.classes['6B']], from: '2026-11-25' });
    await published('Steppen', { title: 'Alleen voor het team', groups: ['staff'], from: '2026-11-25' });
    await published('Zingen', { title: 'Zingen in de rij', from: '2026-11-25' });
    const list = await (await school.browserOf('Ada')).get('/p/agreements');
    expect(list.text).toMatch(/veranderde, staat bovenaan\. Zingen in de rij/);
    expect(list.text).not.toMatch(/Alleen voor/);
    expect((await (await school.browserOf('Zoë')).get('/p/agreements')).text).toContain('Alleen voor 6B');
    expect((await school.stranger().get('/agreements/de-bron/steppen')).status).toBe(404);
    expect((await (await school.browserOf('Fatima')).get('/p/agreements/steppen')).status).toBe(404);
  });

  test('see what changed and why; the old text stays readable, and what is over leaves the list by itself', async () => {
    const page = await published('Buiten spelen', { title: 'Buiten spelen', decided: 'Bij regen blijven we binnen.' });
    const form = await veerle.get(`${page}/draft`);
    const next = { ...whole(), title: 'Buiten spelen', decided: 'Bij veel regen blijven we binnen.', from: '2026-12-01', until: '2026-12-18' };
    const saved = await veerle.send(`${page}/draft`, { ...next, edition: fieldOf(form.html, 'edition'), do: 'ask' });
    expect(saved.text).toContain('Zeg in een zin wat er verandert en waarom.');
    const again = { ...next, whatChanged: 'Alleen bij veel regen, want kinderen willen bewegen.', edition: fieldOf(saved.html, 'edition'), do: 'ask' };
    expect((await veerle.send(`${page}/draft`, again)).text).toMatch(/Vroeger: Bij regen blijven we binnen\. Nu: Bij veel regen blijven we binnen\./);
    await veerle.send(`${page}/publication`);
    const address = await addressOf(page);
    const ada = () => school.browserOf('Ada');
    const today = await school.stranger().get(`${address}?in=nl`);
    expect(today.text).toContain('Bij regen blijven we binnen.');
    expect(today.text).toContain('Vanaf 1 december 2026 verandert dit. Alleen bij veel regen, want kinderen willen bewegen.');
    school.ground.clock.set('2026-12-01 08:00');
    expect((await (await ada()).get('/p/agreements/buiten-spelen')).text).toContain('Bij veel regen blijven we binnen.');
    const history = await school.stranger().get(`${address}/history?in=nl`);
    expect(history.html).toContain('Nu: <span> Bij<strong> veel</strong> regen blijven we binnen.</span>');
    expect((await (await school.browserOf('Veerle')).get('/staff')).text).not.toContain('Buiten spelen: geldt');
    school.ground.clock.set('2026-12-18 23:30');
    expect((await (await school.browserOf('Veerle')).get('/staff')).text).toContain('Buiten spelen: geldt tot en met vrijdag 18 december.');
    expect((await (await ada()).get('/p/agreements')).text).toContain('Buiten spelen');
    school.ground.clock.set('2026-12-19 00:30');
    expect((await (await ada()).get('/p/agreements')).text).not.toContain('Buiten spelen');
    expect((await school.stranger().get(`${address}?in=nl`)).text).toContain('Deze afspraak geldt niet meer sinds 19 december 2026.');
    // A year later it is gone, with its texts.
    const texts = async () => (await owner.query(`select from languages.own_text where title = 'Buiten spelen'`)).rowCount;
    expect(await texts()).toBe(2);
    school.ground.clock.set('2027-12-20 04:00');
    await runJobs(school.ground, capabilities);
    expect((await school.stranger().get(address)).status).toBe(404);
    expect(await texts()).toBe(0);
  });
});

describe('a question', () => {
  const spoken = (seconds: number): string => base64url(recordingOf(madeUpVoice(seconds)));
  beforeAll(async () => {
    await onDay('2026-11-24 10:00');
    await published('Vragen stellen', { title: 'Vragen stellen' });
  });
  const asking = '/p/agreements/vragen-stellen/question';

  test('that is empty asks for something, and keeps nothing', async () => {
    const ada = await school.browserOf('Ada');
    const { html } = await ada.get(asking);
    const refused = await ada.send('/p/agreements/vragen-stellen/questions', { id: fieldOf(html, 'id') });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Kies iets, of typ of spreek je vraag in.')]);
  });

  test('spoken in Arabic opens one promise, is heard by who promised and nobody else, and its answer is shared without the asker', async () => {
    const fatima = await school.browserOf('Fatima');
    const { html } = await fatima.get(asking);
    const question = { id: fieldOf(html, 'id'), kind: 'cant', words: 'ابنتي ليس عندها هاتف وكيف تتصل بي', sound: spoken(2) };
    const asked = await fatima.send('/p/agreements/vragen-stellen/questions', question);
    await fatima.send('/p/agreements/vragen-stellen/questions', question);
    expect((await fatima.get(`${asked.path}?in=nl`)).text).toContain('An Maes antwoordt u ten laatste op vrijdag 27 november.');
    const { rows } = await owner.query<{ id: string; row: string }>('select id, t::text as row from agreements.question t');
    expect(rows.length).toBe(1);
    expect(rows[0]?.row).not.toContain('هاتف');

    const an = await school.browserOf('An');
    expect((await an.get('/staff')).text).toContain('Fatima El Khatib');
    const promise = await an.get(`/staff/promises/${question.id}`);
    expect(promise.text).toMatch(/heeft een vraag bij een afspraak.*Vragen stellen.*Dit lukt mij niet.*ابنتي ليس عندها هاتف/);
    const sound = `/staff/agreements/questions/${question.id}/sound`;
    expect(Buffer.compare((await an.get(sound)).bytes, Buffer.from(playable(recordingOf(madeUpVoice(2)))))).toBe(0);
    expect((await (await school.browserOf('Tom')).get(sound)).status).toBe(200);
    for (const name of ['Bart', 'Veerle', 'Samira', 'Dirk'] as const) expect((await (await school.browserOf(name)).get(sound)).status).toBe(404);

    const sharing = /href="([^"]+beside=[^"]+)"/.exec(promise.html)?.[1] ?? '';
    const answers = sharing.replace(/\?.*/, '');
    const refused = await an.send(answers, { beside: question.id, question: 'Fatima vraagt hoe haar dochter belt', answer: 'In het onthaal.' });
    expect(refused.text).toContain('Er staat een naam in van wie het vroeg.');
    await an.send(answers, { beside: question.id, question: 'Wat als een kind geen gsm heeft?', answer: 'In het onthaal mag iedereen gratis bellen.' });
    expect((await bart.get(answers)).status).toBe(404);
    await an.send(`/staff/promises/${question.id}/answer`, { outcome: 'written', 'told-back': 'Uw dochter mag bij ons bellen.' });
    expect((await an.get(sound)).status).toBe(404);
    const anybody = await school.stranger().get('/agreements/de-bron/vragen-stellen?in=nl');
    expect(anybody.text).toContain('Wat als een kind geen gsm heeft? In het onthaal mag iedereen gratis bellen.');
    expect(anybody.text).not.toMatch(/Fatima|Khatib|هاتف/);
    const shared = await owner.query<{ row: string }>('select t::text as row from agreements.shared_answer t');
    for (const { row } of shared.rows) expect(row).not.toMatch(new RegExp(`${question.id}|${school.idOf('Fatima')}`));
    expect((await fatima.get('/p/')).text).toContain('Uw dochter mag bij ons bellen.');
    const copy = await school.inSchool((db) => personalData.copyFor(db as never, school.ground, school.id, school.idOf('Fatima')));
    expect(JSON.stringify(copy)).toMatch(/ابنتي.*data:audio\/wav/);
  });

  test('whether it was clear comes back as a number', async () => {
    const ada = await school.browserOf('Ada');
    for (let time = 0; time < 2; time++) await ada.send('/p/agreements/vragen-stellen/clarity');
    expect((await ada.get('/p/agreements/vragen-stellen')).text).toContain('Fijn dat het duidelijk is.');
    const { rows } = await owner.query<{ id: string }>(`select agreement_id as id from agreements.version where title = 'Vragen stellen'`);
    const page = await (await school.browserOf('Veerle')).get(`/staff/agreements/${rows[0]?.id}`);
    expect(page.text).toContain('1 persoon vond dit duidelijk.');
    expect(page.text).not.toContain('Ada');
  });
});
