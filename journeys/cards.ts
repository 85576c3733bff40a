import type { Browser } from 'playwright-core';
import { desktop, freshPage } from './browser.ts';
import { readQrCode } from './qr-code.ts';

export interface PrintedCard {
  name: string;
  number: string;
  secret: string;
  /** The address in its QR code. */
  opens: string;
}

/**
 * Prints new cards for a class through the pages of its teacher, and reads them off the sheet as a person would.
 * @param names for whom; everybody of the class when left out
 */
export async function printCards(browser: Browser, teacherLink: string, className: string, names?: string[]): Promise<PrintedCard[]> {
  const page = await freshPage(browser, desktop);
  await page.goto(teacherLink);
  await page.getByRole('link', { name: 'Wie is gevraagd?' }).click();
  await page
    .locator('.rows')
    .getByRole('link', { name: `Bekijk ${className}`, exact: true })
    .click();
  await page.getByRole('link', { name: 'Kaarten bekijken en drukken' }).click();
  if (names) for (const name of names) await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
  else for (const box of await page.locator('[name=person]').all()) await box.check();
  await page.getByRole('button', { name: 'Druk nieuwe kaarten voor wie aangeduid is' }).click();
  const cards = await page.locator('.printed-card').evaluateAll((found) =>
    found.map((card) => {
      const [number, secret] = [...card.querySelectorAll('strong')].map((strong) => strong.textContent ?? '');
      return {
        name: card.querySelector('.who bdi')?.textContent ?? '',
        number: number ?? '',
        secret: secret ?? '',
        drawing: card.querySelector('svg path')?.getAttribute('d') ?? '',
      };
    }),
  );
  await page.context().close();
  return cards.map(({ drawing, ...card }) => ({ ...card, opens: readQrCode(drawing) }));
}
