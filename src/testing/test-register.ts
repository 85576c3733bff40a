import { expect } from 'vitest';
import type { Db } from '../capabilities/outreach/store/seeing.ts';
import { addGuardianships, type PeopleDb } from '../capabilities/people/index.ts';
import { newId } from '../platform/secrets/random.ts';
import type { Seen, TestBrowser } from './browser-of.ts';
import { type TestSchool, testSchool } from './test-school.ts';

type Name = Parameters<TestSchool['idOf']>[0];
type Fields = Record<string, string | string[]>;

/** What somebody fills in about a contact that was lost. */
export const reason = {
  'last-on': '2026-06-15',
  about: 'yes',
  obstacles: ['screens-only', 'language'],
  known: 'Wij mailden alleen.',
  guessed: 'Misschien is er geen mail.',
};

export const fieldOf = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';

/** A test school with its register of lost contacts. Fatima is mother of Ada and of Ben. */
export async function testRegister() {
  const school = await testSchool();
  const inSchool = <Result>(work: (db: Db) => Promise<Result>): Promise<Result> => school.ground.database.inSchool(school.id, work);
  await inSchool((db) => addGuardianships(db as unknown as PeopleDb, school.id, [{ pupilId: school.idOf('Ben'), guardianId: school.idOf('Fatima') }]));

  /** Fills a form of an entry as it stands now. */
  async function fill(browser: TestBrowser, id: string, form: string, fields: Fields): Promise<Seen> {
    const { html } = await browser.get(`/staff/lost/${id}`);
    return browser.send(`/staff/lost/${id}/${form}`, { edition: fieldOf(html, 'edition'), ...fields });
  }

  return {
    school,
    inSchool,
    fill,
    /** Somebody puts somebody in the register. @returns the id of the entry */
    async enter(by: Name, person: Name, changed: Fields = {}): Promise<string> {
      const id = newId();
      const seen = await (await school.browserOf(by)).send('/staff/lost', { id, person: school.idOf(person), ...reason, ...changed });
      expect([seen.status, seen.path]).toEqual([200, `/staff/lost/${id}?saved=entry`]);
      return id;
    },
    appoint: async (by: Name, id: string, owner: Name, substitute?: Name): Promise<Seen> =>
      fill(await school.browserOf(by), id, 'owner', { owner: school.idOf(owner), substitute: substitute ? school.idOf(substitute) : '' }),
    entries: () => inSchool((db) => db.selectFrom('outreach.lost_contact').selectAll().orderBy('last_on').execute()),
    /** An empty register on the first morning. */
    async beginAgain(): Promise<void> {
      school.ground.clock.set('2026-11-24 10:00');
      await inSchool(async (db) => {
        await db.deleteFrom('outreach.lost_contact').execute();
        await db.deleteFrom('outreach.lesson').execute();
        await db.deleteFrom('people.closed_day').execute();
        await db.deleteFrom('platform.job_day' as never).execute();
      });
    },
  };
}
