import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectNothingSticksOut, staffPage } from './at-work.ts';
import { axeFindings } from './axe.ts';
import { desktop, openBrowser, phone } from './browser.ts';
import { linksIn } from './program.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('while a teacher types a letter the advice stands beside it, one tap takes it over, and nothing is sent', async () => {
  const page = await staffPage(browser, linksIn(inject('demoFolder')).teacher, desktop);
  await page.getByRole('link', { name: 'Nalezen' }).click();
  const field = page.getByLabel('De tekst');
  await field.waitFor();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));

  await field.pressSequentially('Beste ouders, gelieve het blad thuis af te drukken. ');
  await page.getByText('Printer, scanner, kopieerapparaat thuis').waitFor();
  await page.getByRole('button', { name: 'Neem over: Uw kind krijgt het blad op papier mee.' }).click();
  await expect.poll(() => field.inputValue()).toContain('af te drukken. Uw kind krijgt het blad op papier mee.');
  await expect.poll(() => page.getByText('Printer, scanner, kopieerapparaat thuis').count()).toBe(0);

  // The browser takes it back as if it had been typed.
  await field.press('Control+z');
  await expect.poll(() => field.inputValue()).not.toContain('op papier mee');

  await page.getByText('Een notitie over een leerling of gezin').click();
  await field.fill('Hij is brutaal.');
  await page.getByText('Klinkt dit als een oordeel?').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize(phone.viewport as { width: number; height: number });
  await expectNothingSticksOut(page);
  expect(sent).toEqual([]);
  expect(page.troubles).toEqual([]);
  await page.context().close();
});

test('without scripts "Kijk na" gives the same advice and keeps what was typed', async () => {
  const page = await staffPage(browser, linksIn(inject('demoFolder')).teacher, desktop);
  const cookies = await page.context().cookies();
  await page.context().close();
  const plain = await browser.newContext({ ...desktop, javaScriptEnabled: false });
  await plain.addCookies(cookies);
  const still = await plain.newPage();
  await still.goto(`${inject('demoAddress')}/staff/wording`);
  await still.getByLabel('De tekst').fill('Gelieve het blad thuis af te drukken.');
  await still.getByRole('button', { name: 'Kijk na' }).click();
  await still.getByText('Printer, scanner, kopieerapparaat thuis').waitFor();
  expect(await still.getByLabel('De tekst').inputValue()).toBe('Gelieve het blad thuis af te drukken.');

  // Enter in a field does what the form does, and asks for no advice.
  await still.locator('input[name=kind]').first().focus();
  const [sent] = await Promise.all([still.waitForRequest((request) => request.method() === 'POST'), still.keyboard.press('Enter')]);
  expect(sent.postData()).not.toContain('look=');
  await plain.close();
});
