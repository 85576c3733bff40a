import { Hono } from 'hono';
import { classOf, type PeopleDb } from '../capabilities/people/index.ts';
import type { Capability, Card } from '../platform/capability.ts';
import { isUuid } from '../platform/database/ids.ts';
import type { Ground } from '../platform/ground.ts';
import { dayInWords } from '../platform/texts/dates.ts';
import { today } from '../platform/time/clock.ts';
import { NotThere } from '../platform/web/errors.ts';
import { frameOf } from '../platform/web/frame.ts';
import { type Env, familyOnly, staffOnly } from '../platform/web/guards.ts';
import { show } from '../platform/web/show.tsx';
import { ClassPage } from './class-page.tsx';
import { FamilyHome } from './family-home.tsx';
import { StaffHome } from './staff-home.tsx';

/** The first pages of pupils and families, and of staff. */
export const homeRoutes = (ground: Ground, capabilities: readonly Capability[]): Hono<Env> => {
  const gathered = async (offer: (capability: Capability) => Promise<Card[]> | undefined): Promise<Card[]> =>
    (await Promise.all(capabilities.map(async (capability) => (await offer(capability)) ?? []))).flat().sort((a, b) => a.place - b.place);

  return new Hono<Env>()
    .get(
      '/p/',
      familyOnly(async (c, person) => {
        const frame = frameOf(c, ground);
        const cards = await gathered(({ cards }) =>
          person.kind === 'pupil' ? cards?.pupil?.(ground, person, frame) : cards?.guardian?.(ground, person, frame),
        );
        return show(c, <FamilyHome frame={frame} person={person} cards={cards} />);
      }),
    )
    .get(
      '/staff',
      staffOnly(async (c, staff) => {
        const frame = frameOf(c, ground);
        const cards = await gathered(({ cards }) => cards?.staff?.(ground, staff, frame));
        return show(c, <StaffHome frame={frame} day={dayInWords('nl', today(ground.clock))} cards={cards} />);
      }),
    )
    .get(
      '/staff/classes/:id',
      staffOnly(async (c, staff) => {
        const id = c.req.param('id') ?? '';
        const schoolClass = isUuid(id) ? await ground.database.inSchool(staff.school, (db: PeopleDb) => classOf(db, staff, id)) : undefined;
        if (!schoolClass) throw new NotThere();
        const cards = await gathered(({ cards }) => cards?.schoolClass?.(ground, staff, schoolClass));
        return show(c, <ClassPage frame={frameOf(c, ground)} name={schoolClass.name} cards={cards} />);
      }),
    );
};
