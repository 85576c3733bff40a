import type { Browser } from 'playwright-core';

/** @returns a browser to record in; none where there is no Chromium, or where what starts it was not installed */
export async function openRoom(): Promise<Browser | undefined> {
  const found = await import('../../journeys/browser.ts').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  });
  return found?.hasChromium() ? found.openBrowser() : undefined;
}
