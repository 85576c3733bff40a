import { afterAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../platform/secrets/random.ts';
import { fieldOf, testRegister } from '../../testing/test-register.ts';

const { school, inSchool, enter, beginAgain } = await testRegister();
afterAll(() => school.close());
beforeEach(beginAgain);

test('a long register is read a page at a time, the longest lost first', async () => {
  const an = await school.browserOf('An');
  const people = Array.from({ length: 53 }, (_, n) => ({ id: newId(), name: `Kind${String(n).padStart(2, '0')}` }));
  await inSchool(async (db) => {
    const row = {
      school_id: school.id,
      entered_by_id: school.idOf('An'),
      waiting_since: '2026-11-24',
      noted_on: '2026-11-24',
      is_about: false,
      obstacles: ['unknown' as const],
    };
    const empty = {
      known: null,
      guessed: null,
      owner_id: null,
      substitute_id: null,
      next_step: null,
      due_on: null,
      ending: null,
      ended_on: null,
      came_of_it: null,
    };
    for (const { id, name } of people) {
      await db
        .insertInto('people.person')
        .values({ school_id: school.id, id, kind: 'pupil', source_id: null, given_name: name, family_name: 'Janssens', left_on: null })
        .execute();
      // Two a day, so that the page also turns within a day.
      const lastOn = `2026-0${1 + Math.floor(Number(name.slice(4)) / 20)}-${String(1 + (Math.floor(Number(name.slice(4)) / 2) % 10)).padStart(2, '0')}`;
      await db
        .insertInto('outreach.lost_contact')
        .values({ ...row, ...empty, id, person_id: id, last_on: lastOn, edition: newId() })
        .execute();
    }
  });
  const seen: string[] = [];
  let path: string | undefined = '/staff/lost';
  for (let turn = 0; path && turn < 5; turn++) {
    const page = await an.get(path);
    seen.push(...[...page.text.matchAll(/(Kind\d\d) Janssens Laatste/g)].map((found) => found[1] as string));
    path = /href="(\/staff\/lost\?after=[^"]+)"/.exec(page.html)?.[1];
  }
  expect(seen).toHaveLength(53);
  expect(new Set(seen).size).toBe(53);
  expect(seen.map((name) => Math.floor(Number(name.slice(4)) / 2))).toEqual(
    [...seen.map((name) => Math.floor(Number(name.slice(4)) / 2))].sort((a, b) => a - b),
  );
  expect((await an.get('/staff/lost?after=nonsense')).status).toBe(200);
  await inSchool((db) => db.deleteFrom('people.person').where('family_name', '=', 'Janssens').execute());
});

test('whatever is typed in whatever field, it is no fault of ours', async () => {
  const nasty = [
    '',
    ' ',
    '0',
    "' or 1=1 --",
    '<script>alert(1)</script>',
    '\u202e',
    '😀'.repeat(600),
    'é'.repeat(3000),
    '%',
    '2026-13-45',
    '0000-00-00',
    '0000-01-01',
    '0001-01-01',
    '9999-12-31',
    'NaN',
    '__proto__',
  ];
  const id = await enter('An', 'Zoë');
  const an = await school.browserOf('An');
  const forms: Record<string, string[]> = {
    '/staff/lost/new': ['name'],
    '/staff/lost': ['id', 'person', 'last-on', 'about', 'obstacles', 'known', 'guessed', 'apart'],
    [`/staff/lost/${id}/reason`]: ['edition', 'last-on', 'obstacles', 'known', 'guessed'],
    [`/staff/lost/${id}/owner`]: ['edition', 'owner', 'substitute'],
    [`/staff/lost/${id}/steps`]: ['edition', 'id', 'done', 'done-on', 'next', 'due-on'],
    [`/staff/lost/${id}/lessons`]: ['id', 'words', 'no-name'],
    [`/staff/lost/${id}/ending`]: ['edition', 'ending', 'ended-on', 'came-of-it'],
    [`/staff/lost/${id}/opening`]: ['edition'],
  };
  const usual: Record<string, string> = {
    person: school.idOf('Ada'),
    'last-on': '2026-06-15',
    obstacles: 'unknown',
    done: 'Gebeld',
    'done-on': '2026-11-24',
    next: 'Bellen',
    'due-on': '2026-11-25',
    ending: 'back',
    'ended-on': '2026-11-24',
    words: 'Wij bellen.',
    owner: school.idOf('An'),
  };
  for (const [path, fields] of Object.entries(forms))
    for (const field of fields)
      for (const value of nasty) {
        const edition = fieldOf((await an.get(`/staff/lost/${id}`)).html, 'edition');
        const seen = await an.send(path, { ...usual, edition, [field]: value });
        expect([path, field, value.slice(0, 20), seen.status]).toEqual([path, field, value.slice(0, 20), expect.toSatisfy((status: number) => status < 500)]);
        expect(seen.html).not.toContain('<script>alert');
      }
  for (const value of [...nasty, `0000-01-01.${id}`])
    for (const path of ['/staff/lost?after=', '/staff/lost/new?person=', '/staff/lost/new?class=', '/staff/lost/', `/staff/lost/${id}?saved=`])
      expect([path, value.slice(0, 20), (await an.get(path + encodeURIComponent(value))).status]).toEqual([
        path,
        value.slice(0, 20),
        expect.toSatisfy((status: number) => status < 500),
      ]);
  expect((await an.raw('/staff/lost', 'geen formulier')).status).toBe(400);
});
