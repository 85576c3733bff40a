import { type Kysely, sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { slowHash } from '../../../platform/secrets/passwords.ts';
import { newCode, newToken, sha256 } from '../../../platform/secrets/random.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { codesOnASheet, type RecoveryCode, recoverySecretLength, selectorLength } from '../rules/recovery-code.ts';
import type { PeopleTables } from '../tables.ts';
import { tryCode, type Wait } from './wrong-codes.ts';

type Db = Kysely<PeopleTables>;

export interface Passkey {
  credentialId: string;
  publicKey: Buffer;
  counter: number;
  transports: string[];
}

export async function addPasskey(
  db: Db,
  school: SchoolId,
  personId: string,
  { credentialId, publicKey, counter, transports }: Passkey,
  day: Day,
): Promise<void> {
  await db
    .insertInto('people.passkey')
    .values({
      school_id: school,
      credential_id: credentialId,
      person_id: personId,
      public_key: publicKey,
      counter,
      transports,
      made_on: day,
      last_used_on: null,
    })
    .execute();
}

export async function passkeysOf(db: Db, school: SchoolId, personId: string): Promise<Passkey[]> {
  return db
    .selectFrom('people.passkey')
    .select(['credential_id as credentialId', 'public_key as publicKey', 'counter', 'transports'])
    .where('school_id', '=', school)
    .where('person_id', '=', personId)
    .execute();
}

export async function notePasskeyUse(db: Db, school: SchoolId, credentialId: string, counter: number, day: Day): Promise<void> {
  await db
    .updateTable('people.passkey')
    .set({ counter, last_used_on: day })
    .where('school_id', '=', school)
    .where('credential_id', '=', credentialId)
    .execute();
}

/** Makes a new sheet of codes; an older sheet no longer counts. The codes exist only here, on their way to the printer. */
export async function makeRecoveryCodes(db: Db, school: SchoolId, personId: string): Promise<RecoveryCode[]> {
  await db.deleteFrom('people.recovery_code').where('school_id', '=', school).where('person_id', '=', personId).execute();
  const codes: RecoveryCode[] = [];
  while (codes.length < codesOnASheet) {
    const code = { selector: newCode(selectorLength), secret: newCode(recoverySecretLength) };
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('people.recovery_code')
      .values({ school_id: school, selector: code.selector, person_id: personId, secret_hash: await slowHash(code.secret) })
      // A selector that another code has already; the next will do.
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows) codes.push(code);
  }
  return codes;
}

/** Uses up a code: of two who type it at the same moment one comes in. */
export async function personByRecoveryCode(db: Db, school: SchoolId, { selector, secret }: RecoveryCode, now: Date): Promise<string | Wait | undefined> {
  const row = await db
    .selectFrom('people.recovery_code')
    .select(['person_id as personId', 'secret_hash as secretHash'])
    .where('school_id', '=', school)
    .where('selector', '=', selector)
    .executeTakeFirst();
  const found = await tryCode(db, school, `recovery ${selector}`, secret, row, now);
  if (!found || 'waitSeconds' in found) return found;
  const { numDeletedRows } = await db
    .deleteFrom('people.recovery_code')
    .where('school_id', '=', school)
    .where('selector', '=', selector)
    .where('secret_hash', '=', found.secretHash)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n ? found.personId : undefined;
}

/** @returns the token for the link; an earlier invitation of the same person no longer counts */
export async function invite(db: Db, school: SchoolId, personId: string, invitedBy: string | null, until: Day): Promise<string> {
  const token = newToken();
  await db.deleteFrom('people.invitation').where('school_id', '=', school).where('person_id', '=', personId).execute();
  await db
    .insertInto('people.invitation')
    .values({ school_id: school, token_hash: sha256(token), person_id: personId, invited_by: invitedBy, until_day: until })
    .execute();
  return token;
}

export interface Invited {
  personId: string;
  name: string;
}

export async function invitedBy(db: Db, school: SchoolId, token: string, day: Day): Promise<Invited | undefined> {
  const row = await db
    .selectFrom('people.invitation as invitation')
    .innerJoin('people.person as person', (join) => join.onRef('person.school_id', '=', 'invitation.school_id').onRef('person.id', '=', 'invitation.person_id'))
    .select(['person.id', 'person.given_name', 'person.family_name'])
    .where('invitation.school_id', '=', school)
    .where('invitation.token_hash', '=', sha256(token))
    .where('invitation.until_day', '>=', day)
    .where('person.left_on', 'is', null)
    .executeTakeFirst();
  return row && { personId: row.id, name: `${row.given_name} ${row.family_name}` };
}

/** @returns false when it was used since it was looked at */
export async function useInvitation(db: Db, school: SchoolId, token: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('people.invitation')
    .where('school_id', '=', school)
    .where('token_hash', '=', sha256(token))
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Those that were over before this day. */
export async function forgetInvitations(db: Db, school: SchoolId, before: Day): Promise<void> {
  await db.deleteFrom('people.invitation').where('school_id', '=', school).where('until_day', '<', before).execute();
}

/** Whether anybody can sign in as administrator yet; until then the set-up stays open. */
export async function hasAdministrator(db: Db, school: SchoolId): Promise<boolean> {
  const row = await db
    .selectFrom('people.staff as staff')
    .innerJoin('people.passkey as passkey', (join) =>
      join.onRef('passkey.school_id', '=', 'staff.school_id').onRef('passkey.person_id', '=', 'staff.person_id'),
    )
    .select('staff.person_id')
    .where('staff.school_id', '=', school)
    .where(sql<boolean>`'administrator' = any(staff.roles)`)
    .executeTakeFirst();
  return row !== undefined;
}
