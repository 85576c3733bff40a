import { afterAll, describe, expect, test } from 'vitest';
import { atOnce, changeDraft, draftAgreement, fieldOf, joinIn, publishAgreement, testAgreements } from '../../testing/test-agreements.ts';
import { capabilities } from '../index.ts';

const { school, owner, veerle, bart, close } = await testAgreements();
afterAll(close);

describe('one line', () => {
  test('is a count in fives and never a name, on no page, in no table and in no copy', async () => {
    const page = await draftAgreement(school, veerle, 'Fietsen');
    expect((await bart.get('/staff')).text).toContain('Gsm: in de tas: lees het voorstel en zeg of u meedoet');
    for (const name of ['Bart', 'Griet', 'An', 'Samira'] as const) await joinIn(await school.browserOf(name), page);
    await bart.send(`${page}/confirmation`, { edition: fieldOf((await veerle.get(page)).html, 'edition') });
    const before = await veerle.get(page);
    expect(before.text).toContain('Nog geen vijf collega’s');
    await joinIn(await school.browserOf('Tom'), page);
    const after = await veerle.get(page);
    expect(after.text).toContain('Minstens 5 collega’s');
    for (const name of ['Bart', 'Griet', 'Samira']) expect(after.text).not.toContain(name);
    expect((await bart.get(page)).text).toContain('U las dit en doet mee');
    expect((await bart.get('/staff')).text).not.toContain('Gsm: in de tas');
    const { rows } = await owner.query<{ row: string }>('select t::text as row from agreements.confirmation t');
    expect(rows.length).toBe(5);
    for (const { row } of rows) for (const name of ['Bart', 'Griet', 'An'] as const) expect(row).not.toContain(school.idOf(name));
    const copies = await Promise.all(
      capabilities.map(({ personalData }) =>
        personalData === 'none' ? {} : school.inSchool((db) => personalData.copyFor(db as never, school.ground, school.id, school.idOf('Bart'))),
      ),
    );
    expect(JSON.stringify(copies)).not.toContain('Gsm: in de tas');
    await veerle.send(`${page}/draft/removal`);
  });

  test('is of one text: another text is another line, and saving the same one changes nothing', async () => {
    const page = await draftAgreement(school, veerle, 'Fietsen');
    for (const name of ['Bart', 'Griet', 'An', 'Samira', 'Tom'] as const) await joinIn(await school.browserOf(name), page);
    await changeDraft(school, veerle, page, {});
    expect((await veerle.get(page)).text).toContain('Minstens 5 collega’s');
    await changeDraft(school, veerle, page, { why: 'Zo is er rust.' });
    expect((await veerle.get(page)).text).toContain('Nog geen vijf collega’s');
    expect((await bart.get(page)).text).toContain('Gelezen, ik doe mee');
    await veerle.send(`${page}/draft/removal`);
  });

  test('is not said to a text that nobody read: who taps after a change is shown the change', async () => {
    const page = await draftAgreement(school, veerle, 'Fietsen');
    const read = fieldOf((await bart.get(page)).html, 'edition');
    await changeDraft(school, veerle, page, { title: 'Fietsen mag nooit' });
    const shown = await bart.send(`${page}/confirmation`, { edition: read });
    expect([shown.status, shown.text]).toEqual([422, expect.stringMatching(/Fietsen mag nooit.*De tekst veranderde intussen.*Gelezen, ik doe mee/)]);
    for (let turn = 0; turn < 6; turn++) {
      const edition = fieldOf((await bart.get(page)).html, 'edition');
      const [, tapped] = await Promise.all([changeDraft(school, veerle, page, { title: `Fietsen ${turn}` }), bart.send(`${page}/confirmation`, { edition })]);
      expect([200, 422]).toContain(tapped.status);
      const { rowCount } = await owner.query('select from agreements.confirmation');
      expect(rowCount).toBe((await bart.get(page)).text.includes('U las dit en doet mee') ? 1 : 0);
      expect((await bart.get(page)).text).toContain('Gelezen, ik doe mee');
    }
    await veerle.send(`${page}/draft/removal`);
  });

  test('a doubt has no name, waits on Vandaag of the leadership, and is answered before publication', async () => {
    const page = await draftAgreement(school, veerle, 'Lopen in de gang');
    expect((await bart.send(`${page}/doubts`, { doubt: '' })).text).toContain('Schrijf een paar woorden');
    // Twice, as on a slow line: it is one doubt.
    for (const _ of [1, 2]) await bart.send(`${page}/doubts`, { doubt: 'Wat met kinderen die bereikbaar moeten zijn?' });
    const seen = await (await school.browserOf('Griet')).get(page);
    expect(seen.text).toContain('1 open twijfel');
    expect(seen.text).toContain('Wat met kinderen die bereikbaar moeten zijn?');
    expect(seen.text).not.toMatch(/Bart|Uw antwoord op deze twijfel/);
    expect((await veerle.get('/staff')).text).toContain('Gsm: in de tas: 1 twijfel wacht op een antwoord.');
    const { rows } = await owner.query<{ row: string }>('select t::text as row from agreements.doubt t');
    for (const { row } of rows) expect(row).not.toMatch(new RegExp(`${school.idOf('Bart')}|bereikbaar`));

    const stopped = await publishAgreement(veerle, page);
    expect(stopped.status).toBe(422);
    expect(stopped.text).toContain('Er is nog een open twijfel');
    const [, answering = ''] = /action="([^"]+\/answer)"/.exec(stopped.html) ?? [];
    const field = `answer-${/doubts\/([^/]+)\//.exec(answering)?.[1]}`;
    expect((await bart.send(answering, { [field]: 'Nee' })).status).toBe(404);
    await veerle.send(answering, { [field]: 'Zij vragen een afspraak. Dat staat er nu bij.' });
    expect((await bart.get(page)).text).toContain('Zij vragen een afspraak.');
    expect((await publishAgreement(veerle, page)).path).toBe(page);
    expect((await bart.send(`${page}/doubts`, { doubt: 'te laat' })).status).toBe(404);
  });

  test('a doubt that is raised while the head publishes stops the publication or comes too late, and is never left without an answer', async () => {
    for (const isDoubtFirst of [true, false]) {
      const page = await draftAgreement(school, veerle, `Tegelijk ${isDoubtFirst}`);
      const edition = fieldOf((await veerle.get(page)).html, 'edition');
      const both = [() => bart.send(`${page}/doubts`, { doubt: 'Wacht even.' }), () => veerle.send(`${page}/publication`, { edition })];
      const seen = await atOnce(owner, page, ...(isDoubtFirst ? both : both.toReversed()));
      expect(seen.map(({ status }) => status)).toEqual(isDoubtFirst ? [200, 422] : [200, 404]);
      if (isDoubtFirst) expect(seen[1]?.text).toContain('Er is nog een open twijfel');
    }
  });

  test('a doubt that two heads answer at once has the first answer, and the second sees what they typed', async () => {
    const page = await draftAgreement(school, veerle, 'Twee antwoorden');
    await bart.send(`${page}/doubts`, { doubt: 'En de opvang?' });
    const [, answering = ''] = /action="([^"]+\/answer)"/.exec((await veerle.get(page)).html) ?? [];
    const field = `answer-${/doubts\/([^/]+)\//.exec(answering)?.[1]}`;
    const second = await school.browserOf('Veerle');
    const seen = await Promise.all([veerle.send(answering, { [field]: 'Die doet mee.' }), second.send(answering, { [field]: 'Dat bekijken we.' })]);
    expect(seen.map(({ status }) => status).sort()).toEqual([200, 422]);
    const late = seen.find(({ status }) => status === 422)?.text;
    expect(late).toMatch(/Antwoord: (Die doet mee\..*U typte: Dat bekijken we\.|Dat bekijken we\..*U typte: Die doet mee\.)/);
  });
});
