import type { Day } from '../../platform/time/clock.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { fingerprintOf } from './rules/states.ts';
import { type Db, partsOf } from './store/rows.ts';
import { agreeToTranslate, saveTranslation } from './store/translating.ts';
import type { OtherLanguage, OwnTextId } from './tables.ts';

/** A translation in a made-up school, as somebody there checked it. */
export async function translateMadeUpText(
  db: Db,
  staff: Staff,
  id: OwnTextId,
  made: { language: OtherLanguage; words: Record<string, string>; day: Day },
): Promise<void> {
  const { language, words, day } = made;
  await agreeToTranslate(db, staff, id, 'offer', day);
  const parts = await partsOf(db, staff.school, [id]);
  const typed = parts
    .filter(({ key }) => words[key] !== undefined)
    .map(({ key, dutch }) => ({ key, words: words[key] ?? '', ofDutch: fingerprintOf(dutch), was: fingerprintOf(''), stillHolds: false }));
  await saveTranslation(db, staff, id, typed, { language, isChecked: true, way: 'typed', day });
}
