import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testPromises } from '../../testing/test-promises.ts';

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

describe('answering', () => {
  test('needs to say what was done, and keeps what was typed meanwhile', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    const seen = await (await school.browserOf('Bart')).send(`/staff/promises/${id}/answer`, { 'told-back': 'Tot morgen!' });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Kies wat er gebeurd is');
    expect(seen.text).toContain('Tot morgen!');
  });

  test('is told back to the one who asked, sealed in between, and leaves Vandaag', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    const bart = await school.browserOf('Bart');
    await bart.send(`/staff/promises/${id}/answer`, { outcome: 'talked', 'told-back': 'Mijn deur blijft open.' });
    expect(whoWaits((await bart.get('/staff')).text)).toEqual([]);
    const [row] = await school.inSchool((db) => db.selectFrom('follow_ups.promise').selectAll().execute());
    expect(row).toMatchObject({ closed_on: '2026-11-24', outcome: 'talked', closed_by: school.idOf('Bart') });
    expect(row?.told_back?.toString()).not.toContain('deur');
    const { text } = await (await school.browserOf('Ada')).get('/p/');
    expect(text).toContain('Beantwoord door Bart Maes, op dinsdag 24 november');
    expect(text).toContain('Mijn deur blijft open.');
    expect((await (await school.browserOf('Ben')).get('/p/')).text).not.toContain('Mijn deur');
  });

  test('by two people at once: the second hears that somebody was first', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    const [bart, an] = [await school.browserOf('Bart'), await school.browserOf('An')];
    const both = await Promise.all([
      bart.send(`/staff/promises/${id}/answer`, { outcome: 'talked' }),
      an.send(`/staff/promises/${id}/answer`, { outcome: 'written' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, expect.toSatisfy((status: number) => status === 404 || status === 409)]);
  });

  test('can be given to a colleague: the one who waits reads who comes now, the day stays', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    await (await school.browserOf('Bart')).send(`/staff/promises/${id}/person`, { to: school.idOf('Tom') });
    expect((await (await school.browserOf('Ada')).get('/p/')).text).toContain(
      'Tom Maes komt ten laatste op maandag 30 november. Is Tom Maes er niet? Dan komt An Maes.',
    );
    expect(whoWaits((await (await school.browserOf('Tom')).get('/staff')).text)).toEqual(['Ada']);
  });

  test('given to the substitute: the two change places', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    await (await school.browserOf('Bart')).send(`/staff/promises/${id}/person`, { to: school.idOf('An') });
    expect((await (await school.browserOf('Ada')).get('/p/')).text).toContain(
      'An Maes komt ten laatste op maandag 30 november. Is An Maes er niet? Dan komt Bart Maes.',
    );
  });

  test('given to two colleagues at once: the second hears that somebody was first, and one of the two comes', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    const [bart, an] = [await school.browserOf('Bart'), await school.browserOf('An')];
    const both = await Promise.all([
      bart.send(`/staff/promises/${id}/person`, { to: school.idOf('Tom') }),
      an.send(`/staff/promises/${id}/person`, { to: school.idOf('Samira') }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, expect.toSatisfy((status: number) => status === 404 || status === 409)]);
    const [row] = await school.inSchool((db) => db.selectFrom('follow_ups.promise').select('person_id').execute());
    expect(row?.person_id).toBe(school.idOf(both[0]?.status === 200 ? 'Tom' : 'Samira'));
  });

  test('words that do not fit are cut', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    await (await school.browserOf('Bart')).send(`/staff/promises/${id}/answer`, { outcome: 'talked', 'told-back': 'é'.repeat(501) });
    expect((await (await school.browserOf('Ada')).get('/p/')).text.match(/é+/)?.[0]).toHaveLength(500);
  });

  test('cannot be given to somebody who never said yes', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    expect((await (await school.browserOf('Bart')).send(`/staff/promises/${id}/person`, { to: school.idOf('Griet') })).status).toBe(404);
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
    for (let turn = 0; turn < 6; turn++) await promise('Ada', 'Tom', 'An', '2026-11-23', '2026-11-30');
    const { text } = await (await school.browserOf('Ada')).get('/p/');
    expect([text.match(/Tom Maes komt/g)?.length, text.match(/Bart Maes komt ten laatste op dinsdag 1 december/g)?.length]).toEqual([6, 1]);
  });
});

describe('the kept share', () => {
  test('counts what fell due and was answered by its day', async () => {
    const kept = await promise('Ada', 'Bart', 'An', '2026-11-16', '2026-11-24');
    await promise('Ben', 'Bart', 'An', '2026-11-16', '2026-11-23');
    await promise('Chloé', 'Bart', 'An', '2026-11-23', '2026-11-30');
    await (await school.browserOf('Bart')).send(`/staff/promises/${kept}/answer`, { outcome: 'talked' });
    expect((await (await school.browserOf('Bart')).get(`/staff/classes/${school.classes['5A']}`)).text).toContain('Beloftes op tijd 1 van 2');
  });
});
