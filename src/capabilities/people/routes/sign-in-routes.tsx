import { type Context, Hono } from 'hono';
import { isUuid, type SchoolId, schoolId } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { today } from '../../../platform/time/clock.ts';
import { dropSession, sessionIn, setSession } from '../../../platform/web/cookies.ts';
import { NotThere, Unreadable } from '../../../platform/web/errors.ts';
import { readForm, readJson } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { InvitationOverPage, MakeCodesPage, MakePasskeyPage, RecoveryCodesPage, SignInPage, UnsentPage } from '../pages/sign-in-pages.tsx';
import { passkeyDesk } from '../passkeys.ts';
import { printedRecoveryCode, readRecoveryCode } from '../rules/recovery-code.ts';
import { addPasskey, type Invited, invitedBy, makeRecoveryCodes, notePasskeyUse, passkeysOf, personByRecoveryCode, useInvitation } from '../store/access.ts';
import { classesOf } from '../store/classes.ts';
import { schoolBySlug, schools } from '../store/schools.ts';
import { type Db, endSession, startSession } from '../store/sessions.ts';

interface Invitation extends Invited {
  school: SchoolId;
  token: string;
}

/** How staff come in: by passkey, by a code on paper, or the first time by an invitation. */
export function signInRoutes(ground: Ground): Hono<Env> {
  const { database, clock, settings, visitors } = ground;
  const desk = passkeyDesk(settings.address);
  const outside = database.outsideSchools as Db;

  return new Hono<Env>()
    .get('/staff/sign-in', async (c) => show(c, <SignInPage frame={frameOf(c, ground)} schools={await schools(outside)} />))
    .post('/staff/sign-in/unsent', async (c) => {
      const to = c.req.query('to') ?? '';
      if (!/^\/staff\/[!-~]+$/.test(to)) throw new Unreadable();
      return show(c, <UnsentPage frame={frameOf(c, ground)} to={to} fields={(await readForm(c)).everything} />, 401);
    })
    .post('/staff/sign-in/challenge', async (c) => c.json(await desk.toSignIn()))
    .post('/staff/sign-in', async (c) => {
      const claim = desk.claimIn(await readJson(c));
      if (!claim) throw new Unreadable();
      const { owner, response } = claim;
      const isIn = await database.inSchool(owner.school, async (db: Db) => {
        const passkey = (await passkeysOf(db, owner.school, owner.personId)).find(({ credentialId }) => credentialId === claim.credentialId);
        const counter = passkey && (await desk.signIn(response, passkey));
        if (!passkey || counter === undefined) return false;
        await notePasskeyUse(db, owner.school, passkey.credentialId, counter, today(clock));
        return true;
      });
      if (!isIn) throw new Unreadable();
      await letIn(c, owner.school, owner.personId);
      return c.json({ next: '/staff' });
    })
    .post('/staff/recovery', async (c) => {
      const form = await readForm(c);
      const [all, school] = [await schools(outside), await schoolBySlug(outside, form.text('school'))];
      if (!school) throw new Unreadable();
      const again = (trouble: NonNullable<Parameters<typeof SignInPage>[0]['trouble']>) =>
        show(c, <SignInPage frame={frameOf(c, ground)} schools={all} chosen={school.slug} trouble={trouble} />, 422);
      const code = readRecoveryCode(form.text('code'));
      if (!code) return again('recovery.length');
      const found = await database.inSchool(school.id, (db: Db) => personByRecoveryCode(db, school.id, code, clock.now()));
      if (!found) return again('recovery.unknown');
      if (typeof found === 'object') return again({ waitMinutes: Math.ceil(found.waitSeconds / 60) });
      await letIn(c, school.id, found);
      return c.redirect('/staff/passkey', 303);
    })
    .get('/staff/invitations/:school/:token', async (c) => {
      const invited = await invitationIn(c);
      if (!invited) return show(c, <InvitationOverPage frame={frameOf(c, ground)} />, 404);
      return show(c, <MakePasskeyPage frame={frameOf(c, ground)} name={invited.name} from={c.req.path} />);
    })
    .post('/staff/invitations/:school/:token/challenge', async (c) => {
      const { school, personId, name } = await invitedTo(c);
      return c.json(await desk.toRegister({ school, personId }, name, []));
    })
    .post('/staff/invitations/:school/:token', async (c) => {
      const { school, personId, token } = await invitedTo(c);
      const passkey = await desk.register(await readJson(c));
      if (!passkey) throw new Unreadable();
      await database.inSchool(school, async (db: Db) => {
        if (!(await useInvitation(db, school, token))) throw new NotThere();
        await addPasskey(db, school, personId, passkey, today(clock));
      });
      await letIn(c, school, personId);
      return c.json({ next: '/staff/recovery-codes' });
    })
    .get(
      '/staff/passkey',
      staffOnly((c, staff) => show(c, <MakePasskeyPage frame={frameOf(c, ground)} name={staff.givenName} from="/staff/passkey" />)),
    )
    .post(
      '/staff/passkey/challenge',
      staffOnly(async (c, staff) => {
        const known = await database.inSchool(staff.school, (db: Db) => passkeysOf(db, staff.school, staff.id));
        return c.json(await desk.toRegister({ school: staff.school, personId: staff.id }, staff.givenName, known));
      }),
    )
    .post(
      '/staff/passkey',
      staffOnly(async (c, staff) => {
        const passkey = await desk.register(await readJson(c));
        if (!passkey) throw new Unreadable();
        await database.inSchool(staff.school, (db: Db) => addPasskey(db, staff.school, staff.id, passkey, today(clock)));
        return c.json({ next: '/staff' });
      }),
    )
    .get(
      '/staff/recovery-codes',
      staffOnly((c) => show(c, <MakeCodesPage frame={frameOf(c, ground)} />)),
    )
    .post(
      '/staff/recovery-codes',
      staffOnly(async (c, staff) => {
        const codes = await database.inSchool(staff.school, (db: Db) => makeRecoveryCodes(db, staff.school, staff.id));
        return show(c, <RecoveryCodesPage frame={frameOf(c, ground)} codes={codes.map(printedRecoveryCode)} next={await nextPage(staff)} />);
      }),
    )
    .post('/staff/exit', async (c) => {
      const session = sessionIn(c, 'staff', settings.address);
      if (session) {
        await database.inSchool(session.school, (db: Db) => endSession(db, session.school, session.token));
        visitors.forget(session);
        dropSession(c, 'staff', settings.address);
      }
      return c.redirect('/staff/sign-in', 303);
    });

  /** The first administrator goes on with the set-up: there are no pupils yet. */
  async function nextPage(staff: Staff): Promise<string> {
    const classes = await database.inSchool(staff.school, (db: Db) => classesOf(db, staff));
    return classes.length === 0 && staff.roles.includes('administrator') ? '/staff/set-up/pupils' : '/staff';
  }

  async function letIn(c: Context<Env>, school: SchoolId, personId: string): Promise<void> {
    const token = await database.inSchool(school, (db: Db) => startSession(db, school, personId, 'staff', clock.now()));
    setSession(c, 'staff', settings.address, { school, token });
  }

  async function invitedTo(c: Context<Env>): Promise<Invitation> {
    const invited = await invitationIn(c);
    if (!invited) throw new NotThere();
    return invited;
  }

  async function invitationIn(c: Context<Env>): Promise<Invitation | undefined> {
    const [text, token] = [c.req.param('school') ?? '', c.req.param('token') ?? ''];
    const school = isUuid(text) ? schoolId(text) : undefined;
    const invited = school && (await database.inSchool(school, (db: Db) => invitedBy(db, school, token, today(clock))));
    return invited && { ...invited, school, token };
  }
}
