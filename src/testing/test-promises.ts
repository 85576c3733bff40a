import { openingPromises } from '../capabilities/follow-ups/index.tsx';
import { run } from '../platform/database/statement.ts';
import { newId } from '../platform/secrets/random.ts';
import { type TestSchool, testSchool } from './test-school.ts';

type Name = Parameters<TestSchool['idOf']>[0];

/** A test school in which people promise to come. */
export async function testPromises() {
  const school = await testSchool();
  const setLeft = (names: readonly Name[], on: string | null): Promise<unknown> =>
    school.inSchool((db) => db.updateTable('people.person').set({ left_on: on }).where('id', 'in', names.map(school.idOf)).execute());
  const gone: Name[] = [];
  return {
    school,
    /** @returns the id of the promise */
    async promise(asker: Name, person: Name, substitute: Name, askedOn: string, dueOn: string): Promise<string> {
      const id = newId();
      const [askerId, personId, substituteId] = [asker, person, substitute].map(school.idOf) as [string, string, string];
      const asked = { id, kind: 'check-ins.talk', about: id, classId: school.classes['5A'], urgency: 'week' as const, dueOn };
      await school.inSchool((db) => run(db, openingPromises(school.id, askedOn, [{ ...asked, askerId, personId, substituteId }])));
      return id;
    },
    /** People leave the school, until the next test. */
    async leave(...names: Name[]): Promise<void> {
      gone.push(...names);
      await setLeft(names, '2026-11-20');
    },
    /** The first morning: nothing was promised, and everybody is there. */
    async beginAgain(): Promise<void> {
      school.ground.clock.set('2026-11-24 10:00');
      school.ground.sent.length = 0;
      await school.inSchool(async (db) => {
        await db.deleteFrom('follow_ups.promise').execute();
        await db.deleteFrom('follow_ups.reminder').execute();
        await db.deleteFrom('platform.job_day' as never).execute();
      });
      if (gone.length > 0) await setLeft(gone.splice(0), null);
    },
  };
}
