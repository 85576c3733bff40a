import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';

let school: TestSchool;
beforeAll(async () => {
  school = await testSchool();
});
afterAll(() => school.close());

describe('reading a letter again', () => {
  test('is in the navigation of everybody who works here, and of nobody else', async () => {
    const bart = await school.browserOf('Bart');
    expect((await bart.get('/staff')).html).toContain('href="/staff/wording"');
    expect((await bart.get('/staff/wording')).status).toBe(200);
    expect((await (await school.browserOf('Ada')).get('/staff/wording')).html).not.toContain('Een brief of notitie nalezen');
  });

  test('without scripts a tap on "Kijk na" shows what not every family has, and what was typed is still there', async () => {
    const bart = await school.browserOf('Bart');
    const { status, html, text } = await bart.send('/staff/wording', { kind: 'letter', text: 'Gelieve het blad af te drukken.', look: 'yes' });
    expect(status).toBe(200);
    expect(html).toContain('Gelieve het blad af te drukken.</textarea>');
    expect(text).toContain('Printer, scanner, kopieerapparaat thuis');
    expect(text).toContain('Uw kind krijgt het blad op papier mee.');
  });

  test('a note is read for words that judge, and not for what families have', async () => {
    const bart = await school.browserOf('Bart');
    const { text } = await bart.send('/staff/wording', { kind: 'note', text: 'Papa is agressief. Hij drukt het blad af.', look: 'yes' });
    expect(text).toContain('Klinkt dit als een oordeel?');
    expect(text).not.toContain('Printer, scanner');
  });

  test('of what was pasted nothing stays anywhere in the database', async () => {
    const bart = await school.browserOf('Bart');
    await bart.send('/staff/wording', { kind: 'note', text: 'Zeldzaamwoordvanditmoment is lui.', look: 'yes' });
    const owner = new Client(school.ground.ownerUrl);
    await owner.connect();
    const { rows: tables } = await owner.query<{ name: string }>(`select c.oid::regclass::text as name from pg_class c join pg_namespace n
      on n.oid = c.relnamespace where relkind = 'r' and nspname not in ('pg_catalog', 'information_schema')`);
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter(({ name }) => name.startsWith('wording.'))).toEqual([]);
    for (const { name } of tables)
      expect([name, (await owner.query(`select from ${name} t where t::text like '%Zeldzaamwoord%' limit 1`)).rowCount]).toEqual([name, 0]);
    await owner.end();
  });

  test('forty pages from a word processor come through', async () => {
    const bart = await school.browserOf('Bart');
    const pages = 'Beste ouders, “gelieve” dit – morgen – mee te brengen.\r\n\r\n\u200f'.repeat(2200);
    const { status, text } = await bart.send('/staff/wording', { kind: 'letter', text: pages, look: 'yes' });
    expect(status).toBe(200);
    expect(text).toContain('Heel kort op voorhand');
  });
});

describe('beside text fields elsewhere', () => {
  test('a closing note gets advice, keeps what was typed and chosen, and is not closed by it', async () => {
    await school.open('5A');
    const ada = await school.browserOf('Ada');
    const { html } = await ada.get('/p/check-in');
    const field = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
    const id = field('id');
    await ada.send('/p/check-in', { id, ticket: field('ticket'), mood: 'good', talk: 'week' });
    const bart = await school.browserOf('Bart');
    const seen = await bart.send(`/staff/promises/${id}/answer`, { outcome: 'talked', 'told-back': 'Je bent lui.', look: 'yes' });
    expect(seen.status).toBe(200);
    expect(seen.text).toContain('Klinkt dit als een oordeel?');
    expect(seen.html).toMatch(/value="talked" checked/);
    expect(seen.html).toContain('Je bent lui.</textarea>');
    expect((await bart.get('/staff')).html).toContain(`/staff/promises/${id}`);
  });
});
