import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testCheckIns } from '../../testing/test-check-ins.ts';

const { school, answer, promisesOf, beginAgain } = await testCheckIns();
afterAll(() => school.close());
beforeEach(beginAgain);

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

  test('being asked once more takes nothing away from having answered, and the latest way counts', async () => {
    await answer(await school.browserOf('Ada'), { mood: 'good' });
    school.ground.clock.set('2026-11-25 10:00');
    await (await school.browserOf('Bart')).send(`/staff/check-ins/${school.classes['5A']}/paper`, { pupil: school.idOf('Ada') });
    expect(await turn()).toEqual({ person_id: school.idOf('Ada'), asked_on: '2026-11-25', answered_on: '2026-11-24', asked_by_way: 'paper' });
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

  test('whose pupils carry one first name lists them by family name, and a talk opens with the one who was meant', async () => {
    const rename = (familyName: string, name: 'Ada' | 'Ben' | 'Driss', givenName: string) =>
      school.inSchool((db) =>
        db.updateTable('people.person').set({ given_name: givenName, family_name: familyName }).where('id', '=', school.idOf(name)).execute(),
      );
    await Promise.all([rename('Zaman', 'Ada', 'Emma'), rename('Aerts', 'Ben', 'Emma'), rename('Maes', 'Driss', 'Emma')]);
    const bart = await school.browserOf('Bart');
    const emmas = (text: string): string[] => [...text.matchAll(/Emma (\w+)/g)].map((found) => found[1] as string);
    expect(emmas((await bart.get('/staff')).text.split('Nog niet gevraagd')[1] ?? '').filter((name, place, all) => all.indexOf(name) === place)).toEqual([
      'Aerts',
      'Maes',
      'Zaman',
    ]);
    const talk = await bart.get(`/staff/check-ins/${school.classes['5A']}/talks?pupil=${school.idOf('Driss')}`);
    expect(emmas(talk.text)).toEqual(['Maes', 'Aerts', 'Zaman']);
    expect(talk.text).toMatch(/Emma Maes Iemand anders Chloé Peeters/);
    await Promise.all([rename('Peeters', 'Ada', 'Ada'), rename('Peeters', 'Ben', 'Ben'), rename('Peeters', 'Driss', 'Driss')]);
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
