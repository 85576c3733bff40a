import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { today } from '../../../platform/time/clock.ts';
import { NotThere, Unreadable } from '../../../platform/web/errors.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { CardSheetPage, CardsPage } from '../pages/cards-pages.tsx';
import { type CardHolderRow, cardHoldersOfClass } from '../store/card-holders.ts';
import { issueCards, revokeCards } from '../store/cards.ts';
import { classOf, type SchoolClass, setAgeVersion } from '../store/classes.ts';
import { schoolById } from '../store/schools.ts';
import type { Db } from '../store/sessions.ts';
import { ageVersions } from '../tables.ts';

/** Printing cards for a class, and ending those that are lost. */
export function cardRoutes(ground: Ground): Hono<Env> {
  const { database, clock, settings } = ground;

  return new Hono<Env>()
    .get(
      '/staff/cards/:class',
      staffOnly(async (c, staff) => {
        const schoolClass = await classIn(c, staff);
        return show(c, <CardsPage frame={frameOf(c, ground)} schoolClass={schoolClass} holders={await holdersOf(staff, schoolClass)} />);
      }),
    )
    .post(
      '/staff/classes/:class/age-version',
      staffOnly(async (c, staff) => {
        const { id } = await classIn(c, staff);
        const ageVersion = (await readForm(c)).oneOf('age-version', ageVersions);
        if (!ageVersion) throw new Unreadable();
        await database.inSchool(staff.school, (db: Db) => setAgeVersion(db, staff.school, id, ageVersion));
        return c.redirect(`/staff/classes/${id}`, 303);
      }),
    )
    .post(
      '/staff/cards/:class',
      staffOnly(async (c, staff) => {
        const schoolClass = await classIn(c, staff);
        const form = await readForm(c);
        const holders = await holdersOf(staff, schoolClass);
        const job = form.oneOf('do', ['print', 'print-missing', 'revoke']);
        const chosen = job === 'print-missing' ? holders.filter(({ printedOn }) => !printedOn) : holders.filter(({ id }) => form.all('person').includes(id));
        if (!job || chosen.length === 0) return show(c, <CardsPage frame={frameOf(c, ground)} schoolClass={schoolClass} holders={holders} slip />, 422);
        return job === 'revoke' ? revoke(c, staff, schoolClass, chosen) : print(c, staff, schoolClass, chosen);
      }),
    );

  async function classIn(c: Context<Env>, staff: Staff): Promise<SchoolClass> {
    const id = c.req.param('class') ?? '';
    const schoolClass = isUuid(id) ? await database.inSchool(staff.school, (db: Db) => classOf(db, staff, id)) : undefined;
    if (!schoolClass) throw new NotThere();
    return schoolClass;
  }

  function holdersOf(staff: Staff, schoolClass: SchoolClass): Promise<CardHolderRow[]> {
    return database.inSchool(staff.school, (db: Db) => cardHoldersOfClass(db, staff.school, schoolClass.id));
  }

  async function print(c: Context<Env>, staff: Staff, schoolClass: SchoolClass, chosen: CardHolderRow[]): Promise<Response> {
    const { school, cards } = await database.inSchool(staff.school, async (db: Db) => ({
      school: await schoolById(db, staff.school),
      cards: await issueCards(
        db,
        staff.school,
        chosen.map(({ id }) => id),
        staff.id,
        today(clock),
      ),
    }));
    const withHolders = cards.map((card, index) => ({ ...card, holder: chosen[index] as CardHolderRow }));
    return show(c, <CardSheetPage frame={frameOf(c, ground)} schoolClass={schoolClass} school={school} address={settings.address} cards={withHolders} />);
  }

  async function revoke(c: Context<Env>, staff: Staff, schoolClass: SchoolClass, chosen: CardHolderRow[]): Promise<Response> {
    await database.inSchool(staff.school, async (db: Db) => {
      for (const { id } of chosen) await revokeCards(db, staff.school, id, today(clock));
    });
    return show(c, <CardsPage frame={frameOf(c, ground)} schoolClass={schoolClass} holders={await holdersOf(staff, schoolClass)} revoked={chosen.length} />);
  }
}
