import type { Kysely } from 'kysely';
import type { Ground } from '../../platform/ground.ts';
import { today } from '../../platform/time/clock.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { answerers, schoolCalendar } from '../people/index.ts';
import { voiceKeys } from './keys.ts';
import { mayOpen, type OpeningRefusal } from './rules/opening.ts';
import { writeDownAsked } from './store/participation.ts';
import { type Db, markOpened, roundOf } from './store/rounds.ts';
import { putFrom, statementsOf } from './store/statements.ts';

/** Opens a draft as it is kept: writes down who is asked, and makes the key of the round; or says why not. */
export async function openVoiceRound(ground: Ground, staff: Staff, id: string): Promise<OpeningRefusal | undefined> {
  const day = today(ground.clock);
  return ground.database.inSchool(staff.school, async (db: Db) => {
    const round = await roundOf(db, staff.school, id);
    if (!round || round.openedOn) return undefined;
    const opening = {
      title: round.title,
      audiences: round.audiences,
      opensOn: round.opensOn ?? day,
      closesOn: round.closesOn ?? day,
      readerId: round.readerId ?? '',
      substituteId: round.substituteId ?? '',
      statements: await statementsOf(db, staff.school, id),
    };
    const answering = new Set((await answerers(db, staff.school)).map((person) => person.id));
    const refused = mayOpen(await schoolCalendar(db, staff.school), day, opening, answering);
    if (refused) return refused;
    if ((await ground.owed(db as unknown as Kysely<never>, staff.school)) > 0) return 'opening.themes-open';
    await putFrom(db, staff.school, id, opening.opensOn);
    await writeDownAsked(db, staff.school, id);
    voiceKeys.make(ground, id);
    await markOpened(db, staff.school, id, day);
    return undefined;
  });
}
