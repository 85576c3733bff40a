import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { galleryPages } from '../src/testing/gallery.tsx';
import { freshPage, openBrowser } from './browser.ts';
import { linksIn } from './program.ts';
import { openSlowPhone } from './slow-phone.ts';

/** The first round trip of a fresh connection carries about this much: ten packets of 1,460 bytes, less their headers. */
const mostBytes = 14_336;
const mostScriptBytes = 6_000;

/** The pages that seal and open in the browser bring cryptography along: all bodies together, and that part of them. */
const sealingPage = /contact-point\/(write|answers)\?/;
const mostSealingBytes = 30_720;
const mostCryptographyBytes = 12_288;

/** Bytes of one answer on the wire, headers included, to a browser that knows gzip only. */
function bytesOnTheWire(address: string): Promise<number> {
  const { hostname, port, pathname, search } = new URL(address);
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname, () =>
      socket.write(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n`),
    );
    socket.on('data', (part) => {
      bytes += part.length;
    });
    socket.on('end', () => resolve(bytes));
    socket.on('error', reject);
  });
}

/** What a page asks for by itself; what waits in a template comes only to whoever taps. */
const askedByItself = (html: string): string => html.replace(/<template id="(voice-script|[a-z-]+-parts)">.*?<\/template>/g, '');

/** Bytes of the scripts that stand in some HTML, packed. */
function scriptBytesOf(html: string): number {
  const manifest = JSON.parse(readFileSync('build/browser/manifest.json', 'utf8')) as Record<string, { path: string; file: string }>;
  const fileOf = new Map(Object.values(manifest).map(({ path, file }) => [path, file]));
  const scripts = [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map((found) => fileOf.get(found[1] as string));
  return scripts.reduce((sum, file) => sum + (file ? gzipSync(readFileSync(`build/browser/${file}`), { level: 9 }).length : Number.NaN), 0);
}

describe('every family page in every language', () => {
  test('comes in one answer of at most 14,336 bytes, headers included', async () => {
    const sizes: { path: string; bytes: number }[] = [];
    for (const { path, for: whom } of galleryPages()) if (whom === 'family') sizes.push({ path, bytes: await bytesOnTheWire(inject('galleryAddress') + path) });
    expect(sizes.length).toBeGreaterThan(100);
    sizes.sort((a, b) => b.bytes - a.bytes);
    console.log(
      `largest family pages: ${sizes
        .slice(0, 3)
        .map(({ path, bytes }) => `${path} ${bytes}`)
        .join(', ')} of ${mostBytes} bytes`,
    );
    for (const { path, bytes } of sizes) expect([path, bytes]).toEqual([path, expect.toSatisfy((size: number) => size > 2000 && size <= mostBytes)]);
  });

  test('brings at most 6 kB of scripts, packed, and asks for nothing else', async () => {
    let most = 0;
    for (const { path, for: whom } of galleryPages()) {
      if (whom !== 'family' || sealingPage.test(path)) continue;
      const html = await (await fetch(inject('galleryAddress') + path)).text();
      const bytes = scriptBytesOf(askedByItself(html));
      most = Math.max(most, bytes);
      expect([path, bytes]).toEqual([path, expect.toSatisfy((size: number) => size <= mostScriptBytes)]);
      // Portraits of contact persons come after the words, and only where there are some; voices come to whoever taps.
      expect(
        askedByItself(html)
          .replace(/<audio controls="" preload="none"[^>]*>/g, '')
          .replace(/<img src="\/c\/[^"]+\/portraits\/[^"]+" alt="" [^>]*loading="lazy"[^>]*>/g, ''),
      ).not.toMatch(/<(img|iframe|video|audio|object|embed)\b|<link(?! rel="icon" href="data:,")|@import|url\(/);
    }
    console.log(`most scripts on a page: ${most} of ${mostScriptBytes} bytes`);
  });

  // With the roster and the keys of three contact persons; each more is some 300 bytes.
  test('that seals or opens in the browser comes with all it asks for in at most 30 kB, of which at most 12 kB is cryptography', async () => {
    const pages = galleryPages().filter(({ path }) => sealingPage.test(path));
    expect(pages.length).toBe(10);
    let most = 0;
    let onTap = 0;
    for (const { path } of pages) {
      const html = await (await fetch(inject('galleryAddress') + path)).text();
      most = Math.max(most, gzipSync(html).length + scriptBytesOf(askedByItself(html)));
      onTap = scriptBytesOf(html) - scriptBytesOf(askedByItself(html));
    }
    const contents = `export { argon2idAsync } from '@noble/hashes/argon2.js'; export { suite } from './src/capabilities/contact-point/shared-with-browser/suite.ts';`;
    const { outputFiles } = await build({ stdin: { contents, resolveDir: '.' }, bundle: true, minify: true, format: 'esm', write: false });
    const cryptography = gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
    console.log(
      `largest sealing page: ${most} of ${mostSealingBytes} bytes, ${cryptography} of ${mostCryptographyBytes} bytes cryptography; ${onTap} more for whoever speaks or listens`,
    );
    expect(onTap).toBeGreaterThan(1000);
    expect(most).toBeLessThanOrEqual(mostSealingBytes);
    expect(cryptography).toBeLessThanOrEqual(mostCryptographyBytes);
  });
});

describe('a first visit to the question', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test.each(['pupil', 'guardian'] as const)('of a %s: one request, then it can be read and answered; no other host is asked', async (who) => {
    const page = await freshPage(browser);
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    const requests: { url: string; type: string; bytes: number }[] = [];
    const urls = new Map<string, { url: string; type: string }>();
    session.on('Network.requestWillBeSent', ({ requestId, request, type }) => urls.set(requestId, { url: request.url, type: type ?? '' }));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const request = urls.get(requestId);
      if (request && !request.url.startsWith('data:')) requests.push({ ...request, bytes: encodedDataLength });
    });
    // Scripts are held back: what shows without them shows after one request.
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/assets/**', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(linksIn(inject('demoFolder'))[who], { waitUntil: 'commit' });
    await page.locator('[name=mood]').first().check();
    expect(requests.map(({ type }) => type)).toEqual(['Document']);
    release();
    await page.waitForLoadState('networkidle');
    const document = requests.filter(({ type }) => type === 'Document');
    const scripts = requests.filter(({ type }) => type === 'Script');
    const all = requests.reduce((sum, { bytes }) => sum + bytes, 0);
    console.log(`${who}: document ${document[0]?.bytes} bytes, ${scripts.length} scripts, ${all} bytes in all`);
    expect(document[0]?.bytes).toBeLessThanOrEqual(mostBytes);
    expect(all).toBeLessThanOrEqual(mostBytes);
    for (const { url } of urls.values()) expect(url).toMatch(new RegExp(`^(data:|${inject('demoAddress')}/)`));
    expect(page.troubles).toEqual([]);
    await page.context().close();
  });

  test('on a slow phone prints how soon it can be read and tapped, beside a page of one line', { timeout: 120_000 }, async () => {
    const slowPhone = await openSlowPhone();
    const times: Record<'question' | 'line', number[]> = { question: [], line: [] };
    for (let turn = 0; turn < 7; turn++) {
      times.question.push(await slowPhone.readableAfter(linksIn(inject('demoFolder')).pupil));
      times.line.push(await slowPhone.readableAfter(`${inject('demoAddress')}/health`));
    }
    await slowPhone.close();
    const median = (all: number[]): number => Math.round(all.sort((a, b) => a - b)[3] ?? Number.NaN);
    console.log(
      `question readable on a slow phone (400 kbit/s, 400 ms, processor six times slower) after ${times.question.map(Math.round).join(', ')} ms; median ${median(times.question)} ms of 1200 ms; a page of one line takes ${median(times.line)} ms`,
    );
    expect(times.question.every((time) => time > 400)).toBe(true);
  });
});
