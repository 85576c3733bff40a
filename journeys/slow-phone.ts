import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromiumArguments, chromiumPath } from './browser.ts';

/** A cheap phone on a bad line: 400 kbit/s, 400 ms there and back, a processor six times slower than this one. */
const line = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const processor = { rate: 6 };
/** Milliseconds after which the slowest page is there. */
const patience = 3000;
const screen = { width: 320, height: 640, deviceScaleFactor: 1, mobile: true };

/** Runs in the page once everything is over, so that looking costs nothing: when the largest of its words were on the screen. */
const largestPaint = `new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true });
})`;

export interface SlowPhone {
  /**
   * Opens this page as a first visit, in a profile that has seen nothing.
   * @returns milliseconds from the start of the navigation until its words could be read (Largest Contentful Paint)
   */
  readableAfter(address: string): Promise<number>;
  close(): Promise<void>;
}

/**
 * Chromium spoken to in its own protocol (https://chromedevtools.github.io/devtools-protocol/): a library for tests puts scripts
 * of its own into every page, and on a processor six times slower those take longer than the page.
 */
export async function openSlowPhone(): Promise<SlowPhone> {
  const profile = mkdtempSync(join(tmpdir(), 'vaste-grond-phone-'));
  const child = spawn(chromiumPath(), ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, ...chromiumArguments, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const socket = new WebSocket(
    await new Promise<string>((resolve) => {
      let said = '';
      child.stderr.on('data', (part) => {
        said += part;
        const address = /ws:\/\/\S+/.exec(said)?.[0];
        if (address) resolve(address);
      });
    }),
  );
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  let count = 0;
  const call = <Result>(method: string, params: object = {}, sessionId?: string): Promise<Result> =>
    new Promise((resolve, reject) => {
      const id = ++count;
      const hear = ({ data }: MessageEvent): void => {
        const said = JSON.parse(String(data)) as { id?: number; result: Result; error?: { message: string } };
        if (said.id !== id) return;
        socket.removeEventListener('message', hear);
        if (said.error) reject(new Error(`${method}: ${said.error.message}`));
        else resolve(said.result);
      };
      socket.addEventListener('message', hear);
      socket.send(JSON.stringify({ id, method, params, sessionId }));
    });
  return {
    async readableAfter(address) {
      const { browserContextId } = await call<{ browserContextId: string }>('Target.createBrowserContext');
      const { targetId } = await call<{ targetId: string }>('Target.createTarget', { url: 'about:blank', browserContextId });
      const { sessionId } = await call<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
      await call('Page.enable', {}, sessionId);
      await call('Network.enable', {}, sessionId);
      await call('Emulation.setDeviceMetricsOverride', screen, sessionId);
      await call('Network.emulateNetworkConditions', line, sessionId);
      await call('Emulation.setCPUThrottlingRate', processor, sessionId);
      await call('Page.navigate', { url: address }, sessionId);
      await sleep(patience);
      const { result } = await call<{ result: { value: number } }>(
        'Runtime.evaluate',
        { expression: largestPaint, awaitPromise: true, returnByValue: true },
        sessionId,
      );
      await call('Target.disposeBrowserContext', { browserContextId });
      return result.value;
    },
    async close() {
      socket.close();
      child.kill();
      await gone;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
