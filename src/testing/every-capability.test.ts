import { globSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../capabilities/index.ts';
import { runJobs } from '../platform/jobs/jobs.ts';
import { addDays } from '../platform/time/school-days.ts';
import { loadAssets } from '../platform/web/assets.ts';
import { gallery, galleryPages } from './gallery.tsx';
import { strangeMarkup } from './markup.ts';
import { type TestSchool, testSchool } from './test-school.ts';

/** The rules of the house, held against the table of contents. */
let school: TestSchool;
let owner: Client;
beforeAll(async () => {
  school = await testSchool();
  owner = new Client(school.ground.ownerUrl);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await school.close();
});

const site = gallery(loadAssets('build/browser'));
const pages = galleryPages();

describe('every example page', () => {
  test('exists: each capability with pages shows some', () => {
    for (const { name, examples } of capabilities) expect([name, examples.length > 0]).toEqual([name, true]);
    expect(pages.length).toBeGreaterThan(100);
  });

  test.each(pages)('$path', async ({ path, language, for: whom }) => {
    const answer = await site.request(path);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(strangeMarkup(html)).toEqual([]);
    expect(html.match(/<h1[\s>]/g)).toHaveLength(1);
    expect(html).toContain(language === 'ar' ? '<html lang="ar" dir="rtl">' : 'dir="ltr">');
    expect(html).not.toMatch(/\sstyle="|\son\w+="|<script(?![^>]* src="\/assets\/)/);
    expect(html).not.toMatch(/undefined|\[object|NaN/);
    // Whoever is filling something in and takes another language loses it nowhere without a word.
    const leavesForLanguages = html.includes('href="/p/language"');
    expect(leavesForLanguages && /<textarea|type="radio"/.test(html)).toBe(false);
    if (html.includes('<other-language>')) expect(html).toContain('href="#languages"');
    for (const [, address = ''] of html.matchAll(/(?:href|src|action)="([^"]*)"/g)) expect(address).toMatch(/^(\/(?!\/)|#|\?|tel:\d+$|data:,$)/);
    // Where nobody may be remembered the title tells nothing.
    if (whom === 'family') expect(html).toContain('<title>Vaste Grond</title>');
  });
});

test('what staff cannot undo is asked twice: the first tap only opens it', async () => {
  const asked = new Map<string, boolean>();
  for (const { path } of pages.filter(({ for: whom }) => whom === 'staff'))
    for (const { what, isAskedTwice } of endings(await (await site.request(path)).text())) asked.set(what, isAskedTwice && (asked.get(what) ?? true));
  expect(Object.fromEntries(asked)).toEqual({
    'agreements draft removal': true,
    'catch-up removal': true,
    'rounds closing': true,
    'rounds removal': true,
    'team leaving': true,
    'voice closing': true,
    'voice removal': true,
    'welcome-back ending': true,
    'you-said themes removal': true,
  });
});

/** Forms that throw work away for good, or end something for everybody, and whether each lies under a first tap. */
function endings(html: string): { what: string; isAskedTwice: boolean }[] {
  const ends = /^(team leaving|\S+ closing|(rounds|voice|catch-up|agreements draft|you-said themes) removal|welcome-back ending)$/;
  return [...html.matchAll(/<form[^>]* action="\/staff\/([^"]*)"/g)]
    .map(({ 1: action = '', index }) => ({
      // Without the ids of made-up things.
      what: action
        .split('/')
        .filter((part) => /^[a-z-]{3,}$/.test(part))
        .join(' '),
      isAskedTwice: html.lastIndexOf('<details', index) > html.lastIndexOf('</details>', index),
    }))
    .filter(({ what }) => ends.test(what));
}

describe('every table', () => {
  const tablesInCode = (): Map<string, Map<string, boolean>> => {
    const found = new Map<string, Map<string, boolean>>();
    for (const file of globSync('src/capabilities/*/tables.ts')) {
      const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
      const shapes = new Map(source.statements.filter(ts.isInterfaceDeclaration).map((one) => [one.name.text, one]));
      for (const member of [...shapes.values()].flatMap((one) => [...one.members]).filter(ts.isPropertySignature)) {
        if (!ts.isStringLiteral(member.name) || !member.type) continue;
        const columns = shapes.get(member.type.getText(source))?.members.filter(ts.isPropertySignature) ?? [];
        found.set(member.name.text, new Map(columns.map((column) => [column.name.getText(source), column.type?.getText(source).includes('null') ?? false])));
      }
    }
    return found;
  };

  test('is in the code as it is in the database: the same columns, null where it may be null', async () => {
    const { rows } = await owner.query<{ name: string; column: string; nullable: boolean }>(`
      select table_schema || '.' || table_name as name, column_name as column, is_nullable = 'YES' as nullable
      from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema', 'platform')`);
    const inDatabase = new Map<string, Map<string, boolean>>();
    for (const { name, column, nullable } of rows) inDatabase.set(name, (inDatabase.get(name) ?? new Map()).set(column, nullable));
    const sorted = (tables: Map<string, Map<string, boolean>>) => [...tables].map(([name, columns]) => [name, [...columns].sort()]).sort();
    expect(sorted(tablesInCode())).toEqual(sorted(inDatabase));
  });

  test('lies in the schema of its capability and says what a row is and when it goes', async () => {
    const { rows } = await owner.query<{ schema: string; name: string; comment: string | null }>(`
      select nspname as schema, relname as name, obj_description(c.oid) as comment from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where relkind = 'r' and nspname not in ('pg_catalog', 'information_schema')`);
    const known = ['platform', ...capabilities.map(({ name }) => name.replaceAll('-', '_'))];
    for (const { schema, name, comment } of rows) {
      expect(known).toContain(schema);
      expect([name, comment]).toEqual([name, expect.stringMatching(/\. .*(goes|stays|erased)|(goes|stays)/i)]);
    }
  });

  test('that says something of a pupil or guardian loses it when they go', async () => {
    const { rows } = await owner.query<{ from: string; columns: string; action: string }>(`
      select conrelid::regclass::text as from, confdeltype as action,
        (select string_agg(attname, ',' order by attnum) from pg_attribute a where a.attrelid = conrelid and a.attnum = any(conkey)) as columns
      from pg_constraint where contype = 'f' and confrelid = 'people.person'::regclass`);
    // Staff stay as a nameless row, so what points at them may stay too.
    const staffOnly = /reader_id|substitute_id|confidant_id|closed_by|by_id|applied_by|invited_by|opened_by|answerable_id/;
    for (const { from, columns, action } of rows) if (!staffOnly.test(columns)) expect([from, columns, action]).toEqual([from, columns, 'c']);
  });
});

describe('leaving means gone', () => {
  const everythingWith = async (id: string): Promise<string[]> => {
    const { rows: tables } = await owner.query<{
      name: string;
    }>(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where relkind = 'r' and nspname not in ('pg_catalog', 'information_schema')`);
    const found: string[] = [];
    for (const { name } of tables) if ((await owner.query(`select from ${name} t where t::text like $1 limit 1`, [`%${id}%`])).rowCount) found.push(name);
    return found.sort();
  };

  test('a pupil who left thirty-one days ago is nowhere any more', async () => {
    await school.open('5A');
    const ada = await school.browserOf('Ada');
    const { html } = await ada.get('/p/check-in');
    const field = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
    await ada.send('/p/check-in', { id: field('id'), ticket: field('ticket'), talk: 'week', more: 'woorden' });
    await ada.send('/p/check-in', { id: field('id'), ticket: field('ticket'), talk: 'week', more: 'andere woorden' });
    const bart = await school.browserOf('Bart');
    await bart.send(`/staff/cards/${school.classes['5A']}`, { do: 'print', person: school.idOf('Ada') });
    await bart.send(`/staff/check-ins/${school.classes['5A']}/plans`, { pupil: school.idOf('Ada') });
    const before = await everythingWith(school.idOf('Ada'));
    expect(before).toEqual([
      'check_ins.answer',
      'check_ins.conflict',
      'check_ins.turn',
      'follow_ups.promise',
      'people.card',
      'people.guardianship',
      'people.membership',
      'people.person',
      'people.person_key',
      'people.session',
    ]);
    await school.inSchool((db) =>
      db
        .updateTable('people.person')
        .set({ left_on: addDays('2026-11-24', -31) })
        .where('id', '=', school.idOf('Ada'))
        .execute(),
    );
    await runJobs(school.ground, capabilities);
    expect(await everythingWith(school.idOf('Ada'))).toEqual([]);
  });

  test('of a member of staff no name, address or key stays', async () => {
    await school.inSchool((db) =>
      db
        .updateTable('people.person')
        .set({ left_on: addDays('2026-11-24', -31), given_name: 'Uniekenaam' })
        .where('id', '=', school.idOf('Tom'))
        .execute(),
    );
    await school.inSchool((db) => db.deleteFrom('platform.job_day' as never).execute());
    await runJobs(school.ground, capabilities);
    expect(await everythingWith('Uniekenaam')).toEqual([]);
    expect(await everythingWith('tom@school.example')).toEqual([]);
    expect(await everythingWith(school.idOf('Tom'))).toEqual(['people.person']);
  });
});

test('what is kept about people goes when it said it would', async () => {
  for (const { name, personalData } of capabilities)
    if (personalData !== 'none') expect([name, personalData.keptForDays]).toEqual([name, expect.toSatisfy((days: number) => days > 0 && days <= 366)]);
  await school.open('6B');
  const zoë = await school.browserOf('Zoë');
  const { html } = await zoë.get('/p/check-in');
  const field = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
  await zoë.send('/p/check-in', { id: field('id'), ticket: field('ticket'), mood: 'good', talk: 'week' });
  await (await school.browserOf('Bart')).send(`/staff/promises/${field('id')}/answer`, { outcome: 'talked' });
  const left = async () => ({
    answers: (await owner.query('select from check_ins.answer where person_id = $1', [school.idOf('Zoë')])).rowCount,
    promises: (await owner.query('select from follow_ups.promise where asker_id = $1', [school.idOf('Zoë')])).rowCount,
  });
  for (const [moment, expected] of [
    ['2027-11-24 04:00', { answers: 1, promises: 1 }],
    ['2027-11-26 04:00', { answers: 0, promises: 0 }],
  ] as const) {
    school.ground.clock.set(moment);
    await runJobs(school.ground, capabilities);
    expect(await left()).toEqual(expected);
  }
});

test('everybody can get a copy of what is kept about them', async () => {
  school.ground.clock.set('2026-11-24 10:00');
  await school.open('5A');
  const ben = await school.browserOf('Ben');
  const { html } = await ben.get('/p/check-in');
  const field = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
  await ben.send('/p/check-in', { id: field('id'), ticket: field('ticket'), more: 'mijn eigen woorden' });
  const copies = await Promise.all(
    capabilities.map(({ personalData }) =>
      personalData === 'none' ? {} : school.inSchool((db) => personalData.copyFor(db as never, school.ground, school.id, school.idOf('Ben'))),
    ),
  );
  expect(JSON.stringify(copies)).toContain('mijn eigen woorden');
  expect(JSON.stringify(copies)).toContain('"givenName":"Ben"');
});
