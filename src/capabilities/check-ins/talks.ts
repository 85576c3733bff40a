import { run } from '../../platform/database/statement.ts';
import type { Ground } from '../../platform/ground.ts';
import { atSchool } from '../../platform/time/clock.ts';
import { type NewPromise, openingPromises } from '../follow-ups/index.tsx';
import { answerers, schoolCalendar } from '../people/index.ts';
import { promisedDay, urgencies } from './rules/opening.ts';
import type { TalkWish } from './rules/talks.ts';
import type { TalkTicket } from './rules/ticket.ts';
import { notingTurns } from './store/answers.ts';
import { isPupil } from './store/coverage.ts';
import { type Db, occasionOfClass } from './store/occasions.ts';

/**
 * Notes that a pupil was asked in person; a wish to talk opens a promise of the one who asked.
 * @param id made at the tap: noting it twice changes nothing
 * @returns false when there is no such pupil
 */
export async function noteTalk(ground: Ground, { school, staffId, classId }: TalkTicket, id: string, pupilId: string, wish: TalkWish): Promise<boolean> {
  const { day, minute } = atSchool(ground.clock.now());
  return ground.database.inSchool(school, async (db: Db) => {
    if (!(await isPupil(db, school, pupilId))) return false;
    await run(db, notingTurns(school, day, [{ personId: pupilId, way: 'talk', answered: wish !== 'rather-not' }]));
    const urgency = urgencies.find((known) => known === wish);
    if (!urgency) return true;
    const occasion = await occasionOfClass(db, school, classId, day);
    const others = [occasion?.readerId, occasion?.substituteId, ...(await answerers(db, school)).map((person) => person.id)];
    const promise: NewPromise = {
      id,
      kind: 'check-ins.talk',
      about: id,
      askerId: pupilId,
      classId,
      urgency,
      personId: staffId,
      substituteId: others.find((other) => other !== undefined && other !== staffId) ?? staffId,
      dueOn: promisedDay(await schoolCalendar(db, school), day, minute, urgency),
    };
    await run(db, openingPromises(school, day, [promise]));
    return true;
  });
}
