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

const folder = mkdtempSync(join(tmpdir(), 'vaste-grond-own-texts-'));
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

const told = 'Sommige kinderen willen een langere middagpauze.';
const inArabic = { heard: 'يريد بعض الأطفال استراحة أطول.', told: 'تغادر الحافلات في الساعة الرابعة، لذلك لا يمكن. سنصنع زاوية هادئة في الساحة.' };

async function look(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  await expectNothingSticksOut(page);
}

/** What Fatima reads, on her phone and without scripts. */
async function readByFatima(): Promise<string> {
  const page = await freshPage(browser, { ...phone, javaScriptEnabled: false });
  await page.goto(links().guardian);
  await page.goto(new URL('/p/you-said', page.url()).href);
  const words = await page.locator('main').innerText();
  await page.context().close();
  return words;
}

test('the head translates and checks, somebody speaks it, and a mother reads and hears it in Arabic', async () => {
  const veerle = await staffPage(browser, links().leadership, { ...desktop, javaScriptEnabled: false });
  await veerle.getByRole('link', { name: 'Vertalen' }).click();
  const card = veerle.locator('section').filter({ hasText: told });
  await card.getByRole('link', { name: 'Arabisch: nog 2 van 2 stukken' }).click();

  await veerle.getByRole('heading', { name: 'mag u deze tekst vertalen?' }).waitFor();
  await veerle.getByLabel('Gezinnen helpen om mee te doen op school.').check();
  for (const box of await veerle.getByRole('checkbox').all()) await box.check();
  await veerle.getByRole('button', { name: 'Bevestig en begin' }).click();

  const [heard, answer] = [veerle.getByRole('textbox').nth(0), veerle.getByRole('textbox').nth(1)];
  await heard.fill(inArabic.heard);
  await answer.fill(inArabic.told);
  await veerle.getByRole('button', { name: 'Bewaar, nog niet klaar' }).click();
  await veerle.getByText('Bewaard.').waitFor();
  await expectNothingSticksOut(veerle);
  const before = await readByFatima();
  expect([before.includes(told), before.includes(inArabic.told)]).toEqual([true, false]);
  await veerle.getByRole('button', { name: 'Bewaar, ik heb alles nagelezen' }).click();
  await veerle.getByText('nagelezen door Veerle Janssens').first().waitFor();
  expect(await readByFatima()).toContain(inArabic.told);
  await veerle.context().close();

  const speaker = await staffPage(browser, links().leadership, phone);
  await speaker.getByRole('link', { name: 'Vertalen' }).click();
  await speaker.locator('section').filter({ hasText: told }).getByRole('link', { name: 'Inspreken' }).click();
  await look(speaker);
  await speaker.getByLabel('Taal').selectOption('ar');
  await speaker.getByRole('button', { name: 'Spreek het hier in' }).click();
  await speaker.getByRole('button', { name: 'Begin te spreken' }).click();
  await speaker.getByText('0:02').waitFor();
  await speaker.getByRole('button', { name: 'Klaar' }).click();
  await speaker.getByLabel('Wie spreekt, weet').check();
  await speaker.getByRole('button', { name: 'Bewaar de opname' }).click();
  await speaker.getByText('Gezinnen kunnen het nu horen.').waitFor();
  expect(speaker.troubles).toEqual([]);
  await speaker.context().close();

  const fatima = await freshPage(browser, phone);
  await fatima.goto(links().guardian);
  await fatima.goto(new URL('/p/you-said', fatima.url()).href);
  await look(fatima);
  const section = fatima.locator('section').filter({ hasText: inArabic.told });
  const seconds = await section.locator('audio').evaluate(
    (sound: HTMLAudioElement) =>
      new Promise<number>((resolve, reject) => {
        sound.onloadedmetadata = () => resolve(sound.duration);
        sound.onerror = () => reject(new Error('It cannot be played.'));
        sound.preload = 'metadata';
        sound.load();
      }),
  );
  expect(seconds).toBeGreaterThan(1.5);
  await section.getByText('مترجم من الهولندية').click();
  await section.getByText('De bussen vertrekken om 16 uur').waitFor();
  expect(fatima.troubles).toEqual([]);

  // At the gate she shows a sentence.
  await fatima.goto(new URL('/p/', fatima.url()).href);
  await fatima.getByRole('link', { name: 'انظروا إلى الجمل' }).click();
  await look(fatima);
  await fatima.getByRole('link', { name: 'ما أريد أن أقوله' }).click();
  await fatima.getByText('Ik wil graag een tolk.').waitFor();
  await look(fatima);
  expect(fatima.troubles).toEqual([]);
  await fatima.context().close();
});
