import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { randomNumber } from '../src/platform/secrets/random.ts';
import { asCrockford } from '../src/platform/secrets/shared-with-browser/crockford.ts';
import { systemClock } from '../src/platform/time/clock.ts';
import type { Watched } from './judgement.ts';
import { look } from './look.ts';
import { remember, rememberedIn, UnreadableMemory } from './memory.ts';
import { ownSite } from './own-site.ts';

const usage = `Gebruik: script/watch https://school.example/c/de-bron
  --every MINUTEN     zo lang hoogstens tussen twee keer kijken; anders 10
  --once              kijkt één keer. 0: niets gevonden, 1: alarm, 3: niet te bereiken
  --fingerprint CODE  de code die op de affiche van de school staat
  --report-to BESTAND schrijft elk alarm ook daarbij
  --memory BESTAND    wat er vroeger te zien was; anders een bestand in data/`;

interface Orders {
  watched: Watched;
  /** In minutes. */
  every: number;
  isOnce: boolean;
  reportTo: string | undefined;
  memory: string;
}

/** How long somebody reads before the next page, in milliseconds. */
const reading = { from: 1000, until: 6000 } as const;

function readOrders(args: string[]): Orders | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        every: { type: 'string', default: '10' },
        once: { type: 'boolean', default: false },
        fingerprint: { type: 'string' },
        'report-to': { type: 'string' },
        memory: { type: 'string' },
      },
    });
    const site = new URL(positionals[0] ?? '');
    const slug = /^\/c\/([a-z0-9-]+)\/?$/.exec(site.pathname)?.[1];
    const every = Number(values.every);
    if (positionals.length !== 1 || !slug || !/^https?:$/.test(site.protocol) || !(every > 0)) return undefined;
    return {
      watched: {
        site: new URL(site.origin),
        slug,
        own: ownSite(join(import.meta.dirname, 'browser')),
        clock: systemClock,
        poster: values.fingerprint && asCrockford(values.fingerprint),
      },
      every,
      isOnce: values.once,
      reportTo: values['report-to'],
      memory: values.memory ?? `data/watch-${site.host.replace(':', '-')}-${slug}.json`,
    };
  } catch {
    return undefined;
  }
}

/** @returns the exit code of a single look */
async function lookOnce({ watched, reportTo, memory }: Orders): Promise<number> {
  const seen = await look(watched, rememberedIn(memory), () => sleep(randomNumber(reading.from, reading.until)));
  mkdirSync(dirname(memory), { recursive: true });
  remember(memory, seen.memory);
  const moment = systemClock.now().toISOString();
  const alarms = seen.alarms.map((alarm) => `${moment} ALARM ${alarm}`);
  for (const line of alarms) console.log(line);
  for (const news of seen.news) console.log(`${moment} nieuws ${news}`);
  if (seen.unreached) console.log(`${moment} ${seen.unreached}`);
  if (alarms.length === 0 && !seen.unreached) console.log(`${moment} alles is zoals deze uitgave het maakt.`);
  if (reportTo && alarms.length > 0) appendFileSync(reportTo, `${alarms.join('\n')}\n`);
  if (alarms.length > 0) return 1;
  return seen.unreached ? 3 : 0;
}

async function watch(orders: Orders): Promise<number> {
  const code = await lookOnce(orders);
  while (!orders.isOnce) {
    // Not to the minute, so that the hour does not tell who watches, and never later than was asked.
    await sleep((orders.every * 60_000 * randomNumber(50, 101)) / 100);
    await lookOnce(orders);
  }
  return code;
}

function complain(words: string): number {
  console.error(words);
  return 2;
}

const orders = readOrders(process.argv.slice(2));
try {
  process.exitCode = orders ? await watch(orders) : complain(usage);
} catch (error) {
  if (!(error instanceof UnreadableMemory)) throw error;
  process.exitCode = complain(error.message);
}
