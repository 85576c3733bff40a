import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testCheckIns } from '../../testing/test-check-ins.ts';

type Fields = Record<string, string | string[]>;

const { school, answer, answersOf, beginAgain } = await testCheckIns();
afterAll(() => school.close());
beforeEach(beginAgain);

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
