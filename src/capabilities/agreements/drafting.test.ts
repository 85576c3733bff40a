import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestBrowser } from '../../testing/browser-of.ts';
import {
  atOnce,
  changeDraft,
  draftAgreement,
  fieldOf,
  publishAgreement,
  publishedAgreement,
  testAgreements,
  wholeDraft,
} from '../../testing/test-agreements.ts';

const { school, owner, veerle, bart, close } = await testAgreements();
afterAll(close);

describe('a draft', () => {
  test('begins from an example of its subject, and is seen by the leadership only', async () => {
    const begun = await veerle.send('/staff/agreements', { subject: 'lunch' });
    expect(begun.html).toContain('Elk kind eet ’s middags iets.');
    expect((await bart.get('/staff/agreements')).text).not.toContain('Eten op school');
    expect((await bart.get(begun.path)).status).toBe(404);
    expect((await bart.get(begun.path.replace('/draft', ''))).status).toBe(404);
    expect((await bart.send('/staff/agreements', { subject: 'late' })).status).toBe(404);
    await veerle.send(`${begun.path}/removal`);
    expect((await veerle.get('/staff/agreements')).text).not.toContain('Eten op school');
  });

  test.each([
    ['an empty why', { why: '\u200b ' }, 'Schrijf waarom.'],
    ['an end before the start', { until: '2026-11-23' }, 'vroeger dan de eerste dag'],
  ])('with %s is kept and not laid before anybody', async (_, changed, why) => {
    const begun = await veerle.send('/staff/agreements', { subject: 'Iets anders' });
    const refused = await veerle.send(begun.path, { ...wholeDraft(school), edition: fieldOf(begun.html, 'edition'), ...changed, do: 'ask' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(why);
    expect(refused.html).toContain('In de les blijft de gsm in de tas.');
    // It can be saved again at once.
    const saved = await veerle.send(begun.path, { ...wholeDraft(school), edition: fieldOf(refused.html, 'edition'), do: 'ask' });
    expect(saved.path).toBe(begun.path.replace('/draft', ''));
    await veerle.send(`${begun.path}/removal`);
  });

  test('into which somebody pastes forty pages is refused beside the field, and the pages are still there', async () => {
    const begun = await veerle.send('/staff/agreements', { subject: 'Iets anders' });
    const pages = `Vooraf.\r\n\u00a0• ${'Een lange regel uit een tekstverwerker. '.repeat(3000)}`;
    const refused = await veerle.send(begun.path, { ...wholeDraft(school), edition: fieldOf(begun.html, 'edition'), decided: pages, do: 'save' });
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(/te lang voor één scherm. Er passen 400 letters, u hebt er 1[12]\d\.\d{3}/);
    expect(refused.html.length).toBeGreaterThan(110_000);
    expect((await veerle.get(begun.path)).html).not.toContain('Een lange regel');
    await veerle.send(`${begun.path}/removal`);
  });

  test('keeps nothing of a word processor that nobody sees, or that turns a line round', async () => {
    const page = await publishedAgreement(school, veerle, 'Ge\u200bplakt', {
      title: '\ufeffGe\u200bplakt \u202euit\u202c een\u00a0tekst',
      allowed: '•\tBel\u00adlen\r\n•\tVra\u2060gen',
    });
    const { html, text } = await veerle.get(page);
    expect(text).toContain('Geplakt uit een tekst');
    expect(html).toContain('<li>Bellen</li><li>Vragen</li>');
    expect(html).not.toMatch(/[\u200b\u202a-\u202e\u2060\ufeff\u00ad]/);
    expect((await veerle.send('/staff/agreements', { subject: '\u200b\u202e' })).text).toContain('Schrijf in een paar woorden waarover het gaat.');
  });

  test('that a colleague changed meanwhile is not written over, and what was typed stays', async () => {
    const begun = await veerle.send('/staff/agreements', { subject: 'Iets anders' });
    const edition = fieldOf(begun.html, 'edition');
    await veerle.send(begun.path, { ...wholeDraft(school), edition, do: 'save' });
    const clash = await veerle.send(begun.path, { ...wholeDraft(school), edition, title: 'Mijn titel', do: 'save' });
    expect(clash.status).toBe(422);
    expect(clash.text).toContain('Een collega veranderde dit intussen');
    expect(clash.html).toContain('Mijn titel');
    expect((await veerle.get(begun.path)).html).not.toContain('Mijn titel');
    await veerle.send(`${begun.path}/removal`);
  });

  test.each(['', 'x', '00000000-0000-4000-8000-000000000000'])('saved with the edition %j, which it never had, is not written over', async (edition) => {
    const begun = await veerle.send('/staff/agreements', { subject: 'Iets anders' });
    const clash = await veerle.send(begun.path, { ...wholeDraft(school), edition, do: 'save' });
    expect([clash.status, clash.text]).toEqual([422, expect.stringContaining('Een collega veranderde dit intussen')]);
    await veerle.send(`${begun.path}/removal`);
  });
});

describe('two that contradict each other', () => {
  test('are refused with both shown; other days, other people or another subject are no contradiction', async () => {
    await publishedAgreement(school, veerle, 'Snoepen', { title: 'Snoep mag op vrijdag' });
    const page = await draftAgreement(school, veerle, 'snoepen!', {
      title: 'Nooit snoep',
      groups: ['pupils'],
      classes: [school.classes['5A']],
      from: '2027-01-15',
      until: '2027-02-15',
    });
    const refused = await publishAgreement(veerle, page);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Twee afspraken over hetzelfde');
    expect(refused.text).toMatch(/Nooit snoep.*Voor leerlingen van 5A\..*Snoep mag op vrijdag.*Voor leerlingen en ouders\./);
    expect((await school.stranger().get('/agreements/de-bron')).text).not.toContain('Nooit snoep');
    await changeDraft(school, veerle, page, { title: 'Nooit snoep', from: '2027-01-16', until: '2027-02-15' });
    expect((await publishAgreement(veerle, page)).path).toBe(page);
    await publishedAgreement(school, veerle, 'snoepen', { groups: ['visitors'] });
    await publishedAgreement(school, veerle, 'Drinken in de klas');
  });
});

describe('two heads at the same moment', () => {
  let second: TestBrowser;
  beforeAll(async () => {
    second = await school.browserOf('Veerle');
  });

  /** What stands on the page of a proposal when somebody says to publish it. */
  const shownOn = async (page: string) => ({ edition: fieldOf((await veerle.get(page)).html, 'edition') });

  test('begin agreements whose addresses would be called the same: each gets one of its own', async () => {
    for (let turn = 0; turn < 3; turn++) {
      const subjects = [`Lawaai ${turn}`, `Lawaaí ${turn}!`, `Lawaai (${turn})`, `Lawaai: ${turn}`, `Lawaai, ${turn}`, `Lawaai… ${turn}`];
      const begun = await Promise.all(subjects.map((subject, at) => (at % 2 ? veerle : second).send('/staff/agreements', { subject })));
      expect(begun.map(({ status }) => status)).toEqual(subjects.map(() => 200));
      const ids = begun.map(({ path }) => path.split('/').at(-2));
      const { rows } = await owner.query<{ name: string }>('select name from agreements.agreement where id = any($1) order by name', [ids]);
      expect(rows.map(({ name }) => name)).toEqual([`lawaai-${turn}`, ...[2, 3, 4, 5, 6].map((place) => `lawaai-${turn}-${place}`)]);
    }
  });

  test('publish two that contradict each other: one comes through, the other sees both', async () => {
    for (let turn = 0; turn < 4; turn++) {
      const [one, other] = [
        await draftAgreement(school, veerle, `Onderwerp ${turn}`, { title: 'De ene' }),
        await draftAgreement(school, veerle, `onderwerp ${turn}`, { title: 'De andere' }),
      ];
      const [shown, shownToo] = [await shownOn(one), await shownOn(other)];
      const outcomes = await Promise.all([veerle.send(`${one}/publication`, shown), second.send(`${other}/publication`, shownToo)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 422]);
      expect(outcomes.find(({ status }) => status === 422)?.text).toMatch(/De ene.*De andere|De andere.*De ene/);
    }
  });

  test('publish one draft: it is published once, and both see that', async () => {
    const page = await draftAgreement(school, veerle, 'Dubbel');
    const shown = await shownOn(page);
    const outcomes = await Promise.all([veerle.send(`${page}/publication`, shown), second.send(`${page}/publication`, shown)]);
    expect(outcomes.map(({ path }) => path)).toEqual([page, page]);
    const { rows } = await owner.query('select from agreements.version where agreement_id = $1 and published_on is not null', [page.split('/').at(-1)]);
    expect(rows.length).toBe(1);
    const texts = await owner.query(
      `select from languages.own_text where title = 'Gsm: in de tas' and id not in (select text_id from agreements.version where text_id is not null)`,
    );
    expect(texts.rowCount).toBe(0);
  });

  test('publish and change: nobody publishes what they did not see', async () => {
    const page = await draftAgreement(school, veerle, 'Ongezien');
    const shown = await shownOn(page);
    await changeDraft(school, second, page, { title: 'Iets heel anders' });
    const refused = await veerle.send(`${page}/publication`, shown);
    expect([refused.status, refused.text]).toEqual([422, expect.stringMatching(/Iets heel anders.*De tekst veranderde intussen/)]);
    expect((await school.stranger().get('/agreements/de-bron')).text).not.toContain('Iets heel anders');
  });

  test('publish and throw away: what was published stays', async () => {
    const page = await draftAgreement(school, veerle, 'Weg of niet');
    const shown = await shownOn(page);
    const publication = () => veerle.send(`${page}/publication`, shown);
    const [published] = await atOnce(owner, page, publication, () => second.send(`${page}/draft/removal`));
    const { rowCount } = await owner.query('select from agreements.version where agreement_id = $1 and published_on is not null', [page.split('/').at(-1)]);
    expect([published?.path, published?.status, rowCount]).toEqual([page, 200, 1]);
  });

  test('throw away and publish: nothing is published', async () => {
    const page = await draftAgreement(school, veerle, 'Toch niet');
    const shown = await shownOn(page);
    const publication = () => veerle.send(`${page}/publication`, shown);
    const [, published] = await atOnce(owner, page, () => second.send(`${page}/draft/removal`), publication);
    expect(published?.status).toBe(404);
    const { rowCount } = await owner.query('select from agreements.agreement where id = $1', [page.split('/').at(-1)]);
    expect(rowCount).toBe(0);
  });

  test('begin the next version of one: the second is told, and looking at the form alone keeps nothing', async () => {
    const page = await publishedAgreement(school, veerle, 'Vervolg');
    const drafts = async () => (await owner.query('select from agreements.version where agreement_id = $1', [page.split('/').at(-1)])).rowCount;
    const { html, text } = await veerle.get(`${page}/draft`);
    expect([text.includes('Gooi dit voorstel weg'), await drafts()]).toEqual([false, 1]);
    const form = { ...wholeDraft(school), edition: fieldOf(html, 'edition'), do: 'save' };
    const saved = await Promise.all(['De ene', 'De andere'].map((title, at) => (at ? veerle : second).send(`${page}/draft`, { ...form, title })));
    expect(saved.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(saved.find(({ status }) => status === 422)?.text).toContain('Een collega veranderde dit intussen');
    expect(await drafts()).toBe(2);
  });
});
