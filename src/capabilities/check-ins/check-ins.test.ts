import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Seen, TestBrowser } from '../../testing/browser-of.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';

let school: TestSchool;
beforeAll(async () => {
  school = await testSchool();
  await school.open('5A');
  await school.open('guardians');
});
afterAll(() => school.close());
beforeEach(() => school.ground.clock.set('2026-11-24 10:00'));

type Fields = Record<string, string | string[]>;

/** The hidden fields that the question page gave: who may answer, and the id of this answer. */
async function formOf(browser: TestBrowser): Promise<{ id: string; ticket: string }> {
  const { html } = await browser.get('/p/check-in');
  const field = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
  return { id: field('id'), ticket: field('ticket') };
}

const answer = async (browser: TestBrowser, said: Fields): Promise<Seen> => browser.send('/p/check-in', { ...(await formOf(browser)), ...said });

const answersOf = (name: Parameters<TestSchool['idOf']>[0]) =>
  school.inSchool((db) => db.selectFrom('check_ins.answer').selectAll().where('person_id', '=', school.idOf(name)).orderBy('said_on').execute());

const promisesOf = (name: Parameters<TestSchool['idOf']>[0]) =>
  school.inSchool((db) => db.selectFrom('follow_ups.promise').selectAll().where('asker_id', '=', school.idOf(name)).execute());

const forgetEverything = () =>
  school.inSchool(async (db) => {
    await db.deleteFrom('follow_ups.promise').execute();
    await db.deleteFrom('check_ins.answer').execute();
    await db.deleteFrom('check_ins.conflict').execute();
    await db.deleteFrom('check_ins.turn').execute();
  });
beforeEach(forgetEverything);

describe('the question', () => {
  test('stands on the first page of a pupil, in the version of the class', async () => {
    const { text } = await (await school.browserOf('Ada')).get('/p/');
    expect(text).toContain('Hoe voel jij je de laatste dagen?');
    expect(text).toContain('Dat zeg ik liever niet');
  });

  test('is put to guardians in their own language, and as to an adult', async () => {
    const fatima = await school.browserOf('Fatima');
    expect((await fatima.get('/p/')).text).toContain('كيف حالك أنت؟');
    const inDutch = (await fatima.get('/p/?in=nl')).text;
    expect(inDutch).toContain('Hoe gaat het met u?');
    expect(inDutch).toContain('Wilt u met iemand praten?');
    expect(inDutch).not.toContain('Wat deed jou deugd?');
  });

  test('is not put to a class for which it is not open', async () => {
    expect((await (await school.browserOf('Zoë')).get('/p/')).text).toContain('Er is nu geen vraag voor jou');
  });

  test('names only people who said yes, with how they are bound to silence', async () => {
    const { text } = await (await school.browserOf('Ada')).get('/p/check-in');
    expect(text).toContain('Bart Maes Mijn juf, meester of klasleerkracht · ambtsgeheim');
    expect(text).toContain('Ambtsgeheim: mensen van de school.');
    expect(text).toContain('Tom Maes Iemand van het CLB · beroepsgeheim');
    expect(text).not.toContain('Griet Maes');
    expect(text).not.toContain('Dirk Maes');
  });

  test.each([
    ['Friday morning', '2026-11-27 10:00', true],
    ['Friday afternoon', '2026-11-27 13:00', false],
    ['Saturday', '2026-11-28 10:00', false],
    ['Sunday, because tomorrow somebody is there', '2026-11-29 18:00', true],
  ])('on %s', async (_, moment, isAsked) => {
    school.ground.clock.set(moment);
    const { text } = await (await school.browserOf('Ada')).get('/p/');
    expect(text.includes('Hoe voel jij je de laatste dagen?')).toBe(isAsked);
    if (!isAsked) expect(text).toContain('Kom terug op zondag 29 november');
  });

  test('is not put again to somebody who was asked, but one can always come back', async () => {
    const ada = await school.browserOf('Ada');
    await answer(ada, { mood: 'good' });
    const home = await ada.get('/p/');
    expect(home.text).toContain('Je hebt al geantwoord');
    expect(home.html).toContain('href="/p/check-in"');
    expect((await answer(ada, { talk: 'week' })).text).toContain('Bart Maes leest dit ten laatste op');
  });
});

describe('what was chosen is what happens', () => {
  test('a wish to talk opens a promise of the chosen person, with a substitute and a day', async () => {
    const ada = await school.browserOf('Ada');
    const seen = await answer(ada, { mood: 'bad', talk: 'today', who: school.idOf('An') });
    expect(seen.text).toContain('An Maes leest dit ten laatste op dinsdag 24 november');
    expect(await promisesOf('Ada')).toMatchObject([
      { person_id: school.idOf('An'), substitute_id: school.idOf('Bart'), urgency: 'today', due_on: '2026-11-24' },
    ]);
    expect((await ada.get('/p/')).text).toContain('An Maes komt ten laatste op dinsdag 24 november');
  });

  test.each([
    ['before noon', '2026-11-24 11:59', '2026-11-24'],
    ['after noon', '2026-11-24 12:00', '2026-11-25'],
    ['on Sunday', '2026-11-29 10:00', '2026-11-30'],
  ])('"liefst vandaag" %s', async (_, moment, due) => {
    school.ground.clock.set(moment);
    await answer(await school.browserOf('Ada'), { talk: 'today' });
    expect(await promisesOf('Ada')).toMatchObject([{ due_on: due }]);
  });

  test('the day counts school days only', async () => {
    const other = await testSchool(school.ground, 'een-andere-school');
    await other.inSchool((db) => db.insertInto('people.closed_day').values({ school_id: other.id, day: '2026-11-25', name: 'vrije dag' }).execute());
    await other.open('5A');
    const seen = await answer(await other.browserOf('Ada'), { talk: 'week' });
    expect(seen.text).toContain('ten laatste op woensdag 2 december');
  });

  const asked = async (): Promise<boolean> => (await school.inSchool((db) => db.selectFrom('check_ins.turn').selectAll().execute())).length === 1;

  test('"niemand" is counted as asked and nothing of it is kept', async () => {
    const seen = await answer(await school.browserOf('Ada'), { mood: 'bad', more: 'geheim', visible: 'nobody' });
    expect(seen.text).toContain('Wij bewaren dit niet');
    expect(await answersOf('Ada')).toEqual([]);
    expect(await asked()).toBe(true);
  });

  test('"niemand" with a wish to talk keeps the wish and not the words', async () => {
    await answer(await school.browserOf('Ada'), { mood: 'bad', more: 'geheim', talk: 'week', visible: 'nobody' });
    expect(await answersOf('Ada')).toEqual([]);
    expect(await promisesOf('Ada')).toHaveLength(1);
  });

  test.each<[string, Fields]>([
    ['everything skipped', {}],
    ['"dat zeg ik liever niet"', { mood: 'skip' }],
    ['"dat zeg ik liever niet" and "nee, nu niet"', { mood: 'skip', talk: 'no', about: ['skip'] }],
  ])('%s leaves no trace but that one was asked', async (_, said) => {
    await answer(await school.browserOf('Ada'), said);
    expect(await answersOf('Ada')).toEqual([]);
    expect(await promisesOf('Ada')).toEqual([]);
    expect(await school.inSchool((db) => db.selectFrom('check_ins.turn').select(['asked_on', 'answered_on']).execute())).toEqual([
      { asked_on: '2026-11-24', answered_on: null },
    ]);
  });

  test('somebody outside the school: nobody at school reads it, and no promise is made for them', async () => {
    await answer(await school.browserOf('Ada'), { mood: 'bad', talk: 'today', who: 'outside' });
    expect(await answersOf('Ada')).toEqual([]);
    expect(await promisesOf('Ada')).toEqual([]);
  });

  test('what was said lies sealed in the database', async () => {
    await answer(await school.browserOf('Ada'), { mood: 'bad', more: 'mijn grote geheim' });
    const [row] = await answersOf('Ada');
    expect(JSON.stringify(row)).not.toContain('geheim');
    expect(row?.words.toString()).not.toMatch(/geheim|bad/);
  });
});

describe('who may see it', () => {
  const everybody = ['Bart', 'Griet', 'An', 'Samira', 'Tom', 'Veerle', 'Dirk'] as const;
  type Chosen = (typeof everybody)[number] | undefined;

  test.each<[string, Fields, Chosen, (typeof everybody)[number][]]>([
    ['nothing chosen: the reader', { mood: 'bad' }, undefined, ['Bart']],
    ['a person to talk with: that person', { mood: 'bad', talk: 'week' }, 'An', ['An']],
    ['a person, only them', { mood: 'bad', talk: 'week', visible: 'chosen' }, 'Tom', ['Tom']],
    ['a person, and my teacher', { mood: 'bad', talk: 'week', visible: 'chosen_teacher' }, 'Tom', ['Tom', 'Bart']],
    ['no talk, and my teacher', { mood: 'bad', visible: 'chosen_teacher' }, undefined, ['Bart']],
    ['outside, and my teacher', { mood: 'bad', talk: 'week', who: 'outside', visible: 'chosen_teacher' }, undefined, ['Bart']],
    ['nobody', { mood: 'bad', visible: 'nobody' }, undefined, []],
    ['somebody who is not on the list', { mood: 'bad', talk: 'week', who: 'a0000000-0000-4000-8000-000000000000' }, undefined, ['Bart']],
  ])('%s', async (_, said, chosen, readers) => {
    await answer(await school.browserOf('Ada'), { ...said, more: 'alleen voor wie mag', ...(chosen && { who: school.idOf(chosen) }) });
    const [row] = await answersOf('Ada');
    for (const name of everybody) {
      const browser = await school.browserOf(name);
      const page = await browser.get(`/staff/answers/${row?.id ?? 'a0000000-0000-4000-8000-000000000000'}`);
      expect([name, page.status]).toEqual([name, (readers as readonly string[]).includes(name) ? 200 : 404]);
      expect((await browser.get('/staff')).html.includes(`/staff/answers/${row?.id}`)).toBe((readers as readonly string[]).includes(name));
    }
    for (const name of ['Ada', 'Ben', 'Fatima'] as const)
      expect((await (await school.browserOf(name)).get(`/staff/answers/${row?.id}`)).path).toBe('/staff/sign-in');
  });

  test('a guardian never sees an answer of the child, nor the child one of the guardian', async () => {
    await answer(await school.browserOf('Ada'), { mood: 'bad', more: 'woorden van het kind', talk: 'week' });
    await answer(await school.browserOf('Fatima'), { mood: 'bad', more: 'woorden van de moeder', talk: 'week' });
    for (const path of ['/p/', '/p/check-in', '/p/check-in/thanks/talk', '/p/card']) {
      expect((await (await school.browserOf('Fatima')).get(path)).text).not.toMatch(/woorden van het kind|Bart Maes/);
      expect((await (await school.browserOf('Ada')).get(path)).text).not.toMatch(/woorden van de moeder|Samira Maes (komt|neemt)/);
    }
  });

  test('whoever reads it is shown to the one who said it, and nobody else', async () => {
    const ada = await school.browserOf('Ada');
    await answer(ada, { mood: 'bad' });
    const [row] = await answersOf('Ada');
    await (await school.browserOf('Bart')).get(`/staff/answers/${row?.id}`);
    expect((await ada.get('/p/')).text).toContain('Bart Maes las je antwoord op dinsdag 24 november');
    expect((await (await school.browserOf('Ben')).get('/p/')).text).not.toContain('las je antwoord');
  });

  test('a teacher who takes over the class later does not read what was said to the one before', async () => {
    await answer(await school.browserOf('Ada'), { mood: 'bad', visible: 'chosen_teacher' });
    const [row] = await answersOf('Ada');
    await school.inSchool((db) =>
      db
        .insertInto('people.membership')
        .values({ school_id: school.id, class_id: school.classes['6B'], person_id: school.idOf('Ada'), role: 'pupil' })
        .execute(),
    );
    expect((await (await school.browserOf('Griet')).get(`/staff/answers/${row?.id}`)).status).toBe(404);
    await school.inSchool((db) =>
      db.deleteFrom('people.membership').where('class_id', '=', school.classes['6B']).where('person_id', '=', school.idOf('Ada')).execute(),
    );
  });
});

describe('nothing is lost and nothing counts twice', () => {
  test('the same form sent twice is one answer', async () => {
    const ada = await school.browserOf('Ada');
    const form = await formOf(ada);
    const said = { ...form, mood: 'bad', talk: 'week' };
    const [first, second] = await Promise.all([ada.send('/p/check-in', said), ada.send('/p/check-in', said)]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect((await ada.send('/p/check-in', said)).text).toContain('Je antwoord is aangekomen');
    expect(await answersOf('Ada')).toHaveLength(1);
    expect(await promisesOf('Ada')).toHaveLength(1);
  });

  test('the same id with other words: both are kept, and the reader sees both', async () => {
    const ada = await school.browserOf('Ada');
    const form = await formOf(ada);
    await ada.send('/p/check-in', { ...form, more: 'eerste woorden' });
    expect((await ada.send('/p/check-in', { ...form, more: 'andere woorden' })).text).toContain('Wij bewaren ze allebei');
    const [row] = await answersOf('Ada');
    const read = (await (await school.browserOf('Bart')).get(`/staff/answers/${row?.id}`)).text;
    expect(read).toContain('eerste woorden');
    expect(read).toContain('andere woorden');
  });

  test('an answer arrives although the session is over by then', async () => {
    const ada = await school.browserOf('Ada', { device: 'shared' });
    const form = await formOf(ada);
    school.ground.clock.pass(45);
    expect((await ada.send('/p/check-in', { ...form, mood: 'good' })).text).toContain('Je antwoord is aangekomen');
    expect(await answersOf('Ada')).toHaveLength(1);
  });

  test('an answer arrives in the very moment in which the key of its person is forgotten', async () => {
    const ada = await school.browserOf('Ada');
    const [first, second] = [await formOf(ada), await formOf(ada)];
    const stopwatch = vi.spyOn(performance, 'now').mockReturnValue(1e9);
    const send = (form: { id: string; ticket: string }) => school.stranger().send('/p/check-in', { ...form, mood: 'good' });
    await send(first);
    stopwatch.mockReturnValueOnce(1e9 + 60_000).mockReturnValue(1e9 + 60_001);
    expect((await send(second)).status).toBe(200);
    stopwatch.mockRestore();
    expect(await answersOf('Ada')).toHaveLength(2);
  });

  test('a changed ticket is refused', async () => {
    const ada = await school.browserOf('Ada');
    const { id, ticket } = await formOf(ada);
    const forged = ticket.replace(school.idOf('Ada'), school.idOf('Ben'));
    expect(forged).not.toBe(ticket);
    expect((await ada.send('/p/check-in', { id, ticket: forged, mood: 'good' })).status).toBe(400);
    expect(await answersOf('Ben')).toEqual([]);
  });

  test('two hundred at once are two hundred', async () => {
    const ada = await school.browserOf('Ada');
    const { ticket } = await formOf(ada);
    await Promise.all(Array.from({ length: 200 }, (_, n) => ada.send('/p/check-in', { id: crypto.randomUUID(), ticket, more: `nummer ${n}` })));
    expect(await answersOf('Ada')).toHaveLength(200);
  });
});

describe('four ways in, all equal in the figures', () => {
  const turn = async () =>
    (await school.inSchool((db) => db.selectFrom('check_ins.turn').select(['person_id', 'asked_on', 'answered_on', 'asked_by_way']).execute())).at(0);

  test.each([
    ['own-device', async () => void (await answer(await school.browserOf('Ada'), { mood: 'good' })), '2026-11-24'],
    ['class-device', async () => void (await answer(await school.browserOf('Ada', { device: 'class' }), { mood: 'good' })), '2026-11-24'],
    [
      'talk',
      async () =>
        void (await (await school.browserOf('Bart')).send(`/staff/check-ins/${school.classes['5A']}/talks`, { pupil: school.idOf('Ada'), wish: 'no' })),
      '2026-11-24',
    ],
    [
      'paper',
      async () => void (await (await school.browserOf('Bart')).send(`/staff/check-ins/${school.classes['5A']}/paper`, { pupil: school.idOf('Ada') })),
      null,
    ],
  ] as [string, () => Promise<void>, string | null][])('%s', async (way, ask, answeredOn) => {
    await ask();
    expect(await turn()).toEqual({ person_id: school.idOf('Ada'), asked_on: '2026-11-24', answered_on: answeredOn, asked_by_way: way });
    const seen = await (await school.browserOf('Veerle')).get('/staff/coverage');
    expect(seen.text).toContain('De laatste 2 weken 4 weken 12 weken Gevraagd 1 van 6');
    expect(seen.text).toContain('5A 4 leerlingen zijn nog niet gevraagd');
    expect((await (await school.browserOf('Ada')).get('/p/')).text).toContain('Je hebt al geantwoord');
  });

  test('a wish to talk that was said in a talk becomes a promise of the one who asked', async () => {
    const bart = await school.browserOf('Bart');
    const seen = await bart.send(`/staff/check-ins/${school.classes['5A']}/talks`, { pupil: school.idOf('Ada'), wish: 'week' });
    expect(seen.text).toContain('Bewaard. Ada is gevraagd.');
    expect(await promisesOf('Ada')).toMatchObject([{ person_id: school.idOf('Bart'), substitute_id: school.idOf('An') }]);
    expect((await bart.get('/staff')).text).toContain('Ada Peeters (5A) wil praten');
  });

  test('a talk without a pupil is asked again, and what was chosen stays', async () => {
    const seen = await (await school.browserOf('Bart')).send(`/staff/check-ins/${school.classes['5A']}/talks`, { wish: 'today' });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Kies een leerling uit de lijst');
    expect(seen.html).toMatch(/value="today" checked/);
  });
});

describe('coverage', () => {
  test('shows whom nobody asked yet, alphabetically, and lets one plan to ask', async () => {
    const bart = await school.browserOf('Bart');
    await answer(await school.browserOf('Ben'), { mood: 'bad' });
    const names = (text: string): string[] => [...text.matchAll(/(Ada|Ben|Chloé|Driss|Élise) Peeters \(5A\)/g)].map((found) => found[1] as string);
    expect(names((await bart.get('/staff')).text)).toEqual(['Ada', 'Chloé', 'Driss', 'Élise']);
    await bart.send(`/staff/check-ins/${school.classes['5A']}/plans`, { pupil: school.idOf('Ada') });
    expect((await bart.get('/staff')).text).toContain('Bart Maes vraagt het op woensdag 25 november');
    await answer(await school.browserOf('Ada'), { mood: 'good' });
    expect(names((await bart.get('/staff')).text)).toEqual(['Chloé', 'Driss', 'Élise']);
  });

  test('of a class where everybody was asked it says so, and not that the question is shut', async () => {
    const bart = await school.browserOf('Bart');
    await bart.send(`/staff/check-ins/${school.classes['5A']}/paper`, { everybody: 'yes' });
    expect((await bart.get('/staff/coverage')).text).toContain('5A Iedereen is gevraagd.');
    expect((await bart.get('/staff')).text).toContain('Nog niet gevraagd Iedereen is gevraagd.');
  });

  test('where no class is asked now, nobody reads that everybody was', async () => {
    const { text } = await (await school.browserOf('Griet')).get('/staff');
    expect(text).toContain('De vraag staat nu in geen van uw klassen open.');
    expect(text).not.toContain('Iedereen is gevraagd.');
  });

  test('whoever plans to ask on Vandaag stays there', async () => {
    const bart = await school.browserOf('Bart');
    const planned = await bart.send(`/staff/check-ins/${school.classes['5A']}/plans`, { pupil: school.idOf('Ada'), from: 'today' });
    expect(planned.text).toContain('Vandaag');
    expect(planned.text).toContain('Bart Maes vraagt het op woensdag 25 november');
  });

  test('a teacher sees the own class only', async () => {
    const griet = await school.browserOf('Griet');
    expect((await griet.get('/staff/coverage')).text).not.toContain('5A');
    for (const path of ['classes/CLASS', 'check-ins/CLASS', 'check-ins/CLASS/talks', 'check-ins/CLASS/paper', 'cards/CLASS', 'class-device/CLASS']) {
      expect([path, (await griet.get(`/staff/${path.replace('CLASS', school.classes['5A'])}`)).status]).toEqual([path, 404]);
    }
  });
});

describe('opening', () => {
  const rhythm = { 'every-weeks': '2', weekday: 'tuesday' };

  test.each([
    ['nobody reads', () => ({ reader: '', substitute: school.idOf('An') }), 'Kies eerst wie leest en antwoordt'],
    ['nobody stands in', () => ({ reader: school.idOf('Bart'), substitute: '' }), 'Kies ook iemand die inspringt'],
    ['one person for both', () => ({ reader: school.idOf('An'), substitute: school.idOf('An') }), 'Kies twee verschillende mensen'],
    ['a reader who never said yes', () => ({ reader: school.idOf('Griet'), substitute: school.idOf('An') }), 'Kies eerst wie leest en antwoordt'],
  ])('is refused when %s', async (_, people, words) => {
    const seen = await (await school.browserOf('Griet')).send(`/staff/check-ins/${school.classes['6B']}/occasions`, { ...rhythm, ...people() });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain(words);
  });

  test('is refused within seven days, and says from when it may be asked again', async () => {
    const seen = await (await school.browserOf('Bart')).send(`/staff/check-ins/${school.classes['5A']}/occasions`, {
      ...rhythm,
      reader: school.idOf('Bart'),
      substitute: school.idOf('An'),
    });
    expect(seen.text).toContain('het kan weer vanaf dinsdag 1 december');
  });

  test('is refused on the eve of a holiday', async () => {
    school.ground.clock.set('2026-12-18 09:00');
    await school.inSchool((db) =>
      db
        .insertInto('people.closed_day')
        .values(['21', '22', '23', '24', '25'].map((n) => ({ school_id: school.id, day: `2026-12-${n}`, name: 'vakantie' })))
        .execute(),
    );
    const seen = await (await school.browserOf('Griet')).send(`/staff/check-ins/${school.classes['6B']}/occasions`, {
      ...rhythm,
      reader: school.idOf('Tom'),
      substitute: school.idOf('An'),
    });
    expect(seen.text).toContain('De komende dagen is er geen school');
    await school.inSchool((db) => db.deleteFrom('people.closed_day').execute());
  });

  test('with two people who answer, the class is asked from then on', async () => {
    const griet = await school.browserOf('Griet');
    await griet.send(`/staff/check-ins/${school.classes['6B']}/occasions`, { ...rhythm, reader: school.idOf('Tom'), substitute: school.idOf('An') });
    expect((await (await school.browserOf('Zoë')).get('/p/')).text).toContain('Hoe voel jij je de laatste dagen?');
  });

  test('shuts by itself when the reader has left the school', async () => {
    await school.inSchool((db) => db.updateTable('people.person').set({ left_on: '2026-11-23' }).where('id', '=', school.idOf('Tom')).execute());
    expect((await (await school.browserOf('Zoë')).get('/p/')).text).toContain('Er is nu geen vraag voor jou');
    await school.inSchool((db) => db.updateTable('people.person').set({ left_on: null }).where('id', '=', school.idOf('Tom')).execute());
  });
});
