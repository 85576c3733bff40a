import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openingPromises } from '../capabilities/follow-ups/index.tsx';
import { run } from '../platform/database/statement.ts';
import { newId } from '../platform/secrets/random.ts';
import type { TestBrowser } from './browser-of.ts';
import { type TestSchool, testSchool } from './test-school.ts';

/** How many requests are made over all routes and all kinds of visitors. */
const requests = 20_000;

/** Words of another school that nobody here may ever see, and words that only their confidant may read. */
const elsewhere = 'Zonderlingenhof';
const confided = 'alleen-aan-An-verteld';

let here: TestSchool;
let there: TestSchool;
beforeAll(async () => {
  here = await testSchool();
  there = await testSchool(here.ground, 'elders');
  await there.inSchool((db) => db.updateTable('people.person').set({ family_name: elsewhere }).execute());
  await there.inSchool((db) => db.updateTable('people.class').set({ name: elsewhere }).execute());
  for (const school of [here, there]) {
    await school.open('5A');
    await school.open('guardians');
  }
  const ada = await here.browserOf('Ada');
  const { html } = await ada.get('/p/check-in');
  const field = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
  await ada.send('/p/check-in', { id: field('id'), ticket: field('ticket'), talk: 'week', who: here.idOf('An'), more: confided });
});
afterAll(() => here.close());

const roles = ['nobody', 'Ada', 'Ben', 'Fatima', 'Bart', 'Griet', 'An', 'Samira', 'Tom', 'Veerle', 'Dirk'] as const;
type Role = (typeof roles)[number];

/** Ids that are there, in this school and in the other, and ids that are nowhere. */
async function someIds(): Promise<string[]> {
  const own = async (school: TestSchool): Promise<string[]> =>
    school.inSchool(async (db) =>
      [
        ...(await db.selectFrom('people.person').select('id').execute()),
        ...(await db.selectFrom('people.class').select('id').execute()),
        ...(await db.selectFrom('check_ins.answer').select('id').execute()),
        ...(await db.selectFrom('follow_ups.promise').select('id').execute()),
        ...(await db.selectFrom('check_ins.occasion').select('id').execute()),
      ].map(({ id }) => id),
    );
  const theirs = newId();
  await there.inSchool((db) =>
    run(
      db,
      openingPromises(there.id, '2026-11-24', [
        {
          id: theirs,
          kind: 'check-ins.talk',
          about: theirs,
          askerId: there.idOf('Ada'),
          classId: there.classes['5A'],
          urgency: 'week',
          personId: there.idOf('Bart'),
          substituteId: there.idOf('An'),
          dueOn: '2026-11-30',
        },
      ]),
    ),
  );
  return [...(await own(here)), ...(await own(there)), newId()];
}

const nasty = [
  '',
  ' ',
  '0',
  '-1',
  'null',
  "' or 1=1 --",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '\u202e\u0000'.replace('\u0000', ''),
  '😀'.repeat(50),
  'é'.repeat(3000),
  '%',
  '2026-13-45',
  '9999999999999',
  'NaN',
  '[object Object]',
  '__proto__',
];

const fieldNames = [
  'id',
  'ticket',
  'mood',
  'talk',
  'who',
  'visible',
  'how',
  'friend',
  'about',
  'help',
  'more',
  'nice',
  'number',
  'secret',
  'key',
  'own-device',
  'puzzle',
  'work',
  'language',
  'outcome',
  'told-back',
  'to',
  'pupil',
  'wish',
  'everybody',
  'every-weeks',
  'weekday',
  'reader',
  'substitute',
  'paused',
  'do',
  'person',
  'given-name',
  'family-name',
  'email',
  'roles',
  'answers',
  'place',
  'secrecy',
  'name',
  'phone',
  'from',
  'until',
  'remove',
  'year',
  'school',
  'code',
  'minutes',
  'here',
  'sure',
  'age-version',
];
const usualValues = [
  'yes',
  'bad',
  'today',
  'week',
  'chosen_teacher',
  'nobody',
  'any',
  'outside',
  'talked',
  'print',
  'print-missing',
  'revoke',
  'guardians',
  'tuesday',
  '2',
  '2026',
  '2026-12-01',
  'ar',
  'An',
  'an@school.example',
  'administrator',
  'no',
  '30',
  '10-13',
];

interface Attempt {
  role: Role;
  route: number;
  values: string[];
  fields: [string, string][];
  shape: 'form' | 'json' | 'text' | 'none';
}

test(`${requests} requests over all routes and roles: no fault of ours, nothing of another school, nothing for whom it is not`, {
  timeout: 600_000,
}, async () => {
  const ids = await someIds();
  const routes = here.site.routes.filter(
    ({ method, path }) =>
      method !== 'ALL' && !path.startsWith('/assets/') && path !== '/staff/exit' && path !== '/p/exit' && path !== '/p/sign-out' && path !== '/p/pass-on',
  );
  expect(routes.length).toBeGreaterThan(55);
  const value = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ids) },
    { weight: 3, arbitrary: fc.constantFrom(...usualValues) },
    { weight: 2, arbitrary: fc.constantFrom(...nasty) },
    { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  );
  const attempt: fc.Arbitrary<Attempt> = fc.record({
    role: fc.constantFrom(...roles),
    route: fc.nat(routes.length - 1),
    values: fc.array(value, { minLength: 3, maxLength: 3 }),
    fields: fc.array(fc.tuple(fc.constantFrom(...fieldNames), value), { maxLength: 8 }),
    shape: fc.oneof(
      { weight: 8, arbitrary: fc.constant('form' as const) },
      { weight: 2, arbitrary: fc.constantFrom('json' as const, 'text' as const, 'none' as const) },
    ),
  });

  const browsers = new Map<Role, TestBrowser>();
  const browserOf = async (role: Role): Promise<TestBrowser> => {
    const browser = browsers.get(role) ?? (role === 'nobody' ? here.stranger() : await here.browserOf(role));
    browsers.set(role, browser);
    return browser;
  };
  const statuses = new Map<number, number>();
  const reached = new Set<string>();
  const trouble: unknown[] = [];

  const make = async ({ role, route, values, fields, shape }: Attempt): Promise<void> => {
    const { method, path } = routes[route] as { method: string; path: string };
    let turn = 0;
    const address = path.replace(/:\w+/g, () => encodeURIComponent(values[turn++ % values.length] as string) || 'x');
    const browser = await browserOf(role);
    const seen =
      method === 'GET'
        ? await browser.get(`${address}?${new URLSearchParams(fields).toString()}`)
        : shape === 'json'
          ? await browser.json(address, fields.length % 2 ? Object.fromEntries(fields) : fields)
          : shape === 'form'
            ? await browser.send(address, Object.fromEntries(fields))
            : await browser.raw(address, shape === 'text' ? fields.map(([name]) => name).join('\n') : '');
    statuses.set(seen.status, (statuses.get(seen.status) ?? 0) + 1);
    if (seen.status < 400) reached.add(`${method} ${path}`);
    const isFault = seen.status >= 500;
    const isFromElsewhere = seen.html.includes(elsewhere);
    const isNotForThem = seen.html.includes(confided) && role !== 'An';
    if (isFault || isFromElsewhere || isNotForThem)
      trouble.push({ role, method, address, fields, status: seen.status, isFault, isFromElsewhere, isNotForThem });
  };

  const attempts = fc.sample(attempt, { numRuns: requests, seed: 20_261_124 });
  const atOnce = 6;
  for (let done = 0; done < attempts.length; done += 500) {
    // What a request may have ended, so that every role goes on trying.
    browsers.clear();
    await here.inSchool((db) => db.updateTable('people.person').set({ left_on: null }).execute());
    await here.inSchool((db) => db.deleteFrom('people.wrong_code').execute());
    const part = attempts.slice(done, done + 500);
    await Promise.all(
      Array.from({ length: atOnce }, async (_, lane) => {
        for (let n = lane; n < part.length; n += atOnce) await make(part[n] as Attempt);
      }),
    );
  }
  console.log(
    `${attempts.length} requests over ${routes.length} routes, ${reached.size} of them reached as meant; answers by status: ${[...statuses]
      .sort()
      .map(([status, count]) => `${status} × ${count}`)
      .join(', ')}`,
  );
  expect(trouble.slice(0, 5)).toEqual([]);
  expect(reached.size / routes.length).toBeGreaterThan(0.6);
});
