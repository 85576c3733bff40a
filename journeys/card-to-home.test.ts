import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { chooseLanguage, type JourneyLanguage, openDoor, typeCard, typedInHaste } from './at-the-door.ts';
import { freshPage, openBrowser, phone } from './browser.ts';
import { type PrintedCard, printCards } from './cards.ts';
import { linksIn } from './program.ts';
import { type Screen, screensOf, words } from './words-of-the-question.ts';

interface Visit {
  who: 'pupil' | 'guardian';
  language: JourneyLanguage;
  name: string;
}

const withoutScripts: Visit[] = [
  { who: 'pupil', language: 'nl', name: 'Elif Lambert' },
  { who: 'pupil', language: 'ar', name: 'Emma Peeters' },
  { who: 'guardian', language: 'nl', name: 'Kristof Peeters' },
  { who: 'guardian', language: 'ar', name: 'Said El Idrissi' },
];
const withScripts: Visit[] = [
  { who: 'pupil', language: 'nl', name: 'Jules Van den Bossche' },
  { who: 'pupil', language: 'ar', name: 'Senne Haddad' },
  { who: 'guardian', language: 'nl', name: 'Sofie Janssens' },
  { who: 'guardian', language: 'ar', name: 'Jan Haddad' },
];
const skipping = 'Kobe Goossens';
const hesitant = 'Léon Demir';
const scanning = 'Çağla Yılmaz';

let browser: Browser;
let cards: Map<string, PrintedCard>;
beforeAll(async () => {
  browser = await openBrowser();
  const names = [...withoutScripts, ...withScripts].map(({ name }) => name).concat(skipping, hesitant, scanning);
  const printed = await printCards(browser, linksIn(inject('demoFolder')).teacher, '5A', names);
  cards = new Map(printed.map((card) => [card.name, card]));
});
afterAll(() => browser.close());

const cardOf = (name: string): PrintedCard => cards.get(name) as PrintedCard;

const onPhone = (javaScriptEnabled: boolean) => freshPage(browser, { ...phone, locale: 'nl-BE', javaScriptEnabled });

describe.each([
  ['without scripts', false, withoutScripts],
  ['with scripts', true, withScripts],
])('on a phone %s', (_, hasScripts, visits) => {
  test.each(visits)('a $who comes in with a card, in $language, answers everything, and sees who comes and by when', async ({ who, language, name }) => {
    const page = await onPhone(hasScripts);
    const say = words[language];
    await openDoor(page, inject('demoAddress'), language);
    await mistypeTheCode(page, cardOf(name), language);
    await typeCard(page, typedInHaste(cardOf(name)), { language });
    // A pupil reads Dutch until they choose; a guardian is known by the language of the home.
    if (who === 'pupil' && language === 'ar') await chooseLanguage(page, 'nl', 'ar');

    await answer(page, screensOf(who, language), language);
    await page.getByRole('heading', { name: say.thanks, level: 1 }).waitFor();
    expect(await page.locator('main').innerText()).toContain('Tom Maes');
    await page.getByRole('link', { name: say.toTheBeginning }).click();
    await page.getByRole('heading', { name: say[who].story }).waitFor();
    expect(await page.locator('main').innerText()).toMatch(say[who].comes);
    expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    expect(page.troubles).toEqual([]);
    await page.context().close();
  });
});

/** What was typed stays, what to do differently stands beside the field, and one can type on at once. */
async function mistypeTheCode(page: Page, { number }: PrintedCard, language: JourneyLanguage): Promise<void> {
  await typeCard(page, { number, secret: 'ABCDE-ABCDE' }, { language });
  const kind = page.getByText(words[language].otherCode);
  await kind.waitFor();
  const [field, said] = [await page.locator('#secret').boundingBox(), await kind.boundingBox()];
  expect((said?.y ?? 0) - (field?.y ?? 0) - (field?.height ?? 0)).toSatisfy((gap: number) => gap >= 0 && gap < 24);
  expect(await page.locator('#number').inputValue()).toBe(number);
  expect(await page.locator('#secret:focus').count()).toBe(1);
}

/** One question a screen: chooses, goes on, and once goes back and forth again; nothing may be lost, and nothing may stick out. */
async function answer(page: Page, screens: Screen[], language: JourneyLanguage): Promise<void> {
  const say = words[language];
  for (const [n, screen] of screens.entries()) {
    await at(page, screen);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    await fillIn(page, screen);
    if (n === 2) {
      await page.getByRole('link', { name: say.back }).click();
      await at(page, screens[1] as Screen);
      await expectKept(page, screens[1] as Screen);
      await page.getByRole('link', { name: say.on }).click();
      await at(page, screen);
      await page.goBack();
      await page.goForward();
      await at(page, screen);
      await expectKept(page, screen);
    }
    if (n === screens.length - 1) await page.getByRole('button', { name: say.send }).click();
    else await page.getByRole('link', { name: screen.onward ?? say.on }).click();
  }
}

/** The question of this screen can be seen, no other can, and the way out is in sight. */
async function at(page: Page, { question }: Screen): Promise<void> {
  await page.getByRole('heading', { name: question, level: 2 }).waitFor();
  expect(await page.locator('main h2:visible').count()).toBe(1);
  await expect.poll(async () => (await page.locator('quick-exit button').boundingBox())?.y).toBeGreaterThanOrEqual(0);
}

async function fillIn(page: Page, { choose, write }: Screen): Promise<void> {
  if (choose) await page.getByLabel(choose).check();
  if (write) await page.locator('textarea:visible').fill(write);
}

async function expectKept(page: Page, { choose, write }: Screen): Promise<void> {
  if (choose) expect(await page.getByLabel(choose).isChecked()).toBe(true);
  if (write) expect(await page.locator('textarea:visible').inputValue()).toBe(write);
}

describe.each([
  ['without scripts', false, skipping],
  ['with scripts', true, hesitant],
])('%s', (_, hasScripts, name) => {
  test('a pupil may skip every question; nothing is kept, and nobody comes', async () => {
    const page = await onPhone(hasScripts);
    await openDoor(page, inject('demoAddress'));
    await typeCard(page, cardOf(name));
    for (const { question } of screensOf('pupil', 'nl').slice(0, 3)) {
      await page.getByRole('heading', { name: question, level: 2 }).waitFor();
      await page.getByRole('link', { name: 'Overslaan' }).click();
    }
    await page.getByRole('heading', { name: 'Wie mag dit zien?' }).waitFor();
    await page.getByRole('button', { name: 'Versturen' }).click();
    await page.getByText('Wij bewaren dit niet.').waitFor();
    await page.getByRole('link', { name: 'Naar het begin' }).click();
    await page.getByRole('heading', { name: `Dag ${name.split(' ')[0]}` }).waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/Wie komt naar jou|ten laatste/);
    await page.context().close();
  });
});

test('a page in Arabic can be read in Dutch with one tap, on the door and inside', async () => {
  const page = await onPhone(false);
  await openDoor(page, inject('demoAddress'), 'ar');
  await page.getByRole('link', { name: 'Lees in het Nederlands' }).click();
  await page.getByRole('heading', { name: 'Welkom bij De Bron' }).waitFor();
  await typeCard(page, cardOf('Said El Idrissi'));
  await page.getByRole('heading', { name: /^مرحبًا .*Said/ }).waitFor();
  await page.getByRole('link', { name: 'Lees in het Nederlands' }).click();
  await page.getByRole('heading', { name: 'Dag Said' }).waitFor();
  await page.context().close();
});

test('a scanned card opens the question at once, and its key stays in no address and no history', async () => {
  const page = await onPhone(true);
  const shown: string[] = [];
  await page.route('**/at/*', (route) => {
    if (route.request().method() === 'POST') shown.push(page.url());
    return route.continue();
  });
  await page.goto(cardOf(scanning).opens);
  await page.getByText('Dag Çağla').waitFor();
  expect(shown).toEqual([cardOf(scanning).opens.split('#')[0]]);
  const key = cardOf(scanning).opens.split('#k=')[1] as string;
  const history = await (await page.context().newCDPSession(page)).send('Page.getNavigationHistory');
  expect(history.entries.map(({ url }) => url).filter((url) => url.includes(key) || url.includes('#'))).toEqual([]);
  expect(new URL(page.url())).toMatchObject({ pathname: '/p/', hash: '' });

  // Scanned with the door open already: only the end of the address changes.
  await page.context().clearCookies();
  await page.goto(cardOf(scanning).opens.split('#')[0] as string);
  await page.goto(cardOf(scanning).opens);
  await page.getByText('Dag Çağla').waitFor();
  await page.context().close();
});
