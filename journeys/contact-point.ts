import type { Page } from 'playwright-core';
import { inject } from 'vitest';

/** The contact point of the demo. */
export const place = `${inject('demoAddress')}/c/de-bron`;

export const step = (page: Page, name: string) => page.locator(`#step-${name}:not([hidden])`).waitFor({ state: 'attached' });

export async function writeFirst(page: Page, words: string, query = ''): Promise<void> {
  await page.goto(`${place}/write${query}`);
  await step(page, 'write');
  await page.locator('#words').fill(words);
  await page.locator('#writing .buttons .button').click();
  await step(page, 'keep');
}

/** Types the last four digits over and sends. @returns the receipt */
export async function keepAndSend(page: Page): Promise<string> {
  const receipt = (await page.locator('#receipt').textContent()) ?? '';
  await page.locator('#last-digits').fill(receipt.slice(-4));
  await page.locator('#keeping .button').first().click();
  return receipt;
}

export async function write(page: Page, words: string, query = ''): Promise<string> {
  await writeFirst(page, words, query);
  const receipt = await keepAndSend(page);
  await step(page, 'done');
  return receipt;
}

export async function comeBack(page: Page, typed: string, query = ''): Promise<void> {
  await page.goto(`${place}/answers${query}`);
  await step(page, 'enter');
  await page.locator('#receipt').fill(typed);
  await page.locator('#entering .button').click();
  await step(page, 'talk');
}

/** A contact person of the demo with open messages; the key on paper stands on the page, because it is a demo. */
export async function deskOf(page: Page): Promise<void> {
  await page.goto(`${inject('demoAddress')}/staff/contact-point`);
  await step(page, 'unlock');
  const key = /is ([0-9A-Z]{26})/.exec((await page.locator('#step-unlock .notice').textContent()) ?? '')?.[1] ?? '';
  await page.locator('#typed-key').fill(key.toLowerCase());
  await page.locator('#unlocking .button').click();
  await step(page, 'inbox');
}
