import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testRegister } from '../../testing/test-register.ts';

const { school, inSchool, enter, fill, appoint, entries, beginAgain } = await testRegister();
afterAll(() => school.close());
beforeEach(beginAgain);

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

  test('on Vandaag stand the five who wait longest', async () => {
    for (const [turn, name] of (['Zoë', 'Chloé', 'Driss', 'Élise', 'Ben', 'Ada'] as const).entries()) {
      school.ground.clock.set(`2026-11-${16 + turn} 10:00`);
      await enter('An', name, { apart: 'yes' });
    }
    school.ground.clock.set('2026-11-24 10:00');
    const { text } = await (await school.browserOf('An')).get('/staff');
    const waiting = [...text.matchAll(/(\S+) Peeters \(klas \d\w\) [^.]*in het register/g)].map((found) => found[1]);
    expect(waiting).toEqual(['Zoë', 'Chloé', 'Driss', 'Élise', 'Ben']);
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
    school.ground.clock.set('2026-11-25 10:00');
    for (const name of ['Tom', 'An'] as const) expect((await (await school.browserOf(name)).get('/staff')).text).not.toMatch(/zou gaan|Zoë|Driss/);
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
    await inSchool((db) => db.updateTable('people.person').set({ left_on: '2026-12-17' }).where('id', '=', school.idOf('Tom')).execute());
    school.ground.clock.set('2026-12-18 10:00');
    expect((await (await school.browserOf('An')).get('/staff')).text).toContain('Zoë Peeters (klas 6B) 1 schooldag in het register.');
    await inSchool((db) => db.updateTable('people.person').set({ left_on: null }).where('id', '=', school.idOf('Tom')).execute());
  });
});
