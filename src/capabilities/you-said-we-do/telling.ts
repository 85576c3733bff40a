import type { Kysely } from 'kysely';
import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground, HeardOccasion } from '../../platform/ground.ts';
import type { Language } from '../../platform/texts/words.ts';
import { type Day, today } from '../../platform/time/clock.ts';
import { addDays, type SchoolCalendar } from '../../platform/time/school-days.ts';
import { ownTexts } from '../languages/index.tsx';
import { schoolCalendar } from '../people/index.ts';
import type { OccasionLine } from './pages/list-page.tsx';
import type { ToldOccasion, ToldTheme } from './pages/told-page.tsx';
import { answeredBy, heardBy, type Term, termOf } from './rules/answering.ts';
import { type Db, themesOf } from './store.ts';

/** For how many days after it closed families read about a round. */
const toldForDays = 120;

/** What was asked in the whole school and is over, the latest first. */
export async function occasionsOf(db: Db, { heard }: Ground, school: SchoolId): Promise<HeardOccasion[]> {
  const all = [];
  for (const offer of heard) all.push(...(await offer.occasions(db as unknown as Kysely<never>, school)));
  return all.sort((a, b) => (a.closedOn > b.closedOn ? -1 : 1));
}

/** The rounds that staff still have something to do for, and those that are done. */
export async function linesOf(db: Db, ground: Ground, school: SchoolId): Promise<(OccasionLine & { occasion: HeardOccasion })[]> {
  const occasions = await occasionsOf(db, ground, school);
  const themes = await themesOf(
    db,
    school,
    occasions.map(({ id }) => id),
  );
  const calendar = await schoolCalendar(db, school);
  return occasions.map((occasion) => {
    const some = themes.filter(({ occasionId }) => occasionId === occasion.id);
    return {
      occasion,
      id: occasion.id,
      title: occasion.title,
      ...termsOf(calendar, occasion, today(ground.clock)),
      themes: some.length,
      open: some.filter(({ answer }) => !answer).length,
    };
  });
}

const termsOf = (calendar: SchoolCalendar, { closedOn }: HeardOccasion, day: Day): { heardBy: Term; answeredBy: Term } => ({
  heardBy: termOf(heardBy(calendar, closedOn), day),
  answeredBy: termOf(answeredBy(calendar, closedOn), day),
});

/** What is told to these people, or to anybody, in a language. */
export async function toldTo(
  db: Db,
  ground: Ground,
  school: SchoolId,
  language: Language,
  audience?: HeardOccasion['audiences'][number],
): Promise<ToldOccasion[]> {
  const day = today(ground.clock);
  const since = addDays(day, -toldForDays);
  const occasions = (await occasionsOf(db, ground, school)).filter(
    ({ closedOn, audiences }) => closedOn >= since && (!audience || audiences.includes(audience)),
  );
  return Promise.all(occasions.map((occasion) => toldOf(db, school, occasion, { language, day })));
}

export async function toldOf(db: Db, school: SchoolId, occasion: HeardOccasion, { language, day }: { language: Language; day: Day }): Promise<ToldOccasion> {
  const calendar = await schoolCalendar(db, school);
  const themes = await themesOf(db, school, [occasion.id]);
  const texts = await ownTexts(
    db,
    school,
    themes.map(({ textId }) => textId),
    language,
  );
  const told = themes.flatMap(({ id, textId, answer, personName, byDay }): ToldTheme[] => {
    const shown = texts.get(textId);
    return shown ? [{ id, shown, answer, personName, byDay }] : [];
  });
  return { id: occasion.id, title: occasion.title, ...termsOf(calendar, occasion, day), themes: told };
}
