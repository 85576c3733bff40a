import type { Seen, TestBrowser } from './browser-of.ts';
import { type TestSchool, testSchool } from './test-school.ts';

type Name = Parameters<TestSchool['idOf']>[0];
type Fields = Record<string, string | string[]>;

/** The hidden fields that the question page gave: who may answer, and the id of this answer. */
async function formOf(browser: TestBrowser): Promise<{ id: string; ticket: string }> {
  const { html } = await browser.get('/p/check-in');
  const field = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
  return { id: field('id'), ticket: field('ticket') };
}

/** A test school in which 5A and the guardians are asked how they are. */
export async function testCheckIns() {
  const school = await testSchool();
  await school.open('5A');
  await school.open('guardians');
  return {
    school,
    formOf,
    answer: async (browser: TestBrowser, said: Fields): Promise<Seen> => browser.send('/p/check-in', { ...(await formOf(browser)), ...said }),
    answersOf: (name: Name) =>
      school.inSchool((db) => db.selectFrom('check_ins.answer').selectAll().where('person_id', '=', school.idOf(name)).orderBy('said_on').execute()),
    promisesOf: (name: Name) => school.inSchool((db) => db.selectFrom('follow_ups.promise').selectAll().where('asker_id', '=', school.idOf(name)).execute()),
    /** The first morning, before anybody answered. */
    async beginAgain(): Promise<void> {
      school.ground.clock.set('2026-11-24 10:00');
      await school.inSchool(async (db) => {
        await db.deleteFrom('follow_ups.promise').execute();
        await db.deleteFrom('check_ins.answer').execute();
        await db.deleteFrom('check_ins.conflict').execute();
        await db.deleteFrom('check_ins.turn').execute();
      });
    },
  };
}
