import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { type PrintedCard, printCards } from './cards.ts';
import { linksIn } from './program.ts';
import { lettersFrom, readyToSend, send, timesAtSchool } from './ready-to-send.ts';

let browser: Browser;
let cards: PrintedCard[];
beforeAll(async () => {
  browser = await openBrowser();
  cards = await printCards(browser, leadership(), '6A', ['Lucas Jacobs', 'Mohammed Willems']);
});
afterAll(() => browser.close());

const leadership = (): string => linksIn(inject('demoFolder')).leadership;

const cardOf = (name: string): PrintedCard => cards.find((card) => card.name === name) as PrintedCard;

test('where nothing can be kept on the device, the answer goes the ordinary way', async () => {
  const page = await readyToSend(browser, inject('demoAddress'), cardOf('Lucas Jacobs'), 'Ik ben moe', () => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  });
  const sent = lettersFrom(page.context());
  await send(page);
  await page.getByRole('heading', { name: 'Bedankt' }).waitFor();
  expect(sent).toEqual([]);
  expect(await timesAtSchool(browser, leadership(), 'Lucas Jacobs')).toBe(1);
  await page.context().close();
});

test('where the device refuses to keep it, the answer goes the ordinary way', async () => {
  const page = await readyToSend(browser, inject('demoAddress'), cardOf('Mohammed Willems'), 'Ik ben blij', () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await send(page);
  await page.getByRole('heading', { name: 'Bedankt' }).waitFor();
  expect(await timesAtSchool(browser, leadership(), 'Mohammed Willems')).toBe(1);
  await page.context().close();
});
