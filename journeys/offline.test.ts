import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { freshPage, openBrowser, phone } from './browser.ts';
import { type PrintedCard, printCards } from './cards.ts';
import { linksIn } from './program.ts';
import { lettersFrom, readyToSend, send, timesAtSchool, waitingOn } from './ready-to-send.ts';

let browser: Browser;
let cards: PrintedCard[];
beforeAll(async () => {
  browser = await openBrowser();
  cards = await printCards(browser, leadership(), '6A', ['Anaïs Goossens', 'Arthur Haddad', 'Finn Benali', 'Hugo Mensah', 'Rayan Demir']);
});
afterAll(() => browser.close());

const leadership = (): string => linksIn(inject('demoFolder')).leadership;

const cardOf = (name: string): PrintedCard => cards.find((card) => card.name === name) as PrintedCard;

const saved = '✓ Bewaard op dit toestel';
const arrived = '✓✓ Aangekomen';

test('what is said without internet is kept, leaves by itself after the tab was closed, and arrives once', async () => {
  const page = await readyToSend(browser, inject('demoAddress'), cardOf('Anaïs Goossens'), 'Mijn hond is weg');
  const sent = lettersFrom(page.context());
  await page.context().setOffline(true);
  await send(page);
  await page.getByText(saved, { exact: true }).waitFor();
  await page.getByText('Geen internet. Je antwoord is veilig bewaard').waitFor();
  expect(await page.getByText(arrived).count()).toBe(0);
  const waiting = await waitingOn(page);
  expect(waiting).toHaveLength(1);
  expect(JSON.stringify(waiting)).not.toMatch(/hond|Anaïs|week|answer/);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).toBe('{}');
  await page.close();

  await page.context().setOffline(false);
  const next = await page.context().newPage();
  await next.goto(`${inject('demoAddress')}/p/`);
  await expect.poll(() => waitingOn(next)).toEqual([]);
  await next.reload();
  await next.getByText('Veerle Janssens komt ten laatste op').waitFor();
  expect(await next.getByText('Veerle Janssens komt ten laatste op').count()).toBe(1);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  expect(await timesAtSchool(browser, leadership(), 'Anaïs Goossens')).toBe(1);
  await page.context().close();
});

test('when the internet comes back while the page is open, the second tick comes and then the thanks', async () => {
  const page = await readyToSend(browser, inject('demoAddress'), cardOf('Arthur Haddad'), 'Ik slaap slecht');
  await page.context().setOffline(true);
  await send(page);
  await page.getByText('Geen internet. Je antwoord is veilig bewaard').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('heading', { name: 'Bedankt' }).waitFor();
  await page.getByText('Je antwoord is aangekomen.').waitFor();
  expect(await timesAtSchool(browser, leadership(), 'Arthur Haddad')).toBe(1);
  await page.context().close();
});

test('the second tick comes only when the server has it', async () => {
  const page = await readyToSend(browser, inject('demoAddress'), cardOf('Finn Benali'), 'Het was druk');
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/deliveries', async (route) => {
    await held;
    await route.continue();
  });
  await send(page);
  await page.getByText(saved, { exact: true }).waitFor();
  expect(await page.getByText(arrived).count()).toBe(0);
  expect(await timesAtSchool(browser, leadership(), 'Finn Benali')).toBe(0);
  letGo();
  await page.getByRole('heading', { name: 'Bedankt' }).waitFor();
  expect(await timesAtSchool(browser, leadership(), 'Finn Benali')).toBe(1);
  await page.context().close();
});

test('signing out leaves a waiting letter where it is, and it is delivered later', async () => {
  const page = await readyToSend(browser, inject('demoAddress'), cardOf('Hugo Mensah'), 'Ik heb honger');
  const told: string[] = [];
  page.context().on('response', async (response) => told.push((await response.allHeaders())['clear-site-data'] ?? ''));
  // Only letters find no way; pages do.
  await page.context().route('**/deliveries', (route) => route.abort());
  await send(page);
  await page.getByText('Geen internet.').waitFor();
  await page.goto(`${inject('demoAddress')}/p/`);
  await page.getByText('Antwoorden die wachten op internet: 1').waitFor();
  await page.getByRole('link', { name: 'Mijn kaart' }).click();
  await page.getByRole('heading', { name: 'Je kaart' }).waitFor();
  await page.getByRole('link', { name: 'Terug' }).click();
  await page.getByRole('button', { name: 'Afmelden' }).click();
  await page.getByRole('heading', { name: 'Welkom bij De Bron' }).waitFor();
  await page.getByText('Antwoorden die wachten op internet: 1').waitFor();
  await expect.poll(() => told).toContain('"cache"');
  expect(told.filter((directive) => /storage|\*/.test(directive))).toEqual([]);

  await page.context().unroute('**/deliveries');
  await page.reload();
  await expect.poll(() => waitingOn(page)).toEqual([]);
  await expect.poll(() => page.getByText('Antwoorden die wachten op internet').isVisible()).toBe(false);
  await page.getByRole('status').getByText('✓✓ Aangekomen').waitFor();
  expect(await timesAtSchool(browser, leadership(), 'Hugo Mensah')).toBe(1);
  await page.context().close();
});

test('a letter of another version of the program is sent as it is, and stays until the server names it', async () => {
  const page = await freshPage(browser, { ...phone, locale: 'nl-BE' });
  const sent = lettersFrom(page.context());
  await page.goto(inject('demoAddress'));
  const letter = { v: 7, id: crypto.randomUUID(), school: crypto.randomUUID(), sealed: 'AAAA', later: ['more'] };
  await page.evaluate(
    (kept) =>
      new Promise((resolve) => {
        const request = indexedDB.open('vaste-grond');
        request.onupgradeneeded = () => request.result.createObjectStore('letters', { keyPath: 'id' });
        request.onsuccess = () => {
          const transaction = request.result.transaction('letters', 'readwrite');
          transaction.objectStore('letters').put({ ...kept, savedAt: Date.now() });
          transaction.oncomplete = resolve;
        };
      }),
    letter,
  );
  await page.reload();
  await page.getByText('Antwoorden die wachten op internet: 1').waitFor();
  expect(sent[0]).toEqual(letter);
  expect(await waitingOn(page)).toMatchObject([letter]);
  await page.context().close();
});

test('two taps on send are one answer', async () => {
  const page = await readyToSend(browser, inject('demoAddress'), cardOf('Rayan Demir'), 'Ik wil iets vragen');
  const sent = lettersFrom(page.context());
  await page.getByRole('button', { name: 'Versturen' }).dblclick();
  await page.getByRole('heading', { name: 'Bedankt' }).waitFor();
  expect(sent).toHaveLength(1);
  expect(await timesAtSchool(browser, leadership(), 'Rayan Demir')).toBe(1);
  await page.context().close();
});
