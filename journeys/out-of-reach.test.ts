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
  nl: { title: 'De site is even niet bereikbaar', go: 'Ga op school naar een volwassene die je vertrouwt', more: 'Meer nummers', direction: 'ltr' },
  ar: { title: 'لا يمكن الوصول إلى الموقع الآن', go: 'اذهب في المدرسة إلى شخص بالغ تثق به', more: 'أرقام أخرى', direction: 'rtl' },
} as const;

test('whoever came once on a phone of their own reads whom to turn to, also when the program was stopped; what a proxy says then is replaced too', async () => {
  const pages = { nl: await cameOnce('nl'), ar: await cameOnce('ar') };
  const busy = await cameOnce('nl');
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
  await busy.context().close();
});
