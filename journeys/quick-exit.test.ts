import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDoor, typeCard } from './at-the-door.ts';
import { desktop, freshPage, openBrowser } from './browser.ts';
import { type PrintedCard, printCards } from './cards.ts';
import { linksIn } from './program.ts';

let browser: Browser;
let card: PrintedCard;
beforeAll(async () => {
  browser = await openBrowser({ keepsPages: true });
  [card] = (await printCards(browser, linksIn(inject('demoFolder')).teacher, '5A', ['Ömer Yılmaz'])) as [PrintedCard];
});
afterAll(() => browser.close());

const somewhereElse = 'https://www.wikipedia.org/';

const pressTheButton = (page: Page) => page.getByRole('button', { name: 'Snel weg' }).click({ noWaitAfter: true });

async function pressShiftThreeTimes(page: Page): Promise<void> {
  for (let time = 0; time < 3; time++) await page.keyboard.press('Shift');
}

describe.each([
  ['with the button, with scripts', true, pressTheButton],
  ['with the button, without scripts', false, pressTheButton],
  ['with three times Shift', true, pressShiftThreeTimes],
])('somebody who has to get away %s', (_, javaScriptEnabled, leave) => {
  test('sees a site that says nothing about this one; back brings nothing back, and the visit is over', async () => {
    const { page, release } = await inTheMiddleOfAnswering(javaScriptEnabled);
    const emptied = page.waitForEvent('console', (message) => message.text() === 'Nothing can be seen');
    emptied.catch(() => undefined);
    await leave(page);
    // The other site is slow here; the screen is empty before it comes.
    if (javaScriptEnabled) await emptied;
    release();
    await page.getByText('Een heel andere site').waitFor();
    expect(page.url()).toBe(somewhereElse);

    await back(page);
    expect(await whatCanBeSeen(page)).not.toMatch(/Ömer|praten|Gaat wel|deugd/);
    await back(page);
    expect(await whatCanBeSeen(page)).not.toMatch(/Ömer|praten|Gaat wel|deugd/);
    await page.goto(`${inject('demoAddress')}/p/`);
    await page.getByRole('heading', { name: 'Welkom bij De Bron' }).waitFor();
    await page.context().close();
  });
});

test('capital letters are not taken for three times Shift', async () => {
  const { page, release } = await inTheMiddleOfAnswering(true);
  release();
  await page.locator('textarea').first().focus();
  for (const letter of 'ABCD') await page.keyboard.press(`Shift+${letter}`);
  expect(await page.locator('textarea').first().inputValue()).toBe('ABCD');
  expect(new URL(page.url()).host).toBe(new URL(inject('demoAddress')).host);
  await page.context().close();
});

/** Two screens into the question. The site to flee to is played by the test; nothing is asked of it. */
async function inTheMiddleOfAnswering(javaScriptEnabled: boolean): Promise<{ page: Page; release: () => void }> {
  const page = await freshPage(browser, { ...desktop, locale: 'nl-BE', javaScriptEnabled });
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.context().route(/^https:/, async (route) => {
    await held;
    await route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<p>Een heel andere site</p>' });
  });
  await page.addInitScript(() => {
    const look = (): void => {
      if (!document.body?.checkVisibility() && document.title.trim() === '') console.log('Nothing can be seen');
    };
    // While another page is on its way a browser answers no questions about this one, but it passes on what this one says.
    new MutationObserver(() => requestAnimationFrame(() => requestAnimationFrame(look))).observe(document, { attributes: true, subtree: true });
  });
  await openDoor(page, inject('demoAddress'));
  await typeCard(page, card);
  const again = page.getByRole('link', { name: 'Ja, ik wil nog iets zeggen' });
  await again.or(page.getByLabel('Gaat wel')).waitFor();
  if (await again.isVisible()) await again.click();
  await page.getByLabel('Gaat wel').check();
  await page.getByRole('link', { name: 'Verder' }).click();
  await page.getByRole('heading', { name: 'Wat deed jou deugd?' }).waitFor();
  return { page, release };
}

const back = (page: Page) => page.goBack({ waitUntil: 'load' }).catch(() => undefined);

const whatCanBeSeen = (page: Page): Promise<string> => page.evaluate(() => (document.documentElement.hidden ? '' : document.title + document.body.innerText));
