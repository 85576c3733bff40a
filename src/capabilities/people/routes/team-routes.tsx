import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { newId } from '../../../platform/secrets/random.ts';
import { today } from '../../../platform/time/clock.ts';
import { addDays } from '../../../platform/time/school-days.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { type Form, readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import { type Staff, staffRoles } from '../../../platform/web/visitor.ts';
import { type MemberForm, MemberPage, TeamPage } from '../pages/team-pages.tsx';
import { isLastAdministrator, memberRefusals, type TeamRefusal } from '../rules/team.ts';
import { invite } from '../store/access.ts';
import { addPersons, setDuties } from '../store/persons.ts';
import type { Db } from '../store/sessions.ts';
import { markLeft, renamePerson, type TeamMember, team, teamMember } from '../store/team.ts';

const mayChangeTeam = ['administrator', 'leadership'] as const;

/** An invitation that nobody used is over after a week. */
const invitationDays = 7;

const nobodyYet: MemberForm = {
  givenName: '',
  familyName: '',
  email: null,
  roles: ['teacher'],
  answersTalks: false,
  place: null,
  hasProfessionalSecrecy: false,
};

/** Who works here, what they do, and how they come in. */
export function teamRoutes(ground: Ground): Hono<Env> {
  const { database, clock, keys, settings } = ground;

  return new Hono<Env>()
    .get(
      '/staff/team',
      staffOnly(async (c, staff) => show(c, <TeamPage frame={frameOf(c, ground)} team={await teamOf(staff)} />), mayChangeTeam),
    )
    .get(
      '/staff/team/new',
      staffOnly((c) => show(c, <MemberPage frame={frameOf(c, ground)} newId={newId()} form={nobodyYet} />), mayChangeTeam),
    )
    .post(
      '/staff/team/new',
      staffOnly(async (c, staff) => {
        const sent = await readForm(c);
        const [form, team] = [readMember(sent), await teamOf(staff)];
        const id = isUuid(sent.text('id')) ? sent.text('id') : newId();
        // A second tap on a slow line: they are in the team already.
        if (team.some((member) => member.id === id)) return c.redirect(`/staff/team/${id}`, 303);
        const refusals = memberRefusals(form, undefined, team);
        if (refusals.length > 0) return again(c, form, refusals);
        await database.inSchool(staff.school, async (db: Db) => {
          await addPersons(db, staff.school, keys.schoolKey(staff.school), [{ id, kind: 'staff', givenName: form.givenName, familyName: form.familyName }]);
          await setDuties(db, staff.school, id, form);
        });
        return c.redirect(`/staff/team/${id}`, 303);
      }, mayChangeTeam),
    )
    .get(
      '/staff/team/:id',
      staffOnly(async (c, staff) => {
        const { id, ...form } = await memberIn(c, staff);
        return show(c, <MemberPage frame={frameOf(c, ground)} id={id} form={form} />);
      }, mayChangeTeam),
    )
    .post(
      '/staff/team/:id',
      staffOnly(async (c, staff) => {
        const { id } = await memberIn(c, staff);
        const form = readMember(await readForm(c));
        const refusals = memberRefusals(form, id, await teamOf(staff));
        if (refusals.length > 0) return again(c, form, refusals, id);
        await database.inSchool(staff.school, async (db: Db) => {
          await renamePerson(db, staff.school, id, form.givenName, form.familyName);
          await setDuties(db, staff.school, id, form);
        });
        return c.redirect('/staff/team', 303);
      }, mayChangeTeam),
    )
    .post(
      '/staff/team/:id/invitation',
      staffOnly(async (c, staff) => {
        const { id, ...form } = await memberIn(c, staff);
        const token = await database.inSchool(staff.school, (db: Db) => invite(db, staff.school, id, staff.id, addDays(today(clock), invitationDays)));
        return show(c, <MemberPage frame={frameOf(c, ground)} id={id} form={form} link={`${settings.address}/staff/invitations/${staff.school}/${token}`} />);
      }, mayChangeTeam),
    )
    .post(
      '/staff/team/:id/leaving',
      staffOnly(async (c, staff) => {
        const { id, ...form } = await memberIn(c, staff);
        if (isLastAdministrator(id, await teamOf(staff))) return again(c, form, [{ field: 'leaving', refused: 'team.last-administrator' }], id);
        await database.inSchool(staff.school, (db: Db) => markLeft(db, staff.school, id, today(clock)));
        return c.redirect('/staff/team', 303);
      }, mayChangeTeam),
    );

  function teamOf(staff: Staff): Promise<TeamMember[]> {
    return database.inSchool(staff.school, (db: Db) => team(db, staff.school));
  }

  async function memberIn(c: Context<Env>, staff: Staff): Promise<TeamMember> {
    const id = c.req.param('id') ?? '';
    const member = isUuid(id) ? await database.inSchool(staff.school, (db: Db) => teamMember(db, staff.school, id)) : undefined;
    if (!member) throw new NotThere();
    return member;
  }

  function again(c: Context<Env>, form: MemberForm, refusals: TeamRefusal[], id?: string): Response {
    const slips = Object.fromEntries(refusals.map(({ field, refused }) => [field, refused]));
    return show(c, <MemberPage frame={frameOf(c, ground)} {...(id ? { id } : { newId: newId() })} form={form} slips={slips} />, 422);
  }
}

const readMember = (form: Form): MemberForm => ({
  givenName: form.text('given-name').slice(0, 100),
  familyName: form.text('family-name').slice(0, 100),
  email: form.text('email').slice(0, 200) || null,
  roles: staffRoles.filter((role) => form.all('roles').includes(role)),
  answersTalks: form.has('answers'),
  place: form.text('place').slice(0, 200) || null,
  hasProfessionalSecrecy: form.has('secrecy'),
});
