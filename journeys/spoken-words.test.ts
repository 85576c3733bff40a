import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { decodeAdpcm } from '../src/platform/questions/spoken/shared-with-browser/adpcm.ts';
import { staffPage } from './at-work.ts';
import { axeFindings } from './axe.ts';
import { desktop, freshPage, openBrowser, phone } from './browser.ts';
import { comeBack, deskOf, keepAndSend, place, step } from './contact-point.ts';
import { linksIn } from './program.ts';
import { spokenFile } from './spoken-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'vaste-grond-voice-'));
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

/** Waits until somebody has spoken for two seconds. */
const twoSeconds = (page: Page, id = 'voice') => expect.poll(async () => (await page.locator(`#${id} .seconds`).textContent()) ?? '').toMatch(/0:0[2-9]/);

/** Speaks for some two seconds. */
async function speak(page: Page, id = 'voice'): Promise<void> {
  await page.locator(`#${id}-offer`).click();
  await page.locator(`#${id} .start`).click();
  await twoSeconds(page, id);
  await page.locator(`#${id} .stop`).click();
  await page.locator(`#${id} .spoken`).waitFor({ state: 'visible' });
}

/** What was recorded, byte by byte. */
const recorded = (page: Page): Promise<number[]> =>
  page.evaluate(() => [...(document.getElementById('voice') as unknown as { sound: Uint8Array<ArrayBuffer> }).sound]);

/**
 * How much of some samples hums at one pitch, from 0 to 1: the share of its twentieths of a second that repeat after one and the same
 * time nearly as well as after the time that fits each best. A melody has few.
 */
function monotony(samples: Int16Array): number {
  const lags = Array.from({ length: 70 }, (_, turn) => 35 + turn);
  const repeats: number[][] = [];
  for (let from = 4000; from + 800 <= samples.length; from += 400) {
    const part = samples.subarray(from, from + 800);
    repeats.push(lags.map((lag) => part.subarray(lag).reduce((sum, sample, at) => sum + sample * (part[at] as number), 0) / (part.length - lag)));
  }
  const fitting = lags.map((_, lag) => repeats.filter((each) => (each[lag] as number) >= 0.92 * Math.max(...each)).length);
  return Math.max(...fitting) / repeats.length;
}

const isPlaying = (page: Page) => page.evaluate(() => (document.querySelector('#conversation audio') as HTMLAudioElement).currentTime > 0.2);

describe('whoever would rather speak', () => {
  test.each([
    ['nl', ''],
    ['ar', '&for=guardian'],
  ])('in %s: speaks, hears it, sends it, comes back and hears it; axe finds nothing on the way', async (language, whom) => {
    const page = await freshPage(browser, phone);
    const query = `?in=${language}${whom}`;
    const findings: string[] = [];
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
    const look = async (where: string): Promise<void> => {
      for (const finding of await axeFindings(page)) findings.push(`${where} ${finding}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    };
    await page.goto(`${place}/write${query}`);
    await step(page, 'write');
    expect(sent.filter((line) => /spoken|collector/.test(line))).toEqual([]);
    await page.locator('#voice-offer').click();
    await look('ready');
    expect(await page.locator('#voice [type=checkbox]').isChecked()).toBe(true);
    await page.locator('#voice .start').click();
    await look('speaking');
    await twoSeconds(page);
    await page.locator('#voice .stop').click();
    await page.locator('#voice audio').waitFor({ state: 'visible' });
    await look('spoken');
    expect(sent.filter((line) => line.startsWith('POST'))).toEqual([]);
    await page.locator('#writing .buttons .button').click();
    await step(page, 'keep');
    const receipt = await keepAndSend(page);
    await step(page, 'done');

    await comeBack(page, receipt, query);
    expect(await page.locator('#conversation .said').isVisible()).toBe(false);
    await look('talk');
    await page.locator('#conversation button').click();
    await expect.poll(() => isPlaying(page)).toBe(true);
    await look('heard');
    expect(await page.locator('#voice').isVisible()).toBe(false);

    // And speaks again: with words too this time, and without internet at first.
    await speak(page);
    await page.locator('#words').fill('en nog dit');
    await page.context().setOffline(true);
    await page.locator('#going-on .buttons .button').click();
    await page.locator('#trouble-offline').waitFor({ state: 'visible' });
    await page.context().setOffline(false);
    await comeBack(page, receipt, query);
    await page.locator('#voice .spoken').waitFor({ state: 'visible' });
    expect(await page.locator('#words').inputValue()).toBe('en nog dit');
    await page.locator('#going-on .buttons .button').click();
    await page.locator('#sent').waitFor({ state: 'visible' });
    await expect.poll(() => page.locator('#conversation li button').count()).toBe(2);
    expect(findings).toEqual([]);
    expect(page.troubles).toEqual([]);
    await page.context().close();
  });

  test('is not known by the melody of their voice, unless they want to be', async () => {
    const monotonies: Record<string, number> = {};
    for (const wanted of ['changed', 'own'] as const) {
      const page = await freshPage(browser, phone);
      await page.goto(`${place}/write`);
      await step(page, 'write');
      await page.locator('#voice-offer').click();
      if (wanted === 'own') await page.locator('#voice [type=checkbox]').uncheck();
      await page.locator('#voice .start').click();
      await twoSeconds(page);
      await page.locator('#voice .stop').click();
      const samples = decodeAdpcm(Uint8Array.from((await recorded(page)).slice(1)));
      expect(Math.max(...samples)).toBeGreaterThan(2000);
      monotonies[wanted] = monotony(samples);
      await page.context().close();
    }
    console.log(`share of a voice that stays at one pitch: ${monotonies.own?.toFixed(2)} as it is, ${monotonies.changed?.toFixed(2)} changed`);
    expect(monotonies.own).toBeLessThan(0.35);
    expect(monotonies.changed).toBeGreaterThan(0.8);
  });
});

test('a recording ends by itself at its limit, and stays; two taps open one microphone', async () => {
  const page = await freshPage(browser, phone);
  await page.addInitScript(() => {
    const asked = window as unknown as { streams: MediaStream[] };
    asked.streams = [];
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (what) => {
      const stream = await real(what);
      asked.streams.push(stream);
      return stream;
    };
  });
  await page.goto(`${place}/write`);
  await step(page, 'write');
  await page.locator('#voice-offer').click();
  await page.locator('#voice').evaluate((recorder) => recorder.setAttribute('most', '2'));
  await page.locator('#voice .start').evaluate((start: HTMLElement) => {
    start.click();
    start.click();
  });
  await page.locator('#voice .spoken').waitFor({ state: 'visible' });
  // Long enough for what was still on its way to come.
  await page.waitForTimeout(500);
  expect(await page.locator('#voice .spoken').isVisible()).toBe(true);
  expect(await page.locator('#voice .silence').isVisible()).toBe(false);
  expect((await recorded(page)).length).toBe(1 + 2 * 4000);
  const open = await page.evaluate(() => (window as unknown as { streams: MediaStream[] }).streams.map((stream) => stream.active));
  expect(open).toEqual([false]);
  await page.context().close();
});

test('where the microphone is closed this is said, and what was typed stays', async () => {
  const deaf = await openBrowser();
  const page = await freshPage(deaf, phone);
  await page.goto(`${place}/write`);
  await step(page, 'write');
  await page.locator('#words').fill('al iets getypt');
  await page.locator('#voice-offer').click();
  await page.locator('#voice .start').click();
  await page.locator('#voice .no-microphone').waitFor({ state: 'visible' });
  expect(await page.locator('#words').inputValue()).toBe('al iets getypt');
  await page.context().close();
  await deaf.close();
});

test('a contact person answers with their voice, and says hello to everybody', async () => {
  const an = await staffPage(browser, linksIn(inject('demoFolder')).contactPerson, desktop);
  await deskOf(an);
  await an.locator('#threads button').first().click();
  await step(an, 'talk');
  await speak(an);
  expect(await axeFindings(an)).toEqual([]);
  await an.locator('#answering .buttons .button').click();
  await an.locator('#sent').waitFor({ state: 'visible' });
  await an.locator('#conversation button').click();
  await expect.poll(() => isPlaying(an)).toBe(true);
  await an.locator('#back').click();
  await step(an, 'inbox');
  expect(await an.locator('#threads .spoken').first().isVisible()).toBe(true);

  await an.locator('#hello-offer').locator('xpath=ancestor::details').locator('summary').click();
  await speak(an, 'hello');
  await an.locator('#keep-hello').click();
  await an.locator('#hello-kept').waitFor({ state: 'visible' });
  expect(an.troubles).toEqual([]);

  const anybody = await freshPage(browser, { ...phone, javaScriptEnabled: false });
  await anybody.goto(`${place}?in=nl`);
  const [hello] = await anybody.locator('.hello audio').all();
  expect(await anybody.locator('.hello').innerText()).toMatch(/^Hoor Tom Maes \(0,1 MB\)/);
  const heard = await anybody.request.get(new URL((await hello?.getAttribute('src')) ?? '', place).href);
  expect([heard.status(), heard.headers()['content-type'], (await heard.body()).length > 20_000]).toEqual([200, 'audio/wav', true]);
  for (const page of [an, anybody]) await page.context().close();
});
