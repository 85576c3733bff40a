import type { Browser, Page } from 'playwright-core';

/** How long the thread of a page was busy at a stretch, in milliseconds. */
export interface LongestTask {
  /** By the clock on the wall: also while the machine did something else. */
  wall: number;
  /** Of work that the thread did itself. */
  own: number;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds: by the clock, and of the thread's own work. */
  dur?: number;
  tdur?: number;
}

/** The longest task of a page while something happens, from a trace of Chromium (category `toplevel`). */
export async function longestTaskWhile(browser: Browser, page: Page, happens: () => Promise<void>): Promise<LongestTask> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] } });
  await page.evaluate(() => performance.mark('begun'));
  await happens();
  const isWhole = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await isWhole;
  await session.detach();
  const mark = events.find(({ name }) => name === 'begun');
  const tasks = events.filter(({ name, pid, tid }) => name === 'ThreadControllerImpl::RunTask' && pid === mark?.pid && tid === mark.tid);
  const longest = (key: 'dur' | 'tdur'): number => Math.max(...tasks.map((task) => (task[key] ?? 0) / 1000));
  return { wall: longest('dur'), own: longest('tdur') };
}
