import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { today } from '../../../platform/time/clock.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type CardHolder, type Env, familyOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import { showBytes } from '../../../platform/web/show-bytes.ts';
import { voiceBytes } from '../../languages/index.tsx';
import { PlanPage, PlansPage } from '../pages/plan-page.tsx';
import { WelcomePage } from '../pages/welcome-page.tsx';
import { reassuranceFor } from '../rules/reassurance.ts';
import { type Db, plansToldTo, type ToldPlan } from '../store/plans.ts';
import { welcomesOf } from '../store/welcomes.ts';
import { listenerOf, plansShown } from '../telling.ts';
import { readWelcomes } from '../welcoming.ts';

/** Where pupils and guardians read the plan, and who is back is welcomed. */
export function familyRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .get(
      '/p/catch-up',
      familyOnly(async (c, person) => {
        const { plans, listener } = await database.inSchool(person.school, async (db: Db) => ({
          plans: await plansShown(db, person.school, await plansToldTo(db, person, today(clock)), c.var.language),
          listener: await listenerOf(db, person),
        }));
        const reassurance = reassuranceFor(listener, c.var.language);
        return show(c, <PlansPage frame={frameOf(c, ground)} reader={person.kind} reassurance={reassurance} plans={plans} />);
      }),
    )
    .get(
      '/p/catch-up/:id',
      familyOnly(async (c, person) => {
        const [plan] = await database.inSchool(person.school, async (db: Db) => plansShown(db, person.school, [await toldIn(c, db, person)], c.var.language));
        if (!plan) throw new NotThere();
        return show(c, <PlanPage frame={frameOf(c, ground)} reader={person.kind} plan={plan} />);
      }),
    )
    .get(
      '/p/catch-up/:id/voices/:voice',
      familyOnly(async (c, person) => {
        const voiceId = c.req.param('voice') ?? '';
        const voice = await database.inSchool(person.school, async (db: Db) => {
          const { textId } = await toldIn(c, db, person);
          return isUuid(voiceId) ? voiceBytes(db, person.school, voiceId, [textId]) : undefined;
        });
        if (!voice) throw new NotThere();
        return showBytes(c, voice);
      }),
    )
    .get(
      '/p/welcome-back/:id',
      familyOnly(async (c, person) => {
        const welcomes = await database.inSchool(person.school, async (db: Db) => readWelcomes(db, ground, person.school, await welcomesOf(db, person)));
        const welcome = welcomes.find(({ id }) => id === c.req.param('id'));
        if (!welcome) throw new NotThere();
        return show(c, <WelcomePage frame={frameOf(c, ground)} reader={person.kind} welcome={welcome} />);
      }),
    );

  /** @throws NotThere where this plan is not told to this person, or not any more */
  async function toldIn(c: Context<Env>, db: Db, person: CardHolder): Promise<ToldPlan> {
    const plan = (await plansToldTo(db, person, today(clock))).find(({ id }) => id === c.req.param('id'));
    if (!plan) throw new NotThere();
    return plan;
  }
}
