import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { newId } from '../../platform/secrets/random.ts';
import type { TestBrowser } from '../../testing/browser-of.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { capabilities } from '../index.ts';
import { addGuardianships, type PeopleDb, setDuties } from '../people/index.ts';
import { personalData } from './personal-data.ts';
import type { Db } from './store/seeing.ts';

let school: TestSchool;
beforeAll(async () => {
  school = await testSchool();
  // Fatima is Ben's mother too.
  await inSchool((db) => addGuardianships(db as unknown as PeopleDb, school.id, [{ pupilId: school.idOf('Ben'), guardianId: school.idOf('Fatima') }]));
});
afterAll(() => school.close());
beforeEach(async () => {
  school.ground.clock.set('2026-11-24 10:00');
  await inSchool(async (db) => {
    await db.deleteFrom('outreach.lost_contact').execute();
    await db.deleteFrom('outreach.lesson').execute();
    await db.deleteFrom('people.closed_day').execute();
    await db.deleteFrom('platform.job_day' as never).execute();
  });
});

type Name = Parameters<TestSchool['idOf']>[0];

const inSchool = <Result>(work: (db: Db) => Promise<Result>): Promise<Result> => school.ground.database.inSchool(school.id, work);

const reason = {
  'last-on': '2026-06-15',
  about: 'yes',
  obstacles: ['screens-only', 'language'],
  known: 'Wij mailden alleen.',
  guessed: 'Misschien is er geen mail.',
};

/** Somebody puts somebody in the register. @returns the id of the entry */
async function enter(by: Name, person: Name, changed: Record<string, string | string[]> = {}): Promise<string> {
  const id = newId();
  const seen = await (await school.browserOf(by)).send('/staff/lost', { id, person: school.idOf(person), ...reason, ...changed });
  expect([seen.status, seen.path]).toEqual([200, `/staff/lost/${id}?saved=entry`]);
  return id;
}

const fieldOf = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';

/** Fills a form of an entry as it stands now. */
async function fill(browser: TestBrowser, id: string, form: string, fields: Record<string, string | string[]>) {
  const { html } = await browser.get(`/staff/lost/${id}`);
  return browser.send(`/staff/lost/${id}/${form}`, { edition: fieldOf(html, 'edition'), ...fields });
}

const appoint = async (by: Name, id: string, owner: Name, substitute?: Name) =>
  fill(await school.browserOf(by), id, 'owner', { owner: school.idOf(owner), substitute: substitute ? school.idOf(substitute) : '' });

const entries = () => inSchool((db) => db.selectFrom('outreach.lost_contact').selectAll().orderBy('last_on').execute());

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

  test('two colleagues who write down brother and sister at once make one entry', async () => {
    const [an, samira] = [await school.browserOf('An'), await school.browserOf('Samira')];
    const both = await Promise.all([
      an.send('/staff/lost', { id: newId(), person: school.idOf('Ada'), ...reason }),
      samira.send('/staff/lost', { id: newId(), person: school.idOf('Ben'), ...reason }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(await entries()).toHaveLength(1);
  });
});

describe('who sees a name', () => {
  const everybody = ['Bart', 'Griet', 'An', 'Samira', 'Tom', 'Veerle', 'Dirk'] as const;

  const whoSees = async (id: string): Promise<Name[]> => {
    const seeing: Name[] = [];
    for (const name of everybody) {
      const browser = await school.browserOf(name);
      const { status } = await browser.get(`/staff/lost/${id}`);
      const isListed = (await browser.get('/staff/lost')).text.includes('Zoë Peeters');
      const others = await Promise.all([
        browser.get(`/staff/lost/${id}/reason`),
        browser.get(`/staff/lost/${id}/ending`),
        ...['owner', 'steps', 'reason', 'ending', 'opening', 'lessons'].map((form) => browser.send(`/staff/lost/${id}/${form}`, { done: '', words: '' })),
      ]);
      if (status === 200) seeing.push(name);
      expect([name, status, isListed]).toEqual([name, status === 200 ? 200 : 404, status === 200]);
      if (status === 404) for (const other of others) expect([name, other.path, other.status]).toEqual([name, other.path, 404]);
    }
    return seeing;
  };

  test('who wrote it down, who goes, who stands in, care, bridge and leadership; not the teacher of another class, not the administrator', async () => {
    const id = await enter('Griet', 'Zoë');
    expect(await whoSees(id)).toEqual(['Griet', 'An', 'Samira', 'Veerle']);
    await appoint('An', id, 'Bart', 'Tom');
    expect(await whoSees(id)).toEqual(['Bart', 'Griet', 'An', 'Samira', 'Tom', 'Veerle']);
  });

  test('not the teacher of the class, when somebody else wrote it down', async () => {
    expect(await whoSees(await enter('An', 'Zoë'))).toEqual(['An', 'Samira', 'Veerle']);
  });

  test('who gave it to somebody else sees it no more, and is led back to the list', async () => {
    const id = await enter('An', 'Zoë');
    await appoint('An', id, 'Bart');
    const seen = await appoint('Bart', id, 'Tom');
    expect([seen.status, seen.path]).toEqual([200, '/staff/lost']);
    expect(await whoSees(id)).not.toContain('Bart');
  });

  test('nobody of another school', async () => {
    const id = await enter('An', 'Zoë');
    const other = await testSchool(school.ground, 'elders');
    const browser = await other.browserOf('An');
    expect((await browser.get(`/staff/lost/${id}`)).status).toBe(404);
    expect((await browser.get('/staff/lost')).text).toContain('Hier staat niemand');
    expect((await browser.send('/staff/lost', { person: school.idOf('Zoë'), ...reason })).status).toBe(404);
  });
});

describe('somebody goes within ten school days', () => {
  test('until then it stands on Vandaag of care, bridge and leadership, who waits longest first, and of nobody else', async () => {
    await enter('Griet', 'Zoë');
    school.ground.clock.set('2026-11-26 10:00');
    await enter('Bart', 'Ada', { 'last-on': '2025-01-10' });
    for (const [name, sees] of [
      ['An', true],
      ['Samira', true],
      ['Veerle', true],
      ['Griet', false],
      ['Bart', false],
      ['Tom', false],
      ['Dirk', false],
    ] as const) {
      const { text } = await (await school.browserOf(name)).get('/staff');
      expect([name, text.includes('Nog niemand gaat')]).toEqual([name, sees]);
      if (sees) expect(text).toMatch(/Zoë Peeters \(klas 6B\) 2 schooldagen in het register\..*Ada Peeters \(klas 5A\) Sinds vandaag in het register\./);
    }
  });

  test('after ten school days it says so, by the calendar of the school and without naming anybody', async () => {
    const id = await enter('Griet', 'Zoë');
    await inSchool((db) => db.insertInto('people.closed_day').values({ school_id: school.id, day: '2026-12-01', name: 'vrije dag' }).execute());
    for (const [moment, isLate] of [
      ['2026-12-09 10:00', false],
      ['2026-12-10 10:00', true],
    ] as const) {
      school.ground.clock.set(moment);
      const an = await school.browserOf('An');
      const vandaag = (await an.get('/staff')).text;
      expect(vandaag).toContain('Zoë Peeters (klas 6B)');
      expect([moment, vandaag.includes('Dat is langer dan de 10 schooldagen die wij onszelf gaven.')]).toEqual([moment, isLate]);
      const { text } = await an.get(`/staff/lost/${id}`);
      expect([moment, text.includes('Dat is langer dan de 10 die wij onszelf gaven. Wie kan?')]).toEqual([moment, isLate]);
      expect(text).not.toContain('Griet');
    }
  });

  test('with an owner it leaves that list and stands on the owner’s Vandaag with its next step', async () => {
    const id = await enter('Griet', 'Zoë');
    await appoint('Griet', id, 'Griet', 'Samira');
    const griet = await school.browserOf('Griet');
    expect((await griet.get('/staff')).text).toContain('Zoë Peeters (klas 6B) Er staat nog geen volgende stap.');
    await fill(griet, id, 'steps', { done: '', 'done-on': '2026-11-24', next: 'Bellen met een tolk', 'due-on': '2026-11-27' });
    expect((await griet.get('/staff')).text).toContain('Bellen met een tolk Volgende stap: ten laatste 27 november 2026.');
    for (const name of ['An', 'Samira'] as const) expect((await (await school.browserOf(name)).get('/staff')).text).not.toContain('Zoë');
  });

  test('what did not happen in time is asked of who stands in; where nobody does, of care, bridge and leadership', async () => {
    const [first, second] = [await enter('Griet', 'Zoë'), await enter('Bart', 'Driss')];
    await appoint('Griet', first, 'Griet', 'Tom');
    await appoint('Bart', second, 'Bart');
    for (const [by, id] of [
      ['Griet', first],
      ['Bart', second],
    ] as const)
      await fill(await school.browserOf(by), id, 'steps', { next: 'Langsgaan', 'due-on': '2026-11-25' });
    school.ground.clock.set('2026-11-26 10:00');
    expect((await (await school.browserOf('Tom')).get('/staff')).text).toContain('Griet Maes zou gaan. Het is er nog niet van gekomen. Kunt u helpen?');
    const { text } = await (await school.browserOf('An')).get('/staff');
    expect(text).toContain('Bart Maes zou gaan.');
    expect(text).not.toContain('Griet Maes zou gaan.');
  });

  test('only those who said yes can be asked to go, or who is asking; nobody stands in for themselves', async () => {
    const id = await enter('Griet', 'Zoë');
    expect((await appoint('An', id, 'Dirk')).status).toBe(404);
    expect((await appoint('An', id, 'Ada')).status).toBe(404);
    const same = await appoint('An', id, 'Tom', 'Tom');
    expect([same.status, same.text]).toEqual([422, expect.stringContaining('Kies iemand anders om in te springen')]);
    const alone = await fill(await school.browserOf('An'), id, 'owner', { owner: '', substitute: school.idOf('Tom') });
    expect([alone.status, alone.text]).toEqual([422, expect.stringContaining('Kies eerst wie gaat')]);
    expect((await entries())[0]).toMatchObject({ owner_id: null, substitute_id: null });
    // Griet said no to answering in general, and goes to this family.
    await appoint('Griet', id, 'Griet');
    expect((await (await school.browserOf('An')).get(`/staff/lost/${id}`)).html).toMatch(/<option[^>]*selected[^>]*>Griet Maes<|<option[^>]*>Griet Maes</);
    await appoint('An', id, 'Griet', 'Tom');
    expect((await entries())[0]).toMatchObject({ owner_id: school.idOf('Griet'), substitute_id: school.idOf('Tom') });
  });

  test('when who went gives it back or leaves the school, the waiting begins again from that day', async () => {
    const id = await enter('Griet', 'Zoë');
    await appoint('Griet', id, 'Griet');
    school.ground.clock.set('2026-12-15 10:00');
    await fill(await school.browserOf('Griet'), id, 'owner', { owner: '', substitute: '' });
    expect((await (await school.browserOf('An')).get('/staff')).text).toContain('Zoë Peeters (klas 6B) Sinds vandaag in het register.');
    await appoint('Griet', id, 'Tom', 'An');
    await inSchool((db) => db.updateTable('people.person').set({ left_on: '2026-12-15' }).where('id', '=', school.idOf('Tom')).execute());
    school.ground.clock.set('2026-12-16 10:00');
    expect((await (await school.browserOf('An')).get('/staff')).text).toContain('Zoë Peeters (klas 6B) 1 schooldag in het register.');
    await inSchool((db) => db.updateTable('people.person').set({ left_on: null }).where('id', '=', school.idOf('Tom')).execute());
  });
});

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

describe('the end', () => {
  const night = async (moment: string) => {
    school.ground.clock.set(moment);
    await runJobs(school.ground, capabilities);
  };

  test('a contact that is back leaves Vandaag, says when it is erased, and is gone when the school year ends; what the school changes stays', async () => {
    const id = await enter('Griet', 'Zoë');
    await appoint('Griet', id, 'Griet');
    const griet = await school.browserOf('Griet');
    await fill(griet, id, 'steps', { done: 'Gebeld', 'done-on': '2026-11-24' });
    await fill(griet, id, 'lessons', { words: 'Wij bellen ook na 17 uur.' });
    const seen = await fill(griet, id, 'ending', { ending: 'back', 'ended-on': '2026-11-23', 'came-of-it': 'Een tolk hielp.' });
    expect(seen.text).toContain('Het contact is terug sinds 23 november 2026. Fijn. Op 31 augustus 2027 wordt dit gewist.');
    expect(seen.text).toContain('Een tolk hielp.');
    expect((await griet.get('/staff')).text).not.toContain('Zoë');
    expect((await griet.get('/staff/lost')).text).toMatch(/Afgerond \(1\) Zoë Peeters \(klas 6B\) Wordt gewist op 31 augustus 2027/);
    await night('2027-08-30 04:00');
    expect(await entries()).toHaveLength(1);
    await night('2027-08-31 04:00');
    expect(await entries()).toEqual([]);
    expect(await inSchool((db) => db.selectFrom('outreach.step').selectAll().execute())).toEqual([]);
    expect((await (await school.browserOf('Veerle')).get('/staff/lost/lessons')).text).toContain('Wij bellen ook na 17 uur. november 2026');
  });

  test('a family that does not want contact now is respected, and after thirty days there is no trace', async () => {
    const id = await enter('Griet', 'Zoë');
    const seen = await fill(await school.browserOf('Griet'), id, 'ending', { ending: 'not-now', 'ended-on': '2026-11-24' });
    expect(seen.text).toContain('Het gezin wil nu geen contact. Dat mag. Op 24 december 2026 wordt alles gewist. Onze deur blijft open.');
    const { text } = await (await school.browserOf('An')).get('/staff/lost');
    expect(text).not.toMatch(/geen contact wil|wil nu geen/);
    await night('2026-12-23 04:00');
    expect(await entries()).toHaveLength(1);
    await night('2026-12-24 04:00');
    expect(await entries()).toEqual([]);
    expect(await inSchool((db) => db.selectFrom('outreach.lesson').selectAll().execute())).toEqual([]);
  });

  test('somebody who is still waiting stays over the summer, and goes only when nobody noted anything for a year', async () => {
    const id = await enter('Griet', 'Zoë');
    await night('2027-08-31 04:00');
    expect(await entries()).toHaveLength(1);
    school.ground.clock.set('2027-09-02 10:00');
    await fill(await school.browserOf('Griet'), id, 'steps', { done: 'Aan de poort gezwaaid', 'done-on': '2027-09-02' });
    expect((await (await school.browserOf('Griet')).get(`/staff/lost/${id}`)).text).toContain('Nu is dat op 2 september 2028.');
    await night('2028-09-01 04:00');
    expect(await entries()).toHaveLength(1);
    await night('2028-09-02 04:00');
    expect(await entries()).toEqual([]);
  });

  test('a slip can be undone, unless the family was written down again', async () => {
    const id = await enter('Griet', 'Zoë');
    const griet = await school.browserOf('Griet');
    await fill(griet, id, 'ending', { ending: 'back', 'ended-on': '2026-11-24' });
    await fill(griet, id, 'opening', {});
    expect((await entries())[0]).toMatchObject({ ending: null, ended_on: null });
    await fill(griet, id, 'ending', { ending: 'back', 'ended-on': '2026-11-24' });
    await enter('Griet', 'Zoë');
    const seen = await fill(griet, id, 'opening', {});
    expect([seen.status, seen.text]).toEqual([422, expect.stringContaining('Dit gezin staat intussen opnieuw in het register')]);
  });

  test('says kindly what is missing, and keeps what was typed', async () => {
    const id = await enter('Griet', 'Zoë');
    const seen = await fill(await school.browserOf('Griet'), id, 'ending', { 'ended-on': '2026-01-01', 'came-of-it': 'Dit blijft.' });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Kies wat er gebeurd is');
    expect(seen.text).toContain('Dat is voor het laatste contact (15 juni 2026)');
    expect(seen.text).toContain('Dit blijft.');
    expect((await entries())[0]?.ending).toBeNull();
  });
});

describe('what the school changes', () => {
  test('is kept apart: no name, no day, no writer, and nothing that leads to the entry', async () => {
    const id = await enter('Griet', 'Zoë');
    await fill(await school.browserOf('Griet'), id, 'lessons', { words: 'Wij bellen ook na 17 uur.' });
    const rows = await inSchool((db) => db.selectFrom('outreach.lesson').selectAll().execute());
    expect(rows).toEqual([{ school_id: school.id, id: expect.any(String), month: '2026-11-01', words: 'Wij bellen ook na 17 uur.' }]);
    expect(rows[0]?.id).not.toBe(id);
  });

  test('a name of the family is noticed; who says that it is no name is believed', async () => {
    const id = await enter('Bart', 'Fatima');
    const bart = await school.browserOf('Bart');
    const seen = await fill(bart, id, 'lessons', { words: 'Wij bellen ada elke maand.' });
    expect([seen.status, seen.text]).toEqual([422, expect.stringContaining('‘ada’ lijkt een naam uit dit gezin')]);
    expect(seen.text).toContain('Wij bellen ada elke maand.');
    await fill(bart, id, 'lessons', { words: 'Wij leren werken met Ada.', 'no-name': 'yes' });
    const empty = await fill(bart, id, 'lessons', { words: ' ' });
    expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('Schrijf in een paar woorden')]);
    expect(await inSchool((db) => db.selectFrom('outreach.lesson').select('words').execute())).toEqual([{ words: 'Wij leren werken met Ada.' }]);
  });

  test('is read, and taken away, by care, bridge and leadership', async () => {
    const id = await enter('Griet', 'Zoë');
    await fill(await school.browserOf('Griet'), id, 'lessons', { words: 'Wij bellen ook na 17 uur.' });
    const [lesson] = await inSchool((db) => db.selectFrom('outreach.lesson').select('id').execute());
    for (const name of ['Griet', 'Bart', 'Tom', 'Dirk'] as const) {
      const browser = await school.browserOf(name);
      expect([name, (await browser.get('/staff/lost/lessons')).status]).toEqual([name, 404]);
      expect([name, (await browser.send(`/staff/lost/lessons/${lesson?.id}/removal`)).status]).toEqual([name, 404]);
    }
    for (const name of ['An', 'Samira', 'Veerle'] as const)
      expect((await (await school.browserOf(name)).get('/staff/lost/lessons')).text).toContain('Wij bellen ook na 17 uur.');
    expect((await (await school.browserOf('Veerle')).send(`/staff/lost/lessons/${lesson?.id}/removal`)).text).toContain('Hier staat nog niets');
    expect((await (await school.browserOf('Veerle')).send(`/staff/lost/lessons/${lesson?.id}/removal`)).status).toBe(404);
  });
});

describe('a person’s own', () => {
  test('copy holds the entry with all its words', async () => {
    const id = await enter('Griet', 'Zoë');
    await fill(await school.browserOf('Griet'), id, 'steps', {
      done: 'Gebeld met een tolk',
      'done-on': '2026-11-24',
      next: 'Langsgaan',
      'due-on': '2026-11-27',
    });
    await fill(await school.browserOf('Griet'), id, 'ending', { ending: 'back', 'ended-on': '2026-11-24', 'came-of-it': 'Een tolk hielp.' });
    const copyOf = (name: Name) => inSchool((db) => personalData.copyFor(db as never, school.ground, school.id, school.idOf(name)));
    expect(await copyOf('Zoë')).toEqual([
      {
        lastOn: '2026-06-15',
        isAbout: true,
        obstacles: ['language', 'screens-only'],
        dueOn: '2026-11-27',
        ending: 'back',
        endedOn: '2026-11-24',
        known: 'Wij mailden alleen.',
        guessed: 'Misschien is er geen mail.',
        nextStep: 'Langsgaan',
        cameOfIt: 'Een tolk hielp.',
        steps: [{ day: '2026-11-24', what: 'Gebeld met een tolk' }],
      },
    ]);
    expect(await copyOf('Ada')).toEqual([]);
  });

  test('words go with them: whoever is erased is nowhere in the register', async () => {
    const id = await enter('Bart', 'Élise');
    await fill(await school.browserOf('Bart'), id, 'steps', { done: 'Gebeld', 'done-on': '2026-11-24' });
    await inSchool((db) => db.deleteFrom('people.person').where('id', '=', school.idOf('Élise')).execute());
    expect(await entries()).toEqual([]);
    expect(await inSchool((db) => db.selectFrom('outreach.step').selectAll().execute())).toEqual([]);
    expect((await (await school.browserOf('Bart')).get(`/staff/lost/${id}`)).status).toBe(404);
  });

  test('entry is shown to nobody any more once they left the school', async () => {
    const id = await enter('Bart', 'Chloé');
    await inSchool((db) => db.updateTable('people.person').set({ left_on: '2026-11-24' }).where('id', '=', school.idOf('Chloé')).execute());
    const an = await school.browserOf('An');
    expect((await an.get(`/staff/lost/${id}`)).status).toBe(404);
    expect((await an.get('/staff')).text).not.toContain('Chloé');
    await inSchool((db) => db.updateTable('people.person').set({ left_on: null }).where('id', '=', school.idOf('Chloé')).execute());
  });
});

test('a long register is read a page at a time, the longest lost first', async () => {
  const an = await school.browserOf('An');
  const people = Array.from({ length: 53 }, (_, n) => ({ id: newId(), name: `Kind${String(n).padStart(2, '0')}` }));
  await inSchool(async (db) => {
    const row = {
      school_id: school.id,
      entered_by_id: school.idOf('An'),
      waiting_since: '2026-11-24',
      noted_on: '2026-11-24',
      is_about: false,
      obstacles: ['unknown' as const],
    };
    const empty = {
      known: null,
      guessed: null,
      owner_id: null,
      substitute_id: null,
      next_step: null,
      due_on: null,
      ending: null,
      ended_on: null,
      came_of_it: null,
    };
    for (const { id, name } of people) {
      await db
        .insertInto('people.person')
        .values({ school_id: school.id, id, kind: 'pupil', source_id: null, given_name: name, family_name: 'Janssens', left_on: null })
        .execute();
      // Two a day, so that the page also turns within a day.
      const lastOn = `2026-0${1 + Math.floor(Number(name.slice(4)) / 20)}-${String(1 + (Math.floor(Number(name.slice(4)) / 2) % 10)).padStart(2, '0')}`;
      await db
        .insertInto('outreach.lost_contact')
        .values({ ...row, ...empty, id, person_id: id, last_on: lastOn, edition: newId() })
        .execute();
    }
  });
  const seen: string[] = [];
  let path: string | undefined = '/staff/lost';
  for (let turn = 0; path && turn < 5; turn++) {
    const page = await an.get(path);
    seen.push(...[...page.text.matchAll(/(Kind\d\d) Janssens Laatste/g)].map((found) => found[1] as string));
    path = /href="(\/staff\/lost\?after=[^"]+)"/.exec(page.html)?.[1];
  }
  expect(seen).toHaveLength(53);
  expect(new Set(seen).size).toBe(53);
  expect(seen.map((name) => Math.floor(Number(name.slice(4)) / 2))).toEqual(
    [...seen.map((name) => Math.floor(Number(name.slice(4)) / 2))].sort((a, b) => a - b),
  );
  expect((await an.get('/staff/lost?after=nonsense')).status).toBe(200);
  await inSchool((db) => db.deleteFrom('people.person').where('family_name', '=', 'Janssens').execute());
});

test('who goes without another role finds the register in the navigation; the administrator does not', async () => {
  expect((await (await school.browserOf('Tom')).get('/staff')).html).toContain('href="/staff/lost"');
  expect((await (await school.browserOf('Dirk')).get('/staff')).html).not.toContain('href="/staff/lost"');
  // An administrator who also teaches still reaches their own class only.
  await inSchool((db) =>
    setDuties(db as unknown as PeopleDb, school.id, school.idOf('Griet'), {
      roles: ['teacher', 'administrator'],
      answersTalks: false,
      hasProfessionalSecrecy: false,
    }),
  );
  expect((await (await school.browserOf('Griet')).get(`/staff/lost/new?person=${school.idOf('Ada')}`)).status).toBe(404);
});

test('whatever is typed in whatever field, it is no fault of ours', async () => {
  const nasty = [
    '',
    ' ',
    '0',
    "' or 1=1 --",
    '<script>alert(1)</script>',
    '\u202e',
    '😀'.repeat(600),
    'é'.repeat(3000),
    '%',
    '2026-13-45',
    '0000-00-00',
    '9999-12-31',
    'NaN',
    '__proto__',
  ];
  const id = await enter('An', 'Zoë');
  const an = await school.browserOf('An');
  const forms: Record<string, string[]> = {
    '/staff/lost/new': ['name'],
    '/staff/lost': ['id', 'person', 'last-on', 'about', 'obstacles', 'known', 'guessed', 'apart'],
    [`/staff/lost/${id}/reason`]: ['edition', 'last-on', 'obstacles', 'known', 'guessed'],
    [`/staff/lost/${id}/owner`]: ['edition', 'owner', 'substitute'],
    [`/staff/lost/${id}/steps`]: ['edition', 'id', 'done', 'done-on', 'next', 'due-on'],
    [`/staff/lost/${id}/lessons`]: ['id', 'words', 'no-name'],
    [`/staff/lost/${id}/ending`]: ['edition', 'ending', 'ended-on', 'came-of-it'],
    [`/staff/lost/${id}/opening`]: ['edition'],
  };
  const usual: Record<string, string> = {
    person: school.idOf('Ada'),
    'last-on': '2026-06-15',
    obstacles: 'unknown',
    done: 'Gebeld',
    'done-on': '2026-11-24',
    next: 'Bellen',
    'due-on': '2026-11-25',
    ending: 'back',
    'ended-on': '2026-11-24',
    words: 'Wij bellen.',
    owner: school.idOf('An'),
  };
  for (const [path, fields] of Object.entries(forms))
    for (const field of fields)
      for (const value of nasty) {
        const edition = fieldOf((await an.get(`/staff/lost/${id}`)).html, 'edition');
        const seen = await an.send(path, { ...usual, edition, [field]: value });
        expect([path, field, value.slice(0, 20), seen.status]).toEqual([path, field, value.slice(0, 20), expect.toSatisfy((status: number) => status < 500)]);
        expect(seen.html).not.toContain('<script>alert');
      }
  for (const value of nasty)
    for (const path of ['/staff/lost?after=', '/staff/lost/new?person=', '/staff/lost/new?class=', '/staff/lost/', `/staff/lost/${id}?saved=`])
      expect([path, value.slice(0, 20), (await an.get(path + encodeURIComponent(value))).status]).toEqual([
        path,
        value.slice(0, 20),
        expect.toSatisfy((status: number) => status < 500),
      ]);
  expect((await an.raw('/staff/lost', 'geen formulier')).status).toBe(400);
});
