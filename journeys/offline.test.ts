import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDoor, typeCard } from './at-the-door.ts';
import { desktop, freshPage, openBrowser, phone } from './browser.ts';
import { type PrintedCard, printCards } from './cards.ts';
import { linksIn } from './program.ts';

const names = ['Anaïs Goossens', 'Arthur Haddad', 'Finn Benali', 'Hugo Mensah', 'Lucas Jacobs', 'Mohammed Willems', 'Rayan Demir'] as const;
type Name = (typeof names)[number];

let browser: Browser;
let cards: Map<string, PrintedCard>;
beforeAll(async () => {
  browser = await openBrowser();
  const printed = await printCards(browser, linksIn(inject('demoFolder')).leadership, '6A', [...names]);
  cards = new Map(printed.map((card) => [card.name, card]));
});
afterAll(() => browser.close());

const saved = '✓ Bewaard op dit toestel';
const arrived = '✓✓ Aangekomen';

test('what is said without internet is kept, leaves by itself after the tab was closed, and arrives once', async () => {
  const page = await readyToSend('Anaïs Goossens', 'Mijn hond is weg');
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
  expect(await timesAtSchool('Anaïs Goossens')).toBe(1);
  await page.context().close();
});

test('when the internet comes back while the page is open, the second tick comes and then the thanks', async () => {
  const page = await readyToSend('Arthur Haddad', 'Ik slaap slecht');
  await page.context().setOffline(true);
  await send(page);
  await page.getByText('Geen internet. Je antwoord is veilig bewaard').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('heading', { name: 'Bedankt' }).waitFor();
  await page.getByText('Je antwoord is aangekomen.').waitFor();
  expect(await timesAtSchool('Arthur Haddad')).toBe(1);
  await page.context().close();
});

test('the second tick comes only when the server has it', async () => {
  const page = await readyToSend('Finn Benali', 'Het was druk');
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
  expect(await timesAtSchool('Finn Benali')).toBe(0);
  letGo();
  await page.getByRole('heading', { name: 'Bedankt' }).waitFor();
  expect(await timesAtSchool('Finn Benali')).toBe(1);
  await page.context().close();
});

test('signing out leaves a waiting letter where it is, and it is delivered later', async () => {
  const page = await readyToSend('Hugo Mensah', 'Ik heb honger');
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
  expect(await timesAtSchool('Hugo Mensah')).toBe(1);
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

test('where nothing can be kept on the device, the answer goes the ordinary way', async () => {
  const page = await readyToSend('Lucas Jacobs', 'Ik ben moe', () => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  });
  const sent = lettersFrom(page.context());
  await send(page);
  await page.getByRole('heading', { name: 'Bedankt' }).waitFor();
  expect(sent).toEqual([]);
  expect(await timesAtSchool('Lucas Jacobs')).toBe(1);
  await page.context().close();
});

test('where the device refuses to keep it, the answer goes the ordinary way', async () => {
  const page = await readyToSend('Mohammed Willems', 'Ik ben blij', () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await send(page);
  await page.getByRole('heading', { name: 'Bedankt' }).waitFor();
  expect(await timesAtSchool('Mohammed Willems')).toBe(1);
  await page.context().close();
});

test('two taps on send are one answer', async () => {
  const page = await readyToSend('Rayan Demir', 'Ik wil iets vragen');
  const sent = lettersFrom(page.context());
  await page.getByRole('button', { name: 'Versturen' }).dblclick();
  await page.getByRole('heading', { name: 'Bedankt' }).waitFor();
  expect(sent).toHaveLength(1);
  expect(await timesAtSchool('Rayan Demir')).toBe(1);
  await page.context().close();
});

/** A pupil on the family's own phone who said something, wants to talk, and has only to send it. */
async function readyToSend(name: Name, words: string, before?: () => void): Promise<Page> {
  const page = await freshPage(browser, { ...phone, locale: 'nl-BE' });
  if (before) await page.addInitScript(before);
  await openDoor(page, inject('demoAddress'));
  await typeCard(page, cards.get(name) as PrintedCard, { isOwn: true });
  await page.getByRole('link', { name: 'Overslaan' }).click();
  await page.locator('textarea:visible').fill(words);
  await page.getByRole('link', { name: 'Verder' }).click();
  await page.getByLabel('Ja, deze week').check();
  await page.getByRole('link', { name: 'Verder' }).click();
  await page.getByLabel('Veerle Janssens').check();
  await page.getByRole('link', { name: 'Verder' }).click();
  await page.getByRole('button', { name: 'Versturen' }).waitFor();
  return page;
}

const send = (page: Page) => page.getByRole('button', { name: 'Versturen' }).click();

/** What waits on this device. */
function waitingOn(page: Page): Promise<{ id: string }[]> {
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

function lettersFrom(context: BrowserContext): { id: string }[] {
  const letters: { id: string }[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('/deliveries')) letters.push(request.postDataJSON());
  });
  return letters;
}

/** How often this pupil stands among those who wait for an answer, on the page of the one they chose. */
async function timesAtSchool(name: string): Promise<number> {
  const page = await freshPage(browser, desktop);
  await page.goto(linksIn(inject('demoFolder')).leadership);
  const shown = await page.locator('.rows strong').filter({ hasText: name }).count();
  await page.context().close();
  return shown;
}
