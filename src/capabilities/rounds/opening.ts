import type { Kysely } from 'kysely';
import type { Ground } from '../../platform/ground.ts';
import { today } from '../../platform/time/clock.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { answerers, schoolCalendar } from '../people/index.ts';
import { roundKeys } from './keys.ts';
import { mayOpen, type OpeningRefusal } from './rules/opening.ts';
import { writeDownAsked } from './store/participation.ts';
import { type Db, markOpened, partsOf, removeEmptyParts, roundOf } from './store/rounds.ts';

/** Opens a draft as it is kept: writes down who is asked, and makes the key of the round; or says why not. */
export async function openRound(ground: Ground, staff: Staff, id: string): Promise<OpeningRefusal | undefined> {
  const day = today(ground.clock);
  return ground.database.inSchool(staff.school, async (db: Db) => {
    const round = await roundOf(db, staff.school, id);
    if (!round || round.openedOn) return undefined;
    const { period, opensOn, closesOn, readerId, substituteId } = round;
    const opening = {
      period,
      opensOn: opensOn ?? day,
      closesOn: closesOn ?? day,
      readerId: readerId ?? '',
      substituteId: substituteId ?? '',
      parts: await partsOf(db, staff.school, id),
    };
    const answering = new Set((await answerers(db, staff.school)).map((person) => person.id));
    const refused = mayOpen(await schoolCalendar(db, staff.school), day, opening, answering);
    if (refused) return refused;
    if ((await ground.owed(db as unknown as Kysely<never>, staff.school)) > 0) return 'opening.themes-open';
    await removeEmptyParts(db, staff.school, id);
    await writeDownAsked(db, staff.school, id);
    roundKeys.make(ground, id);
    await markOpened(db, staff.school, id, day);
    return undefined;
  });
}
