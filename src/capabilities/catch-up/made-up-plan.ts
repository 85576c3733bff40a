import type { Ground } from '../../platform/ground.ts';
import { type Day, today } from '../../platform/time/clock.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import type { Plan } from './rules/planning.ts';
import { welcomeStarter } from './rules/reassurance.ts';
import { beginPlan, type Db, planOf, tellPlan } from './store/plans.ts';
import { welcome } from './welcoming.ts';

/** What a school could say. */
export const madeUpPlan: Omit<Plan, 'reviewOn' | 'answerableId' | 'substituteId'> = {
  happened: 'De school was een week dicht.',
  missed: 'Iedereen miste lessen, en spelen met vrienden. Kinderen en leerkrachten.',
  first: 'We vinden elkaar terug. Elke ochtend beginnen we in de kring.',
  know: 'De leerkracht kijkt in de les wat al goed gaat. Zonder punten.',
  learn: 'We kiezen wat echt nodig is: lezen en rekenen. De rest van die week valt weg.',
  whereWhen: 'In de klas, tijdens de les.',
  extra: 'Wie meer tijd nodig heeft, werkt in een klein groepje. Elke week zit iedereen er wel eens in.',
  notHome: 'Geen leerstof, geen bijles en geen printer. Vragen hoe de dag was, helpt al veel.',
  progress: 'De kring loopt goed. In de meeste klassen lezen we samen het nieuwe boek.',
  tell: 'In elke klas, aan de poort op maandag, en persoonlijk aan wie we minder zien.',
  steps: [
    { what: 'Elke ochtend een kring', forWhom: 'alle klassen', when: 'vanaf de eerste dag', standing: 'done' },
    { what: 'Samen lezen in kleine groepjes', forWhom: 'alle klassen', when: 'elke dag een kwartier', standing: 'busy' },
    { what: 'Samen vertellen hoe het liep', forWhom: 'ouders en leerlingen', when: 'voor de kerstvakantie', standing: 'coming' },
  ],
};

interface Around {
  answerableId: string;
  substituteId: string;
  reviewOn: Day;
  /** A pupil who is back. */
  backId: string;
}

/** The plan of a made-up school, and somebody who is back. */
export async function planMadeUp(ground: Ground, staff: Staff, { backId, ...around }: Around): Promise<void> {
  await ground.database.inSchool(staff.school, async (db: Db) => {
    const plan = { ...madeUpPlan, ...around };
    const id = await beginPlan(db, staff, null, plan, today(ground.clock));
    const kept = await planOf(db, staff.school, id);
    if (kept) await tellPlan(db, staff, kept, plan, today(ground.clock));
    const { answerableId, substituteId } = around;
    const steps = [
      { what: 'Samen binnenkomen langs de groene deur', when: 'Morgen om 8.30 uur', isDone: false },
      { what: 'Je oude plaats terugnemen, naast wie je kent', when: 'Deze week', isDone: false },
      { what: 'Samen kiezen wat echt nodig is', when: 'Volgende week', isDone: false },
    ];
    await welcome(db, ground, staff, { pupilId: backId, words: welcomeStarter, steps, answerableId, substituteId });
  });
}
