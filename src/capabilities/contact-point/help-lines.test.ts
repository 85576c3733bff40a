import { afterAll, beforeAll, expect, test } from 'vitest';
import content from '../../../content/contact-point.json' with { type: 'json' };
import { languages } from '../../platform/texts/words.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { allHelpLines, audiences, helpLines, isHelpUnchecked } from './rules/content.ts';

let school: TestSchool;
beforeAll(async () => {
  school = await testSchool();
  await school.inSchool((db) =>
    db
      .updateTable('people.staff')
      .set({ roles: ['care', 'contact-person'] })
      .where('person_id', '=', school.idOf('An'))
      .execute(),
  );
});
afterAll(() => school.close());

const today = 'Kloppen de nummers en de uren van de hulplijnen nog?';

test('staff look the help lines over once a term, and are reminded on "Vandaag" until they did', async () => {
  school.ground.clock.set('2026-11-24 10:00');
  const an = await school.browserOf('An');
  expect((await an.get('/staff')).text).toContain(today);
  expect((await an.get('/staff/contact-point')).text).toContain('door niemand op school nagekeken');
  const { text } = await an.send('/staff/contact-point/help-check', {});
  expect(text).toContain('Nagekeken op dinsdag 24 november');
  expect((await an.get('/staff')).text).not.toContain(today);
  school.ground.clock.set('2027-03-24 10:00');
  expect((await an.get('/staff')).text).not.toContain(today);
  school.ground.clock.set('2027-03-25 10:00');
  expect((await an.get('/staff')).text).toContain(today);
  expect((await an.get('/staff/contact-point')).text).toContain('laatst nagekeken op dinsdag 24 november');
});

test('only who has to do with the contact point can say so, and only they are reminded', async () => {
  const bart = await school.browserOf('Bart');
  expect((await bart.send('/staff/contact-point/help-check', {})).status).toBe(404);
  expect((await bart.get('/staff')).text).not.toContain(today);
});

test('what staff look over is every line that a family can see', () => {
  const seen = audiences.flatMap((audience) => languages.flatMap((language) => Object.values(helpLines(audience, language)).flat()));
  const [shown, looked] = [seen, allHelpLines()].map((lines) => new Set(lines.map(({ id }) => id)));
  expect(looked).toEqual(shown);
  expect(allHelpLines().find(({ id }) => id === 'awel')?.hours).toBe('uren op de site');
});

test('a day on which the project itself checked a help line is less than half a year ago, and what was never checked says so to staff', () => {
  const halfYearAgo = new Date();
  halfYearAgo.setMonth(halfYearAgo.getMonth() - 6);
  const from = halfYearAgo.toISOString().slice(0, 10);
  const checked: { id: string; verified_on: string | null }[] = content.helplines;
  expect(checked.filter(({ verified_on }) => verified_on !== null && verified_on < from)).toEqual([]);
  expect(isHelpUnchecked(undefined, '2026-11-24')).toBe(true);
});
