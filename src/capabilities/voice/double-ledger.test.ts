import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { today } from '../../platform/time/clock.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { openVoiceAs, voiceTables, vote } from '../../testing/test-voice.ts';
import { capabilities } from '../index.ts';
import { addMembers, addPersons, type PeopleDb } from '../people/index.ts';
import { endVoiceRounds } from './settling.ts';

/** Enough that a right guess by chance is rare. */
const pupilCount = 40;

interface Row {
  table: string;
  json: Record<string, unknown>;
  xmin: string;
  ctid: string;
}

let school: TestSchool;
let owner: Client;
let round: string;
/** In the order in which they answered. */
const answered: string[] = [];
/** What each said, as only they could say it. */
const saidBy = new Map<string, string>();
/** As a thief would have them: the rows of every table, with where and when they lie. */
let openBackup: Row[];
let closed: Row[];
let keyWhileOpen: Buffer;

beforeAll(async () => {
  school = await testSchool();
  owner = new Client(school.ground.ownerUrl);
  await owner.connect();
  const more = Array.from({ length: pupilCount }, (_, n) => ({ id: crypto.randomUUID(), kind: 'pupil' as const, givenName: `Kind ${n}`, familyName: 'Maes' }));
  await school.ground.database.inSchool(school.id, async (db: PeopleDb) => {
    await addPersons(db, school.id, school.ground.keys.schoolKey(school.id), more);
    await addMembers(
      db,
      school.id,
      school.classes['5A'],
      more.map(({ id }) => id),
      'pupil',
    );
  });
  round = await openVoiceAs(school, ['pupils']);
  const order = new Map((await voiceTables(school).statements(round)).map(({ words }, place) => [words.nl, place]));
  for (const [n, { id }] of more.entries()) {
    // Everybody says something that nobody else says: their number, written in agree and disagree.
    await vote(await school.browserOfPerson(id), round, (words) => ((n >> ((order.get(words) ?? 0) % 6)) & 1 ? 'agree' : 'disagree'), {
      ...(n % 2 && { own: `woorden ${n}` }),
    });
    answered.push(id);
  }
  openBackup = await everyRow();
  keyWhileOpen = readFileSync(join(school.ground.settings.dataFolder, 'keys', `passing-voice-${round}.key`));
  for (const id of answered) {
    const pseudonym = `\\x${createHmac('sha256', keyWhileOpen).update(id).digest('hex')}`;
    const row = ballotsIn(openBackup).find(({ json }) => json.pseudonym === pseudonym);
    if (row) saidBy.set(id, JSON.stringify(row.json.choices));
  }
  school.ground.clock.set('2027-01-16 10:00');
  // Nobody publishes figures here: the books are apart at the latest after a day, and then what was said waits for its figures under nobody's name.
  for (const minutes of [1, 24 * 60, ...Array.from({ length: 9 }, () => 1)]) {
    await endVoiceRounds(school.ground, school.id, today(school.ground.clock));
    school.ground.clock.pass(minutes);
  }
  closed = await everyRow();
});
afterAll(async () => {
  await owner.end();
  await school.close();
});

describe('who took part is known by name, and who said what is known to nobody', () => {
  test('everybody who answered took part, and everybody answered once', async () => {
    const took = (await voiceTables(school).participation(round)).filter(({ outcome }) => outcome === 'took-part').map(({ person_id }) => person_id);
    expect(took.sort()).toEqual([...answered].sort());
    expect(ballotsIn(closed)).toHaveLength(pupilCount);
    expect(saidBy.size).toBe(pupilCount);
  });

  test('no ballot holds anything of a person, nor of how, when or in which language it came', () => {
    for (const { json } of ballotsIn(closed)) {
      for (const id of answered) expect(JSON.stringify(json)).not.toContain(id);
      expect(json).toMatchObject({ way: null, language: null, letters: null, fingerprint: null, asked_until: null });
    }
  });

  test('pseudonyms lead to nobody: not under any key there is, in the open backup nor in the closed round', () => {
    const secrets = keysInFolder();
    expect(secrets.length).toBeGreaterThan(1);
    expect(linksUnder(secrets, ballotsIn(openBackup))).toBe(0);
    expect(linksUnder(secrets, ballotsIn(closed))).toBe(0);
    // The same attack finds everybody as long as the key is there: the test can fail.
    expect(linksUnder([keyWhileOpen], ballotsIn(openBackup))).toBe(pupilCount);
    expect(linksUnder([keyWhileOpen], ballotsIn(closed))).toBe(0);
  });

  test('the whole database, joined on every value and every moment, singles out nobody; while the round is open the key does', () => {
    const traces = ({ json, xmin }: Row): string[] => [
      `at ${xmin}`,
      ...Object.values(json).flatMap((value) => [value].flat().filter((one) => typeof one === 'string')),
    ];
    const common = new Set([school.id, round, '10-13']);
    const peopleBy = new Map<string, Set<string>>();
    for (const row of [...closed, ...openBackup]) {
      const person = answered.find((id) => Object.values(row.json).includes(id));
      if (person) for (const trace of traces(row)) if (!common.has(trace)) peopleBy.set(trace, (peopleBy.get(trace) ?? new Set()).add(person));
    }
    const nameless = closed.filter(({ table, json }) => ['voice.ballot', 'voice.own_statement', 'voice.said_here'].includes(table) && json.round_id === round);
    expect(nameless.length).toBeGreaterThan(pupilCount);
    expect(nameless.filter((row) => traces(row).some((trace) => peopleBy.get(trace)?.size === 1))).toEqual([]);
    expect(new Set(ballotsIn(closed).map(({ xmin }) => xmin)).size).toBe(1);
  });

  test('where a ballot lies does not follow when it came', () => {
    const place = ({ ctid }: Row): number => {
      const [page = 0, line = 0] = ctid.slice(1, -1).split(',').map(Number);
      return page * 100_000 + line;
    };
    const order = ballotsIn(closed)
      .sort((a, b) => place(a) - place(b))
      .map(({ json }) => answered.findIndex((id) => saidBy.get(id) === JSON.stringify(json.choices)));
    expect(new Set(order).size).toBeGreaterThan(pupilCount / 2);
    expect(Math.abs(agreement(order))).toBeLessThan(0.45);
    expect(agreement(answered.map((_, n) => n))).toBe(1);
  });

  test('the log knows neither people nor pseudonyms, and the key is gone from the disk', () => {
    const log = school.ground.logged.join('\n');
    for (const id of answered) expect(log).not.toContain(id);
    for (const { json } of [...ballotsIn(openBackup), ...ballotsIn(closed)]) expect(log).not.toContain(String(json.pseudonym).slice(2));
    expect(readdirSync(join(school.ground.settings.dataFolder, 'keys')).filter((name) => name.includes(round))).toEqual([]);
  });

  test('what came out holds no count and nobody, and then no ballot is left', async () => {
    await runJobs(school.ground, capabilities);
    expect(ballotsIn(await everyRow())).toEqual([]);
    const lists = JSON.stringify(await voiceTables(school).lists(round));
    expect(lists).toMatch(/"isTooFew":false/);
    for (const id of answered) expect(lists).not.toContain(id);
    expect(lists).not.toMatch(/"(count|people|size|share|n)"/);
  });
});

async function everyRow(): Promise<Row[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind = 'r' and nspname not in ('pg_catalog', 'information_schema')`,
  );
  const found: Row[] = [];
  for (const { name } of tables)
    found.push(...(await owner.query<Row>(`select $1 as table, to_jsonb(t) as json, xmin::text, ctid::text from ${name} t`, [name])).rows);
  return found;
}

const ballotsIn = (rows: Row[]): Row[] => rows.filter(({ table, json }) => table === 'voice.ballot' && json.round_id === round);

/** Everything in the key folder that could be a key. */
const keysInFolder = (): Buffer[] => {
  const folder = join(school.ground.settings.dataFolder, 'keys');
  return readdirSync(folder).map((name) => readFileSync(join(folder, name)));
};

/** How many ballots lead to a person under one of these keys. */
function linksUnder(keys: Buffer[], ballots: Row[]): number {
  const pseudonyms = new Set(ballots.map(({ json }) => String(json.pseudonym)));
  let links = 0;
  for (const key of keys) for (const id of answered) if (pseudonyms.has(`\\x${createHmac('sha256', key).update(id).digest('hex')}`)) links++;
  return links;
}

/** Kendall's τ: 1 for the same order, −1 for the opposite, about 0 for orders that know nothing of each other. */
function agreement(order: number[]): number {
  let sum = 0;
  for (let i = 0; i < order.length; i++) for (let j = 0; j < i; j++) sum += Math.sign((order[i] as number) - (order[j] as number));
  return sum / ((order.length * (order.length - 1)) / 2);
}
