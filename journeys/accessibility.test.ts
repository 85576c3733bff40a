import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { galleryPages } from '../src/testing/gallery.tsx';
import { axeFindings } from './axe.ts';
import { desktop, freshPage, openBrowser, phone } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const pages = galleryPages();
const inDutchAndArabic = pages.filter(({ language }) => language === 'nl' || language === 'ar');

describe('axe, with every rule there is, up to AAA and best practice', () => {
  test.each([
    ['on a phone', phone],
    ['on a desktop', desktop],
  ])('finds nothing on any example page in Dutch and Arabic, %s', { timeout: 600_000 }, async (_, options) => {
    const page = await freshPage(browser, options);
    const found: string[] = [];
    for (const { path } of inDutchAndArabic) {
      await page.goto(inject('galleryAddress') + path);
      for (const finding of await axeFindings(page)) found.push(`${path} ${finding}`);
    }
    expect(found).toEqual([]);
    expect(page.troubles).toEqual([]);
    await page.evaluate(() => document.body.append(document.createElement('img')));
    expect(await axeFindings(page)).toEqual(expect.arrayContaining([expect.stringContaining('image-alt')]));
  });
});

describe('every screen of the question', () => {
  test.each(['nl', 'ar'])('axe finds nothing on any of them, in %s', async (language) => {
    const page = await freshPage(browser);
    const found: string[] = [];
    for (const version of ['6-9', '10-13', '14-18', 'guardian']) {
      await page.goto(`${inject('galleryAddress')}/gallery/check-ins/ask-${version}?in=${language}`);
      const steps = await page.locator('.steps > section').evaluateAll((sections) => sections.map(({ id }) => id));
      for (const step of steps) {
        await page.evaluate((id) => {
          location.hash = id;
        }, step);
        for (const finding of await axeFindings(page)) found.push(`${version} ${step} ${finding}`);
      }
    }
    expect(found).toEqual([]);
  });
});

describe('every page fits', () => {
  test.each([
    ['320 pixels wide', { viewport: { width: 320, height: 640 } }],
    ['a desktop at 200 %', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ])('%s: nothing sticks out, and what can be tapped is large enough', { timeout: 300_000 }, async (_, options) => {
    const page = await freshPage(browser, options);
    const wrong: string[] = [];
    for (const { path, for: whom } of pages) {
      await page.goto(inject('galleryAddress') + path);
      const { over, small } = await page.evaluate((isFamily) => {
        const large = isFamily ? 44 : 24;
        const tappable = [
          ...document.querySelectorAll<HTMLElement>(
            'button, .button, .choice, .top a, input:not([type=radio]):not([type=checkbox]):not([type=hidden]), select, textarea, summary',
          ),
        ];
        return {
          over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          small: tappable.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < large - 0.5).map((one) => one.outerHTML.slice(0, 100)),
        };
      }, whom === 'family');
      if (over > 0) wrong.push(`${path} sticks out by ${over}`);
      for (const one of small) wrong.push(`${path} too small: ${one}`);
    }
    expect(wrong).toEqual([]);
  });
});

test('a page in Arabic runs from right to left, and Dutch is one tap away', async () => {
  const page = await freshPage(browser);
  await page.goto(`${inject('galleryAddress')}/gallery/check-ins/ask-guardian?in=ar`);
  const option = page.locator('.choice').first();
  const [box, dot] = [await option.boundingBox(), await option.locator('input').boundingBox()];
  expect((dot?.x ?? 0) - (box?.x ?? 0)).toBeGreaterThan((box?.width ?? 0) / 2);
  await page.getByRole('link', { name: 'Lees in het Nederlands' }).click();
  await page.getByRole('heading', { name: 'Hoe gaat het met u?', level: 2 }).waitFor();
});

test('reading aloud is offered only where the device has a voice for the language', async () => {
  const page = await freshPage(browser);
  await page.addInitScript(() => {
    const spoken: string[] = [];
    Object.assign(window, { spoken });
    const voices = [
      { lang: 'nl-NL', name: 'Dutch', localService: true },
      // Would send what it reads to somebody else.
      { lang: 'tr-TR', name: 'Turkish', localService: false },
    ];
    Object.defineProperty(window, 'speechSynthesis', {
      value: Object.assign(new EventTarget(), {
        getVoices: () => voices,
        speak: (utterance: { text: string }) => spoken.push(utterance.text),
        cancel: () => undefined,
        speaking: false,
      }),
    });
    Object.assign(window, {
      SpeechSynthesisUtterance: class {
        constructor(readonly text: string) {}
      },
    });
  });
  await page.goto(`${inject('galleryAddress')}/gallery/check-ins/ask-10-13?in=nl`);
  await page.getByRole('button', { name: 'Lees voor' }).first().click();
  const spoken = await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
  expect(spoken).toEqual(expect.arrayContaining(['Hoe voel jij je de laatste dagen?', 'Super', 'Dat zeg ik liever niet']));
  expect(spoken.join(' ')).not.toContain('Wil je met iemand praten?');
  await page.goto(`${inject('galleryAddress')}/gallery/check-ins/ask-10-13?in=tr`);
  await page.waitForFunction(() => customElements.get('read-aloud'));
  expect(await page.getByRole('button', { name: 'Sesli oku' }).count()).toBe(0);
});
