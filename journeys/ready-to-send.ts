import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openDoor, typeCard } from './at-the-door.ts';
import { desktop, freshPage, phone } from './browser.ts';
import type { PrintedCard } from './cards.ts';

/** A pupil on the family's own phone who said something, wants to talk, and has only to send it. */
export async function readyToSend(browser: Browser, address: string, card: PrintedCard, words: string, before?: () => void): Promise<Page> {
  const page = await freshPage(browser, { ...phone, locale: 'nl-BE' });
  if (before) await page.addInitScript(before);
  await openDoor(page, address);
  await typeCard(page, card, { isOwn: true });
  await page.getByRole('link', { name: 'Overslaan' }).click();
  await page.locator('textarea:visible').fill(words);
  await page.getByRole('link', { name: 'Verder' }).click();
  await page.getByLabel('Ja, binnen een week').check();
  await page.getByRole('link', { name: 'Verder' }).click();
  await page.getByLabel('Veerle Janssens').check();
  await page.getByRole('link', { name: 'Verder' }).click();
  await page.getByRole('button', { name: 'Versturen' }).waitFor();
  return page;
}

export const send = (page: Page) => page.getByRole('button', { name: 'Versturen' }).click();

/** What waits on this device. */
export function waitingOn(page: Page): Promise<{ id: string }[]> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('vaste-grond');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const all = request.result.transaction('letters').objectStore('letters').getAll();
          all.onsuccess = () => resolve(all.result);
        };
      }),
  );
}

export function lettersFrom(context: BrowserContext): { id: string }[] {
  const letters: { id: string }[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('/deliveries')) letters.push(request.postDataJSON());
  });
  return letters;
}

/** How often this pupil stands among those who wait for an answer, on the page of the one they chose. */
export async function timesAtSchool(browser: Browser, link: string, name: string): Promise<number> {
  const page = await freshPage(browser, desktop);
  await page.goto(link);
  const shown = await page.locator('.rows strong').filter({ hasText: name }).count();
  await page.context().close();
  return shown;
}
