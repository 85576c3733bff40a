import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import type { SchoolCalendar } from '../../platform/time/school-days.ts';
import { ShortMemory } from '../../platform/time/short-memory.ts';
import { answerers, personKeys, schoolCalendar } from '../people/index.ts';
import type { AnswerTicket } from './rules/ticket.ts';
import { type Db, type Occasion, occasionsById } from './store/occasions.ts';

/** What the desk must know to weigh answers of one school. */
export interface Known {
  /** By person. */
  keys: ReadonlyMap<string, Buffer>;
  occasions: ReadonlyMap<string, Occasion>;
  answererIds: ReadonlySet<string>;
  calendar: SchoolCalendar;
}

/** Looks up what the desk must know, and remembers it for some seconds: a class answers within the same minutes. */
export function deskMemory({ database, keys }: Ground): (school: SchoolId, answers: { ticket: AnswerTicket }[]) => Promise<Known> {
  const occasions = new ShortMemory<Occasion>(5000);
  const schools = new ShortMemory<Pick<Known, 'answererIds' | 'calendar'>>(5000);
  const personalKeys = new ShortMemory<Buffer>(60_000, 20_000);

  return async (school, answers) => {
    const [keysOfPeople, occasionsAsked, ofSchool] = await Promise.all([
      personalKeys.recallSome(
        answers.map(({ ticket }) => ticket.personId),
        (ids) => database.inSchool(school, async (db: Db) => personKeys(db, school, keys.schoolKey(school), ids)),
      ),
      occasions.recallSome(
        answers.map(({ ticket }) => ticket.occasionId),
        (ids) => database.inSchool(school, async (db: Db) => occasionsById(db, school, ids)),
      ),
      schools.recallOr(school, () =>
        database.inSchool(school, async (db: Db) => ({
          answererIds: new Set((await answerers(db, school)).map(({ id }) => id)),
          calendar: await schoolCalendar(db, school),
        })),
      ),
    ]);
    return { keys: keysOfPeople, occasions: occasionsAsked, ...ofSchool };
  };
}
