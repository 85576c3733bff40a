import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings } from './axe.ts';
import { freshPage, openBrowser, phone } from './browser.ts';
import { linksIn, type Program, startProgram } from './program.ts';

let browser: Browser;
let program: Program;
beforeAll(async () => {
  browser = await openBrowser();
  program = await startProgram(['--demo']);
});
afterAll(async () => {
  await browser.close();
  await program.stop();
});

/** A pupil who came in once, on a phone of their own. */
async function cameOnce(language: string): Promise<Page> {
  const page = await freshPage(browser, { ...phone, locale: 'nl-BE' });
  await page.goto(linksIn(program.dataFolder).pupil);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goto(`${program.address}/p/?in=${language}`);
  await page.locator(`html[lang^=${language}]`).waitFor();
  const kept = (): Promise<string> => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL ?? '');
  await expect.poll(kept).toContain(`in=${language}`);
  return page;
}

const words = {
  nl: { title: 'De site is even niet bereikbaar', go: 'Ga op school naar een volwassene die je vertrouwt', direction: 'ltr' },
  ar: { title: 'لا يمكن الوصول إلى الموقع الآن', go: 'اذهب في المدرسة إلى شخص بالغ تثق به', direction: 'rtl' },
} as const;

test('whoever came once on a phone of their own reads whom to turn to when the program was stopped, and when a proxy says so', async () => {
  const pages = { nl: await cameOnce('nl'), ar: await cameOnce('ar') };
  program.child.kill('SIGTERM');
  await new Promise((resolve) => program.child.once('exit', resolve));
  for (const language of ['nl', 'ar'] as const) {
    const page = pages[language];
    const { title, go, direction } = words[language];
    for (const path of ['/', '/p/', '/at/de-bron']) {
      await page.goto(program.address + path);
      await page.getByRole('heading', { name: title }).waitFor();
    }
    expect(await page.locator('html').getAttribute('dir')).toBe(direction);
    expect(await page.locator('main').innerText()).toContain(go);
    for (const number of ['102', '106', '112']) expect(await page.locator(`a[href="tel:${number}"]`).first().isVisible()).toBe(true);
    await page.locator('summary').first().click();
    expect(await page.locator('a[href="tel:1813"]').first().isVisible()).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    expect(await page.locator('main').innerText()).not.toMatch(/De Bron|zonder naam/);
    // Nothing of ours stands before the contact point: there the browser says it in its own words.
    expect(await page.goto(`${program.address}/c/de-bron`).catch(() => undefined)).toBeUndefined();
  }

  // Where a proxy stands before the program, that answers; what the program itself has to say is left as it is.
  let answer: [number, OutgoingHttpHeaders] = [502, {}];
  const proxy = createServer((_, response) => response.writeHead(...answer).end('<h1>Bad Gateway</h1>'));
  await new Promise<void>((resolve) => proxy.listen(Number(new URL(program.address).port), resolve));
  const heading = async (path: string): Promise<string | null> => {
    await pages.nl.goto(program.address + path);
    return pages.nl.locator('h1').textContent();
  };
  const asHtml = { 'Content-Type': 'text/html' };
  for (const status of [502, 503, 504]) {
    answer = [status, asHtml];
    expect(await heading('/p/')).toBe(words.nl.title);
  }
  for (const [status, headers] of [
    [503, { ...asHtml, 'Integrity-Policy': 'x' }],
    [500, asHtml],
    [200, asHtml],
  ] as const) {
    answer = [status, headers];
    expect(await heading('/p/')).toBe('Bad Gateway');
  }
  expect(await heading('/c/de-bron')).toBe('Bad Gateway');
  for (const page of Object.values(pages)) await page.context().close();
  await new Promise((resolve) => proxy.close(resolve));
});
