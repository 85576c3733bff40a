import type { Browser, Page } from 'playwright-core';
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

/** Keeps what is read aloud, in which language and with which voice, on a device with these voices. */
const withVoices = (page: Page, voices: { lang: string; localService: boolean }[]) =>
  page.addInitScript((given) => {
    const spoken: Spoken[] = [];
    const speak = ({ text, lang, voice }: SpeechSynthesisUtterance) => spoken.push({ text, lang, voice: voice?.lang });
    const synthesis = { getVoices: () => given, speak, cancel: () => undefined, speaking: false };
    Object.assign(window, {
      spoken,
      SpeechSynthesisUtterance: class {
        constructor(readonly text: string) {}
      },
    });
    Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), synthesis) });
  }, voices);

interface Spoken {
  text: string;
  lang: string;
  voice: string | undefined;
}

const spokenOn = async (page: Page): Promise<Spoken[]> =>
  (await page.evaluate(() => (window as unknown as { spoken: Spoken[] }).spoken)).map(({ text, ...how }) => ({ text: text.trim(), ...how }));

test('reading aloud is offered only where the device has a voice for the language', async () => {
  const page = await freshPage(browser);
  // The second would send what it reads to somebody else.
  await withVoices(page, [
    { lang: 'nl-NL', localService: true },
    { lang: 'tr-TR', localService: false },
  ]);
  await page.goto(`${inject('galleryAddress')}/gallery/check-ins/ask-10-13?in=nl`);
  await page.getByRole('button', { name: 'Lees voor' }).first().click();
  const spoken = (await spokenOn(page)).map(({ text }) => text);
  expect(spoken).toEqual(expect.arrayContaining(['Hoe voel jij je de laatste dagen?', 'Super', 'Dat zeg ik liever niet']));
  expect(spoken.join(' ')).not.toContain('Wil je met iemand praten?');
  await page.goto(`${inject('galleryAddress')}/gallery/check-ins/ask-10-13?in=tr`);
  await page.waitForFunction(() => customElements.get('read-aloud'));
  expect(await page.getByRole('button', { name: 'Sesli oku' }).count()).toBe(0);
});

describe('a page of which a part is not translated', () => {
  const partly = '/gallery/agreements/agreement-guardian?in=ar';
  const [arabic, dutch] = [
    { lang: 'ar-EG', localService: true },
    { lang: 'nl-BE', localService: true },
  ];

  test('is read aloud piece by piece, each in its own language, once, and nothing that is folded away', async () => {
    const page = await freshPage(browser);
    await withVoices(page, [arabic, dutch]);
    await page.goto(inject('galleryAddress') + partly);
    await page.getByRole('button', { name: 'اقرأ بصوت عالٍ' }).first().click();
    const spoken = await spokenOn(page);
    expect(spoken).toEqual(
      expect.arrayContaining([
        { text: 'لماذا؟', lang: 'ar', voice: 'ar-EG' },
        { text: 'استعمال الهاتف في الاستراحة.', lang: 'ar', voice: 'ar-EG' },
        { text: 'lokaal 12, elke dag van 8 tot 16 uur', lang: 'nl-BE', voice: 'nl-BE' },
      ]),
    );
    expect(spoken.filter(({ lang }) => lang === 'nl-BE').length).toBeGreaterThan(4);
    // Names are read as the page is.
    for (const { text, lang } of spoken) expect([text, /\p{Script=Arabic}/u.test(text) || text === 'An Peeters']).toEqual([text, lang === 'ar']);
    const words = spoken.map(({ text }) => text);
    expect(new Set(words).size).toBe(words.length);
  });

  test('is read aloud without the pieces for which the device has no voice', async () => {
    const page = await freshPage(browser);
    await withVoices(page, [arabic]);
    await page.goto(inject('galleryAddress') + partly);
    await page.getByRole('button', { name: 'اقرأ بصوت عالٍ' }).first().click();
    expect(new Set((await spokenOn(page)).map(({ lang, voice }) => `${lang} ${voice}`))).toEqual(new Set(['ar ar-EG']));
  });

  test('that is wholly in Dutch is offered in the words of the page where there is a Dutch voice', async () => {
    const page = await freshPage(browser);
    await withVoices(page, [dutch]);
    await page.goto(`${inject('galleryAddress')}/gallery/you-said-we-do/told?in=ar`);
    const button = page.locator('read-aloud:not([hidden]) button').first();
    expect([await button.innerText(), await button.getAttribute('dir')]).toEqual(['اقرأ بصوت عالٍ', 'rtl']);
  });
});
