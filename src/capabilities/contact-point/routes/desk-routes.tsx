import { Hono } from 'hono';
import { schoolId } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { base64url } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { today } from '../../../platform/time/clock.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, hasRole, staffOnly } from '../../../platform/web/guards.ts';
import { withPower } from '../../../platform/web/security-headers.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { type PeopleDb, type School, schoolById, staffWithRole } from '../../people/index.ts';
import { contactPointOf, inContactPoint } from '../desk.ts';
import { madeUpPaperKey } from '../made-up-school.ts';
import { DeskPage } from '../pages/desk-page.tsx';
import { PosterPage } from '../pages/poster-page.tsx';
import { isHelpUnchecked } from '../rules/content.ts';
import type { DeskState } from '../shared-with-browser/staff-exchange.ts';
import { helpCheckedOn, noteHelpCheck } from '../store/help-check.ts';
import { keyHolders, ownKeys, rosterDraft } from '../store/staff.ts';
import { mayRead } from './reading.ts';

const maySee = ['contact-person', 'administrator', 'leadership'] as const;

/** The pages of the contact point for staff, and what the browser of a contact person starts from. */
export function deskRoutes(ground: Ground): Hono<Env> {
  const { database, settings } = ground;

  return new Hono<Env>()
    .get(
      '/staff/contact-point',
      withPower('microphone'),
      staffOnly(async (c, staff) => {
        const school = await schoolOf(staff);
        const { day, people, roster, opening } = await contactPointOf(ground, school);
        const checkedOn = await inContactPoint(ground, staff.school, (db) => helpCheckedOn(db, staff.school));
        const help = { checkedOn, isUnchecked: isHelpUnchecked(checkedOn, day) };
        const desk = hasRole(staff, mayRead) ? { duty: await dutyOf(staff), demoKey: demoKeyFor(staff) } : undefined;
        return show(c, <DeskPage frame={frameOf(c, ground)} coming={roster.coming} {...{ school, people, opening, help, desk }} />);
      }, maySee),
    )
    .post(
      '/staff/contact-point/help-check',
      staffOnly(async (c, staff) => {
        await inContactPoint(ground, staff.school, (db) => noteHelpCheck(db, staff.school, today(ground.clock)));
        return c.redirect('/staff/contact-point#help', 303);
      }, maySee),
    )
    .get(
      '/staff/contact-point/poster',
      staffOnly(async (c, staff) => {
        const school = await schoolOf(staff);
        const { people, roster } = await contactPointOf(ground, school);
        if (people.length === 0) throw new NotThere();
        return show(c, <PosterPage frame={frameOf(c, ground)} address={settings.address} fingerprint={roster.fingerprint} {...{ school, people }} />);
      }, maySee),
    )
    .get(
      '/staff/contact-point/state',
      staffOnly(async (c, staff) => c.json(await stateFor(staff)), mayRead),
    );

  function schoolOf(staff: Staff): Promise<School> {
    return database.inSchool(staff.school, (db: PeopleDb) => schoolById(db, staff.school));
  }

  async function stateFor(staff: Staff): Promise<DeskState> {
    const school = schoolId(staff.school);
    const { around } = await contactPointOf(ground, { id: school });
    const here = (await database.inSchool(school, (db: PeopleDb) => staffWithRole(db, school, 'contact-person'))).map(({ id }) => id);
    return inContactPoint(ground, school, async (db) => {
      const own = await ownKeys(db, school, staff.id);
      return {
        me: staff.id,
        around,
        keys: own && {
          sealed: base64url(own.sealedKeys),
          unlocks: own.unlocks.map(({ kind, credentialId, wrapped }) => ({ kind, credentialId, wrapped: base64url(wrapped) })),
        },
        draft: await rosterDraft(db, school),
        holders: (await keyHolders(db, school))
          .filter(({ id }) => here.includes(id))
          .map(({ identity, ...holder }) => ({ ...holder, identity: base64url(identity) })),
        here,
      };
    });
  }

  async function dutyOf(staff: Staff): Promise<string> {
    const holders = await inContactPoint(ground, staff.school, (db) => keyHolders(db, staff.school));
    return holders.find(({ id }) => id === staff.id)?.duty ?? '';
  }

  function demoKeyFor(staff: Staff): { name: string; key: string } | undefined {
    return settings.demo ? { name: staff.givenName, key: madeUpPaperKey(ground, staff.school, staff.id) } : undefined;
  }
}
