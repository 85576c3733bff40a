import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Staff, StaffRole } from '../../platform/web/visitor.ts';
import { testPromises } from '../../testing/test-promises.ts';
import { closePromise, handOver, type OpenPromise, promiseFor } from './store/promises.ts';

const { school, promise, beginAgain } = await testPromises();
afterAll(() => school.close());
beforeEach(beginAgain);

const whoWaits = (text: string): string[] => [...text.matchAll(/(\S+) Peeters \(5A\) wil praten/g)].map((found) => found[1] as string);

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

  test('from an old tab, after a colleague answered: it says who did, and what was typed is still there', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    const [bart, an, griet] = [await school.browserOf('Bart'), await school.browserOf('An'), await school.browserOf('Griet')];
    await an.send(`/staff/promises/${id}/answer`, { outcome: 'talked', 'told-back': 'Tot morgen!' });
    const late = await bart.send(`/staff/promises/${id}/answer`, { outcome: 'written', 'told-back': 'Ik wacht aan het bankje.' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Ada Peeters kreeg al antwoord van An Maes, op dinsdag 24 november.');
    expect(late.text).toContain('Ik wacht aan het bankje.');
    const handedOver = await bart.send(`/staff/promises/${id}/person`, { to: school.idOf('Tom') });
    expect([handedOver.status, handedOver.text.includes('kreeg al antwoord van An Maes')]).toEqual([200, true]);
    expect(late.text).not.toContain('Zet terug');
    expect((await bart.send(`/staff/promises/${id}/reopening`)).status).toBe(409);
    expect((await griet.get(`/staff/promises/${id}`)).status).toBe(404);
    expect((await (await school.browserOf('Ada')).get('/p/')).text).toContain('Tot morgen!');
  });

  test('by mistake can be undone on the same day by who did it: whoever asked waits again and sees who comes', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    const bart = await school.browserOf('Bart');
    const today = await bart.send(`/staff/promises/${id}/answer`, { outcome: 'talked', 'told-back': 'Tot morgen!' });
    expect([whoWaits(today.text), today.text.includes('Vandaag door u beantwoord (1)')]).toEqual([[], true]);
    expect((await bart.send(`/staff/promises/${id}/answer`, { outcome: 'talked' })).text).toContain('Was dit een vergissing?');
    expect(whoWaits((await bart.send(`/staff/promises/${id}/reopening`)).text)).toEqual(['Ada']);
    const { text } = await (await school.browserOf('Ada')).get('/p/');
    expect(text).toContain('Bart Maes komt ten laatste op maandag 30 november.');
    expect(text).not.toContain('Tot morgen!');
    await bart.send(`/staff/promises/${id}/answer`, { outcome: 'talked' });
    school.ground.clock.set('2026-11-25 10:00');
    const dayAfter = await school.browserOf('Bart');
    expect((await dayAfter.get('/staff')).text).not.toContain('Vandaag door u beantwoord');
    expect((await dayAfter.send(`/staff/promises/${id}/reopening`)).status).toBe(409);
  });

  test('can be given to a colleague: the one who waits reads who comes now, the day stays', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    const bart = await school.browserOf('Bart');
    const { html } = await bart.get(`/staff/promises/${id}`);
    expect([...html.matchAll(/<option[^>]*>([^<]+)</g)].map((found) => found[1])).toEqual(['An Maes', 'Samira Maes', 'Tom Maes', 'Veerle Maes']);
    await bart.send(`/staff/promises/${id}/person`, { to: school.idOf('Tom') });
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

  test('answered by one while another gives it away: the second hears that somebody was first, and an answer stays', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    const [bart, an] = [await school.browserOf('Bart'), await school.browserOf('An')];
    const both = await Promise.all([
      bart.send(`/staff/promises/${id}/answer`, { outcome: 'talked' }),
      an.send(`/staff/promises/${id}/person`, { to: school.idOf('Tom') }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, expect.toSatisfy((status: number) => status === 404 || status === 409)]);
    const [row] = await school.inSchool((db) => db.selectFrom('follow_ups.promise').select(['person_id', 'closed_by']).execute());
    expect(row).toEqual(
      both[0]?.status === 200 ? { person_id: school.idOf('Bart'), closed_by: school.idOf('Bart') } : { person_id: school.idOf('Tom'), closed_by: null },
    );
  });

  test('is refused by the database itself to whoever may not see it, and once it was answered', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    const closedBy = (name: 'Griet' | 'Veerle' | 'An' | 'Bart', roles: StaffRole[]) =>
      school.inSchool((db) =>
        closePromise(db, { school: school.id, id: school.idOf(name), roles } as unknown as Staff, id, { outcome: 'talked', toldBack: null, on: '2026-11-24' }),
      );
    expect([await closedBy('Griet', ['teacher']), await closedBy('Veerle', ['leadership'])]).toEqual([false, false]);
    expect([await closedBy('An', ['care']), await closedBy('Bart', ['teacher'])]).toEqual([true, false]);
  });

  test('given to two colleagues at once: the second hears that somebody was first, and the first colleague comes', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    const an = { school: school.id, id: school.idOf('An'), roles: ['care'] } as unknown as Staff;
    const given = await school.inSchool(async (db) => {
      const seen = (await promiseFor(db, an, id)) as OpenPromise;
      return [await handOver(db, an, seen, school.idOf('Tom'), '2026-11-24'), await handOver(db, an, seen, school.idOf('Samira'), '2026-11-24')];
    });
    expect(given).toEqual([true, false]);
    expect(await school.inSchool((db) => db.selectFrom('follow_ups.promise').select('person_id').execute())).toEqual([{ person_id: school.idOf('Tom') }]);
  });

  test('that is awaited is shown to the one who asked, and to no other child', async () => {
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    const seenBy = async (name: 'Ada' | 'Ben' | 'Fatima') => (await (await school.browserOf(name)).get('/p/')).text.includes('Bart Maes');
    expect([await seenBy('Ada'), await seenBy('Ben'), await seenBy('Fatima')]).toEqual([true, false, false]);
  });

  test('words that do not fit are cut', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    await (await school.browserOf('Bart')).send(`/staff/promises/${id}/answer`, { outcome: 'talked', 'told-back': 'é'.repeat(501) });
    expect((await (await school.browserOf('Ada')).get('/p/')).text.match(/é+/)?.[0]).toHaveLength(500);
  });

  test('by one person on one day is told once, with each who stands in', async () => {
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    await promise('Ada', 'Bart', 'Tom', '2026-11-23', '2026-11-30');
    const { text } = await (await school.browserOf('Ada')).get('/p/');
    expect(text.match(/Bart Maes komt ten laatste op/g)).toHaveLength(1);
    expect(text).toMatch(/Is Bart Maes er niet\? Dan komt (An Maes of Tom Maes|Tom Maes of An Maes)\./);
  });

  test('cannot be given to somebody who never said yes', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    expect((await (await school.browserOf('Bart')).send(`/staff/promises/${id}/person`, { to: school.idOf('Griet') })).status).toBe(404);
  });
});
