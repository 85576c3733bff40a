import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { desktop, freshPage, openBrowser } from './browser.ts';
import { printCards } from './cards.ts';
import { linksIn } from './program.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('with the keyboard alone a pupil comes from card to thanks and home, and always sees where they are', async () => {
  const [card] = await printCards(browser, linksIn(inject('demoFolder')).teacher, '5A', ['Milan Jacobs']);
  if (!card) throw new Error('No card was printed');
  const page = await freshPage(browser, { ...desktop, locale: 'nl-BE' });
  await page.goto(inject('demoAddress'));

  // The skip link is the first stop, shows itself, and passes by the top of the page.
  await page.keyboard.press('Tab');
  expect(await standingOn(page)).toBe('Naar de inhoud');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await standingOn(page)).toBe('Kaartnummer');
  await page.keyboard.type(card.number);
  await tabTo(page, 'Code');
  await page.keyboard.type(card.secret);
  await tabTo(page, 'Dit is ons eigen toestel. Onthoud ons een maand.');
  await page.keyboard.press('Space');
  await tabTo(page, 'Verder');
  await page.keyboard.press('Enter');

  await atQuestion(page, 'Hoe voel jij je de laatste dagen?');
  await tabTo(page, 'Super');
  for (const [key, option] of [
    ['ArrowDown', 'Goed'],
    ['ArrowDown', 'Gaat wel'],
    ['ArrowDown', 'Niet zo goed'],
    ['ArrowUp', 'Gaat wel'],
  ] as const) {
    await page.keyboard.press(key);
    expect(await standingOn(page)).toBe(option);
  }
  await goOn(page);

  // From one screen to the next the focus goes along: the first stop is what is asked there.
  await atQuestion(page, 'Wat deed jou deugd?');
  await page.keyboard.press('Tab');
  expect(await standingOn(page)).toBe('Wat deed jou deugd?');
  await page.keyboard.type('Voetbal');
  await goOn(page);

  await atQuestion(page, 'Wil je met iemand praten?');
  await page.keyboard.press('Tab');
  expect(await standingOn(page)).toBe('Ja, liefst vandaag');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'Terug');
  await page.keyboard.press('Shift+Tab');
  expect(await standingOn(page)).toBe('Verder');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await atQuestion(page, 'Wat deed jou deugd?');
  await page.keyboard.press('Tab');
  expect(await page.locator('textarea:focus').inputValue()).toBe('Voetbal');
  await goOn(page);
  await atQuestion(page, 'Wil je met iemand praten?');
  await page.keyboard.press('Tab');
  expect(await standingOn(page)).toBe('Ja, binnen een week');
  await goOn(page);

  await atQuestion(page, 'Met wie praat je het liefst?');
  await tabTo(page, 'Bart Claes');
  await page.keyboard.press('Space');
  await goOn(page);

  await atQuestion(page, 'Wie mag dit zien?');
  await tabTo(page, 'Alleen de persoon die ik koos');
  await page.keyboard.press('Space');
  await tabTo(page, 'Versturen');
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { name: 'Bedankt' }).waitFor();
  await tabTo(page, 'Naar het begin');
  await page.keyboard.press('Enter');
  await page.getByText(/Bart Claes komt ten laatste op/).waitFor();
  await tabTo(page, 'Afmelden');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Welkom bij De Bron' }).waitFor();
  expect(page.troubles).toEqual([]);
  await page.context().close();
});

async function atQuestion(page: Page, question: string): Promise<void> {
  await page.getByRole('heading', { name: question, level: 2 }).waitFor();
}

async function goOn(page: Page): Promise<void> {
  await tabTo(page, 'Verder');
  await page.keyboard.press('Enter');
}

/** Presses Tab until the focus stands on what is called this; every stop on the way has to show itself too. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  while (passed.at(-1) !== name) {
    if (passed.length > 25) throw new Error(`The keyboard does not reach ${name}; it came by ${passed.join(', ')}`);
    await page.keyboard.press('Tab');
    passed.push(await standingOn(page));
  }
}

/** What the focus stands on, by its first line; fails when one cannot see that it stands there. */
async function standingOn(page: Page): Promise<string> {
  const { name, isSeen, isInView } = await page.evaluate(() => {
    const focused = document.activeElement as HTMLInputElement;
    const shown = focused.closest<HTMLElement>('.choice') ?? focused;
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    const { top, bottom, width } = shown.getBoundingClientRect();
    const labelledBy = document.getElementById(focused.getAttribute('aria-labelledby') ?? '');
    return {
      name: ((labelledBy ?? focused.labels?.[0] ?? focused).innerText.trim().split('\n')[0] ?? '').trim(),
      isSeen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      isInView: width > 0 && top >= 0 && bottom <= innerHeight,
    };
  });
  // On leaving the last stop the browser itself has the focus.
  const isOnPage = await page.evaluate(() => document.activeElement !== document.body);
  if (isOnPage) expect([name, isSeen, isInView]).toEqual([name, true, true]);
  return isOnPage ? name : '';
}
