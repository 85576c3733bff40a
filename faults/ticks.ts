import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { type AttackedSchool, openSchool, tenOClock, withSite } from '../attacks/site.ts';
import { chromiumArguments, chromiumPath, phone } from '../journeys/browser.ts';
import { fetchConversation } from '../src/capabilities/contact-point/browser/desk/post.ts';
import { digest } from '../src/capabilities/contact-point/shared-with-browser/digest.ts';
import { readConversation } from '../src/capabilities/contact-point/shared-with-browser/reading.ts';
import { readDigits } from '../src/capabilities/contact-point/shared-with-browser/receipt.ts';
import { threadKeysOf } from '../src/capabilities/contact-point/shared-with-browser/thread-keys.ts';
import { killAll } from './program.ts';
import type { Report } from './report.ts';

const port = 4443;

/** So many write at once on one device, each in a page of their own. */
const pageCount = 4;

/** So many browsers are killed between two hours: more messages would make beginning dearer. */
const anHour = 6;

interface Written {
  receipt: string;
  words: string;
}

/**
 * Somebody without internet writes to the contact point. In the moment in which the page says that it is kept here the browser is
 * killed with all that belongs to it. Opened again, with internet, what was written must arrive: once, and word for word.
 */
export async function proveTicksAreTrue(folder: string, report: Report, kills: number): Promise<void> {
  await withSite(join(folder, 'data'), port, async (site) => {
    const school = await openSchool(site, 'de-bron', 1);
    const place = `http://localhost:${port}/c/${school.slug}`;
    const profile = join(folder, 'profile');
    const written: Written[] = [];
    let processes = 0;
    for (let turn = 0; turn < kills; turn++) {
      const browser = await openBrowser(profile);
      const pages = await Promise.all(Array.from({ length: pageCount }, () => browser.newPage()));
      const wordsOf = (n: number): string => `Bericht ${turn} ${n}`;
      const receipts = await Promise.all(pages.map((page, n) => write(page, place, wordsOf(n))));
      await browser.setOffline(true);
      await Promise.all(pages.map(keepHere));
      processes += killAll(processesOn(profile));
      await browser.close().catch(() => undefined);
      written.push(...receipts.map((receipt, n) => ({ receipt, words: wordsOf(n) })));
      if (turn % anHour === anHour - 1) {
        const hour = tenOClock + Math.ceil((turn + 1) / anHour) * 120;
        for (const minute of [hour - 13, hour]) await site.roundAt(minute);
      }
    }
    const browser = await openBrowser(profile);
    await deliverAll(await browser.newPage(), place);
    await browser.close();
    const found: Record<string, number> = {};
    for (const one of written) {
      const state = await becomeOf(one, place, school);
      found[state] = (found[state] ?? 0) + 1;
    }
    report.says(`${found['there, once'] ?? 0} of ${written.length} messages with a tick are there after ${kills} killed browsers of ${processes} processes`);
    report.mustBe('messages with a tick', found, { 'there, once': written.length });
  });
}

const openBrowser = (profile: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, { executablePath: chromiumPath(), args: chromiumArguments, ...phone });

/** Up to the last tap but one. @returns the receipt */
async function write(page: Page, place: string, words: string): Promise<string> {
  await page.goto(`${place}/write`);
  await page.locator('#step-write').waitFor();
  await page.locator('#words').fill(words);
  await page.locator('#writing .buttons .button').click();
  const receipt = (await page.locator('#receipt').textContent()) ?? '';
  await page.locator('#last-digits').fill(receipt.slice(-4));
  return receipt;
}

async function keepHere(page: Page): Promise<void> {
  await page.locator('#keeping .button').first().click();
  await page.locator('#step-offline').waitFor();
}

/** Everything that runs on a profile: browser, pages, and what writes to the disk for them. */
function processesOn(profile: string): number[] {
  const commandOf = (pid: string): string => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    } catch {
      return '';
    }
  };
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && commandOf(pid).includes(profile))
    .map(Number);
}

/** Waits until nothing waits on the device. */
async function deliverAll(page: Page, place: string): Promise<void> {
  await page.goto(`${place}/write`);
  await page.locator('#step-write').waitFor();
  while ((await page.evaluate<number>(waitingThere)) > 0) await sleep(200);
}

/** Runs in the page. */
const waitingThere = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('kept');
  opening.onerror = reject;
  opening.onsuccess = () => {
    const counting = opening.result.transaction('drafts').objectStore('drafts').count();
    counting.onerror = reject;
    counting.onsuccess = () => {
      opening.result.close();
      resolve(counting.result);
    };
  };
})`;

async function becomeOf({ receipt, words }: Written, place: string, { contactPoint: { around } }: AttackedSchool): Promise<string> {
  const read = readDigits(receipt);
  if (typeof read !== 'string') return 'no receipt';
  const keys = await threadKeysOf(around.school, read);
  const fetched = await fetchConversation(place, keys);
  if (!fetched) return 'not there';
  const { said } = await readConversation(around, await digest(keys.threadId), fetched.envelopes, [keys.pair], keys);
  if (said.length !== 1) return 'more than once';
  return said[0]?.direction !== 'access' && said[0]?.words === words ? 'there, once' : 'other words';
}
