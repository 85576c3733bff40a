import type { Ground } from '../../platform/ground.ts';
import { today } from '../../platform/time/clock.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { answerTheme, type Db, makeTheme, type NewAnswer } from './store.ts';

export interface MadeUpTheme {
  heard: string;
  given?: NewAnswer;
}

/** Themes of a round in a made-up school; one of them still waits for an answer. */
export async function tellMadeUpThemes({ database, clock }: Ground, staff: Staff, occasionId: string, themes: MadeUpTheme[]): Promise<void> {
  await database.inSchool(staff.school, async (db: Db) => {
    for (const { heard, given } of themes) {
      const id = await makeTheme(db, staff, occasionId, heard, today(clock));
      if (given) await answerTheme(db, staff.school, id, given, today(clock));
    }
  });
}
