import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectNothingSticksOut, staffPage } from './at-work.ts';
import { axeFindings } from './axe.ts';
import { desktop, freshPage, openBrowser, phone } from './browser.ts';
import { linksIn } from './program.ts';
import { spokenFile } from './spoken-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'vaste-grond-agreements-'));
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
const address = (): string => inject('demoAddress');

/** A day as a date field takes it, some days from today on this machine. */
const inDays = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);

/** Nothing to remark, nothing to scroll to the side. */
async function look(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  await expectNothingSticksOut(page);
}

test('an agreement from draft to shared answer: head, teacher, bridge builder, and a mother who reads Arabic and asks with her voice', {
  timeout: 240_000,
}, async () => {
  const head = await staffPage(browser, links().leadership, desktop);
  await head.getByRole('link', { name: 'Afspraken', exact: true }).click();
  await head.getByRole('link', { name: 'Nieuwe afspraak' }).click();
  await head.getByRole('button', { name: 'Begin hiermee Eten op school' }).click();
  const help = head.locator('wording-advice', { has: head.locator('[name="help"]') });
  await help.locator('textarea').fill('Druk het formulier thuis af.');
  await help.locator('.advice li').first().waitFor();
  await help.locator('textarea').fill('Is eten meegeven moeilijk? Zeg het aan iemand die u vertrouwt.');
  await expect.poll(() => help.locator('.advice li').count()).toBe(0);
  await head.getByLabel('Waarom?').fill('\u200b');
  await head.getByLabel('Vanaf wanneer?').fill(inDays(0));
  await head.getByLabel('Tot wanneer?').fill(inDays(90));
  await head.getByLabel('Bij wie kan men terecht?').selectOption({ label: 'Tom Maes' });
  await head.getByLabel('En als die er niet is?').selectOption({ label: 'An Peeters' });
  await head.getByRole('button', { name: 'Bewaren en voorleggen aan het team' }).click();
  await head.getByText('Schrijf waarom.').waitFor();
  await head.getByLabel('Waarom?').fill('Met honger leren gaat niet.');
  await head.getByRole('button', { name: 'Bewaren en voorleggen aan het team' }).click();
  await head.getByText('Dit is een voorstel').waitFor();
  const proposal = head.url();

  const teacher = await staffPage(browser, links().teacher, { viewport: { width: 320, height: 640 } });
  await teacher.getByRole('link', { name: /Eten op school: lees het voorstel/ }).click();
  await look(teacher);
  await teacher.getByLabel('Twijfelt u ergens over?').fill('Is er ook iets voor kinderen die geen brood mogen?');
  await teacher.getByRole('button', { name: 'Zeg uw twijfel' }).click();
  await teacher.getByRole('button', { name: 'Gelezen, ik doe mee' }).click();
  await teacher.getByText('U las dit en doet mee').waitFor();
  expect(await teacher.getByRole('button', { name: 'Publiceren' }).count()).toBe(0);

  await head.goto(proposal);
  expect(await head.locator('main').innerText()).not.toContain('Bart');
  await head.getByRole('button', { name: 'Publiceren' }).click();
  await head.getByText('Er is nog een open twijfel').waitFor();
  await head.getByLabel('Uw antwoord op deze twijfel').fill('Ja: rijstwafels. Dat staat er nu bij.');
  await head.getByRole('button', { name: 'Antwoord', exact: true }).click();
  await head.getByRole('link', { name: 'Verander het voorstel' }).click();
  await head.getByLabel('Wat als het niet lukt?').fill('Is de brooddoos leeg? In de keuken is er brood, fruit en rijstwafels.');
  await head.getByRole('button', { name: 'Bewaren' }).click();
  await look(head);
  await head.getByRole('button', { name: 'Publiceren' }).click();
  await head.getByText('Zo lezen gezinnen het').waitFor();

  await head.getByRole('link', { name: 'Afdrukken op A5' }).click();
  const paper = (await head.pdf({ preferCSSPageSize: true })).toString('latin1');
  const sheets = await head.locator('.sheet').count();
  expect(paper.match(/\/Type\s*\/Page\b/g)?.length).toBe(sheets);
  expect(paper).toMatch(/\/MediaBox\s*\[0 0 (419|420)[.\d]* 59[45]/);

  await head.goto(proposal);
  await head.getByRole('link', { name: 'Vertalen' }).last().click();
  await head
    .locator('section', { hasText: 'Eten op school' })
    .getByRole('link', { name: /Arabisch/ })
    .click();
  await head.getByLabel('Gezinnen helpen om mee te doen op school.').check();
  for (const condition of ['Dit is een uitzondering', 'Er is een goede reden', 'Het Nederlands blijft erbij', 'De vertaling is voor wie'])
    await head.getByLabel(condition).check();
  await head.getByRole('button', { name: 'Bevestig en begin' }).click();
  for (const [key, words] of Object.entries(arabic)) await head.locator(`[name="words-${key}"]`).fill(words);
  await head.getByRole('button', { name: 'Bewaar, ik heb alles nagelezen' }).click();
  await head.getByText('Bewaard.').waitFor();

  const mother = await freshPage(browser, phone);
  await mother.addInitScript(() => {
    const spoken: string[] = [];
    Object.assign(window, {
      spoken,
      SpeechSynthesisUtterance: class {
        constructor(readonly text: string) {}
      },
    });
    const voices = [{ lang: 'ar-SA', name: 'Arabic', localService: true }];
    const synthesis = { getVoices: () => voices, speak: ({ text }: { text: string }) => spoken.push(text), cancel: () => undefined, speaking: false };
    Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), synthesis) });
  });
  await mother.goto(links().guardian);
  await mother.getByRole('link', { name: 'الأكل في المدرسة' }).click();
  await mother.getByRole('heading', { name: 'الأكل في المدرسة' }).waitFor();
  expect(await mother.locator('html').getAttribute('dir')).toBe('rtl');
  await look(mother);
  await mother.getByRole('button', { name: 'اقرأ بصوت عالٍ' }).or(mother.locator('read-aloud button')).first().click();
  const heard = await mother.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
  expect(heard).toEqual(expect.arrayContaining([arabic.decided, 'شرب الماء.']));
  await mother.getByRole('link', { name: 'عندي سؤال' }).click();
  await look(mother);
  await mother.getByLabel('لا أستطيع هذا').check();
  await mother.locator('other-answer button').click();
  await mother.locator('button.start').click();
  await expect.poll(async () => (await mother.locator('.seconds').textContent()) ?? '').toMatch(/0:0[2-9]/);
  await mother.locator('button.stop').click();
  await mother.locator('audio').waitFor();
  await look(mother);
  await mother.getByRole('button', { name: 'إرسال' }).click();
  await mother.getByText('Tom Maes').first().waitFor();
  await look(mother);
  expect(mother.troubles).toEqual([]);

  const answerer = await staffPage(browser, links().contactPerson, desktop);
  await answerer
    .locator('li', { hasText: 'Fatima El Khatib heeft een vraag' })
    .getByRole('link', { name: 'Bekijk' })
    .or(answerer.locator('a[href^="/staff/promises/"]'))
    .last()
    .click();
  await answerer.getByText('Dit lukt mij niet').waitFor();
  await answerer.locator('audio').evaluate((player: HTMLAudioElement) => player.play());
  await expect.poll(() => answerer.locator('audio').evaluate((player: HTMLAudioElement) => player.currentTime)).toBeGreaterThan(0.2);
  await look(answerer);
  await answerer.getByRole('link', { name: 'Deel het antwoord bij de afspraak' }).click();
  await answerer.getByLabel('De vraag, in uw woorden').fill('Mag mijn kind eten meebrengen in plaats van brood?');
  await answerer.getByLabel('Het antwoord', { exact: true }).fill('Ja, alles mag.');
  await answerer.getByRole('button', { name: 'Zet dit bij de afspraak' }).click();
  await answerer.getByRole('heading', { name: 'Mag mijn kind eten meebrengen' }).waitFor();

  // On somebody else's phone, from the code on the paper, without scripts.
  const anybody = await freshPage(browser, { ...phone, locale: 'nl-BE', javaScriptEnabled: false });
  await anybody.goto(`${address()}/agreements/de-bron/eten-op-school`);
  await anybody.getByText('Ja, alles mag.').waitFor();
  expect(await anybody.locator('body').innerText()).not.toMatch(/Fatima|Khatib/);
  await expectNothingSticksOut(anybody);
  const enlarged = await freshPage(browser, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2, locale: 'nl-BE' });
  await enlarged.goto(`${address()}/agreements/de-bron/eten-op-school`);
  await expectNothingSticksOut(enlarged);
});

const arabic = {
  title: 'الأكل في المدرسة',
  forChildren: 'هل أنت جائع؟ قل ذلك أو اذهب إلى المطبخ.',
  decided: 'كل طفل يأكل شيئًا عند الظهر. من ليس معه شيء يأخذ من المدرسة.',
  allowed: 'إحضار الخبز أو وجبة دافئة.\nشرب الماء.\nأن تقول إنك جائع.',
  notAllowed: 'التعليق على ما يأكله غيرك.',
  why: 'لا يمكن التعلم مع الجوع.',
  followUp: 'ننظر كل ظهر بهدوء إن كان لدى الجميع شيء.',
  ifNot: 'في المطبخ خبز وفواكه.',
  help: 'هل تقديم الطعام صعب؟ قولوا ذلك لمن تثقون به.',
};
