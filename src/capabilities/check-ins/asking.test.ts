import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { testCheckIns } from '../../testing/test-check-ins.ts';
import { capabilities } from '../index.ts';
import { setRhythm } from './index.tsx';

const { school, answer, beginAgain } = await testCheckIns();
afterAll(() => school.close());
beforeEach(beginAgain);

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
    ['Friday just before noon', '2026-11-27 11:59', true],
    ['Friday at noon', '2026-11-27 12:00', false],
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
    school.ground.clock.set('2026-12-01 10:00');
    const again = { ...rhythm, reader: school.idOf('Bart'), substitute: school.idOf('An') };
    expect((await (await school.browserOf('Bart')).send(`/staff/check-ins/${school.classes['5A']}/occasions`, again)).status).toBe(200);
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

  test('shuts by itself when the reader has left the school, and whoever sees the class reads that somebody must be chosen', async () => {
    const words = 'De vraag gaat niet meer vanzelf open voor 6B';
    const tells = async (name: 'Griet' | 'Veerle' | 'Bart') => (await (await school.browserOf(name)).get('/staff')).text.includes(words);
    expect([await tells('Griet'), await tells('Veerle')]).toEqual([false, false]);
    await school.inSchool((db) => db.updateTable('people.person').set({ left_on: '2026-11-23' }).where('id', '=', school.idOf('Tom')).execute());
    expect((await (await school.browserOf('Zoë')).get('/p/')).text).toContain('Er is nu geen vraag voor jou');
    expect([await tells('Griet'), await tells('Veerle'), await tells('Bart')]).toEqual([true, true, false]);
    await school.inSchool((db) => db.updateTable('people.person').set({ left_on: null }).where('id', '=', school.idOf('Tom')).execute());
  });
});

describe('by its rhythm, the question', () => {
  const checkIns = capabilities.filter(({ name }) => name === 'check-ins');
  const openedOn = async (): Promise<string[]> => {
    const rows = await school.inSchool((db) =>
      db.selectFrom('check_ins.occasion').select('opened_on').where('class_id', '=', school.classes['6B']).orderBy('opened_on').execute(),
    );
    return rows.map(({ opened_on }) => opened_on);
  };
  const mornings = async (...moments: string[]): Promise<void> => {
    for (const moment of moments) {
      school.ground.clock.set(moment);
      await runJobs(school.ground, checkIns);
    }
  };
  const set = { audience: 'pupils' as const, everyWeeks: 2, weekday: 'tuesday' as const, isPaused: false };
  const rhythmOf6B = (changed: { isPaused?: boolean } = {}) =>
    school.inSchool((db) =>
      setRhythm(db, school.id, { ...set, classId: school.classes['6B'], readerId: school.idOf('Tom'), substituteId: school.idOf('An'), ...changed }),
    );
  beforeEach(async () => {
    await school.inSchool((db) => db.deleteFrom('check_ins.occasion').where('class_id', '=', school.classes['6B']).execute());
    await rhythmOf6B();
  });

  test('is open until the day before the next time', async () => {
    await school.open('6B', '2026-11-24');
    for (const [moment, isAsked] of [
      ['2026-12-07 10:00', true],
      ['2026-12-08 10:00', false],
    ] as const) {
      school.ground.clock.set(moment);
      expect([moment, (await (await school.browserOf('Zoë')).get('/p/')).text.includes('Hoe voel jij je de laatste dagen?')]).toEqual([moment, isAsked]);
    }
  });

  test('put once more ends the time before, and does not lengthen one that was over', async () => {
    for (const day of ['2026-11-02', '2026-11-24', '2026-12-01']) await school.open('6B', day);
    const rows = await school.inSchool((db) =>
      db.selectFrom('check_ins.occasion').select('closes_on').where('class_id', '=', school.classes['6B']).orderBy('opened_on').execute(),
    );
    expect(rows.map(({ closes_on }) => closes_on)).toEqual(['2026-11-15', '2026-11-30', '2026-12-14']);
  });

  test('opens on its day, from six in the morning, every so many weeks', async () => {
    await mornings('2026-11-24 05:59', '2026-11-23 07:00');
    expect(await openedOn()).toEqual([]);
    await mornings('2026-11-24 06:00', '2026-11-24 12:00', '2026-12-01 07:00', '2026-12-02 07:00', '2026-12-08 07:00');
    expect(await openedOn()).toEqual(['2026-11-24', '2026-12-08']);
  });

  test('comes back on its day after it was put some days later once', async () => {
    await school.open('6B', '2027-03-05');
    await mornings('2027-03-09 07:00', '2027-03-16 07:00');
    expect(await openedOn()).toEqual(['2027-03-05', '2027-03-16']);
  });

  test('stays shut where it is paused, where nobody can read, and for a class that has ended', async () => {
    await rhythmOf6B({ isPaused: true });
    await mornings('2027-01-12 07:00');
    await rhythmOf6B();
    const leave = (left_on: string | null) =>
      school.inSchool((db) => db.updateTable('people.person').set({ left_on }).where('id', '=', school.idOf('Tom')).execute());
    const end = (left_on: string | null) =>
      school.inSchool((db) => db.updateTable('people.class').set({ left_on }).where('id', '=', school.classes['6B']).execute());
    await leave('2027-01-18');
    await mornings('2027-01-19 07:00');
    await leave(null);
    await end('2027-01-25');
    await mornings('2027-01-26 07:00');
    expect(await openedOn()).toEqual([]);
    await end(null);
    await mornings('2027-02-02 07:00');
    expect(await openedOn()).toEqual(['2027-02-02']);
  });
});
