import { execFileSync } from 'node:child_process';
import { request } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { box } from '../src/capabilities/contact-point/shared-with-browser/box.ts';
import { digest } from '../src/capabilities/contact-point/shared-with-browser/digest.ts';
import type { Around } from '../src/capabilities/contact-point/shared-with-browser/exchange.ts';
import { readDigits } from '../src/capabilities/contact-point/shared-with-browser/receipt.ts';
import { threadKeysOf } from '../src/capabilities/contact-point/shared-with-browser/thread-keys.ts';
import { utf8 } from '../src/platform/secrets/shared-with-browser/bytes.ts';
import { openDoor, typeCard } from './at-the-door.ts';
import { freshPage, openBrowser, phone } from './browser.ts';
import { printCards } from './cards.ts';
import { comeBack, place, step, write } from './contact-point.ts';
import { linksIn } from './program.ts';
import { waitingOn } from './ready-to-send.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('in a thousand requests to the contact point nothing says which pupil is signed in', { timeout: 300_000 }, async () => {
  const page = await freshPage(browser, phone);
  await page.goto(linksIn(inject('demoFolder')).pupil);
  await page.getByRole('link', { name: 'Praat met ons, zonder naam' }).waitFor();
  expect((await page.context().cookies()).length).toBeGreaterThan(0);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const telling: string[] = [];
  let requests = 0;
  // What really goes over the line, cookies included.
  session.on('Network.requestWillBeSentExtraInfo', ({ headers }) => {
    requests++;
    for (const name of Object.keys(headers)) if (/^(cookie|authorization|referer|origin-agent-cluster|x-.*)$/i.test(name)) telling.push(name);
  });
  for (let turn = 0; requests < 1000; turn++) await page.goto(`${place}${['', '/write', '/answers'][turn % 3]}`, { waitUntil: 'load' });
  console.log(`${telling.length} telling headers in ${requests} requests`);
  expect(telling).toEqual([]);
  await page.context().close();
});

/** Answers nothing but a status, from an address of this machine that nobody else has. */
const ask = (from: string, path: string, body?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': body.length };
    const asked = request(new URL(path, place.replace('localhost', '127.0.0.1')), { localAddress: from, method: body === undefined ? 'GET' : 'POST', headers });
    asked.on('response', (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    asked.on('error', reject);
    asked.end(body);
  });

test.runIf(process.platform === 'linux')('no address of whoever asks is in any file of the program, nor in its log', async () => {
  const addresses = Array.from({ length: 40 }, (_, turn) => `127.77.${turn + 10}.${turn * 5 + 11}`);
  for (const from of addresses) {
    expect(await ask(from, '/c/de-bron')).toBe(200);
    expect(await ask(from, '/c/de-bron/write')).toBe(200);
    expect(await ask(from, '/c/nowhere')).toBe(404);
    expect(await ask(from, '/c/de-bron/messages', '{"sealed":"x"}')).toBe(400);
    const nobody = { threadId: 'A'.repeat(22), auth: 'A'.repeat(43), from: 0 };
    expect(await ask(from, '/c/de-bron/conversation', JSON.stringify(nobody))).toBe(200);
  }
  const found = (trace: string): string => {
    try {
      return execFileSync('grep', ['-rlaF', '--', trace, inject('demoFolder')], { encoding: 'latin1' });
    } catch {
      return '';
    }
  };
  for (const trace of ['127.77.', '::ffff:7f4d', Buffer.from('127.77.', 'utf16le').toString('latin1')]) expect([trace, found(trace)]).toEqual([trace, '']);
  console.log(`0 of ${addresses.length} addresses found after ${addresses.length * 5} requests`);
});

test('what an earlier version kept on the device still stands ready', async () => {
  const page = await freshPage(browser, phone);
  const receipt = await write(page, 'Van vroeger');
  const around = JSON.parse((await page.locator('sealed-letter').getAttribute('around')) ?? '') as Around;
  const read = readDigits(receipt);
  if (typeof read !== 'string') throw new Error('The page showed no receipt.');
  const keys = await threadKeysOf(new Uint8Array(Buffer.from(around.school.replaceAll('-', ''), 'hex')), read);
  // Words alone, as they were kept before there were sounds.
  const locked = [...(await box(keys.own, utf8('nog van de vorige versie'), utf8('oor/v1/unsent')))];
  const thread = Buffer.from(await digest(keys.threadId)).toString('base64url');
  await page.evaluate(
    ([key, bytes]) =>
      new Promise<void>((resolve, reject) => {
        indexedDB.open('kept').onsuccess = ({ target }) => {
          const db = (target as IDBOpenDBRequest).result;
          const put = db
            .transaction('unsent', 'readwrite')
            .objectStore('unsent')
            .put({ thread: key, locked: Uint8Array.from(bytes) }, key);
          put.onsuccess = () => resolve(db.close());
          put.onerror = () => reject(put.error);
        };
      }),
    [thread, locked] as const,
  );
  await comeBack(page, receipt);
  await page.locator('#unsent').waitFor({ state: 'visible' });
  expect(await page.locator('#words').inputValue()).toBe('nog van de vorige versie');
  await page.locator('#going-on .buttons .button').click();
  await page.locator('#sent').waitFor({ state: 'visible' });
  await expect.poll(() => page.locator('#conversation .said').allTextContents()).toEqual(['Van vroeger', 'nog van de vorige versie']);
  await page.context().close();
});

test('a message that arrived, and whose answer did not, is there once', async () => {
  const page = await freshPage(browser, phone);
  const receipt = await write(page, 'Eerst');
  await comeBack(page, receipt);
  let isLost = true;
  await page.route('**/messages', async (route) => {
    const answer = await route.fetch();
    if (isLost) await route.abort('connectionreset');
    else await route.fulfill({ response: answer });
    isLost = false;
  });
  await page.locator('#words').fill('maar één keer');
  await page.locator('#going-on .buttons .button').click();
  await page.locator('#trouble-offline').waitFor({ state: 'visible' });
  expect(await page.locator('#words').inputValue()).toBe('maar één keer');
  await page.locator('#going-on .buttons .button').click();
  await page.locator('#sent').waitFor({ state: 'visible' });
  await expect.poll(() => page.locator('#conversation .said').allTextContents()).toEqual(['Eerst', 'maar één keer']);

  // The same again, and this time the page is left: it is not offered a second time.
  isLost = true;
  await page.locator('#words').fill('en dan weg');
  await page.locator('#going-on .buttons .button').click();
  await page.locator('#trouble-offline').waitFor({ state: 'visible' });
  await comeBack(page, receipt);
  await expect.poll(() => page.locator('#conversation .said').allTextContents()).toEqual(['Eerst', 'maar één keer', 'en dan weg']);
  expect(await page.locator('#words').inputValue()).toBe('');
  expect(await page.locator('#unsent').isVisible()).toBe(false);
  await step(page, 'talk');
  await page.context().close();
});

describe('of the help lines that a phone of one’s own keeps', () => {
  const home = (): string => `${inject('demoAddress')}/p/`;
  const workers = (page: Page): Promise<number> => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

  /** A pupil on a phone of their own, which keeps them. */
  async function withHelpLines(): Promise<Page> {
    const page = await freshPage(browser, { ...phone, locale: 'nl-BE' });
    await page.context().route(/^https:/, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<p>Een heel andere site</p>' }));
    await page.goto(linksIn(inject('demoFolder')).pupil);
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    expect(await workers(page)).toBe(1);
    return page;
  }

  test.each<[string, (page: Page) => Promise<unknown>]>([
    ['signs out', (page) => page.goto(home()).then(() => page.getByRole('button', { name: 'Afmelden' }).click())],
    ['leaves in a hurry', (page) => page.getByRole('button', { name: 'Snel weg' }).click({ noWaitAfter: true })],
    [
      'comes back with a card that counts no more',
      (page) =>
        page
          .context()
          .clearCookies()
          .then(() => page.goto(home())),
    ],
  ])('nothing is left once somebody %s', async (_, leave) => {
    const page = await withHelpLines();
    await leave(page);
    await page
      .getByText(/Een heel andere site|Welkom bij De Bron/)
      .first()
      .waitFor();
    // Where no script of ours tidies up.
    await page.goto(`${inject('demoAddress')}/health`);
    await expect.poll(() => workers(page)).toBe(0);
    expect(await page.evaluate(async () => [await caches.keys(), { ...localStorage }, { ...sessionStorage }, document.cookie])).toEqual([[], {}, {}, '']);
    expect(await waitingOn(page)).toEqual([]);
    await page.context().close();
  });

  test('a shared device and whoever writes without a name get none', async () => {
    const [card] = await printCards(browser, linksIn(inject('demoFolder')).leadership, '6A', ['Hugo Mensah']);
    const shared = await freshPage(browser, { ...phone, locale: 'nl-BE' });
    await openDoor(shared, inject('demoAddress'));
    await typeCard(shared, card as NonNullable<typeof card>);
    await shared.getByRole('button', { name: 'Snel weg' }).waitFor();
    await shared.waitForLoadState('networkidle');
    expect(await workers(shared)).toBe(0);
    const anybody = await freshPage(browser, phone);
    await comeBack(anybody, await write(anybody, 'Zonder naam'));
    expect(await workers(anybody)).toBe(0);
    for (const page of [shared, anybody]) await page.context().close();
  });
});
