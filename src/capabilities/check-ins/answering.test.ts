import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { testCheckIns } from '../../testing/test-check-ins.ts';
import { testSchool } from '../../testing/test-school.ts';

type Fields = Record<string, string | string[]>;

const { school, formOf, answer, answersOf, promisesOf, beginAgain } = await testCheckIns();
afterAll(() => school.close());
beforeEach(beginAgain);

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

  test('whoever asks twice on one day reads each time who comes for what they asked last', async () => {
    const ada = await school.browserOf('Ada');
    for (const [id, name] of [
      ['An', 'An Maes'],
      ['Bart', 'Bart'],
      ['An', 'An Maes'],
    ] as const)
      expect((await answer(ada, { talk: 'week', who: school.idOf(id) })).text).toMatch(new RegExp(`${name}[^.]* leest dit ten laatste op`));
  });

  test('whoever sends when the visit is over reads that it arrived, in whole sentences', async () => {
    const ada = await school.browserOf('Ada');
    for (const said of [{ mood: 'bad' }, { mood: 'bad', visible: 'nobody' }, { talk: 'week' }]) {
      const form = await formOf(ada);
      const seen = await school.stranger().send('/p/check-in', { ...form, ...said });
      expect(seen.text).toContain('Je antwoord is aangekomen.');
      expect(seen.text).not.toMatch(/altijd aan|undefined/);
    }
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
    const seen = await answer(await school.browserOf('Ada'), { mood: 'bad', more: 'geheim', talk: 'week', visible: 'nobody' });
    expect(await answersOf('Ada')).toEqual([]);
    expect(await promisesOf('Ada')).toHaveLength(1);
    expect(seen.text).toMatch(/Wij bewaren niet wat je zei\..* komt ten laatste op/s);
    expect(seen.text).not.toContain('leest dit');
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

  test('the same id with words for somebody else: each reads what was meant for them, and whoever was asked comes', async () => {
    const ada = await school.browserOf('Ada');
    const form = await formOf(ada);
    const first = { ...form, talk: 'week', who: school.idOf('Bart'), more: 'voor Bart' };
    const second = { ...form, talk: 'today', who: school.idOf('An'), more: 'over Bart' };
    await ada.send('/p/check-in', first);
    for (let n = 0; n < 2; n++) expect((await ada.send('/p/check-in', second)).text).toContain('Wij bewaren ze allebei');
    await ada.send('/p/check-in', first);
    const readBy = async (name: 'Bart' | 'An') => {
      const browser = await school.browserOf(name);
      const pages = await Promise.all((await answersOf('Ada')).map(({ id }) => browser.get(`/staff/answers/${id}`)));
      return pages.flatMap(({ text }) => text.match(/(voor|over) Bart/g) ?? []);
    };
    expect([await readBy('Bart'), await readBy('An')]).toEqual([['voor Bart'], ['over Bart']]);
    const promises = await promisesOf('Ada');
    expect(promises.map(({ person_id, due_on }) => [person_id, due_on]).sort()).toEqual(
      [
        [school.idOf('Bart'), '2026-12-01'],
        [school.idOf('An'), '2026-11-24'],
      ].sort(),
    );
    const detail = await (await school.browserOf('An')).get(`/staff/promises/${promises.find(({ person_id }) => person_id === school.idOf('An'))?.id}`);
    expect([detail.text.includes('over Bart'), detail.text.includes('voor Bart')]).toEqual([true, false]);
  });

  test('the same id with words for a colleague who took the promise over meanwhile: the first does not read them', async () => {
    const ada = await school.browserOf('Ada');
    const form = await formOf(ada);
    await ada.send('/p/check-in', { ...form, talk: 'week', who: school.idOf('Bart'), more: 'voor Bart' });
    const [promise] = await promisesOf('Ada');
    const bart = await school.browserOf('Bart');
    await bart.send(`/staff/promises/${promise?.id}/person`, { to: school.idOf('An') });
    await ada.send('/p/check-in', { ...form, talk: 'week', who: school.idOf('An'), more: 'over Bart' });
    const read = await Promise.all((await answersOf('Ada')).map(async ({ id }) => (await bart.get(`/staff/answers/${id}`)).text));
    expect([read.join().includes('voor Bart'), read.join().includes('over Bart')]).toEqual([true, false]);
  });

  test('the same id with a wish to talk that the first words did not have, or sooner, opens one promise, by the sooner day', async () => {
    const ada = await school.browserOf('Ada');
    const form = await formOf(ada);
    for (const said of [{ more: 'eerst' }, { talk: 'week', who: school.idOf('An'), more: 'dan' }]) await ada.send('/p/check-in', { ...form, ...said });
    expect((await promisesOf('Ada')).map(({ person_id, due_on }) => [person_id, due_on])).toEqual([[school.idOf('An'), '2026-12-01']]);
    await ada.send('/p/check-in', { ...form, talk: 'today', who: school.idOf('An'), more: 'nu' });
    expect((await promisesOf('Ada')).map(({ due_on }) => due_on).sort()).toEqual(['2026-11-24', '2026-12-01']);
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

  test('no field takes more room than what can be said in it', async () => {
    await answer(await school.browserOf('Ada'), { more: 'x'.repeat(3000), who: 'y'.repeat(50_000), nice: 'z'.repeat(3000) });
    const [row] = await answersOf('Ada');
    expect(row?.words.length).toBeLessThan(4200);
  });

  test('a changed ticket is refused', async () => {
    const ada = await school.browserOf('Ada');
    const { id, ticket } = await formOf(ada);
    const forged = ticket.replace(school.idOf('Ada'), school.idOf('Ben'));
    expect(forged).not.toBe(ticket);
    expect((await ada.send('/p/check-in', { id, ticket: forged, mood: 'good' })).status).toBe(400);
    expect(await answersOf('Ben')).toEqual([]);
  });

  test('who answers and skips in the same moment has answered', async () => {
    const ada = await school.browserOf('Ada');
    const [first, second] = [await formOf(ada), await formOf(ada)];
    await Promise.all([ada.send('/p/check-in', { ...first, mood: 'good' }), ada.send('/p/check-in', { ...second, mood: 'skip' })]);
    expect(await school.inSchool((db) => db.selectFrom('check_ins.turn').select('answered_on').execute())).toEqual([{ answered_on: '2026-11-24' }]);
  });

  test('two hundred at once are two hundred', async () => {
    const ada = await school.browserOf('Ada');
    const { ticket } = await formOf(ada);
    await Promise.all(Array.from({ length: 200 }, (_, n) => ada.send('/p/check-in', { id: crypto.randomUUID(), ticket, more: `nummer ${n}` })));
    expect(await answersOf('Ada')).toHaveLength(200);
  });
});
