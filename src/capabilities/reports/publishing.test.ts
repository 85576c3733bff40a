import { setTimeout } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Figures, Gathered } from '../../platform/capability.ts';
import { newId, sha256 } from '../../platform/secrets/random.ts';
import { testReports } from '../../testing/test-reports.ts';
import { publishWhatAwaits } from './publishing.ts';
import { type Certificate, checkCertificate } from './small-groups/certificate.ts';
import { isShown } from './small-groups/published.ts';
import { type Db, publishAlone } from './store.ts';

const { school, owner, madeUp, veerle, runRounds, answering, roundOf, usual, publicationIdOf, published, rounds, beginAgain, close } = await testReports();
afterAll(close);
beforeEach(beginAgain);

describe('a round that is closed', () => {
  test('is published once: the school reads rounded numbers, with a table under the bars', async () => {
    const { path } = await published(usual(), 'Terugblik van de herfst');
    expect((await veerle.get('/staff/reports')).text).toContain('Terugblik van de herfst');
    const { html, text } = await veerle.get(path);
    expect(text).toContain('Hoe voel je je op school?');
    expect(html.match(/<svg[^>]*preserveAspectRatio="none"/g)?.length).toBe(5);
    const counts = [...html.matchAll(/<td class="number">(\d+)<\/td>/g)].map((found) => Number(found[1]));
    expect(counts.length).toBeGreaterThanOrEqual(3);
    expect(counts.filter((count) => count % 5 !== 0)).toEqual([]);
    expect(text).toContain('Tussen de helft en drie kwart deed mee.');
  });

  test('stays as it is whatever comes later: a late answer changes no table, and a second look at it publishes nothing', async () => {
    const { round, path } = await published(usual());
    const before = await veerle.get(path);
    await owner.query("delete from platform.job_day where name like 'published %'");
    rounds.closed = [
      { ...round, people: [...round.people, ...roundOf(answering(school.classes['5A'], { 'very-bad': 3 }), '', round.tables[0]?.question).people] },
    ];
    await runRounds();
    await runRounds();
    expect((await veerle.get(path)).html).toBe(before.html);
    expect((await owner.query('select from reports.publication where occasion_id = $1', [round.id])).rowCount).toBe(1);
  });

  test('is published together with the note that it is, or not at all', async () => {
    rounds.breakDown = true;
    const { round } = await published(usual());
    expect(await publicationIdOf(round)).toBeUndefined();
    expect(school.ground.logged.join()).toContain('publish figures');
    rounds.breakDown = false;
    await runRounds();
    expect(await publicationIdOf(round)).toBeDefined();
  });

  test('keeps no other round waiting when it cannot be read', async () => {
    const [broken, sound] = [{ ...roundOf(usual()), people: null as never }, roundOf(usual())];
    rounds.closed = [broken, sound];
    await runRounds();
    expect([await publicationIdOf(broken), await publicationIdOf(sound)]).toEqual([undefined, expect.any(String)]);
  });
});

test('a question that comes back in the same school year: the school gets numbers again, a class only the sentence', async () => {
  const question = newId();
  const many = [...usual(), ...usual()];
  const first = await published(many, 'Terugblik 1', question);
  expect((await veerle.get(`${first.path}/groups/${school.classes['5A']}`)).html).toContain('class="bars"');
  const second = await published(many, 'Terugblik 2', question);
  expect((await veerle.get(second.path)).html).toContain('class="bars"');
  expect((await veerle.get(`${second.path}/groups/${school.classes['5A']}`)).text).toContain(
    'Van deze mensen toonden we dit schooljaar al cijfers bij deze vraag.',
  );
  const { bytes } = await veerle.get(`${second.path}/questions/0/certificate.json`);
  expect(await checkCertificate(JSON.parse(bytes.toString()))).not.toHaveProperty('refused');
});

test('the same question to other people is no second time: what parents say is shown though pupils were asked it too', async () => {
  const question = newId();
  const many = [...usual(), ...usual()];
  await published(many, 'Leerlingen', question);
  const ofParents: Gathered = { ...roundOf(many, 'Ouders', question), audience: 'guardians' };
  rounds.closed = [ofParents];
  await runRounds();
  const { html } = await veerle.get(`/staff/reports/${await publicationIdOf(ofParents)}/groups/${school.classes['5A']}`);
  expect(html).toContain('class="bars"');
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
    const { text, html } = await veerle.get(path);
    expect(text).toContain('Deze cijfers zijn niet meer die van de publicatie');
    expect(html).not.toContain('class="bars"');
    for (const file of ['tables.csv', 'tables.xlsx', 'school.json', 'questions/0/certificate.json', 'questions/0/problem.lp'])
      expect([file, (await veerle.get(`${path}/${file}`)).status]).toEqual([file, 404]);
  });

  test('nor is another title, or another day', async () => {
    for (const change of ["title = 'Anders'", "closed_on = '2026-11-19'", "audience = 'guardians'"]) {
      const { round, path } = await published(usual());
      await owner.query(`set app.school_id = '${school.id}'`);
      await owner.query(`update reports.publication set ${change} where id = $1`, [await publicationIdOf(round)]);
      expect([change, (await veerle.get(path)).text]).toEqual([change, expect.stringContaining('Deze cijfers zijn niet meer die van de publicatie')]);
    }
  });

  test('the certificate that is handed out checks, and its bytes have the fingerprint on the page', async () => {
    const { path } = await published(usual());
    const { html: page } = await veerle.get(path);
    const { bytes } = await veerle.get(`${path}/questions/0/certificate.json`);
    expect(await checkCertificate(JSON.parse(bytes.toString()))).toEqual({
      cells: expect.any(Number),
      narrowest: expect.toSatisfy((width: number) => width >= 2),
    });
    expect(page).toContain(sha256(bytes).toString('hex'));
    expect((await veerle.get(`${path}/questions/0/problem.lp`)).html).toMatch(/Minimize[\s\S]*Subject To[\s\S]*General[\s\S]*End/);
  });

  test('two programs that publish the same question at once do not show the same class twice', async () => {
    const question = newId();
    const [one, other] = [roundOf(usual(), 'Eén', question), roundOf(usual(), 'Twee', question)];
    const only = (round: Gathered): Figures => ({ ...madeUp, awaiting: async () => [round] });
    await Promise.all([one, other].map((round) => publishWhatAwaits({ ...school.ground, figures: [only(round)] }, school.id, '2026-11-24')));
    rounds.closed = [one, other];
    await runRounds();
    const shown = await owner.query('select certificate from reports.question where question = $1', [question]);
    const tables = shown.rows.flatMap(({ certificate }) => (JSON.parse(certificate) as Certificate).published.tables);
    expect([shown.rowCount, tables.filter(isShown).filter(({ group }) => group === school.classes['5A']).length]).toEqual([2, 1]);
  });

  test('one program at a time publishes for a school', async () => {
    const round = roundOf(usual());
    rounds.closed = [round];
    let isDone = false;
    const { publishing, hasWaited } = await school.inSchool(async (db) => {
      await publishAlone(db as unknown as Db, school.id);
      const publishing = publishWhatAwaits({ ...school.ground, figures: [madeUp] }, school.id, '2026-11-24').finally(() => {
        isDone = true;
      });
      let hasWaited = false;
      while (!isDone && !hasWaited) {
        const { rows } = await sql`select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`.execute(db);
        hasWaited = rows.length > 0;
        await setTimeout(10);
      }
      return { publishing, hasWaited };
    });
    await publishing;
    expect([hasWaited, await publicationIdOf(round)]).toEqual([true, expect.any(String)]);
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
