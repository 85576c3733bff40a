import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { reason, testRegister } from '../../testing/test-register.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { type PeopleDb, setDuties } from '../people/index.ts';
import { personalData } from './personal-data.ts';

type Name = Parameters<TestSchool['idOf']>[0];

const { school, inSchool, enter, fill, appoint, entries, beginAgain } = await testRegister();
afterAll(() => school.close());
beforeEach(beginAgain);

describe('who sees a name', () => {
  const everybody = ['Bart', 'Griet', 'An', 'Samira', 'Tom', 'Veerle', 'Dirk'] as const;

  const whoSees = async (id: string): Promise<Name[]> => {
    const seeing: Name[] = [];
    for (const name of everybody) {
      const browser = await school.browserOf(name);
      const { status } = await browser.get(`/staff/lost/${id}`);
      const isListed = (await browser.get('/staff/lost')).text.includes('Zoë Peeters');
      const others = await Promise.all([
        browser.get(`/staff/lost/${id}/reason`),
        browser.get(`/staff/lost/${id}/ending`),
        ...['owner', 'steps', 'reason', 'ending', 'opening', 'lessons'].map((form) => browser.send(`/staff/lost/${id}/${form}`, { done: '', words: '' })),
      ]);
      if (status === 200) seeing.push(name);
      expect([name, status, isListed]).toEqual([name, status === 200 ? 200 : 404, status === 200]);
      if (status === 404) for (const other of others) expect([name, other.path, other.status]).toEqual([name, other.path, 404]);
    }
    return seeing;
  };

  test('who wrote it down, who goes, who stands in, care, bridge and leadership; not the teacher of another class, not the administrator', async () => {
    const id = await enter('Griet', 'Zoë');
    expect(await whoSees(id)).toEqual(['Griet', 'An', 'Samira', 'Veerle']);
    await appoint('An', id, 'Bart', 'Tom');
    expect(await whoSees(id)).toEqual(['Bart', 'Griet', 'An', 'Samira', 'Tom', 'Veerle']);
  });

  test('not the teacher of the class, when somebody else wrote it down', async () => {
    expect(await whoSees(await enter('An', 'Zoë'))).toEqual(['An', 'Samira', 'Veerle']);
  });

  test('who gave it to somebody else sees it no more, and is led back to the list', async () => {
    const id = await enter('An', 'Zoë');
    await appoint('An', id, 'Bart');
    const seen = await appoint('Bart', id, 'Tom');
    expect([seen.status, seen.path]).toEqual([200, '/staff/lost']);
    expect(await whoSees(id)).not.toContain('Bart');
  });

  test('nobody of another school', async () => {
    const id = await enter('An', 'Zoë');
    const other = await testSchool(school.ground, 'elders');
    const browser = await other.browserOf('An');
    expect((await browser.get(`/staff/lost/${id}`)).status).toBe(404);
    expect((await browser.get('/staff/lost')).text).toContain('Hier staat niemand');
    expect((await browser.send('/staff/lost', { person: school.idOf('Zoë'), ...reason })).status).toBe(404);
  });
});

describe('a person’s own', () => {
  test('copy holds the entry with all its words', async () => {
    const id = await enter('Griet', 'Zoë');
    await fill(await school.browserOf('Griet'), id, 'steps', {
      done: 'Gebeld met een tolk',
      'done-on': '2026-11-24',
      next: 'Langsgaan',
      'due-on': '2026-11-27',
    });
    await fill(await school.browserOf('Griet'), id, 'ending', { ending: 'back', 'ended-on': '2026-11-24', 'came-of-it': 'Een tolk hielp.' });
    const copyOf = (name: Name) => inSchool((db) => personalData.copyFor(db as never, school.ground, school.id, school.idOf(name)));
    expect(await copyOf('Zoë')).toEqual([
      {
        lastOn: '2026-06-15',
        isAbout: true,
        obstacles: ['language', 'screens-only'],
        dueOn: '2026-11-27',
        ending: 'back',
        endedOn: '2026-11-24',
        known: 'Wij mailden alleen.',
        guessed: 'Misschien is er geen mail.',
        nextStep: 'Langsgaan',
        cameOfIt: 'Een tolk hielp.',
        steps: [{ day: '2026-11-24', what: 'Gebeld met een tolk' }],
      },
    ]);
    expect(await copyOf('Ada')).toEqual([]);
  });

  test('words go with them: whoever is erased is nowhere in the register', async () => {
    const id = await enter('Bart', 'Élise');
    await fill(await school.browserOf('Bart'), id, 'steps', { done: 'Gebeld', 'done-on': '2026-11-24' });
    await inSchool((db) => db.deleteFrom('people.person').where('id', '=', school.idOf('Élise')).execute());
    expect(await entries()).toEqual([]);
    expect(await inSchool((db) => db.selectFrom('outreach.step').selectAll().execute())).toEqual([]);
    expect((await (await school.browserOf('Bart')).get(`/staff/lost/${id}`)).status).toBe(404);
  });

  test('entry is shown to nobody any more once they left the school', async () => {
    const id = await enter('Bart', 'Chloé');
    await inSchool((db) => db.updateTable('people.person').set({ left_on: '2026-11-24' }).where('id', '=', school.idOf('Chloé')).execute());
    const an = await school.browserOf('An');
    expect((await an.get(`/staff/lost/${id}`)).status).toBe(404);
    expect((await an.get('/staff')).text).not.toContain('Chloé');
    await inSchool((db) => db.updateTable('people.person').set({ left_on: null }).where('id', '=', school.idOf('Chloé')).execute());
  });
});

test('who goes without another role finds the register in the navigation; the administrator does not', async () => {
  expect((await (await school.browserOf('Tom')).get('/staff')).html).toContain('href="/staff/lost"');
  expect((await (await school.browserOf('Dirk')).get('/staff')).html).not.toContain('href="/staff/lost"');
  // An administrator who also teaches still reaches their own class only.
  await inSchool((db) =>
    setDuties(db as unknown as PeopleDb, school.id, school.idOf('Griet'), {
      roles: ['teacher', 'administrator'],
      answersTalks: false,
      hasProfessionalSecrecy: false,
    }),
  );
  expect((await (await school.browserOf('Griet')).get(`/staff/lost/new?person=${school.idOf('Ada')}`)).status).toBe(404);
});
