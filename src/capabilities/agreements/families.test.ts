import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { recordingOf } from '../../platform/questions/spoken/shared-with-browser/recording.ts';
import { base64url } from '../../platform/secrets/shared-with-browser/bytes.ts';
import type { TestBrowser } from '../../testing/browser-of.ts';
import { madeUpVoice } from '../../testing/made-up-voice.ts';
import { addressOf, changeDraft, fieldOf, publishAgreement, publishedAgreement, testAgreements, wholeDraft } from '../../testing/test-agreements.ts';
import { capabilities } from '../index.ts';

const { school, owner, close } = await testAgreements();
let veerle: TestBrowser;
let bart: TestBrowser;
afterAll(close);
beforeEach(() => onDay('2026-11-24 10:00'));

/** On another day everybody comes in anew. */
async function onDay(moment: string): Promise<void> {
  school.ground.clock.set(moment);
  [veerle, bart] = [await school.browserOf('Veerle'), await school.browserOf('Bart')];
}

describe('families', () => {
  test('read it on one page, in their language where somebody checked it, and anybody does at its permanent address', async () => {
    const page = await publishedAgreement(school, veerle, 'Rolschaatsen', { title: 'Rolschaatsen mag', forChildren: 'Je mag rolschaatsen op de koer.' });
    const address = await addressOf(veerle, page);
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
    expect(paper.text).toMatch(/التزلج مسموح.*مترجم من الهولندية/);
  });

  test('see the newest change on top, and only what holds for them', async () => {
    await onDay('2026-11-25 10:00');
    await publishedAgreement(school, veerle, 'Skaten', { title: 'Alleen voor 6B', classes: [school.classes['6B']], from: '2026-11-25' });
    await publishedAgreement(school, veerle, 'Steppen', { title: 'Alleen voor het team', groups: ['staff'], from: '2026-11-25' });
    await publishedAgreement(school, veerle, 'Zingen', { title: 'Zingen in de rij', from: '2026-11-25' });
    const list = await (await school.browserOf('Ada')).get('/p/agreements');
    expect(list.text).toMatch(/veranderde, staat bovenaan\. Zingen in de rij/);
    expect(list.text).not.toMatch(/Alleen voor/);
    expect((await (await school.browserOf('Zoë')).get('/p/agreements')).text).toContain('Alleen voor 6B');
    expect((await school.stranger().get('/agreements/de-bron/steppen')).status).toBe(404);
    expect((await (await school.browserOf('Fatima')).get('/p/agreements/steppen')).status).toBe(404);
  });

  test('do not read what was once, or will be, for the staff alone', async () => {
    const page = await publishedAgreement(school, veerle, 'Sleutels', { title: 'Sleutels voor het team', groups: ['staff'], from: '2026-11-25' });
    const versions = [
      { title: 'Sleutels voor iedereen', whatChanged: 'Iedereen vroeg ernaar.', from: '2026-11-25' },
      { title: 'Weer alleen het team', whatChanged: 'Er was een inbraak.', groups: ['staff'], from: '2026-12-01' },
    ];
    for (const version of versions) {
      await changeDraft(school, veerle, page, { ...version, do: 'ask' });
      await publishAgreement(veerle, page);
    }
    const read = await school.stranger().get('/agreements/de-bron/sleutels?in=nl');
    const history = await school.stranger().get('/agreements/de-bron/sleutels/history?in=nl');
    expect(history.text).toContain('Sleutels voor iedereen');
    expect(read.text + history.text).not.toMatch(/inbraak|voor het team|alleen het team/);
  });

  test('hear it where they read it: not what is for the staff alone, nor what it said before', async () => {
    const hear = async (browser: TestBrowser, address: string): Promise<boolean> => (await browser.get(address)).headers.get('Content-Type') === 'audio/wav';
    const spoken = base64url(recordingOf(madeUpVoice(1)));
    /** @returns the id of the recording */
    async function speak(title: string): Promise<string> {
      const { rows } = await owner.query<{ id: string }>(`select text_id as id from agreements.version where title = $1`, [title]);
      await veerle.sendParts(`/staff/own-texts/${rows[0]?.id}/voices`, { language: 'nl', spoken, consent: 'yes' });
      return /staff\/own-texts\/voices\/([\w-]+)"/.exec((await veerle.get(`/staff/own-texts/${rows[0]?.id}/voices`)).html)?.[1] ?? '';
    }
    const page = await publishedAgreement(school, veerle, 'Voetbal', { title: 'Voetbal mag' });
    await publishedAgreement(school, veerle, 'Toezicht', { title: 'Zo houden wij toezicht', groups: ['staff'] });
    const [forAll, forStaff] = [await speak('Voetbal mag'), await speak('Zo houden wij toezicht')];
    const fatima = await school.browserOf('Fatima');
    for (const browser of [await school.browserOf('Ada'), fatima, school.stranger()]) {
      expect(await hear(browser, `/agreements/de-bron/voetbal/voices/${forAll}`)).toBe(true);
      for (const at of ['/agreements/de-bron/voetbal', '/agreements/de-bron/toezicht', '/said/de-bron', '/p/own-texts'])
        expect([at, await hear(browser, `${at}/voices/${forStaff}`)]).toEqual([at, false]);
    }
    for (const name of ['Veerle', 'Bart', 'Samira'] as const)
      expect(await hear(await school.browserOf(name), `/staff/own-texts/voices/${forStaff}`)).toBe(true);
    expect((await fatima.get('/p/agreements/voetbal')).html).toContain(`/agreements/de-bron/voetbal/voices/${forAll}`);
    await changeDraft(school, veerle, page, { title: 'Voetbal mag niet', whatChanged: 'Het plein is te klein.', do: 'ask' });
    await publishAgreement(veerle, page);
    expect(await hear(fatima, `/agreements/de-bron/voetbal/voices/${forAll}`)).toBe(false);
  });

  test('see what changed and why; the old text stays readable, and what is over leaves the list by itself', async () => {
    const page = await publishedAgreement(school, veerle, 'Buiten spelen', { title: 'Buiten spelen', decided: 'Bij regen blijven we binnen.' });
    const form = await veerle.get(`${page}/draft`);
    const next = { ...wholeDraft(school), title: 'Buiten spelen', decided: 'Bij veel regen blijven we binnen.', from: '2026-12-01', until: '2026-12-18' };
    const saved = await veerle.send(`${page}/draft`, { ...next, edition: fieldOf(form.html, 'edition'), do: 'ask' });
    expect(saved.text).toContain('Zeg in een zin wat er verandert en waarom.');
    const again = { ...next, whatChanged: 'Alleen bij veel regen, want kinderen willen bewegen.', edition: fieldOf(saved.html, 'edition'), do: 'ask' };
    expect((await veerle.send(`${page}/draft`, again)).text).toMatch(/Vroeger: Bij regen blijven we binnen\. Nu: Bij veel regen blijven we binnen\./);
    await publishAgreement(veerle, page);
    const address = await addressOf(veerle, page);
    const ada = () => school.browserOf('Ada');
    const today = await school.stranger().get(`${address}?in=nl`);
    expect(today.text).toContain('Bij regen blijven we binnen.');
    expect(today.text).toContain('Vanaf 1 december 2026 verandert dit. Alleen bij veel regen, want kinderen willen bewegen.');
    school.ground.clock.set('2026-12-01 08:00');
    expect((await (await ada()).get('/p/agreements/buiten-spelen')).text).toContain('Bij veel regen blijven we binnen.');
    const history = await school.stranger().get(`${address}/history?in=nl`);
    expect(history.html).toContain('<span> Bij<strong> veel</strong> regen blijven we binnen.</span>');
    expect(history.text).toContain('Nu: Bij veel regen blijven we binnen.');
    // Whoever scans a code and reads another language stays where they are.
    expect(history.html).toContain('href="#languages"');
    expect(history.html).toContain('href="?in=ar"');
    expect(history.html).not.toContain('href="/language"');
    // Who came in with a card stays inside: from there one can ask. A page that is not there leads to their own beginning.
    expect((await (await ada()).get('/p/agreements/bestaat-niet')).html).toContain('<a class="button" href="/p/">');
    const inside = await (await ada()).get('/p/agreements/buiten-spelen/history');
    expect(inside.html).toContain('<span> Bij<strong> veel</strong> regen blijven we binnen.</span>');
    expect(inside.html).toContain('href="/p/agreements/buiten-spelen"');
    expect((await (await ada()).get('/p/agreements/buiten-spelen')).html).toContain('href="/p/agreements/buiten-spelen/history"');
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
