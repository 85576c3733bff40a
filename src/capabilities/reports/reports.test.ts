import { unzipSync } from 'fflate';
import { type Kysely, sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CountedPerson, Figures, Gathered } from '../../platform/capability.ts';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { newId, sha256 } from '../../platform/secrets/random.ts';
import type { TestBrowser } from '../../testing/browser-of.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { reports } from './index.ts';
import { publishWhatAwaits } from './publishing.ts';
import { type Certificate, checkCertificate } from './small-groups/certificate.ts';
import { feeling } from './small-groups/made-up-school.ts';
import { isShown } from './small-groups/published.ts';
import { csvOf, xlsxOf } from './spreadsheet.ts';

/** Rounds that a made-up capability has closed; what it notes of their publication lies in a real table. */
let closed: Gathered[] = [];
let breaksDown = false;
const madeUp: Figures = {
  async awaiting(db, _, school) {
    const { rows } = await sql<{ name: string }>`select name from platform.job_day where school_id = ${school} and name like 'published %'`.execute(db);
    return closed.filter(({ id }) => !rows.some(({ name }) => name === `published ${id}`));
  },
  async published(db, school, id) {
    await sql`insert into platform.job_day (school_id, name, day) values (${school}, ${`published ${id}`}, '2026-11-24')`.execute(db);
    if (breaksDown) throw new Error('the disk is full');
  },
};

let school: TestSchool;
let owner: Client;
let [veerle, bart, griet]: TestBrowser[] = [];
beforeAll(async () => {
  school = await testSchool();
  owner = new Client(school.ground.ownerUrl);
  await owner.connect();
  veerle = await school.browserOf('Veerle');
  bart = await school.browserOf('Bart');
  griet = await school.browserOf('Griet');
});
afterAll(async () => {
  await owner.end();
  await school.close();
});
beforeEach(() => {
  closed = [];
  breaksDown = false;
});

const runRounds = (): Promise<void> => runJobs({ ...school.ground, figures: [madeUp] }, [reports]);

const answering = (classId: string | null, counts: Record<string, number>): CountedPerson[] =>
  Object.entries(counts).flatMap(([option, count]) => Array.from({ length: count }, () => ({ class: classId, year: null, answers: { asked: [option] } })));

/** Each round asks a question of its own, unless it says which. */
function roundOf(people: CountedPerson[], title = 'Terugblik', question = newId()): Gathered {
  const { '5A': a, '6B': b } = school.classes;
  return {
    id: newId(),
    title,
    openedOn: '2026-11-09',
    closedOn: '2026-11-20',
    audience: 'pupils',
    tables: [{ ...feeling, question, levels: ['school', 'class'] }],
    people: people.map(({ answers, ...person }) => ({ ...person, answers: { [question]: answers.asked ?? [] } })),
    asked: { school: 60, [a]: 25, [b]: 22 },
    groups: [
      { id: a, level: 'class', name: '5A', within: null },
      { id: b, level: 'class', name: '6B', within: null },
    ],
  };
}

const usual = (): CountedPerson[] => [
  ...answering(school.classes['5A'], { 'very-good': 5, good: 7, 'so-so': 5, bad: 3 }),
  ...answering(school.classes['6B'], { 'very-good': 6, good: 4, 'so-so': 4, bad: 3, 'very-bad': 1 }),
];

async function publicationIdOf({ id }: Gathered): Promise<string> {
  return (await owner.query('select id from reports.publication where occasion_id = $1', [id])).rows[0]?.id;
}

/** Closes a round, publishes it and says where. */
async function published(people: CountedPerson[], title?: string, question?: string): Promise<{ round: Gathered; path: string }> {
  const round = roundOf(people, title, question);
  closed = [round];
  await runRounds();
  return { round, path: `/staff/reports/${await publicationIdOf(round)}` };
}

describe('a round that is closed', () => {
  test('is published once: the school reads rounded numbers, with a table under the bars', async () => {
    const { path } = await published(usual(), 'Terugblik van de herfst');
    expect((await veerle?.get('/staff/reports'))?.text).toContain('Terugblik van de herfst');
    const { html, text } = (await veerle?.get(path)) ?? { html: '', text: '' };
    expect(text).toContain('Hoe voel je je op school?');
    expect(html.match(/<svg[^>]*preserveAspectRatio="none"/g)?.length).toBe(5);
    const counts = [...html.matchAll(/<td class="number">(\d+)<\/td>/g)].map((found) => Number(found[1]));
    expect(counts.length).toBeGreaterThanOrEqual(3);
    expect(counts.filter((count) => count % 5 !== 0)).toEqual([]);
    expect(text).toContain('Tussen de helft en drie kwart deed mee.');
  });

  test('stays as it is whatever comes later: a late answer changes no table, and a second look at it publishes nothing', async () => {
    const { round, path } = await published(usual());
    const before = await veerle?.get(path);
    await owner.query("delete from platform.job_day where name like 'published %'");
    closed = [{ ...round, people: [...round.people, ...roundOf(answering(school.classes['5A'], { 'very-bad': 3 }), '', round.tables[0]?.question).people] }];
    await runRounds();
    await runRounds();
    expect((await veerle?.get(path))?.html).toBe(before?.html);
    expect((await owner.query('select from reports.publication where occasion_id = $1', [round.id])).rowCount).toBe(1);
  });

  test('is published together with the note that it is, or not at all', async () => {
    breaksDown = true;
    const { round } = await published(usual());
    expect(await publicationIdOf(round)).toBeUndefined();
    expect(school.ground.logged.join()).toContain('publish figures');
    breaksDown = false;
    await runRounds();
    expect(await publicationIdOf(round)).toBeDefined();
  });

  test('keeps no other round waiting when it cannot be read', async () => {
    const [broken, sound] = [{ ...roundOf(usual()), people: null as never }, roundOf(usual())];
    closed = [broken, sound];
    await runRounds();
    expect([await publicationIdOf(broken), await publicationIdOf(sound)]).toEqual([undefined, expect.any(String)]);
  });
});

describe('bad luck', () => {
  test('a class of three: no numbers there or in the class beside it, and the sentence says where there are', async () => {
    const { path } = await published([...answering(school.classes['5A'], { bad: 3 }), ...answering(school.classes['6B'], { good: 9, 'so-so': 5, bad: 4 })]);
    const small = await veerle?.get(`${path}/groups/${school.classes['5A']}`);
    expect(small?.text).toContain(
      'Minder dan 10 mensen antwoordden op deze vraag. Daarom tonen we hier geen cijfers. Deze cijfers zijn wel veilig: De hele school.',
    );
    expect((await veerle?.get(`${path}/groups/${school.classes['6B']}`))?.text).toContain('Met deze cijfers kan iemand een kleine groep ernaast uitrekenen.');
  });

  test('everybody the same answer: a sentence that does not say which', async () => {
    const { path } = await published([
      ...answering(school.classes['5A'], { 'very-bad': 15 }),
      ...answering(school.classes['6B'], { good: 9, 'so-so': 5, bad: 4 }),
    ]);
    const { text = '' } = (await veerle?.get(`${path}/groups/${school.classes['5A']}`)) ?? {};
    expect(text).toContain('Bijna iedereen gaf hier hetzelfde antwoord. Welk antwoord dat is, tonen we niet.');
    expect(text).not.toContain('Helemaal niet goed');
  });

  test('a pupil who changes class while a round is open counts once', async () => {
    const { path } = await published([...usual(), ...answering(null, { bad: 1 })]);
    const { text = '' } = (await veerle?.get(path)) ?? {};
    expect(text).toMatch(/Ongeveer (35|40) antwoordden/);
    // Alone between two classes: one of these stays away too, or else subtracting would show the one answer.
    const classes = await Promise.all(Object.values(school.classes).map(async (id) => (await veerle?.get(`${path}/groups/${id}`))?.text ?? ''));
    expect(classes.filter((one) => one.includes('een kleine groep ernaast'))).toHaveLength(1);
  });
});

test('a question that comes back in the same school year: the school gets numbers again, a class only the sentence', async () => {
  const question = newId();
  const many = [...usual(), ...usual()];
  const first = await published(many, 'Terugblik 1', question);
  expect((await veerle?.get(`${first.path}/groups/${school.classes['5A']}`))?.html).toContain('class="bars"');
  const second = await published(many, 'Terugblik 2', question);
  expect((await veerle?.get(second.path))?.html).toContain('class="bars"');
  expect((await veerle?.get(`${second.path}/groups/${school.classes['5A']}`))?.text).toContain(
    'Van deze mensen toonden we dit schooljaar al cijfers bij deze vraag.',
  );
  const { bytes = Buffer.of() } = (await veerle?.get(`${second.path}/questions/0/certificate.json`)) ?? {};
  expect(await checkCertificate(JSON.parse(bytes.toString()))).not.toHaveProperty('refused');
});

describe('who sees what', () => {
  test('leadership every group; a teacher the school and the own class; neither pupils nor guardians anything', async () => {
    const { path } = await published(usual());
    const ofClass = `${path}/groups/${school.classes['5A']}`;
    expect((await veerle?.get(ofClass))?.status).toBe(200);
    expect((await bart?.get(ofClass))?.status).toBe(200);
    expect((await griet?.get(ofClass))?.status).toBe(404);
    expect((await griet?.get(path))?.text).not.toContain('5A');
    expect((await griet?.get(`${path}/tables.csv`))?.html).not.toContain('5A');
    for (const name of ['Samira', 'Dirk'] as const) expect([name, (await (await school.browserOf(name)).get(ofClass)).status]).toEqual([name, 404]);
    for (const name of ['Ada', 'Fatima'] as const) expect((await (await school.browserOf(name)).get(path)).text).not.toContain('Hoe voel je je op school?');
    expect((await school.stranger().get(path)).text).not.toContain('Hoe voel je je op school?');
  });

  test('the certificates are for those who see every group', async () => {
    const { path } = await published(usual());
    for (const address of [`${path}/questions/0/certificate.json`, `${path}/questions/0/problem.lp`])
      expect([(await veerle?.get(address))?.status, (await bart?.get(address))?.status]).toEqual([200, 404]);
    expect((await veerle?.get(`${path}/questions/7/certificate.json`))?.status).toBe(404);
    expect((await veerle?.get('/staff/reports/nowhere'))?.status).toBe(404);
  });

  test('classes stand in the order of their names, whatever their numbers', async () => {
    const { '5A': a, '6B': b } = school.classes;
    const orders: boolean[][] = [];
    for (const people of [usual(), [...answering(a, { bad: 12, good: 6 }), ...answering(b, { good: 12, bad: 6 })]]) {
      const { html = '' } = (await veerle?.get((await published(people)).path)) ?? {};
      orders.push([html.indexOf('Klas 5A') > 0, html.indexOf('Klas 5A') < html.indexOf('Klas 6B')]);
    }
    expect(orders).toEqual([
      [true, true],
      [true, true],
    ]);
  });
});

describe('published is published', () => {
  test('the program may not change a row, nor publish an occasion twice', async () => {
    const { round } = await published(usual());
    const change = (statement: string) => school.inSchool((db) => sql.raw(statement).execute(db as unknown as Kysely<never>));
    await expect(change("update reports.publication set title = 'anders'")).rejects.toMatchObject({ code: '42501' });
    await expect(change("update reports.question set certificate = ''")).rejects.toMatchObject({ code: '42501' });
    await expect(
      change(`insert into reports.publication select school_id, gen_random_uuid(), occasion_id, title, audience, opened_on, closed_on, published_on, questions, fingerprint
        from reports.publication where occasion_id = '${round.id}'`),
    ).rejects.toMatchObject({ code: '23505' });
  });

  test('what somebody changed behind the program’s back is not shown, and does not leave as a file', async () => {
    const { round, path } = await published(usual());
    await owner.query(`set app.school_id = '${school.id}'`);
    await owner.query(`update reports.question set certificate = replace(certificate, '"answered":', '"answered":1') where publication_id = $1`, [
      await publicationIdOf(round),
    ]);
    const { text = '', html = '' } = (await veerle?.get(path)) ?? {};
    expect(text).toContain('Deze cijfers zijn niet meer die van de publicatie');
    expect(html).not.toContain('class="bars"');
    expect((await veerle?.get(`${path}/tables.csv`))?.status).toBe(404);
  });

  test('the certificate that is handed out checks, and its bytes have the fingerprint on the page', async () => {
    const { path } = await published(usual());
    const { html: page = '' } = (await veerle?.get(path)) ?? {};
    const { bytes = Buffer.of() } = (await veerle?.get(`${path}/questions/0/certificate.json`)) ?? {};
    expect(await checkCertificate(JSON.parse(bytes.toString()))).toEqual({
      cells: expect.any(Number),
      narrowest: expect.toSatisfy((width: number) => width >= 2),
    });
    expect(page).toContain(sha256(bytes).toString('hex'));
    expect((await veerle?.get(`${path}/questions/0/problem.lp`))?.html).toMatch(/Minimize[\s\S]*Subject To[\s\S]*General[\s\S]*End/);
  });

  test('two programs that publish the same question at once do not show the same class twice', async () => {
    const question = newId();
    const [one, other] = [roundOf(usual(), 'Eén', question), roundOf(usual(), 'Twee', question)];
    const only = (round: Gathered): Figures => ({ ...madeUp, awaiting: async () => [round] });
    await Promise.all([one, other].map((round) => publishWhatAwaits({ ...school.ground, figures: [only(round)] }, school.id, '2026-11-24')));
    closed = [one, other];
    await runRounds();
    const shown = await owner.query('select certificate from reports.question where question = $1', [question]);
    const tables = shown.rows.flatMap(({ certificate }) => (JSON.parse(certificate) as Certificate).published.tables);
    expect([shown.rowCount, tables.filter(isShown).filter(({ group }) => group === school.classes['5A']).length]).toEqual([2, 1]);
  });

  test('goes after ten years', async () => {
    const { round } = await published(usual());
    for (const [moment, there] of [
      ['2036-11-19 04:00', true],
      ['2036-11-22 04:00', false],
    ] as const) {
      school.ground.clock.set(moment);
      await runRounds();
      expect([moment, (await publicationIdOf(round)) !== undefined]).toEqual([moment, there]);
    }
    school.ground.clock.set('2026-11-24 10:00');
  });
});

describe('to take along', () => {
  test('the sheets hold the very numbers of the pages', async () => {
    const { path } = await published(usual());
    const { html: csv = '' } = (await veerle?.get(`${path}/tables.csv`)) ?? {};
    const { bytes = Buffer.of(), headers } = (await veerle?.get(`${path}/tables.xlsx`)) ?? {};
    const { html: page = '' } = (await veerle?.get(path)) ?? {};
    const onPage = [...page.matchAll(/<tr><th scope="row">([^<]+)<\/th><td class="number">([^<]+)<\/td>/g)].map(([, answer, count]) => [
      answer,
      Number.parseInt(count ?? '', 10),
    ]);
    const inCsv = csv
      .split('\r\n')
      .map((line) => line.split(';'))
      .filter(([, group]) => group === 'De hele school')
      .map(([, , answer, count]) => [answer, Number(count)]);
    expect(onPage.length).toBeGreaterThan(2);
    expect(inCsv).toEqual(onPage);
    expect(headers?.get('Content-Disposition')).toBe('attachment; filename="cijfers.xlsx"');
    const sheet = new TextDecoder().decode(unzipSync(new Uint8Array(bytes))['xl/worksheets/sheet1.xml']);
    for (const [answer] of onPage) expect(sheet).toContain(`<t xml:space="preserve">${answer}</t>`);
    expect([...sheet.matchAll(/<c r="D\d+"><v>(\d+)<\/v>/g)].map((found) => Number(found[1])).slice(0, onPage.length)).toEqual(
      onPage.map(([, count]) => count),
    );
  });

  test('nothing in them can become a formula or break the file', () => {
    const rows = [
      ['=1+1', '@home', '-2', '+3', 'a;"b"\n', 'ok'],
      [1, 2.5, '<&>\u0000', '', '', ''],
    ];
    expect(csvOf(rows)).toBe(`\uFEFF'=1+1;'@home;'-2;'+3;"a;""b""\n";ok\r\n1;2.5;<&>\u0000;;;\r\n`);
    const files = unzipSync(xlsxOf('Cijfers: [2026]/1', rows, [10, 10]));
    const sheet = new TextDecoder().decode(files['xl/worksheets/sheet1.xml']);
    expect(sheet).toContain('<c r="A1" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
    expect(sheet).toContain('&lt;&amp;&gt;</t>');
    expect(sheet).not.toContain('<f>');
    expect(new TextDecoder().decode(files['xl/workbook.xml'])).toContain('name="Cijfers   2026  1"');
  });
});

describe('schools together', () => {
  const network = '/staff/reports/network';
  const fileOf = (name: string, text: string): File => new File([text], `${name}.json`);
  const other = (text: string, id: string): string => text.replace(/"school":\{"id":"[^"]+","name":"[^"]+"\}/, `"school":{"id":"${id}","name":"School ${id}"}`);

  test('hand out a file each, which whoever has them adds up; teachers cannot', async () => {
    const { path } = await published(usual());
    const own = (await veerle?.get(`${path}/school.json`))?.html ?? '';
    const sum = await veerle?.upload(network, 'files', ...[own, other(own, 'b'), other(own, 'c')].map((text, place) => fileOf(`${place}`, text)));
    expect(sum?.text).toContain('Samen: 3 scholen');
    expect(sum?.text).toContain('In cijfers: 3 scholen samen');
    expect((await bart?.get(`${path}/school.json`))?.status).toBe(404);
    expect((await bart?.get(network))?.status).toBe(404);
  });

  test('are told in words why there is no sum', async () => {
    const { path } = await published(usual());
    const own = (await veerle?.get(`${path}/school.json`))?.html ?? '';
    const add = async (...files: File[]) => (await veerle?.upload(network, 'files', ...files))?.text;
    expect(await add()).toContain('Kies eerst de bestanden');
    expect(await add(fileOf('brief', 'Beste ouders'))).toContain('Dit bestand kunnen we niet lezen: brief.json');
    expect(await add(fileOf('a', own), fileOf('b', own))).toContain('zijn er twee bestanden bij');
    const ofParents = other(own, 'b').replace('"audience":"pupils"', '"audience":"guardians"');
    expect(await add(fileOf('a', own), fileOf('b', ofParents))).toContain('School b gaat over andere mensen');
    expect(await add(fileOf('a', own), fileOf('b', other(own, 'b')))).toContain('Minder dan 3 scholen');
  });
});
