import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { oneRoster12, zipped } from '../src/capabilities/people/roster/made-up-delivery.ts';
import { expectNothingSticksOut, staffPage } from './at-work.ts';
import { desktop, openBrowser, phone } from './browser.ts';
import { linksIn, type Program, startProgram } from './program.ts';

/** A school of its own: its whole list is replaced here. */
let program: Program;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  program = await startProgram(['--demo']);
});
afterAll(async () => {
  await browser.close();
  await program.stop();
});

test('a list of pupils shows what it would change, changes it after a yes, and can be taken back', async () => {
  const page = await staffPage(browser, linksIn(program.dataFolder).leadership, phone);
  await page.getByRole('link', { name: 'Leerlingenlijst' }).click();
  await page.getByRole('button', { name: 'Kijk wat er zou veranderen' }).click();
  await page.getByText('Kies eerst een bestand.').waitFor();
  await chooseList(page, Buffer.from('geen zip'));
  await page.getByText('Deze lijst kunnen we nog niet gebruiken. Er is niets veranderd.').waitFor();
  await chooseList(page, Buffer.from(zipped(ofThisYear(oneRoster12()))));
  await page.getByText('Deze lijst bevat meer dan één school. Kies de uwe.').waitFor();
  await page.getByLabel('Basisschool De Linde').check();
  await page.getByRole('button', { name: 'Kijk wat er zou veranderen' }).click();
  await page.getByText('8 leerlingen komen erbij').click();
  await page.getByText('Łukasz Żółć').waitFor();
  await expectNothingSticksOut(page);
  await page.getByRole('button', { name: 'Ja, verander dit' }).click();
  await page.getByText('Duid aan dat dit klopt, of kies een andere lijst.').waitFor();
  await page.getByLabel('Ja, deze mensen zijn echt weg').check();
  await page.getByRole('button', { name: 'Ja, verander dit' }).click();
  await page.getByText('De lijst is verwerkt.').waitFor();
  expect(await classesOf(page)).toEqual(['1A', '1B', '4A']);

  await page.getByRole('link', { name: 'Leerlingenlijst' }).click();
  await page.getByRole('button', { name: 'Draai terug' }).click();
  await page.getByText('De wijzigingen zijn teruggedraaid.').waitFor();
  expect(await classesOf(page)).toEqual(['1A', '1B', '2A', '2B', '3A', '3B', '4A', '5A', '6A']);
  expect(page.troubles).toEqual([]);
  await page.context().close();
});

const microsoftSample = '../shared/rosters/sds-v2.1';

test.skipIf(!existsSync(microsoftSample))('the sample that Microsoft gives of its own format can be read', async () => {
  const page = await staffPage(browser, linksIn(program.dataFolder).leadership, desktop);
  await page.getByRole('link', { name: 'Leerlingenlijst' }).click();
  const files = readdirSync(microsoftSample).map((name) => [name, readFileSync(`${microsoftSample}/${name}`)] as const);
  await chooseList(page, Buffer.from(zipped(Object.fromEntries(files))));
  await page.getByRole('heading', { name: 'Dit zou er veranderen' }).waitFor();
  await page.context().close();
});

async function classesOf(page: Page): Promise<string[]> {
  await page.getByRole('link', { name: 'Wie is gevraagd?' }).click();
  await page.getByRole('heading', { name: 'De klassen' }).waitFor();
  return page.locator('.rows strong').allInnerTexts();
}

async function chooseList(page: Page, buffer: Buffer): Promise<void> {
  await page.getByLabel('Zip-bestand').setInputFiles({ name: 'lijst.zip', mimeType: 'application/zip', buffer });
  await page.getByRole('button', { name: 'Kijk wat er zou veranderen' }).click();
}

/** The seats of the made-up list run over one school year; here over this one. */
function ofThisYear(delivery: Record<string, string>): Record<string, string> {
  const year = new Date().getFullYear();
  return Object.fromEntries(
    Object.entries(delivery).map(([file, text]) => [file, text.replaceAll('2026-09-01', `${year - 1}-09-01`).replaceAll('2027-06-30', `${year + 1}-06-30`)]),
  );
}
