import type { SchoolId } from '../../platform/database/ids.ts';
import type { Language } from '../../platform/texts/words.ts';
import type { CardHolder } from '../../platform/web/guards.ts';
import { ownTexts } from '../languages/index.tsx';
import { classOfPupil, namesOf } from '../people/index.ts';
import type { PlanShown } from './pages/plan-page.tsx';
import type { Listener } from './rules/reassurance.ts';
import type { Db, ToldPlan } from './store/plans.ts';

/** Plans as they are read in a language. */
export async function plansShown(db: Db, school: SchoolId, plans: readonly ToldPlan[], language: Language): Promise<PlanShown[]> {
  const texts = await ownTexts(
    db,
    school,
    plans.map(({ textId }) => textId),
    language,
  );
  const names = await namesOf(
    db,
    school,
    plans.flatMap(({ answerableId, substituteId }) => [answerableId, substituteId]),
  );
  return plans.flatMap(({ id, className, textId, steps, reviewOn, answerableId, substituteId }) => {
    const text = texts.get(textId);
    const people = { person: names.get(answerableId) ?? '', substitute: names.get(substituteId) ?? '' };
    return text ? [{ id, className, text, standings: steps.map(({ standing }) => standing), reviewOn, ...people }] : [];
  });
}

/** As what age somebody is spoken to. */
export async function listenerOf(db: Db, person: CardHolder): Promise<Listener> {
  if (person.kind === 'guardian') return 'guardian';
  return (await classOfPupil(db, person.school, person.id))?.ageVersion ?? '10-13';
}
