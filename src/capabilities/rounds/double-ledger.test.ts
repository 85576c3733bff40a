import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { unseal } from '../../platform/secrets/seal.ts';
import { base64url } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { madeUpDrawing } from '../../testing/made-up-drawing.ts';
import { answerRound, endRound, hiddenIn, openRoundAs, roundTables } from '../../testing/test-round.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { capabilities } from '../index.ts';
import { addMembers, addPersons, type PeopleDb } from '../people/index.ts';

/** Enough that a right guess by chance is rare. */
const pupilCount = 40;

const drawings = Array.from({ length: pupilCount }, (_, n) => madeUpDrawing(n));

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
      'q-lb-p-helped-drawing': base64url(drawings[n] as Uint8Array),
      ...(n % 2 && { 'q-lb-p-meaning': `met naam ${n}`, 'q-lb-p-meaning-drawing': base64url(drawings[n] as Uint8Array) }),
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
    const namedAnswers = closed.filter(({ table }) => table === 'rounds.named_answer');
    const namedAttachments = closed.filter(({ table }) => table === 'rounds.named_attachment');
    expect([namedAnswers.length, namedAttachments.length]).toEqual([pupilCount / 2, pupilCount / 2]);
    const named = [...namedAnswers, ...namedAttachments];
    const nameless = [...answersIn(closed), ...attachmentsIn(closed)];
    const values = (rows: Row[]): Set<string> =>
      new Set(rows.flatMap(({ json, xmin }) => [xmin, ...Object.values(json).flatMap((value) => (typeof value === 'string' ? [value] : []))]));
    const common = [...values(named)].filter((value) => values(nameless).has(value));
    expect(common.sort()).toEqual([round, school.id].sort());
  });

  test('nor in a copy of the open round: no value says which letter of one book came with which of the other, and no key there is leads from one to the other', () => {
    const values = (rows: Row[]): Set<string> =>
      new Set(
        rows.flatMap(({ json }) =>
          Object.values(json)
            .flatMap((value) => (Array.isArray(value) ? value : [value]))
            .filter((value) => typeof value === 'string'),
        ),
      );
    const named = openBackup.filter(({ table, json }) => (table === 'rounds.named_answer' && json.round_id === round) || table === 'rounds.named_attachment');
    const nameless = [...answersIn(openBackup), ...attachmentsIn(openBackup)];
    expect(named.length).toBeGreaterThan(0);
    const common = [...values(named)].filter((value) => values(nameless).has(value));
    expect(common.sort()).toEqual([round, school.id].sort());
    const letters = [...values(nameless)];
    const marks = values(named);
    const led = (keys: Buffer[]): number =>
      keys.flatMap((key) => letters.filter((letter) => marks.has(`\\x${createHmac('sha256', key).update(`letter ${letter}`).digest('hex')}`))).length;
    expect(led(keysInFolder())).toBe(0);
    // With the key of the round every letter by name is found: the test can fail.
    expect(led([keyWhileOpen])).toBe(pupilCount / 2);
  });

  test('the log knows neither people nor pseudonyms', () => {
    const log = school.ground.logged.join('\n');
    for (const id of answered) expect(log).not.toContain(id);
    for (const { json } of [...answersIn(openBackup), ...answersIn(closed)]) expect(log).not.toContain(String(json.pseudonym).slice(2));
  });

  test('the key is gone from the disk', () => {
    expect(readdirSync(join(school.ground.settings.dataFolder, 'keys')).filter((name) => name.includes(round))).toEqual([]);
  });

  test('a key that a crash left behind after the books were apart is gone at the next look', async () => {
    const folder = join(school.ground.settings.dataFolder, 'keys');
    writeFileSync(join(folder, `passing-round-${round}.key`), keyWhileOpen);
    await runJobs(school.ground, capabilities);
    expect(readdirSync(folder).filter((name) => name.includes(round))).toEqual([]);
  });
});

describe('what was spoken and drawn without a name leads to nobody', () => {
  test('everybody’s is still there, once, and only the sealed words of an answer say whose it is', () => {
    const drawings = attachmentsIn(closed).map(drawingIn);
    expect(drawings.toSorted((a, b) => a - b)).toEqual(answered.map((_, n) => n));
    const said = answersIn(closed).map(({ json }) => saidIn(json));
    for (const { words, attached } of said) {
      const row = attachmentsIn(closed).find(({ json }) => json.id === attached['lb.p.helped'].drawing);
      expect(words['lb.p.different']).toBe(`woorden ${row && drawingIn(row)}`);
    }
  });

  test('nothing says of whom it is, or in which letter it came', () => {
    for (const { json } of attachmentsIn(closed)) expect(json).toMatchObject({ pseudonym: null, letter_id: null });
    const before = new Set(attachmentsIn(openBackup).flatMap(({ json }) => [json.id, json.bytes]));
    expect(attachmentsIn(closed).filter(({ json }) => before.has(json.id) || before.has(json.bytes))).toEqual([]);
    const open = new Set(answersIn(openBackup).map(({ json }) => json.words));
    expect(answersIn(closed).filter(({ json }) => open.has(json.words))).toEqual([]);
  });

  test('all lie there from one moment, in an order that does not follow when they came', () => {
    expect(new Set(attachmentsIn(closed).map(({ xmin }) => xmin)).size).toBe(1);
    expect(agreement(inPlace(attachmentsIn(openBackup)).map(drawingIn))).toBe(1);
    expect(Math.abs(agreement(inPlace(attachmentsIn(closed)).map(drawingIn)))).toBeLessThan(0.45);
    // Nor in the order of the pseudonyms under which they lay, which is the order in which the database gives them.
    const pseudonyms = new Map(attachmentsIn(openBackup).map((row) => [drawingIn(row), String(row.json.pseudonym)]));
    const ranks = [...pseudonyms.values()].sort();
    const order = inPlace(attachmentsIn(closed)).map((row) => ranks.indexOf(pseudonyms.get(drawingIn(row)) ?? ''));
    expect(Math.abs(agreement(order))).toBeLessThan(0.45);
    // Nor do drawings lie in the order of the answers.
    const places = new Map(inPlace(answersIn(closed)).map(({ json }, place) => [attachedTo(json), place]));
    expect(Math.abs(agreement(inPlace(attachmentsIn(closed)).map(({ json }) => places.get(String(json.id)) ?? -1)))).toBeLessThan(0.45);
  });

  test('what lies in the same place, moment or letter singles out nobody; while the round is open it does, so the test can fail', () => {
    expect(singledOut(attachmentsIn(openBackup), openBackup)).toBe(pupilCount / 2);
    expect(singledOut(attachmentsIn(closed), closed)).toBe(0);
    expect(singledOut(attachmentsIn(closed), [...closed, ...openBackup])).toBe(0);
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

const attachmentsIn = (rows: Row[]): Row[] => rows.filter(({ table, json }) => table === 'rounds.attachment' && json.round_id === round);

const wordsKeyNow = (): Buffer => school.ground.keys.purposeKey(school.id, 'words of rounds');

/** As JSON shows bytes. */
const bytesOf = (hex: unknown): Buffer => Buffer.from(String(hex).slice(2), 'hex');

const saidIn = (json: Record<string, unknown>) => JSON.parse(unseal(wordsKeyNow(), bytesOf(json.words), round).toString());

const wordsIn = (json: Record<string, unknown>): string => saidIn(json).words['lb.p.different'];

const attachedTo = (json: Record<string, unknown>): string => saidIn(json).attached['lb.p.helped'].drawing;

/** Whose drawing this is, in the order in which they answered. */
function drawingIn({ json }: Row): number {
  const drawing = unseal(wordsKeyNow(), bytesOf(json.bytes), `${round} ${json.id}`);
  return drawings.findIndex((one) => Buffer.compare(drawing, one) === 0);
}

/** How many of these rows have something in common with rows of one person only: a value, or the moment they were written. */
function singledOut(rows: Row[], all: Row[]): number {
  const common = new Set([school.id, round]);
  const traces = ({ json, xmin }: Row): string[] => [
    `at ${xmin}`,
    ...Object.values(json).flatMap((value) => (typeof value === 'string' && !common.has(value) ? [value] : [])),
  ];
  const peopleBy = new Map<string, Set<string>>();
  for (const row of all) {
    const person = answered.find((id) => Object.values(row.json).includes(id));
    if (person) for (const trace of traces(row)) peopleBy.set(trace, (peopleBy.get(trace) ?? new Set()).add(person));
  }
  return rows.filter((row) => traces(row).some((trace) => peopleBy.get(trace)?.size === 1)).length;
}

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

/** Which of the answers this was, by its words, which only the school can open. */
function indexOfAnswer(json: Record<string, unknown>): number {
  const before = answersIn(openBackup).find((row) => wordsIn(row.json) === wordsIn(json));
  const ordered = inPlace(answersIn(openBackup));
  return before ? ordered.indexOf(before) : -1;
}

/** Kendall's τ: 1 for the same order, −1 for the opposite, about 0 for orders that know nothing of each other. */
function agreement(order: number[]): number {
  let sum = 0;
  for (let i = 0; i < order.length; i++) for (let j = 0; j < i; j++) sum += Math.sign((order[i] as number) - (order[j] as number));
  return sum / ((order.length * (order.length - 1)) / 2);
}
