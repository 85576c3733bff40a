import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { raw } from 'hono/html';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueCards, type PeopleDb } from '../../capabilities/people/index.ts';
import { siteOn } from '../../testing/test-ground.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { pageStyles } from '../pages/styles.ts';
import type { Env } from './guards.ts';
import { securityHeaders } from './security-headers.ts';
import { listen } from './server.ts';
import { show } from './show.tsx';

let school: TestSchool;
beforeAll(async () => {
  school = await testSchool();
});
afterAll(() => school.close());

const routes = () => school.site.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => ({ method, path: path.replace(/:\w+/g, 'x') }));

const wanted: Record<string, RegExp> = {
  'content-security-policy':
    /^default-src 'none'; script-src 'self'; style-src ('none'|('sha256-[^']+' ?)+); img-src 'self' data:; media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'; report-to csp$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-embedder-policy': /^require-corp$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'strict-transport-security': /^max-age=63072000; includeSubDomains$/,
  'referrer-policy': /^no-referrer$/,
  'x-content-type-options': /^nosniff$/,
  'integrity-policy': /^blocked-destinations=\(script\)$/,
  'permissions-policy': /camera=\(/,
};

describe('headers', () => {
  test('are on every route there is, errors included', async () => {
    const seen: number[] = [];
    for (const { method, path } of [...routes(), { method: 'GET', path: '/nowhere' }, { method: 'PUT', path: '/p/' }]) {
      for (const origin of ['same-origin', 'cross-site']) {
        const { status, headers } = await school.site.request(path, { method, headers: { 'Sec-Fetch-Site': origin }, ...(method === 'POST' && { body: '' }) });
        seen.push(status);
        for (const [name, value] of Object.entries(wanted))
          expect([method, path, name, headers.get(name)]).toEqual([method, path, name, expect.stringMatching(value)]);
        expect(headers.get('cache-control')).toMatch(path.startsWith('/assets/') ? /immutable/ : /^no-store$/);
      }
    }
    expect(new Set(seen)).toEqual(expect.objectContaining(new Set([200, 303, 400, 403, 404])));
  });

  test('let the camera be used on the class device only', async () => {
    const allowing = async (path: string) => (await school.site.request(path)).headers.get('permissions-policy')?.includes('camera=(self)');
    expect(await allowing('/class-device')).toBe(true);
    for (const path of ['/', '/language', '/staff/sign-in']) expect([path, await allowing(path)]).toEqual([path, false]);
  });

  test('allow exactly the style sheets that a page carries, and those only where they are ours', async () => {
    for (const path of ['/at/de-bron', '/staff/sign-in', '/nowhere']) {
      const answer = await school.site.request(path);
      const carried = [...(await answer.text()).matchAll(/<style>([^<]*)/g)].map(([, css = '']) => css);
      expect(carried.some((css) => pageStyles.includes(css))).toBe(true);
      const allowed = /style-src ([^;]*)/.exec(answer.headers.get('content-security-policy') ?? '')?.[1];
      expect([path, allowed]).toEqual([path, carried.map((css) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`).join(' ')]);
    }
    const foreign = new Hono<Env>().use(securityHeaders(pageStyles)).get('/', (c) => show(c, raw('<style>body { color: red }</style>') as never));
    expect((await foreign.request('/')).headers.get('content-security-policy')).toContain("style-src 'none'");
  });
});

describe('requests from elsewhere', () => {
  test.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
    ['a sister site', { 'Sec-Fetch-Site': 'same-site', Origin: 'http://other.localhost' }],
    ['another site, whose browser hides where from', { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' }],
    ['another site, in an older browser', { Origin: 'https://evil.example' }],
    ['nowhere', {}],
  ])('a form from %s changes nothing', async (_, headers) => {
    const bart = await school.browserOf('Bart');
    const answer = await school.site.request('/staff/exit', {
      method: 'POST',
      body: 'x=1',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    });
    expect(answer.status).toBe(403);
    expect((await bart.get('/staff')).status).toBe(200);
  });

  test('of a form whose browser cannot say where it comes from nothing is laid ready for staff to send on', async () => {
    const post = (path: string) =>
      school.site.request(path, { method: 'POST', body: 'given-name=An', headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'null' } });
    const [late, unsent] = [await post('/staff/team/new'), await post('/staff/sign-in/unsent?to=/staff/team/new')];
    expect([late.status, late.headers.get('Location')]).toEqual([303, '/staff/sign-in']);
    expect([unsent.status, (await unsent.text()).includes('given-name')]).toEqual([400, false]);
    const words = 'Dit schreef iemand anders.';
    const shown = async (headers: Record<string, string>) => {
      const body = new URLSearchParams({ words });
      return (await (await school.site.request('/staff/nowhere', { method: 'POST', body, headers })).text()).includes(words);
    };
    expect([await shown({ Origin: 'null' }), await shown({ 'Sec-Fetch-Site': 'same-origin' })]).toEqual([false, true]);
  });

  test.each(['null', 'http://localhost'])('an older phone that cannot say where its form comes from (%s) gets in with its card', async (Origin) => {
    const [card] = await school.inSchool((db) => issueCards(db as unknown as PeopleDb, school.id, [school.idOf('Ada')], null, '2026-11-24'));
    const answer = await school.site.request('/at/de-bron', {
      method: 'POST',
      body: `key=${card?.token}`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin },
    });
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/p/']);
  });
});

describe('what is too much', () => {
  test.each([
    ['64 kB', '/p/check-in', 70_000],
    ['64 kB', '/at/de-bron', 70_000],
    ['64 kB', '/staff/sign-in', 70_000],
    ['what six recordings need', '/deliveries', 1_800_000],
  ])('a body over %s at %s, announced or not', async (_, path, length) => {
    const body = 'x'.repeat(length);
    const headers = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' };
    expect((await school.site.request(path, { method: 'POST', body, headers: { ...headers, 'Content-Length': String(body.length) } })).status).toBe(413);
    const stream = new ReadableStream({
      start(controller) {
        for (let part = 0; part < length / 1000; part++) controller.enqueue(new TextEncoder().encode('x'.repeat(1000)));
        controller.close();
      },
    });
    const unannounced = new Request(`http://localhost${path}`, { method: 'POST', body: stream, headers, duplex: 'half' } as RequestInit);
    expect((await school.site.request(unannounced)).status).toBe(413);
  });

  test('letters for a school that is not here are refused, stay on their device and fill no log', async () => {
    school.ground.logged.length = 0;
    const id = 'a0000000-0000-4000-8000-000000000000';
    const answer = await school.stranger().json('/deliveries', { v: 1, id, school: id, sealed: 'A'.repeat(400) });
    expect([answer.status, JSON.parse(answer.html), school.ground.logged]).toEqual([422, { refused: id }, []]);
  });

  test('a zero byte, which no keyboard types', async () => {
    expect((await school.stranger().send('/at/de-bron', { number: 'a\0b' })).status).toBe(400);
    school.ground.logged.length = 0;
    for (const path of ['/at/%00', '/class-device/at/de%00bron', '/c/%00', '/agreements/de-bron/%00'])
      expect([path, (await school.stranger().get(path)).status]).toEqual([path, 404]);
    expect(school.ground.logged).toEqual([]);
  });
});

describe('errors', () => {
  test('not there and not allowed are the same page', async () => {
    const griet = await school.browserOf('Griet');
    const notThere = await griet.get('/staff/classes/a0000000-0000-4000-8000-000000000000');
    const notAllowed = await griet.get(`/staff/classes/${school.classes['5A']}`);
    expect([notAllowed.status, notAllowed.html]).toEqual([notThere.status, notThere.html]);
  });

  test('words of staff for something that a colleague threw away meanwhile are shown to be copied, on no page of a family', async () => {
    const nowhere = 'a0000000-0000-4000-8000-000000000000';
    const veerle = await school.browserOf('Veerle');
    const lost = await veerle.send(`/staff/catch-up/${nowhere}`, { happened: 'Wij waren een week dicht.', do: 'save' });
    expect([lost.status, lost.html.match(/<p>Wij waren een week dicht.<\/p>/g)?.length, lost.text.includes('save')]).toEqual([404, 1, false]);
    expect((await veerle.get(`/staff/catch-up/${nowhere}`)).text).not.toContain('Hier staat het nog');
    const ada = await (await school.browserOf('Ada')).send(`/p/nowhere/${nowhere}`, { words: 'Ik ben soms alleen.' });
    expect([ada.status, ada.text.includes('alleen')]).toEqual([404, false]);
  });

  test('an invitation that was used or never was says what to do now', async () => {
    for (const token of ['F7DRAMKGQQEHK0EYD66K33PNC0', 'x']) {
      const over = await school.stranger().get(`/staff/invitations/${school.id}/${token}`);
      expect([over.status, over.text.includes('meld u gewoon aan'), over.html.includes('href="/staff/sign-in"')]).toEqual([404, true, true]);
    }
  });

  test('a number that nobody can call is no phone of the school, and what was typed stays', async () => {
    const veerle = await school.browserOf('Veerle');
    const odd = await veerle.send('/staff/school', { name: 'De Bron', phone: 'bel maar', place: 'het bankje' });
    expect([odd.status, odd.text.includes('Dit lijkt nog geen telefoonnummer.'), odd.html.includes('value="bel maar"')]).toEqual([422, true, true]);
    expect((await veerle.send('/staff/school', { name: 'De Bron', phone: '09 000 00 00', place: 'het bankje' })).status).toBe(200);
  });

  test('somebody new who is sent twice is one person in the team', async () => {
    const veerle = await school.browserOf('Veerle');
    const id = /name="id" value="([^"]+)"/.exec((await veerle.get('/staff/team/new')).html)?.[1] ?? '';
    for (const _ of [1, 2]) await veerle.send('/staff/team/new', { id, 'given-name': 'Dubbele', 'family-name': 'Tik', roles: 'teacher' });
    expect((await veerle.get('/staff/team')).text.match(/Dubbele Tik/g)).toHaveLength(1);
  });

  test('whoever is not signed in is shown the door of their side', async () => {
    expect((await school.stranger().get('/p/')).path).toBe('/at/de-bron');
    expect((await school.stranger().get('/staff')).path).toBe('/staff/sign-in');
    expect((await (await school.browserOf('Ada')).get('/staff')).path).toBe('/staff/sign-in');
  });

  test('what staff typed for longer than a session lasts waits at the door, and arrives once they are in again', async () => {
    school.ground.clock.set('2026-11-24 10:00');
    const veerle = await school.browserOf('Veerle');
    school.ground.clock.set('2026-11-24 10:20');
    const waiting = await veerle.send('/staff/team/new', { 'given-name': 'Noor "Noortje"', 'family-name': 'D’Hondt & Co', roles: ['teacher', 'care'] });
    expect(waiting.status).toBe(401);
    expect(waiting.text).toContain('Wat u typte, is nog niet aangekomen, maar het is niet weg.');
    expect(waiting.html).toContain('action="/staff/team/new"');
    const kept = [...waiting.html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
    const roles = kept.flatMap(([, name, value]) => (name === 'roles' ? [value as string] : []));
    const fields = Object.fromEntries(kept.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')]));
    const again = await (await school.browserOf('Veerle')).send('/staff/team/new', { ...fields, roles });
    expect(again.text).toContain('Noor "Noortje" D’Hondt & Co');
    expect(again.html.match(/value="(teacher|care)"[^>]*checked/g)).toHaveLength(2);
    expect((await veerle.json('/staff/contact-point/keys', {})).path).toBe('/staff/sign-in');
    school.ground.clock.set('2026-11-24 10:00');
  });

  test('our fault: an apology in one’s language, a number, and nothing of the person in the log', async () => {
    const broken = siteOn({
      ...school.ground,
      visitors: { of: () => Promise.reject(new Error('Key (email)=(ada@school.example) of Ada Peeters')), forget: () => undefined },
    });
    const answer = await broken.request(`/p/?naam=Ada`, { headers: { Cookie: `vg-card=${school.id}.ABC`, 'Accept-Language': 'fr' } });
    const page = await answer.text();
    expect(answer.status).toBe(500);
    expect(page).toContain('Ce n&#39;est pas ta faute');
    const [line = ''] = school.ground.logged.slice(-1);
    expect(page).toContain(JSON.parse(line).number);
    expect(line).toContain('"where":"GET /p/');
    expect(line).not.toMatch(/ada|Ada|Peeters|naam|ABC/);
  });

  test.each([
    ['is not there', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['is starting', Object.assign(new Error('the database system is starting up'), { code: '57P03' })],
    ['has a full disk', Object.assign(new Error('could not extend file'), { code: '53100' })],
    ['went away in the middle', new Error('Connection terminated unexpectedly')],
  ])('a database that %s is told apart: come back soon', async (_, away) => {
    const broken = siteOn({ ...school.ground, visitors: { of: () => Promise.reject(away), forget: () => undefined } });
    expect((await broken.request('/p/', { headers: { Cookie: `vg-card=${school.id}.ABC` } })).status).toBe(503);
  });
});

describe('the server', () => {
  test('finishes what is under way before it stops', async () => {
    let finish: () => void = () => undefined;
    const site = siteOn(school.ground);
    site.get('/slow', async (c) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return c.text('done');
    });
    const server = await listen(site, '127.0.0.1', 3941);
    const answer = fetch('http://127.0.0.1:3941/slow');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const stopped = server.stop();
    await expect(fetch('http://127.0.0.1:3941/health')).rejects.toThrow();
    finish();
    expect(await (await answer).text()).toBe('done');
    await stopped;
  });

  test('says kindly that a port is taken', async () => {
    const server = await listen(siteOn(school.ground), '127.0.0.1', 3942);
    await expect(listen(siteOn(school.ground), '127.0.0.1', 3942)).rejects.toThrow(
      'Poort 3942 is al in gebruik. Kies een andere met --port, bijvoorbeeld: script/server --port 3943',
    );
    await server.stop();
  });

  test('health says whether answers can be kept', async () => {
    expect(await (await school.site.request('/health')).json()).toEqual({ ready: true });
  });
});
