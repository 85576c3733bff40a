import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openClass, staffPage } from './at-work.ts';
import { desktop, freshPage, openBrowser, phone } from './browser.ts';
import { type PrintedCard, printCards } from './cards.ts';
import { linksIn } from './program.ts';

const className = '4A';
let browser: Browser;
let cards: PrintedCard[];
let fromElsewhere: PrintedCard;
beforeAll(async () => {
  // With the pages kept that browsers keep, so that "back" shows what it would show at school.
  browser = await openBrowser({ keepsPages: true });
  const { leadership } = linksIn(inject('demoFolder'));
  cards = await printCards(browser, leadership, className);
  [fromElsewhere] = (await printCards(browser, leadership, '3B')) as [PrintedCard];
});
afterAll(() => browser.close());

describe.each([
  ['with scripts', true, 0],
  ['without scripts', false, 2],
])('the tablet that goes round the class, %s', (_, javaScriptEnabled, first) => {
  test('asks child after child, and shows nothing of whoever had it before', { timeout: 120_000 }, async () => {
    const [one, other] = cards.slice(first) as [PrintedCard, PrintedCard];
    const tablet = await freshPage(browser, { ...desktop, locale: 'nl-BE', javaScriptEnabled });
    await pair(tablet, await codeForTheClass());

    await typeIn(tablet, fromElsewhere);
    await tablet.getByText('Deze kaart past niet bij deze klas.').waitFor();
    await typeIn(tablet, { ...one, secret: one.secret.slice(1) });
    await tablet.getByText('De code heeft 10 tekens: twee groepjes van 5.').waitFor();
    expect(await tablet.getByLabel('Kaartnummer').inputValue()).toBe(one.number);
    expect(await tablet.content()).not.toContain(one.secret.slice(1));
    await typeIn(tablet, one);
    await answer(tablet, one);
    await tablet.getByText(/leest dit ten laatste op/).waitFor();
    await tablet.getByRole('button', { name: 'Klaar. Geef door' }).click();
    await tablet.getByText('Het scherm is leeg. De volgende mag komen.').waitFor();
    expect((await tablet.context().cookies()).map((cookie) => cookie.name)).not.toContain('vg-card');
    await expectNothingOf(one, tablet);

    await typeIn(tablet, other);
    await tablet.getByText(`Dag ${other.name.split(' ')[0]}`).waitFor();
    await expectNothingOf(one, tablet);

    await changeLanguageInTheMiddle(tablet, javaScriptEnabled);
    await tablet.goto(`${inject('demoAddress')}/p/`);
    await tablet.locator('form[action="/p/sign-out"] button').click();
    await expectNothingOf(other, tablet);
    await tablet.context().close();
  });
});

test('a child who walks away is asked whether somebody is there, and then the screen is emptied', { timeout: 120_000 }, async () => {
  const [, , , , away] = cards as [PrintedCard, PrintedCard, PrintedCard, PrintedCard, PrintedCard];
  const tablet = await freshPage(browser, { ...phone, locale: 'nl-BE' });
  await tablet.clock.install();
  await pair(tablet, await codeForTheClass());
  await typeIn(tablet, away);
  await toTheQuestion(tablet);
  await tablet.getByLabel('Niet zo goed').check();
  await tablet.clock.runFor(50_000);
  // A key that moves nothing: a page that scrolls says so a moment later, when this clock has run on.
  await tablet.keyboard.press('Shift');
  await tablet.clock.runFor(50_000);
  expect(await tablet.getByText('Ben je er nog?').isVisible()).toBe(false);
  await tablet.clock.runFor(11_000);
  await tablet.getByRole('button', { name: 'Ja, ik ben er nog' }).click();
  expect(await tablet.getByLabel('Niet zo goed').isChecked()).toBe(true);
  await tablet.clock.runFor(61_000);
  await tablet.getByText('Ben je er nog?').waitFor();
  await tablet.clock.runFor(31_000);
  await tablet.getByText('Het scherm is leeg. De volgende mag komen.').waitFor();
  await expectNothingOf(away, tablet);
  await tablet.context().close();
});

/** Six digits that a member of staff sees, to type on the tablet. */
async function codeForTheClass(): Promise<string> {
  const page = await staffPage(browser, linksIn(inject('demoFolder')).leadership, desktop);
  await openClass(page, className);
  await page.getByRole('link', { name: 'Op een klastablet' }).click();
  await page.getByRole('button', { name: 'Geef mij een code' }).click();
  const code = await page.locator('.big-code').innerText();
  await page.context().close();
  return code;
}

async function pair(tablet: Page, code: string): Promise<void> {
  await tablet.goto(`${inject('demoAddress')}/class-device/at/de-bron`);
  await tablet.getByLabel('Code').fill(code);
  await tablet.getByRole('button', { name: 'Verder' }).click();
  await tablet.getByRole('heading', { name: 'Wie is er nu?' }).waitFor();
}

async function typeIn(tablet: Page, { number, secret }: PrintedCard): Promise<void> {
  await tablet.getByLabel('Kaartnummer').fill(number);
  await tablet.getByLabel('Code', { exact: true }).fill(secret);
  await tablet.getByRole('button', { name: 'Verder' }).click();
}

/** Some children of the demo were asked already; they may always say more. */
async function toTheQuestion(tablet: Page): Promise<void> {
  const again = tablet.getByRole('link', { name: 'Ja, ik wil nog iets zeggen' });
  await again.or(tablet.getByLabel('Niet zo goed')).waitFor();
  if (await again.isVisible()) await again.click();
}

const words = 'alleen op de speelplaats';

async function answer(tablet: Page, { name }: PrintedCard): Promise<void> {
  await tablet.getByText(`Dag ${name.split(' ')[0]}`).waitFor();
  await toTheQuestion(tablet);
  await tablet.getByLabel('Niet zo goed').check();
  await tablet.getByRole('link', { name: 'Verder' }).click();
  await tablet.locator('textarea:visible').fill(words);
  await tablet.getByRole('link', { name: 'Verder' }).click();
  await tablet.getByLabel('Ja, liefst vandaag').check();
  await tablet.getByRole('link', { name: 'Verder' }).click();
  await tablet.getByRole('link', { name: 'Overslaan' }).click();
  await tablet.getByRole('button', { name: 'Versturen' }).click();
  await tablet.getByRole('heading', { name: 'Bedankt' }).waitFor();
}

/** Who reads another language better finds that out in the middle: with scripts nothing is lost, without the page says so before. */
async function changeLanguageInTheMiddle(tablet: Page & { troubles: string[] }, javaScriptEnabled: boolean): Promise<void> {
  await toTheQuestion(tablet);
  await tablet.getByLabel('Niet zo goed').check();
  await tablet.getByRole('link', { name: 'Verder' }).click();
  await tablet.locator('textarea:visible').fill(words);
  await tablet.getByRole('link', { name: 'Taal', exact: true }).click();
  expect(await tablet.getByText('Dat gaat niet mee.').isVisible()).toBe(!javaScriptEnabled);
  const choosing = tablet.waitForRequest((request) => request.method() === 'POST');
  await tablet.getByRole('button', { name: 'العربية' }).click();
  expect((await choosing).postData()).toBe('language=ar');
  await tablet.locator('html[dir=rtl]').waitFor();
  if (!javaScriptEnabled) return;
  expect(await tablet.locator('textarea:visible').inputValue()).toBe(words);
  expect(await tablet.locator('[name=mood]:checked').getAttribute('value')).toBe('not_good');

  await tablet.getByRole('link', { name: 'Lees in het Nederlands' }).click();
  await tablet.locator('html[dir=ltr]').waitFor();
  expect(await tablet.locator('textarea:visible').inputValue()).toBe(words);
  expect(tablet.troubles).toEqual([]);
}

/** A page that the browser kept is there at once and never says that it was loaded. */
const shortly = { timeout: 2000 };

/** Back and forth through the history, in what the browser keeps, and in what fields offer: nothing of this child. */
async function expectNothingOf({ name, secret }: PrintedCard, tablet: Page): Promise<void> {
  const here = tablet.url();
  const traces = new RegExp([name.split(' ')[0], words, secret, 'leest dit ten laatste'].join('|'));
  for (let steps = 0; steps < 12; steps++) {
    expect(await contentOf(tablet)).not.toMatch(traces);
    if (!(await tablet.goBack(shortly).catch(() => null))) break;
  }
  for (let steps = 0; steps < 12; steps++) {
    if (!(await tablet.goForward(shortly).catch(() => null))) break;
    expect(await contentOf(tablet)).not.toMatch(traces);
  }
  await tablet.waitForTimeout(500);
  await tablet.goto(`${inject('demoAddress')}/p/`);
  expect(await contentOf(tablet)).not.toMatch(traces);
  const { origins } = await tablet.context().storageState({ indexedDB: true });
  expect(JSON.stringify(origins)).not.toMatch(traces);
  expect(origins.flatMap(({ localStorage }) => localStorage)).toEqual([]);
  await tablet.goto(here);
}

async function contentOf(page: Page): Promise<string> {
  const typed = await page.locator('input:not([type=hidden]), textarea').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  const chosen = await page.locator('input:checked').count();
  return `${await page.locator('body').innerText()} ${typed.join(' ')} ${chosen > 0 ? words : ''}`;
}
