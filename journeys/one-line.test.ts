import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectNothingSticksOut, expectNothingToRemark, staffPage } from './at-work.ts';
import { desktop, freshPage, openBrowser, phone } from './browser.ts';
import { linksIn } from './program.ts';
import { lettersFrom, waitingOn } from './ready-to-send.ts';
import { spokenFile } from './spoken-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'vaste-grond-one-line-'));
let browser: Browser;
beforeAll(async () => {
  writeFileSync(join(folder, 'voice.wav'), spokenFile());
  const flags = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${join(folder, 'voice.wav')}`];
  browser = await openBrowser({ flags });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const links = () => linksIn(inject('demoFolder'));

/** What everybody reads, without a card. */
const publicAddress = (language: string): string => `${inject('demoAddress')}/agreements/de-bron/eten-op-school?in=${language}`;

/** A day as a date field takes it, some days from today on this machine. */
const inDays = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);

const withoutScripts = { javaScriptEnabled: false };

/** Speaks for some two seconds. */
async function speak(page: Page): Promise<void> {
  await page.locator('other-answer button').click();
  await page.locator('button.start').click();
  await expect.poll(async () => (await page.locator('.seconds').textContent()) ?? '').toMatch(/0:0[2-9]/);
  await page.locator('button.stop').click();
  await page.locator('voice-recorder audio').waitFor();
}

/** How long a sound is that stands on a page, in seconds. */
const lengthOf = (page: Page, sound: string): Promise<number> =>
  page.locator(sound).evaluate(
    (player: HTMLAudioElement) =>
      new Promise<number>((resolve, reject) => {
        player.onloadedmetadata = () => resolve(player.duration);
        player.onerror = () => reject(new Error('It cannot be played.'));
        player.preload = 'metadata';
        player.load();
      }),
  );

// Each step begins where the one before ended.
test('the head drafts with advice on the words, a teacher doubts, the head changes it and publishes', async () => {
  const head = await staffPage(browser, links().leadership, desktop);
  await head.getByRole('link', { name: 'Afspraken', exact: true }).click();
  await head.getByRole('link', { name: 'Nieuwe afspraak' }).click();
  await head.getByRole('button', { name: 'Begin hiermee Eten op school' }).click();
  const help = head.locator('wording-advice', { has: head.locator('[name="help"]') });
  const words = help.locator('textarea');
  await words.fill('Druk het formulier thuis af.');
  await help.getByRole('button', { name: /^Neem over: Uw kind krijgt het blad op papier mee/ }).click();
  await expect.poll(() => words.inputValue()).toContain('Uw kind krijgt het blad op papier mee.');
  await head.getByLabel('Waarom?').fill('\u200b');
  await head.getByLabel('Vanaf wanneer?').fill(inDays(0));
  await head.getByLabel('Tot wanneer?').fill(inDays(90));
  await head.getByLabel('Bij wie kan men terecht?').selectOption({ label: 'Tom Maes' });
  await head.getByLabel('En als die er niet is?').selectOption({ label: 'An Peeters' });
  await head.getByRole('button', { name: 'Bewaren en voorleggen aan het team' }).click();
  await head.getByText('Schrijf waarom.').waitFor();
  expect(await words.inputValue()).toContain('op papier mee');
  await words.fill(untranslated);
  await head.getByLabel('Waarom?').fill('Met honger leren gaat niet.');
  await head.getByRole('button', { name: 'Bewaren en voorleggen aan het team' }).click();
  await head.getByText('Dit is een voorstel').waitFor();

  const teacher = await staffPage(browser, links().teacher, phone);
  await teacher.getByRole('link', { name: /Eten op school: lees het voorstel/ }).click();
  await expectNothingToRemark(teacher);
  await teacher.getByLabel('Twijfelt u ergens over?').fill('Is er ook iets voor kinderen die geen brood mogen?');
  await teacher.getByRole('button', { name: 'Zeg uw twijfel' }).click();
  await teacher.getByRole('button', { name: 'Gelezen, ik doe mee' }).click();
  await teacher.getByText('U las dit en doet mee').waitFor();
  expect(await teacher.getByRole('button', { name: 'Publiceren' }).count()).toBe(0);

  await head.reload();
  expect(await head.locator('main').innerText()).not.toContain('Bart');
  await head.getByRole('button', { name: 'Publiceren' }).click();
  await head.getByText('Er is nog een open twijfel').waitFor();
  await head.getByLabel('Uw antwoord op deze twijfel').fill('Ja: rijstwafels. Dat staat er nu bij.');
  await head.getByRole('button', { name: 'Antwoord', exact: true }).click();
  await head.getByRole('link', { name: 'Verander het voorstel' }).click();
  await head.getByLabel('Wat als het niet lukt?').fill('Is de brooddoos leeg? In de keuken is er brood, fruit en rijstwafels.');
  await head.getByRole('button', { name: 'Bewaren' }).click();
  await expectNothingToRemark(head);
  await head.getByRole('button', { name: 'Publiceren' }).click();
  await head.getByText('Zo lezen gezinnen het').waitFor();
  expect([...head.troubles, ...teacher.troubles]).toEqual([]);
  for (const page of [head, teacher]) await page.context().close();
});

test('the head translates it and finds it good, without scripts; somebody speaks it; each language is one A5', async () => {
  const head = await staffPage(browser, links().leadership, { ...desktop, ...withoutScripts });
  await head.getByRole('link', { name: 'Vertalen' }).click();
  await head
    .locator('section', { hasText: 'Eten op school' })
    .getByRole('link', { name: /Arabisch/ })
    .click();
  await head.getByLabel('Gezinnen helpen om mee te doen op school.').check();
  for (const condition of await head.getByRole('checkbox').all()) await condition.check();
  await head.getByRole('button', { name: 'Bevestig en begin' }).click();
  for (const [key, words] of Object.entries(arabic)) await head.locator(`[name="words-${key}"]`).fill(words);
  await head.getByRole('button', { name: 'Bewaar, nog niet klaar' }).click();
  const unchecked = await freshPage(browser, { ...phone, ...withoutScripts });
  await unchecked.goto(publicAddress('ar'));
  expect(await unchecked.locator('h1').innerText()).toBe('Eten op school');
  await unchecked.context().close();
  await head.getByRole('button', { name: 'Bewaar, ik heb alles nagelezen' }).click();
  await head.getByText('nagelezen door Veerle Janssens').first().waitFor();
  await expectNothingSticksOut(head);
  await head.context().close();

  const speaker = await staffPage(browser, links().leadership, phone);
  await speaker.getByRole('link', { name: 'Vertalen' }).click();
  await speaker.locator('section', { hasText: 'Eten op school' }).getByRole('link', { name: 'Inspreken' }).click();
  await expectNothingSticksOut(speaker);
  await speaker.getByLabel('Taal').selectOption('ar');
  await speak(speaker);
  await speaker.getByLabel('Wie spreekt, weet').check();
  await speaker.getByRole('button', { name: 'Bewaar de opname' }).click();
  await speaker.getByText('Gezinnen kunnen het nu horen.').waitFor();

  await speaker.getByRole('link', { name: 'Afspraken', exact: true }).click();
  await speaker.getByRole('link', { name: 'Bekijk Eten op school' }).click();
  await speaker.getByRole('link', { name: 'Afdrukken op A5' }).click();
  await speaker.waitForURL('**/print');
  const paper = (await speaker.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect([await speaker.locator('.sheet').count(), paper.match(/\/Type\s*\/Page\b/g)?.length]).toEqual([2, 2]);
  expect(paper).toMatch(/\/MediaBox\s*\[0 0 (419|420)[.\d]* 59[45]/);
  expect(speaker.troubles).toEqual([]);
  await speaker.context().close();
});

test('a mother reads and hears it in Arabic and asks with her voice without internet; it is a promise, and the answer is shared without her', async () => {
  const mother = await freshPage(browser, phone);
  const sent = lettersFrom(mother.context());
  await mother.goto(links().guardian);
  await mother.getByRole('link', { name: arabic.title }).click();
  await mother.getByRole('heading', { name: arabic.title }).waitFor();
  expect(await mother.locator('html').getAttribute('dir')).toBe('rtl');
  await expectNothingToRemark(mother);
  // What nobody translated says that it is Dutch; the Dutch of the rest is one tap away.
  expect(await mother.locator('main p[lang="nl-BE"][dir="ltr"]:visible').allInnerTexts()).toEqual([untranslated]);
  await mother.locator('summary', { hasText: 'من الهولندية' }).click();
  await mother.getByText('Met honger leren gaat niet.').waitFor();
  expect(await lengthOf(mother, 'main > div audio')).toBeGreaterThan(1.5);

  await mother.getByRole('link', { name: 'عندي سؤال' }).click();
  await expectNothingToRemark(mother);
  await mother.getByLabel('لا أستطيع هذا').check();
  await speak(mother);
  await expectNothingToRemark(mother);
  await mother.context().setOffline(true);
  await mother.getByRole('button', { name: 'إرسال' }).click();
  await mother.getByText('✓ محفوظ على هذا الجهاز', { exact: true }).waitFor();
  await mother.getByText('لا يوجد إنترنت. سؤالكم محفوظ بأمان').waitFor();
  expect(await mother.getByText('✓✓').count()).toBe(0);
  const waiting = await waitingOn(mother);
  expect([waiting.length, JSON.stringify(waiting).includes('cant')]).toEqual([1, false]);
  await mother.context().setOffline(false);
  await mother.getByText('Tom Maes').first().waitFor();
  expect(await mother.locator('main strong').innerText()).toMatch(/Tom Maes.*\d/);
  await expectNothingToRemark(mother);
  expect(await waitingOn(mother)).toEqual([]);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1);

  const answerer = await staffPage(browser, links().contactPerson, desktop);
  const asked = answerer.locator('li', { hasText: 'Fatima El Khatib' }).filter({ hasText: 'heeft een vraag bij een afspraak' });
  expect(await asked.count()).toBe(1);
  await asked.getByRole('link').first().click();
  await answerer.getByText('Dit lukt mij niet').waitFor();
  await answerer.locator('audio').evaluate((player: HTMLAudioElement) => player.play());
  await expect.poll(() => answerer.locator('audio').evaluate((player: HTMLAudioElement) => player.currentTime)).toBeGreaterThan(0.2);
  await expectNothingToRemark(answerer);
  const promise = answerer.url();
  await answerer.getByRole('link', { name: 'Deel het antwoord bij de afspraak' }).click();
  await answerer.getByLabel('De vraag, in uw woorden').fill('Mag mijn kind eten meebrengen in plaats van brood?');
  await answerer.getByLabel('Het antwoord', { exact: true }).fill('Ja, alles mag.');
  await answerer.getByRole('button', { name: 'Zet dit bij de afspraak' }).click();
  await answerer.getByRole('heading', { name: 'Mag mijn kind eten meebrengen' }).waitFor();
  await answerer.goto(promise);
  await answerer.locator('[name="outcome"][value="written"]').check();
  await answerer.locator('[name="told-back"]').fill('Ja, alles mag. Tot morgen.');
  await answerer.getByRole('button', { name: 'Klaar, dit is gedaan' }).click();
  expect(answerer.troubles).toEqual([]);

  await mother.getByRole('link', { name: 'رجوع' }).click();
  const shared = mother.locator('section', { hasText: 'Ja, alles mag.' });
  expect(await shared.locator('h3 bdi').evaluate((line: HTMLElement) => [line.lang, line.dir])).toEqual(['nl-BE', 'ltr']);
  expect(await mother.locator('main').innerText()).not.toMatch(/Fatima|Khatib/);
  await mother.goto(new URL('/p/', mother.url()).href);
  await mother.getByText('Ja, alles mag. Tot morgen.').waitFor();
  expect(mother.troubles).toEqual([]);
  for (const page of [mother, answerer]) await page.context().close();
});

test('anybody reads it from the code on the paper, and a pupil types a question, without scripts; large letters fit', async () => {
  for (const language of ['nl', 'ar']) {
    const anybody = await freshPage(browser, { ...phone, ...withoutScripts });
    await anybody.goto(publicAddress(language));
    await anybody.getByText('Ja, alles mag.').waitFor();
    expect(await anybody.locator('body').innerText()).not.toMatch(/Fatima|Khatib/);
    await expectNothingSticksOut(anybody);
    await anybody.context().close();
    const enlarged = await freshPage(browser, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
    await enlarged.goto(publicAddress(language));
    await expectNothingToRemark(enlarged);
    await enlarged.context().close();
  }
  const pupil = await freshPage(browser, { ...phone, locale: 'nl-BE', ...withoutScripts });
  await pupil.goto(`${links().pupil}?in=nl`);
  await pupil.goto(`${inject('demoAddress')}/p/agreements/eten-op-school?in=nl`);
  await pupil.getByRole('link', { name: 'Ik heb een vraag' }).click();
  await pupil.getByRole('button', { name: 'Versturen' }).click();
  await pupil.getByText('Kies iets, of typ of spreek je vraag in.').waitFor();
  await pupil.getByLabel('In je eigen woorden.').fill('Mag ik ook soep?');
  await pupil.getByRole('button', { name: 'Versturen' }).click();
  await pupil.getByText('Tom Maes antwoordt je ten laatste op').waitFor();
  await expectNothingSticksOut(pupil);
  await pupil.context().close();
});

test('at the gate a mother shows a sentence, with the Dutch beside it', async () => {
  const mother = await freshPage(browser, phone);
  await mother.goto(links().guardian);
  await mother.goto(new URL('/p/', mother.url()).href);
  await mother.getByRole('link', { name: 'انظروا إلى الجمل' }).click();
  await expectNothingSticksOut(mother);
  await mother.getByRole('link', { name: 'ما أريد أن أقوله' }).click();
  await mother.getByText('Ik wil graag een tolk.').waitFor();
  await expectNothingSticksOut(mother);
  expect(mother.troubles).toEqual([]);
  await mother.context().close();
});

/** How the help is worded, which nobody translated yet. */
const untranslated = 'Is eten meegeven moeilijk? Zeg het aan iemand die u vertrouwt.';

const arabic = {
  title: 'الأكل في المدرسة',
  forChildren: 'هل أنت جائع؟ قل ذلك أو اذهب إلى المطبخ.',
  decided: 'كل طفل يأكل شيئًا عند الظهر. من ليس معه شيء يأخذ من المدرسة.',
  allowed: 'إحضار الخبز أو وجبة دافئة.\nشرب الماء.\nأن تقول إنك جائع.',
  notAllowed: 'التعليق على ما يأكله غيرك.',
  why: 'لا يمكن التعلم مع الجوع.',
  followUp: 'ننظر كل ظهر بهدوء إن كان لدى الجميع شيء.',
  ifNot: 'في المطبخ خبز وفواكه.',
};
