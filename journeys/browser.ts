import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export const hasChromium = (): boolean => places.some(existsSync);

export function chromiumPath(): string {
  const path = places.find(existsSync);
  if (!path) throw new Error('No Chromium found. Install it (Debian: apt-get install chromium) and run the tests again.');
  return path;
}

/** With these it talks to nobody by itself. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A real browser that talks to nobody but the program.
 * @param flags more of what Chromium is told at its start
 * @param keepsPages whether it keeps pages that were left as they were, to show them again on "back", as people's browsers do
 */
export function openBrowser({ keepsPages = false, flags = [] }: { keepsPages?: boolean; flags?: string[] } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    ignoreDefaultArgs: keepsPages ? ['--disable-back-forward-cache'] : [],
    args: [...chromiumArguments, ...flags],
  });
}

export const phone: BrowserContextOptions = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true };
export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

/** A page in a fresh browser profile; troubles in it are collected. */
export async function freshPage(browser: Browser, options: BrowserContextOptions = phone): Promise<Page & { troubles: string[] }> {
  const context = await browser.newContext(options);
  const page = (await context.newPage()) as Page & { troubles: string[] };
  page.troubles = [];
  page.on('pageerror', (error) => page.troubles.push(error.message));
  page.on('console', (message) => {
    // A refused form answers with 4xx, which the browser calls an error too.
    if (message.type() === 'error' && !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(message.text())) page.troubles.push(message.text());
  });
  return page;
}
