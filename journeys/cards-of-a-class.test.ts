import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDoor, typeCard } from './at-the-door.ts';
import { openClass, staffPage } from './at-work.ts';
import { desktop, freshPage, openBrowser, phone } from './browser.ts';
import { printCards } from './cards.ts';
import { linksIn } from './program.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('cards are printed once for a class; a lost one is ended, and whoever came in with it is out', async () => {
  const page = await staffPage(browser, linksIn(inject('demoFolder')).leadership, desktop);
  await openClass(page, '6A');
  await page.getByRole('link', { name: 'Kaarten bekijken en drukken' }).click();
  const cardsPage = page.url();
  await page.getByRole('button', { name: 'Zet de kaarten stop van wie aangeduid is' }).click();
  await page.getByText('Duid minstens één persoon aan.').waitFor();
  for (const name of ['Ruben Janssens', 'Zoë Vandenbroucke']) await page.getByLabel(new RegExp(`^${name}`)).check();
  await page.getByRole('button', { name: 'Druk nieuwe kaarten voor wie aangeduid is' }).click();
  await page.getByText('U ziet deze codes maar één keer').waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByText('U ziet deze codes maar één keer').isVisible()).toBe(false);
  expect(await page.locator('.printed-card:visible').count()).toBe(2);
  await page.emulateMedia({ media: 'screen' });

  const [card] = await printCards(browser, linksIn(inject('demoFolder')).leadership, '6A', ['Ruben Janssens']);
  if (!card) throw new Error('No card was printed');
  const pupil = await freshPage(browser, { ...phone, locale: 'nl-BE' });
  await openDoor(pupil, inject('demoAddress'));
  await typeCard(pupil, card);
  await pupil.getByText('Dag Ruben').waitFor();

  await page.goto(cardsPage);
  await page.getByLabel(/^Ruben Janssens/).check();
  await page.getByRole('button', { name: 'Zet de kaarten stop van wie aangeduid is' }).click();
  await page.getByText('1 persoon heeft nu geen werkende kaart meer.').waitFor();
  // Five seconds are promised; a busy machine gets ten.
  await expect
    .poll(
      async () => {
        await pupil.goto(`${inject('demoAddress')}/p/`);
        return pupil.getByLabel('Kaartnummer').count();
      },
      { timeout: 10_000 },
    )
    .toBe(1);
  await pupil.goto('about:blank');
  await pupil.goto(card.opens);
  await pupil.getByText('Deze kaart werkt niet meer.').waitFor();
  await pupil.context().close();
  await page.context().close();
});
