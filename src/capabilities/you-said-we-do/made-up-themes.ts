import type { Ground } from '../../platform/ground.ts';
import { today } from '../../platform/time/clock.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { type OtherLanguage, translateMadeUpText } from '../languages/index.tsx';
import { answerTheme, type Db, makeTheme, type NewAnswer, themeOf } from './store.ts';

export interface MadeUpTheme {
  heard: string;
  given?: Omit<NewAnswer, 'heard'>;
  translated?: { language: OtherLanguage; words: { heard: string; told: string } };
}

/** Themes of a round in a made-up school; one of them still waits for an answer. */
export async function tellMadeUpThemes({ database, clock }: Ground, staff: Staff, occasionId: string, themes: MadeUpTheme[]): Promise<void> {
  await database.inSchool(staff.school, async (db: Db) => {
    for (const { heard, given, translated } of themes) {
      const day = today(clock);
      const theme = await themeOf(db, staff.school, await makeTheme(db, staff, occasionId, heard, day));
      if (theme && given) await answerTheme(db, staff, theme, { heard, ...given }, day);
      if (theme && translated) await translateMadeUpText(db, staff, theme.textId, { ...translated, day });
    }
  });
}
