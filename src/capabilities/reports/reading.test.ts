import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Seen, TestBrowser } from '../../testing/browser-of.ts';
import { testReports } from '../../testing/test-reports.ts';

const { school, owner, veerle, bart, griet, answering, usual, published, beginAgain, close } = await testReports();
afterAll(close);
beforeEach(beginAgain);

describe('bad luck', () => {
  test('a class of three: no numbers there or in the class beside it, and the sentence says where there are', async () => {
    const { path } = await published([...answering(school.classes['5A'], { bad: 3 }), ...answering(school.classes['6B'], { good: 9, 'so-so': 5, bad: 4 })]);
    const small = await veerle.get(`${path}/groups/${school.classes['5A']}`);
    expect(small.text).toContain(
      'Minder dan 10 mensen antwoordden op deze vraag. Daarom tonen we hier geen cijfers. Deze cijfers zijn wel veilig: De hele school.',
    );
    expect((await veerle.get(`${path}/groups/${school.classes['6B']}`)).text).toContain('Met deze cijfers kan iemand een kleine groep ernaast uitrekenen.');
  });

  test('everybody the same answer: a sentence that does not say which', async () => {
    const { path } = await published([
      ...answering(school.classes['5A'], { 'very-bad': 15 }),
      ...answering(school.classes['6B'], { good: 9, 'so-so': 5, bad: 4 }),
    ]);
    const { text } = await veerle.get(`${path}/groups/${school.classes['5A']}`);
    expect(text).toContain('Bijna iedereen gaf hier hetzelfde antwoord. Welk antwoord dat is, tonen we niet.');
    expect(text).not.toContain('Helemaal niet goed');
  });

  test('a pupil who changes class while a round is open counts once', async () => {
    const { path } = await published([...usual(), ...answering(null, { bad: 1 })]);
    const { text } = await veerle.get(path);
    expect(text).toMatch(/Ongeveer (35|40) antwoordden/);
    // Alone between two classes: one of these stays away too, or else subtracting would show the one answer.
    const classes = await Promise.all(Object.values(school.classes).map(async (id) => (await veerle.get(`${path}/groups/${id}`)).text));
    expect(classes.filter((one) => one.includes('een kleine groep ernaast'))).toHaveLength(1);
  });
});

describe('who sees what', () => {
  test('leadership every group; a teacher the school and the own class; neither pupils nor guardians anything', async () => {
    const { path } = await published(usual());
    const ofClass = `${path}/groups/${school.classes['5A']}`;
    expect((await veerle.get(ofClass)).status).toBe(200);
    expect((await bart.get(ofClass)).status).toBe(200);
    expect((await griet.get(ofClass)).status).toBe(404);
    expect((await griet.get(path)).text).not.toContain('5A');
    const groupsIn = async (browser: TestBrowser): Promise<string[]> => {
      const [, ...rows] = (await browser.get(`${path}/tables.csv`)).html.trim().split('\r\n');
      return [...new Set(rows.map((row) => row.split(';')[1] ?? ''))];
    };
    expect(await groupsIn(griet)).toEqual(['De hele school', 'Klas 6B']);
    expect(await groupsIn(bart)).toEqual(['De hele school', 'Klas 5A']);
    expect(await groupsIn(veerle)).toEqual(['De hele school', 'Klas 5A', 'Klas 6B']);
    for (const name of ['Samira', 'Dirk'] as const) expect([name, (await (await school.browserOf(name)).get(ofClass)).status]).toEqual([name, 404]);
    for (const name of ['Ada', 'Fatima'] as const) expect((await (await school.browserOf(name)).get(path)).text).not.toContain('Hoe voel je je op school?');
    expect((await school.stranger().get(path)).text).not.toContain('Hoe voel je je op school?');
  });

  test('the certificates are for those who see every group', async () => {
    const { path } = await published(usual());
    for (const address of [`${path}/questions/0/certificate.json`, `${path}/questions/0/problem.lp`])
      expect([(await veerle.get(address)).status, (await bart.get(address)).status]).toEqual([200, 404]);
    expect((await veerle.get(`${path}/questions/7/certificate.json`)).status).toBe(404);
    expect((await veerle.get('/staff/reports/nowhere')).status).toBe(404);
  });

  test('the newest stands first, a page at a time, and none is passed over', async () => {
    await owner.query(`set app.school_id = '${school.id}'`);
    await owner.query('delete from reports.publication');
    // Two a day, so that the page also turns within a day.
    await owner.query(
      `insert into reports.publication (school_id, id, occasion_id, title, audience, opened_on, closed_on, published_on, questions, fingerprint)
       select $1, gen_random_uuid(), gen_random_uuid(), 'Ronde ' || to_char(n, 'FM00'), 'pupils', date '2026-01-01' + n / 2, '2026-06-01', '2026-06-02', '{}', ''
       from generate_series(1, 64) as n`,
      [school.id],
    );
    const seen: number[] = [];
    let address: string | undefined = '/staff/reports';
    for (let turn = 0; address && turn < 5; turn++) {
      const { html, text }: Seen = await veerle.get(address);
      seen.push(...[...text.matchAll(/Ronde (\d\d)/g)].map((found) => Number(found[1])));
      address = /href="(\/staff\/reports\?before=[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    }
    expect([seen.length, new Set(seen).size]).toEqual([64, 64]);
    const days = seen.map((n) => Math.floor(n / 2));
    expect(days).toEqual(days.toSorted((a, b) => b - a));
    await owner.query('delete from reports.publication');
  });

  test('an address with a day that does not exist shows the newest', async () => {
    await published(usual(), 'Terugblik van de herfst');
    for (const before of ['2026-13-45', '0000-01-01', '2026-11-09x', '']) {
      const { status, text } = await veerle.get(`/staff/reports?before=${before}&id=${school.classes['5A']}`);
      expect([before, status, text]).toEqual([before, 200, expect.stringContaining('Terugblik van de herfst')]);
    }
  });

  test('classes stand in the order of their names, whatever their numbers', async () => {
    const { '5A': a, '6B': b } = school.classes;
    const orders: boolean[][] = [];
    for (const people of [usual(), [...answering(a, { bad: 12, good: 6 }), ...answering(b, { good: 12, bad: 6 })]]) {
      const { html } = await veerle.get((await published(people)).path);
      orders.push([html.indexOf('Klas 5A') > 0, html.indexOf('Klas 5A') < html.indexOf('Klas 6B')]);
    }
    expect(orders).toEqual([
      [true, true],
      [true, true],
    ]);
  });
});
