import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings } from './axe.ts';
import { freshPage } from './browser.ts';

/** Vandaag, as the link of the demo opens it for somebody who works there. */
export async function staffPage(browser: Browser, link: string, options: BrowserContextOptions) {
  const page = await freshPage(browser, { ...options, locale: 'nl-BE' });
  await page.goto(link);
  await page.getByRole('heading', { name: 'Vandaag' }).waitFor();
  return page;
}

/** @returns the address of the class */
export async function openClass(page: Page, name: string): Promise<string> {
  await page.getByRole('link', { name: 'Wie is gevraagd?' }).click();
  await page.getByRole('link', { name: `Bekijk ${name}`, exact: true }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
  return page.url();
}

export async function expectNothingSticksOut(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
}

/** Nothing for axe to remark, and nothing to scroll to the side. */
export async function expectNothingToRemark(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  await expectNothingSticksOut(page);
}
