import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '../../platform/texts/words.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';

let school: TestSchool;
beforeAll(async () => {
  school = await testSchool();
});
afterAll(() => school.close());

/** What a page has a browser do about the help lines, and the policies that it may make. */
const keeping = ({ html, headers }: { html: string; headers: Headers }) => ({
  element: /<keep-help[^>]*>/.exec(html)?.[0],
  policies: /trusted-types ([^;]*)/.exec(headers.get('Content-Security-Policy') ?? '')?.[1],
});

test('a device of one’s own keeps them, while somebody is signed in with a card', async () => {
  const readers = { Ada: 'nl', Fatima: 'ar' } as const;
  for (const name of ['Ada', 'Fatima'] as const) {
    const page = await (await school.browserOf(name)).get('/p/');
    expect(keeping(page)).toEqual({ element: `<keep-help from="/help-lines.js?in=${readers[name]}">`, policies: 'help-lines' });
  }
});

test('a shared device, the class device and whoever has no card keep none, and lose what was kept', async () => {
  const none = { element: '<keep-help>', policies: "'none'" };
  for (const device of ['shared', 'class'] as const) expect(keeping(await (await school.browserOf('Ada', { device })).get('/p/'))).toEqual(none);
  for (const path of ['/at/de-bron', '/language', '/nowhere']) expect(keeping(await school.stranger().get(path))).toEqual(none);
});

test('the contact point neither brings nor takes anything, whoever comes', async () => {
  for (const visitor of [school.stranger(), await school.browserOf('Ada')])
    for (const path of ['/c/de-bron', '/c/de-bron/answers']) expect(keeping(await visitor.get(path))).toEqual({ element: undefined, policies: "'none'" });
});

test.each(languages)('what is kept is one page for everybody, in %s: whom to turn to, small, and nothing of a visit or the contact point', async (language) => {
  const address = `/help-lines.js?in=${language}`;
  const script = (await school.stranger().get(address)).html;
  expect((await (await school.browserOf('Ada')).get(address)).html).toBe(script);
  const worker = { self: {} as { help?: unknown }, addEventListener: () => undefined };
  runInNewContext(script, worker);
  const help = worker.self.help as { page: string; headers: Record<string, string> };
  for (const number of ['102', '106', '112', '1813']) expect(help.page).toContain(`href="tel:${number}"`);
  expect(help.page).not.toMatch(/\/c\/|De Bron|de-bron|Ada|<script|<form|<img/);
  expect(help.page).toContain(language === 'ar' ? '<html lang="ar" dir="rtl">' : 'dir="ltr">');
  for (const [, css = ''] of help.page.matchAll(/<style>(.*?)<\/style>/gs))
    expect(help.headers['Content-Security-Policy']).toContain(createHash('sha256').update(css).digest('base64'));
  expect(gzipSync(script).length).toBeLessThan(6000);
});

test('it is asked for once a day at most, and there is none in another language', async () => {
  const { headers } = await school.stranger().get('/help-lines.js?in=nl');
  expect(headers.get('Cache-Control')).toBe('private, max-age=86400');
  expect((await school.stranger().get('/help-lines.js?in=xx')).status).toBe(404);
});
