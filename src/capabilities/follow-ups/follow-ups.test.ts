import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { testPromises } from '../../testing/test-promises.ts';
import { capabilities } from '../index.ts';

const { school, promise, leave, beginAgain } = await testPromises();
afterAll(() => school.close());
beforeEach(beginAgain);

const whoWaits = (text: string): string[] => [...text.matchAll(/(\S+) Peeters \(5A\) wil praten/g)].map((found) => found[1] as string);

describe('Vandaag', () => {
  test('shows who waits longest first, then who is due first, then by name', async () => {
    await promise('Ben', 'Bart', 'An', '2026-11-23', '2026-11-30');
    await promise('Chloé', 'Bart', 'An', '2026-11-19', '2026-11-26');
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-24');
    await promise('Élise', 'Bart', 'An', '2026-11-23', '2026-11-24');
    const { text } = await (await school.browserOf('Bart')).get('/staff');
    expect(whoWaits(text)).toEqual(['Chloé', 'Ada', 'Élise', 'Ben']);
    expect(text).toContain('Wacht sinds donderdag 19 november. Dat zijn 3 schooldagen. Beloofd: ten laatste donderdag 26 november');
    expect(text).toContain('Beloofd: vandaag');
  });

  test('shows a promise to whom it was made and to the substitute, and to nobody else', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    for (const [name, sees] of [
      ['Bart', true],
      ['An', true],
      ['Griet', false],
      ['Veerle', false],
      ['Dirk', false],
      ['Tom', false],
    ] as const) {
      const browser = await school.browserOf(name);
      expect([name, whoWaits((await browser.get('/staff')).text).length > 0]).toEqual([name, sees]);
      expect([name, (await browser.get(`/staff/promises/${id}`)).status]).toEqual([name, sees ? 200 : 404]);
      if (!sees) expect((await browser.send(`/staff/promises/${id}/answer`, { outcome: 'talked' })).status).toBe(404);
    }
  });

  test('on the day itself it still is the work of who promised; the substitute finds it beneath', async () => {
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-24');
    const { text } = await (await school.browserOf('An')).get('/staff');
    expect(text).toContain('Niemand wacht op u. Mooi. U springt in als een collega er niet is (1) Ada Peeters (5A) wil praten');
    expect((await (await school.browserOf('Ada')).get('/p/')).text).toContain('Bart Maes komt ten laatste op dinsdag 24 november.');
  });

  test('what a colleague did not do in time becomes the work of the substitute, and the one who waits is told', async () => {
    await promise('Ada', 'Bart', 'An', '2026-11-16', '2026-11-20');
    const an = await (await school.browserOf('An')).get('/staff');
    expect(an.text).toContain('Beloofd door Bart Maes, die er niet op tijd was');
    expect((await (await school.browserOf('Ada')).get('/p/')).text).toContain('Sorry, Bart Maes was er niet op tijd. An Maes komt nu naar jou.');
  });
});

describe('whoever asked is not forgotten', () => {
  test('when who promised has left the school the substitute comes, also before the day', async () => {
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    await leave('Bart');
    const { text } = await (await school.browserOf('An')).get('/staff');
    expect(whoWaits(text)).toEqual(['Ada']);
    expect(text).not.toContain('U springt in');
    expect(whoWaits((await (await school.browserOf('Veerle')).get('/staff')).text)).toEqual([]);
  });

  test('when the substitute has left too, care and leadership see it and nobody else; who gives it to somebody stands in', async () => {
    const id = await promise('Ada', 'Bart', 'Tom', '2026-11-23', '2026-11-30');
    await leave('Bart', 'Tom');
    for (const [name, sees] of [
      ['An', true],
      ['Veerle', true],
      ['Griet', false],
      ['Samira', false],
      ['Dirk', false],
    ] as const) {
      const browser = await school.browserOf(name);
      expect([name, whoWaits((await browser.get('/staff')).text).length > 0]).toEqual([name, sees]);
      expect([name, (await browser.get(`/staff/promises/${id}`)).status]).toEqual([name, sees ? 200 : 404]);
    }
    await (await school.browserOf('Veerle')).send(`/staff/promises/${id}/person`, { to: school.idOf('Samira') });
    expect((await (await school.browserOf('Ada')).get('/p/')).text).toContain(
      'Samira Maes komt ten laatste op maandag 30 november. Is Samira Maes er niet? Dan komt Veerle Maes.',
    );
    expect(whoWaits((await (await school.browserOf('An')).get('/staff')).text)).toEqual([]);
  });

  test('when both have left, care can answer it too', async () => {
    const id = await promise('Ada', 'Bart', 'Tom', '2026-11-23', '2026-11-30');
    await leave('Bart', 'Tom');
    await (await school.browserOf('An')).send(`/staff/promises/${id}/answer`, { outcome: 'talked' });
    expect((await (await school.browserOf('Ada')).get('/p/')).text).toContain('Beantwoord door An Maes, op dinsdag 24 november');
  });

  test('however much somebody asks, the first thing is still there', async () => {
    await promise('Ada', 'Bart', 'An', '2026-11-16', '2026-12-01');
    for (const due of ['24', '25', '26', '27', '28', '30']) await promise('Ada', 'Tom', 'An', '2026-11-23', `2026-11-${due}`);
    const { text } = await (await school.browserOf('Ada')).get('/p/');
    expect([text.match(/Tom Maes komt/g)?.length, text.match(/Bart Maes komt ten laatste op dinsdag 1 december/g)?.length]).toEqual([6, 1]);
  });
});

describe('the kept share', () => {
  const shareOn = async (page: string): Promise<string | undefined> =>
    /Beloftes op tijd (\d+ van \d+)/.exec((await (await school.browserOf('Veerle')).get(page)).text)?.[1];
  const answer = async (id: string) => (await school.browserOf('Bart')).send(`/staff/promises/${id}/answer`, { outcome: 'talked' });

  test('counts what fell due and was answered by its day', async () => {
    const kept = await promise('Ada', 'Bart', 'An', '2026-11-16', '2026-11-24');
    await promise('Ben', 'Bart', 'An', '2026-11-16', '2026-11-23');
    await promise('Chloé', 'Bart', 'An', '2026-11-23', '2026-11-30');
    await answer(kept);
    expect((await (await school.browserOf('Bart')).get(`/staff/classes/${school.classes['5A']}`)).text).toContain('Beloftes op tijd 1 van 2, 1 wacht nog');
  });

  test('does not hold a day that is not over against anybody, and says who still waits after theirs', async () => {
    await promise('Ada', 'Bart', 'An', '2026-11-16', '2026-11-24');
    expect((await (await school.browserOf('Veerle')).get('/staff/coverage')).text).toContain('Beloftes op tijd Nog geen');
    school.ground.clock.set('2026-11-25 10:00');
    expect((await (await school.browserOf('Veerle')).get('/staff/coverage')).text).toContain('Beloftes op tijd 0 van 1, 1 wacht nog');
  });

  test('is of the class itself, and of the last two weeks', async () => {
    await answer(await promise('Ada', 'Bart', 'An', '2026-11-16', '2026-11-24'));
    await promise('Ben', 'Bart', 'An', '2026-11-02', '2026-11-10');
    expect(await shareOn(`/staff/classes/${school.classes['5A']}`)).toBe('1 van 1');
    expect(await shareOn('/staff/coverage')).toBe('1 van 1');
    expect(await shareOn(`/staff/classes/${school.classes['6B']}`)).toBeUndefined();
  });
});

describe('what became of it', () => {
  test('is told for fourteen days', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    await (await school.browserOf('Bart')).send(`/staff/promises/${id}/answer`, { outcome: 'talked' });
    for (const [moment, isThere] of [
      ['2026-12-08 10:00', true],
      ['2026-12-09 10:00', false],
    ] as const) {
      school.ground.clock.set(moment);
      const { text } = await (await school.browserOf('Ada')).get('/p/');
      expect([moment, text.includes('Beantwoord door Bart Maes')]).toEqual([moment, isThere]);
    }
  });

  test('goes a year after it was answered; what nobody answered stays, however long it takes', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    await (await school.browserOf('Bart')).send(`/staff/promises/${id}/answer`, { outcome: 'talked' });
    await promise('Ben', 'Bart', 'An', '2026-11-23', '2026-11-30');
    for (const [moment, askers] of [
      ['2027-11-24 04:00', ['Ada', 'Ben']],
      ['2027-11-25 04:00', ['Ben']],
      ['2029-11-24 04:00', ['Ben']],
    ] as const) {
      school.ground.clock.set(moment);
      await runJobs(school.ground, capabilities);
      const rows = await school.inSchool((db) => db.selectFrom('follow_ups.promise').select('asker_id').execute());
      expect([moment, rows.map(({ asker_id }) => asker_id).sort()]).toEqual([moment, askers.map(school.idOf).sort()]);
    }
    school.ground.clock.set('2029-11-26 10:00');
    expect(whoWaits((await (await school.browserOf('Bart')).get('/staff')).text)).toEqual(['Ben']);
  });
});
