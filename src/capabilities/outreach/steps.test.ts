import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../platform/secrets/random.ts';
import { fieldOf, reason, testRegister } from '../../testing/test-register.ts';

const { school, inSchool, enter, fill, entries, beginAgain } = await testRegister();
afterAll(() => school.close());
beforeEach(beginAgain);

describe('steps', () => {
  test('are noted with who and when, latest first, sealed, and the next one moves on', async () => {
    const id = await enter('Griet', 'Zoë');
    const [griet, an] = [await school.browserOf('Griet'), await school.browserOf('An')];
    await fill(griet, id, 'steps', { done: 'Aan de poort gezwaaid.', 'done-on': '2026-11-20', next: 'Bellen', 'due-on': '2026-11-25' });
    await fill(an, id, 'steps', { done: 'Gebeld met een tolk.', 'done-on': '2026-11-24', next: 'Langsgaan', 'due-on': '2026-11-30' });
    const { text } = await griet.get(`/staff/lost/${id}`);
    expect(text).toMatch(/24 november 2026, An Maes: Gebeld met een tolk\..*20 november 2026, Griet Maes: Aan de poort gezwaaid\./);
    expect(text).toContain('Volgende stap, ten laatste 30 november 2026: Langsgaan');
    const rows = await inSchool((db) => db.selectFrom('outreach.step').select('words').execute());
    expect(rows.map(({ words }) => words.toString()).join()).not.toMatch(/poort|tolk/);
    expect((await entries())[0]?.next_step?.toString()).not.toContain('Langsgaan');
  });

  test('slips are said beside the fields, and nothing typed is lost', async () => {
    const id = await enter('Griet', 'Zoë');
    const seen = await fill(await school.browserOf('Griet'), id, 'steps', {
      done: 'Gebeld & gelachen',
      'done-on': '2026-11-25',
      next: 'Langsgaan',
      'due-on': '',
    });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Zet het bij de volgende stap, of kies de dag waarop het gebeurde');
    expect(seen.text).toContain('Dan staat het op tijd op ‘Vandaag’');
    expect(seen.text).toContain('Gebeld & gelachen');
    expect(seen.text).toContain('Langsgaan');
    expect(await inSchool((db) => db.selectFrom('outreach.step').selectAll().execute())).toEqual([]);
    expect((await entries())[0]?.next_step).toBeNull();
  });

  test('sent twice are noted once', async () => {
    const id = await enter('Griet', 'Zoë');
    const griet = await school.browserOf('Griet');
    const form = { id: newId(), done: 'Gebeld', 'done-on': '2026-11-24', next: 'Langsgaan', 'due-on': '2026-11-27' };
    const { html } = await griet.get(`/staff/lost/${id}`);
    const edition = fieldOf(html, 'edition');
    for (const seen of [await griet.send(`/staff/lost/${id}/steps`, { edition, ...form }), await griet.send(`/staff/lost/${id}/steps`, { edition, ...form })])
      expect(seen.path).toBe(`/staff/lost/${id}?saved=entry`);
    expect(await inSchool((db) => db.selectFrom('outreach.step').selectAll().execute())).toHaveLength(1);
  });
});

describe('two people in one entry', () => {
  test('who is second sees what the first wrote, keeps what they typed themselves, and can save it after all', async () => {
    const id = await enter('Griet', 'Zoë');
    const [griet, an] = [await school.browserOf('Griet'), await school.browserOf('An')];
    const edition = fieldOf((await an.get(`/staff/lost/${id}/reason`)).html, 'edition');
    await griet.send(`/staff/lost/${id}/reason`, { edition, ...reason, known: 'Van Griet.' });
    const seen = await an.send(`/staff/lost/${id}/reason`, { edition, ...reason, known: 'Van An.' });
    expect(seen.status).toBe(409);
    expect(seen.text).toContain('Intussen heeft een collega hier iets gewijzigd');
    expect(seen.text).toMatch(/Wat er nu staat.*Van Griet\..*Van An\./);
    expect((await griet.get(`/staff/lost/${id}`)).text).toContain('Van Griet.');
    await an.send(`/staff/lost/${id}/reason`, { edition: fieldOf(seen.html, 'edition'), ...reason, known: 'Van Griet. Van An.' });
    expect((await griet.get(`/staff/lost/${id}`)).text).toContain('Van Griet. Van An.');
  });

  test('of two who save at the same moment, one is asked to look again', async () => {
    const id = await enter('Griet', 'Zoë');
    const [griet, an] = [await school.browserOf('Griet'), await school.browserOf('An')];
    const edition = fieldOf((await an.get(`/staff/lost/${id}`)).html, 'edition');
    const both = await Promise.all(
      [griet, an].map((browser, turn) =>
        browser.send(`/staff/lost/${id}/steps`, { edition, done: `Stap ${turn}`, 'done-on': '2026-11-24', next: `Volgende ${turn}`, 'due-on': '2026-11-27' }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const second = both.findIndex(({ status }) => status === 409);
    expect(both[second]?.text).toContain(`Stap ${second}`);
    expect(both[second]?.text).toContain(`Volgende ${1 - second}`);
    expect(await inSchool((db) => db.selectFrom('outreach.step').selectAll().execute())).toHaveLength(1);
  });

  test('a step that was typed while a colleague ended it is not lost', async () => {
    const id = await enter('Griet', 'Zoë');
    const [griet, an] = [await school.browserOf('Griet'), await school.browserOf('An')];
    const edition = fieldOf((await an.get(`/staff/lost/${id}`)).html, 'edition');
    await fill(griet, id, 'ending', { ending: 'back', 'ended-on': '2026-11-24' });
    const seen = await an.send(`/staff/lost/${id}/steps`, { edition, done: 'Gebeld', 'done-on': '2026-11-24', next: 'Langsgaan', 'due-on': '2026-11-27' });
    expect(seen.status).toBe(409);
    expect(seen.text).toContain('Het contact is terug sinds 24 november 2026');
    expect(seen.html).toMatch(/>\s*Gebeld\s*<\/textarea>/);
  });

  test.each(['', 'abc', '0', 'null'])('a form with “%s” for an edition changes nothing, and loses nothing', async (edition) => {
    const id = await enter('Griet', 'Zoë');
    const griet = await school.browserOf('Griet');
    for (const [form, fields] of [
      ['reason', { ...reason, known: 'Dit blijft.' }],
      ['steps', { done: 'Dit blijft.', 'done-on': '2026-11-24', next: 'Bellen', 'due-on': '2026-11-25' }],
      ['ending', { ending: 'back', 'ended-on': '2026-11-24', 'came-of-it': 'Dit blijft.' }],
    ] as const) {
      const seen = await griet.send(`/staff/lost/${id}/${form}`, { edition, ...fields } as Record<string, string | string[]>);
      expect([form, seen.status, seen.text]).toEqual([form, 409, expect.stringContaining('Dit blijft.')]);
    }
    expect((await griet.send(`/staff/lost/${id}/owner`, { edition, owner: school.idOf('Griet') })).status).toBe(409);
    expect((await entries())[0]).toMatchObject({ owner_id: null, next_step: null, ending: null });
  });

  test('who writes the same as the other did is saved, and told of no clash', async () => {
    const id = await enter('Griet', 'Zoë');
    const [griet, an] = [await school.browserOf('Griet'), await school.browserOf('An')];
    const forms: [form: string, fields: Record<string, string | string[]>][] = [
      ['reason', { ...reason, known: 'Wij belden niet.' }],
      ['steps', { done: '', 'done-on': '2026-11-24', next: 'Bellen', 'due-on': '2026-11-27' }],
      ['ending', { ending: 'back', 'ended-on': '2026-11-24', 'came-of-it': 'Een tolk hielp.' }],
      ['opening', {}],
    ];
    for (const [form, fields] of forms) {
      const edition = fieldOf((await an.get(`/staff/lost/${id}`)).html, 'edition');
      const path = `/staff/lost/${id}/${form}`;
      expect([form, (await griet.send(path, { edition, ...fields })).status, (await an.send(path, { edition, ...fields })).status]).toEqual([form, 200, 200]);
    }
  });

  test('choosing who goes, and ending: the second is told, and nothing is overwritten', async () => {
    const id = await enter('Griet', 'Zoë');
    const [griet, an] = [await school.browserOf('Griet'), await school.browserOf('An')];
    const edition = fieldOf((await an.get(`/staff/lost/${id}`)).html, 'edition');
    await griet.send(`/staff/lost/${id}/owner`, { edition, owner: school.idOf('Samira') });
    expect((await an.send(`/staff/lost/${id}/owner`, { edition, owner: school.idOf('Tom') })).status).toBe(409);
    const ending = await an.send(`/staff/lost/${id}/ending`, { edition, ending: 'back', 'ended-on': '2026-11-24', 'came-of-it': 'Dit blijft.' });
    expect([ending.status, ending.text]).toEqual([409, expect.stringContaining('Samira Maes gaat.')]);
    expect(ending.text).toContain('Dit blijft.');
    expect((await entries())[0]).toMatchObject({ owner_id: school.idOf('Samira'), ending: null });
    // Saying what stands there already is no clash.
    expect((await an.send(`/staff/lost/${id}/owner`, { edition, owner: school.idOf('Samira') })).status).toBe(200);
  });
});
