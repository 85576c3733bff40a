import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../platform/secrets/random.ts';
import { reason, testRegister } from '../../testing/test-register.ts';

const { school, inSchool, enter, fill, appoint, entries, beginAgain } = await testRegister();
afterAll(() => school.close());
beforeEach(beginAgain);

describe('putting somebody in the register', () => {
  test('a teacher finds the pupils of their own class and who cares for them; nobody else is there to find', async () => {
    const bart = await school.browserOf('Bart');
    const { text } = await bart.get('/staff/lost/new');
    for (const name of ['Ada Peeters', 'Driss Peeters', 'Fatima El Khatib']) expect(text).toContain(name);
    expect(text).not.toContain('Zoë');
    expect((await bart.send('/staff/lost/new', { name: 'zoe' })).text).toContain('Niemand met die naam in uw klassen');
    expect((await bart.get(`/staff/lost/new?class=${school.classes['6B']}`)).status).toBe(404);
    expect((await bart.get(`/staff/lost/new?person=${school.idOf('Zoë')}`)).status).toBe(404);
    expect((await bart.send('/staff/lost', { id: newId(), person: school.idOf('Zoë'), ...reason })).status).toBe(404);
    expect(await entries()).toEqual([]);
  });

  test.each(['An', 'Samira', 'Veerle'] as const)('%s finds everybody, whatever accents and capitals are typed', async (name) => {
    const browser = await school.browserOf(name);
    for (const [typed, found] of [
      ['ZOE', 'Zoë Peeters'],
      ['elise peet', 'Élise Peeters'],
      ['Peeters chloe', 'Chloé Peeters'],
      ['khatib', 'Fatima El Khatib'],
    ] as const)
      expect([typed, (await browser.send('/staff/lost/new', { name: typed })).text]).toEqual([typed, expect.stringContaining(found)]);
    const nobody = await browser.send('/staff/lost/new', { name: '%' });
    expect(nobody.text).toContain('Niemand met die naam');
    const empty = await browser.send('/staff/lost/new', { name: ' ' });
    expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('Typ een stukje van de naam')]);
    expect((await browser.send('/staff/lost/new', { name: 'Maes' })).text).not.toContain('Bart Maes');
  });

  test.each(['Tom', 'Dirk'] as const)('%s, who is neither teacher, care, bridge nor leadership, puts nobody in it', async (name) => {
    const browser = await school.browserOf(name);
    expect((await browser.get('/staff/lost/new')).status).toBe(404);
    expect((await browser.send('/staff/lost/new', { name: 'Ada' })).status).toBe(404);
    expect((await browser.send('/staff/lost', { id: newId(), person: school.idOf('Ada'), ...reason })).status).toBe(404);
    expect((await browser.get('/staff/lost')).text).not.toContain('Schrijf iemand op');
  });

  test('pupils, families and strangers have no way in', async () => {
    const id = await enter('An', 'Driss');
    for (const browser of [await school.browserOf('Ada'), await school.browserOf('Fatima'), school.stranger()])
      for (const path of ['/staff/lost', '/staff/lost/new', `/staff/lost/${id}`, '/staff/lost/lessons'])
        expect((await browser.get(path)).text).not.toContain('kwijt');
  });

  test('a colleague can link to it: the person is chosen already, and nothing is written before a person says so', async () => {
    const { text } = await (await school.browserOf('Bart')).get(`/staff/lost/new?person=${school.idOf('Ada')}`);
    expect(text).toContain('Het contact met Ada Peeters');
    expect(text).toContain('klas 5A');
    expect(await entries()).toEqual([]);
  });

  test('whoever left the school is there no more, nor are a class of last year and its pupils for who taught it', async () => {
    const left = (on: string | null) =>
      inSchool(async (db) => {
        await db.updateTable('people.person').set({ left_on: on }).where('id', '=', school.idOf('Zoë')).execute();
        await db.updateTable('people.class').set({ left_on: on }).where('id', '=', school.classes['5A']).execute();
      });
    const [an, bart] = [await school.browserOf('An'), await school.browserOf('Bart')];
    await left('2026-11-20');
    expect((await an.send('/staff/lost/new', { name: 'zoe' })).text).toContain('Niemand met die naam');
    expect((await an.send('/staff/lost', { id: newId(), person: school.idOf('Zoë'), ...reason })).status).toBe(404);
    expect((await an.get(`/staff/lost/new?class=${school.classes['5A']}`)).status).toBe(404);
    expect((await bart.get(`/staff/lost/new?person=${school.idOf('Ada')}`)).status).toBe(404);
    await left(null);
    expect((await bart.get(`/staff/lost/new?person=${school.idOf('Ada')}`)).status).toBe(200);
  });

  test('a guardian is known by the children who are at school now', async () => {
    const named = async (): Promise<string> => (await (await school.browserOf('An')).send('/staff/lost/new', { name: 'fatima' })).text;
    expect(await named()).toMatch(/Fatima El Khatib[^.]*Ada[^.]*Ben/);
    await inSchool((db) => db.updateTable('people.person').set({ left_on: '2026-11-20' }).where('id', '=', school.idOf('Ben')).execute());
    expect(await named()).not.toContain('Ben');
    await inSchool((db) => db.updateTable('people.person').set({ left_on: null }).where('id', '=', school.idOf('Ben')).execute());
  });

  test('words lie sealed', async () => {
    await enter('Bart', 'Driss');
    const [row] = await entries();
    expect(row).toMatchObject({ last_on: '2026-06-15', is_about: true, obstacles: ['language', 'screens-only'], waiting_since: '2026-11-24' });
    expect(`${row?.known} ${row?.guessed}`).not.toMatch(/mail/);
    const { text } = await (await school.browserOf('Bart')).get(`/staff/lost/${row?.id}`);
    expect(text).toContain('Dit weten we zeker Wij mailden alleen.');
    expect(text).toContain('Dit vermoeden we. We vragen het na. Misschien is er geen mail.');
    expect(text).toContain('Wij werkten alleen met een app of mail.');
  });

  test('slips are said beside the fields, and what was typed is kept', async () => {
    const seen = await (await school.browserOf('Bart')).send('/staff/lost', { person: school.idOf('Driss'), 'last-on': '2027-01-01', known: 'Dit blijft.' });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Deze dag moet nog komen');
    expect(seen.text).toContain('Kies er minstens één');
    expect(seen.html).toContain('value="2027-01-01"');
    expect(seen.text).toContain('Dit blijft.');
    expect(await entries()).toEqual([]);
  });

  test('words that do not fit are cut, and an obstacle of a family’s making does not exist', async () => {
    const id = await enter('Bart', 'Driss', { known: 'é'.repeat(3000), obstacles: ['unknown', 'not-motivated'] });
    const { text } = await (await school.browserOf('Bart')).get(`/staff/lost/${id}`);
    expect([text.includes('é'.repeat(2000)), text.includes('é'.repeat(2001))]).toEqual([true, false]);
    expect((await entries())[0]?.obstacles).toEqual(['unknown']);
  });

  test('an id of somebody else’s entry opens nothing and changes nothing', async () => {
    const id = await enter('An', 'Zoë');
    const seen = await (await school.browserOf('Bart')).send('/staff/lost', { id, person: school.idOf('Driss'), ...reason });
    expect(seen.status).toBe(404);
    expect((await entries()).map(({ person_id }) => person_id)).toEqual([school.idOf('Zoë')]);
  });

  test('a form that is sent twice makes one entry', async () => {
    const bart = await school.browserOf('Bart');
    const form = { id: newId(), person: school.idOf('Driss'), ...reason };
    const both = await Promise.all([bart.send('/staff/lost', form), bart.send('/staff/lost', form)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await entries()).toHaveLength(1);
  });
});

describe('a form that is sent again from “back”, with other words', () => {
  test('of a new entry leads to the entry that is there, and keeps the words', async () => {
    const bart = await school.browserOf('Bart');
    const form = { id: newId(), person: school.idOf('Driss'), ...reason };
    await bart.send('/staff/lost', form);
    const seen = await bart.send('/staff/lost', { ...form, known: 'Nog iets.' });
    expect([seen.status, seen.text]).toEqual([422, expect.stringContaining('Nog iets.')]);
    expect(seen.html).toContain(`href="/staff/lost/${form.id}"`);
    await fill(bart, form.id, 'ending', { ending: 'back', 'ended-on': '2026-11-24' });
    await bart.send('/staff/lost', { ...form, known: 'Opnieuw kwijt.' });
    expect(await entries()).toHaveLength(2);
  });

  test('of a step is another step, and of a lesson another lesson', async () => {
    const id = await enter('Griet', 'Zoë');
    const griet = await school.browserOf('Griet');
    const step = { id: newId(), 'done-on': '2026-11-24' };
    const lesson = { id: newId() };
    for (const words of ['Gebeld', 'Gebeld', 'Gebeld en gelachen']) {
      await fill(griet, id, 'steps', { ...step, done: words });
      await fill(griet, id, 'lessons', { ...lesson, words });
    }
    expect(await inSchool((db) => db.selectFrom('outreach.step').selectAll().execute())).toHaveLength(2);
    const lessons = await inSchool((db) => db.selectFrom('outreach.lesson').select('words').orderBy('words').execute());
    expect(lessons.map(({ words }) => words)).toEqual(['Gebeld', 'Gebeld en gelachen']);
  });
});

describe('one family stands in it once', () => {
  test.each([
    ['the same pupil', 'Ada', 'Ada'],
    ['a brother', 'Ada', 'Ben'],
    ['the mother', 'Ada', 'Fatima'],
    ['a child of the mother', 'Fatima', 'Ben'],
  ] as const)('%s: care is led to what is there, and what was typed is kept', async (_, first, second) => {
    const id = await enter('Bart', first);
    const seen = await (await school.browserOf('An')).send('/staff/lost', { person: school.idOf(second), ...reason, known: 'Dit blijft.' });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Dit gezin staat al in het register');
    expect(seen.html).toContain(`href="/staff/lost/${id}"`);
    expect(seen.text).toContain('Dit blijft.');
    expect(await entries()).toHaveLength(1);
  });

  test('who may see it is led there before they write anything; who may not hears nothing before', async () => {
    const id = await enter('An', 'Ada');
    for (const [name, hears] of [
      ['Samira', true],
      ['Bart', false],
    ] as const) {
      const { status, html } = await (await school.browserOf(name)).get(`/staff/lost/new?person=${school.idOf('Ben')}`);
      expect([name, status, html.includes('Dit gezin staat al in het register'), html.includes(id)]).toEqual([name, 200, hears, hears]);
    }
  });

  test('a teacher who may not see that entry hears that it is there, and nothing of it', async () => {
    const id = await enter('An', 'Ada');
    await appoint('An', id, 'Samira');
    const seen = await (await school.browserOf('Bart')).send('/staff/lost', { person: school.idOf('Ben'), ...reason, known: 'Dit blijft.' });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Zorg, brugfiguur en directie volgen het op.');
    expect(seen.text).toContain('Dit blijft.');
    expect(seen.html).not.toMatch(new RegExp(`${id}|Samira|Ada|name="apart"`));
    await (await school.browserOf('Bart')).send('/staff/lost', { person: school.idOf('Ben'), ...reason, apart: 'yes' });
    expect(await entries()).toHaveLength(1);
  });

  test('care can say that it is another family after all, but nobody stands in it twice', async () => {
    await enter('An', 'Ada');
    await enter('An', 'Ben', { apart: 'yes' });
    const twice = await (await school.browserOf('An')).send('/staff/lost', { person: school.idOf('Ada'), ...reason, apart: 'yes' });
    expect(twice.status).toBe(422);
    expect(twice.html).not.toContain('name="apart"');
    expect(await entries()).toHaveLength(2);
  });

  test('colleagues who write down brother, sister and mother at once make one entry', async () => {
    const browsers = [await school.browserOf('An'), await school.browserOf('Samira'), await school.browserOf('Veerle')];
    const all = await Promise.all(
      browsers.flatMap((browser) =>
        (['Ada', 'Ben', 'Fatima'] as const).map((name) => browser.send('/staff/lost', { id: newId(), person: school.idOf(name), ...reason })),
      ),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 8 }, () => 422)]);
    expect(await entries()).toHaveLength(1);
  });
});
