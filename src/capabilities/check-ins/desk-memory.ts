import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import type { SchoolCalendar } from '../../platform/time/school-days.ts';
import { ShortMemory } from '../../platform/time/short-memory.ts';
import { answerers, keysOfPeople, schoolCalendar } from '../people/index.ts';
import type { AnswerTicket } from './rules/ticket.ts';
import { type Db, type Occasion, occasionsAsked } from './store/occasions.ts';

/** Who can answer at a school, and on which days. */
interface Answering {
  answererIds: ReadonlySet<string>;
  calendar: SchoolCalendar;
}

/** What the desk must know to weigh answers. What is nowhere is not in it. */
export interface Known {
  /** By person. */
  keys: ReadonlyMap<string, Buffer>;
  occasions: ReadonlyMap<string, Occasion>;
  schools: ReadonlyMap<string, Answering>;
}

/** Looks up what the desk must know, and remembers it for some seconds: a class answers within the same minutes. */
export function deskMemory({ database, keys }: Ground): (tickets: AnswerTicket[]) => Promise<Known> {
  const keysKept = new ShortMemory<Buffer>(60_000, 20_000);
  const occasionsKept = new ShortMemory<Occasion>(5000);
  const schoolsKept = new ShortMemory<Answering>(5000);

  return async (tickets) => {
    const persons = new Map(tickets.map(({ personId, school }) => [personId, school]));
    const occasions = new Map(tickets.map(({ occasionId, school }) => [occasionId, school]));
    const schools = new Map(tickets.map(({ school }) => [school as string, school]));
    const [keysFound, occasionsFound, schoolsFound] = await Promise.all([
      keysKept.recallSome(persons, (missing) => keysOfPeople(database, keys, missing)),
      occasionsKept.recallSome(occasions, (missing) => occasionsAsked(database, missing)),
      schoolsKept.recallSome(
        schools,
        async (missing) => new Map(await Promise.all([...missing].map(async ([id, school]) => [id, await answeringAt(school)] as const))),
      ),
    ]);
    return { keys: keysFound, occasions: occasionsFound, schools: schoolsFound };
  };

  async function answeringAt(school: SchoolId): Promise<Answering> {
    return database.inSchool(school, async (db: Db) => ({
      answererIds: new Set((await answerers(db, school)).map(({ id }) => id)),
      calendar: await schoolCalendar(db, school),
    }));
  }
}
