import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerRound, endRound, hiddenIn, openRoundAs, roundTables } from '../../testing/test-round.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { addMembers, addPersons, type PeopleDb } from '../people/index.ts';

/** Enough that a right guess by chance is rare. */
const pupilCount = 40;

let school: TestSchool;
let owner: Client;
let round: string;
/** In the order in which they answered. */
const answered: string[] = [];
/** As a thief would have them: the rows of every table, without and with where and when they lie. */
let openBackup: Row[];
let closed: Row[];
let keyWhileOpen: Buffer;

interface Row {
  table: string;
  json: Record<string, unknown>;
  xmin: string;
  ctid: string;
}

beforeAll(async () => {
  school = await testSchool();
  owner = new Client(school.ground.ownerUrl);
  await owner.connect();
  const key = school.ground.keys.schoolKey(school.id);
  const more = Array.from({ length: pupilCount }, (_, n) => ({ id: crypto.randomUUID(), kind: 'pupil' as const, givenName: `Kind ${n}`, familyName: 'Maes' }));
  await school.ground.database.inSchool(school.id, async (db: PeopleDb) => {
    await addPersons(db, school.id, key, more);
    await addMembers(
      db,
      school.id,
      school.classes['5A'],
      more.map(({ id }) => id),
      'pupil',
    );
  });
  round = await openRoundAs(school, 'lookback');
  for (const [n, { id }] of more.entries()) {
    const browser = await school.browserOfPerson(id);
    // Half of them also say something by name, in the same moment.
    await answerRound(browser, round, {
      'q-lb-p-how': ['great', 'mixed', 'very_hard'][n % 3] as string,
      'q-lb-p-different': `woorden ${n}`,
      ...(n % 2 && { 'q-lb-p-meaning': `met naam ${n}` }),
    });
    answered.push(id);
  }
  openBackup = await everyRow();
  keyWhileOpen = readFileSync(join(school.ground.settings.dataFolder, 'keys', `passing-round-${round}.key`));
  await endRound(school);
  closed = await everyRow();
});
afterAll(async () => {
  await owner.end();
  await school.close();
});

describe('who took part is known by name, and who said what is known to nobody', () => {
  test('everybody who answered took part, and everybody answered once', async () => {
    const participation = await roundTables(school).participation(round);
    const took = participation.filter(({ outcome }) => outcome === 'took-part').map(({ person_id }) => person_id);
    expect(took.sort()).toEqual([...answered].sort());
    expect(await roundTables(school).answers(round)).toHaveLength(pupilCount);
  });

  test('no answer holds anything of a person, nor of how or when it came', () => {
    for (const { json } of answersIn(closed)) {
      for (const id of answered) expect(JSON.stringify(json)).not.toContain(id);
      expect(json).toMatchObject({ way: null, letters: null, fingerprint: null });
    }
  });

  test('all answers lie there from one moment, and so does who took part', () => {
    expect(new Set(answersIn(closed).map(({ xmin }) => xmin)).size).toBe(1);
    const participation = closed.filter(({ table, json }) => table === 'rounds.participation' && json.outcome === 'took-part');
    expect(new Set(participation.map(({ xmin }) => xmin)).size).toBe(1);
  });

  test('where an answer lies does not follow when it came', () => {
    const order = inPlace(answersIn(closed)).map(({ json }) => indexOfAnswer(json));
    expect(order).toHaveLength(pupilCount);
    expect(Math.abs(agreement(order))).toBeLessThan(0.45);
  });

  test('pseudonyms lead to nobody: not under any key there is, in the open backup nor in the closed round', () => {
    const secrets = keysInFolder();
    expect(secrets.length).toBeGreaterThan(1);
    expect(linksUnder(secrets, answersIn(openBackup))).toBe(0);
    expect(linksUnder(secrets, answersIn(closed))).toBe(0);
    // The same attack finds everybody as long as the key is there: the test can fail.
    expect(linksUnder([keyWhileOpen], answersIn(openBackup))).toBe(pupilCount);
    expect(linksUnder([keyWhileOpen], answersIn(closed))).toBe(0);
  });

  test('the open backup and the closed round have no pseudonym in common', () => {
    const before = new Set(answersIn(openBackup).map(({ json }) => json.pseudonym));
    expect(answersIn(closed).filter(({ json }) => before.has(json.pseudonym))).toEqual([]);
  });

  test('what is said by name does not say which answer is theirs: nothing occurs in both books', () => {
    const named = closed.filter(({ table }) => table === 'rounds.named_answer');
    expect(named).toHaveLength(pupilCount / 2);
    const values = (rows: Row[]): Set<string> =>
      new Set(rows.flatMap(({ json, xmin }) => [xmin, ...Object.values(json).flatMap((value) => (typeof value === 'string' ? [value] : []))]));
    const common = [...values(named)].filter((value) => values(answersIn(closed)).has(value));
    expect(common.sort()).toEqual([round, school.id].sort());
  });

  test('the log knows neither people nor pseudonyms', () => {
    const log = school.ground.logged.join('\n');
    for (const id of answered) expect(log).not.toContain(id);
    for (const { json } of [...answersIn(openBackup), ...answersIn(closed)]) expect(log).not.toContain(String(json.pseudonym).slice(2));
  });

  test('the key is gone from the disk', () => {
    expect(readdirSync(join(school.ground.settings.dataFolder, 'keys')).filter((name) => name.includes(round))).toEqual([]);
  });
});

describe('every way in counts the same', () => {
  test('paper, a talk, the class device and one’s own device give the same row', async () => {
    school.ground.clock.set('2026-11-24 10:00');
    const second = await openRoundAs(school, 'lookback', { period: 'de herfstvakantie' });
    const said = { 'q-lb-p-how': 'mixed', 'q-lb-p-good': ['own_pace', 'friends'], 'q-lb-p-different': 'meer uitleg' };
    await answerRound(await school.browserOf('Ada'), second, said);
    await answerRound(await school.browserOf('Ben', { device: 'class' }), second, said);
    const an = await school.browserOf('An');
    const paper = await an.get(`/staff/rounds/${second}/with/${school.idOf('Chloé')}/paper`);
    await an.send(`/staff/rounds/${second}/with/${school.idOf('Chloé')}`, { ...hiddenIn(paper.html), ...said });
    const bart = await school.browserOf('Bart');
    const talk = await bart.get(`/staff/rounds/${second}/with/${school.idOf('Driss')}/talk`);
    const review = await bart.send(`/staff/rounds/${second}/with/${school.idOf('Driss')}/review`, { ...hiddenIn(talk.html), ...said });
    expect(review.text).toContain('meer uitleg');
    expect(review.text).toContain('Goed en moeilijk');
    await bart.send(`/staff/rounds/${second}/with/${school.idOf('Driss')}`, { ...hiddenIn(review.html), ...said });
    const rows = await roundTables(school).answers(second);
    expect(rows.map(({ way }) => way).sort()).toEqual(['class-device', 'own-device', 'paper', 'talk']);
    expect(new Set(rows.map(({ version, class_id, choices, fingerprint }) => JSON.stringify({ version, class_id, choices, fingerprint }))).size).toBe(1);
    await endRound(school, '2026-12-09 11:00');
    const took = (await roundTables(school).participation(second)).filter(({ outcome }) => outcome === 'took-part');
    expect(took.map(({ way }) => way).sort()).toEqual(['class-device', 'own-device', 'paper', 'talk']);
  });

  test('what was typed over from paper never takes the place of what somebody sent themselves', async () => {
    school.ground.clock.set('2026-11-24 10:00');
    const third = await openRoundAs(school, 'lookback', { period: 'de zomer' });
    const an = await school.browserOf('An');
    const paper = await an.get(`/staff/rounds/${third}/with/${school.idOf('Ada')}/paper`);
    await answerRound(await school.browserOf('Ada'), third, { 'q-lb-p-how': 'great' });
    const done = await an.send(`/staff/rounds/${third}/with/${school.idOf('Ada')}`, { ...hiddenIn(paper.html), 'q-lb-p-how': 'very_hard' });
    expect(done.text).toContain('Dat antwoord blijft staan');
    expect((await roundTables(school).answers(third)).map(({ choices }) => choices['lb.p.how'])).toEqual([['great']]);
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

const answersIn = (rows: Row[]): Row[] => rows.filter(({ table, json }) => table === 'rounds.answer' && json.round_id === round);

/** Everything in the key folder that could be a key. */
const keysInFolder = (): Buffer[] => {
  const folder = join(school.ground.settings.dataFolder, 'keys');
  return readdirSync(folder).map((name) => readFileSync(join(folder, name)));
};

/** How many answers lead to a person under one of these keys. */
function linksUnder(keys: Buffer[], answers: Row[]): number {
  const pseudonyms = new Set(answers.map(({ json }) => String(json.pseudonym)));
  let links = 0;
  for (const key of keys) for (const id of answered) if (pseudonyms.has(`\\x${createHmac('sha256', key).update(id).digest('hex')}`)) links++;
  return links;
}

/** As they lie on the disk: page and place in the page. */
const inPlace = (rows: Row[]): Row[] => {
  const place = ({ ctid }: Row): number => {
    const [page = 0, line = 0] = ctid.slice(1, -1).split(',').map(Number);
    return page * 100_000 + line;
  };
  return [...rows].sort((a, b) => place(a) - place(b));
};

/** Which of the answers this was, by what is open in it: words differ in length and are sealed, so by its sealed words as they were. */
function indexOfAnswer(json: Record<string, unknown>): number {
  const before = answersIn(openBackup).find((row) => row.json.words === json.words);
  const ordered = inPlace(answersIn(openBackup));
  return before ? ordered.indexOf(before) : -1;
}

/** Kendall's τ: 1 for the same order, −1 for the opposite, about 0 for orders that know nothing of each other. */
function agreement(order: number[]): number {
  let sum = 0;
  for (let i = 0; i < order.length; i++) for (let j = 0; j < i; j++) sum += Math.sign((order[i] as number) - (order[j] as number));
  return sum / ((order.length * (order.length - 1)) / 2);
}
