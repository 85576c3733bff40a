import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { newId } from '../../platform/secrets/random.ts';
import { testRegister } from '../../testing/test-register.ts';
import { capabilities } from '../index.ts';
import { addEntry } from './store/changes.ts';
import { familyOf, keepOthersWaiting } from './store/families.ts';

const { school, inSchool, enter, fill, appoint, entries, beginAgain } = await testRegister();
afterAll(() => school.close());
beforeEach(beginAgain);

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

  test('what ended stands in the order of names, whatever was longest ago', async () => {
    for (const [name, lastOn] of [
      ['Driss', '2025-01-10'],
      ['Ada', '2026-06-15'],
      ['Chloé', '2026-03-02'],
    ] as const)
      await fill(await school.browserOf('An'), await enter('An', name, { 'last-on': lastOn }), 'ending', { ending: 'back', 'ended-on': '2026-11-24' });
    const { text } = await (await school.browserOf('An')).get('/staff/lost');
    expect(text).toMatch(/Afgerond \(3\) Ada Peeters.*Chloé Peeters.*Driss Peeters/);
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

  test('undone while a colleague writes the family down again: it waits for them, and stands there once', async () => {
    const id = await enter('An', 'Ada');
    const an = await school.browserOf('An');
    await fill(an, id, 'ending', { ending: 'back', 'ended-on': '2026-11-24' });
    let status: number | undefined;
    const { opening } = await inSchool(async (db) => {
      const family = await familyOf(db, school.id, school.idOf('Ben'));
      await keepOthersWaiting(db, school.id, family);
      const opening = fill(an, id, 'opening', {}).then((seen) => {
        status = seen.status;
      });
      const isWaiting = async (): Promise<boolean> =>
        (await sql`select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`.execute(db)).rows.length > 0;
      while (status === undefined && !(await isWaiting())) await setTimeout(10);
      const why = { lastOn: '2026-06-15', isAbout: false, obstacles: ['unknown' as const], known: null, guessed: null };
      await addEntry(db, { school: school.id, id: school.idOf('Samira') }, { id: newId(), personId: school.idOf('Ben'), ...why }, '2026-11-24');
      return { opening };
    });
    await opening;
    expect(status).toBe(422);
    expect((await entries()).filter(({ ending }) => ending === null).map(({ person_id }) => person_id)).toEqual([school.idOf('Ben')]);
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
