import type { Kysely } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Statement } from '../../../platform/database/statement.ts';
import { newToken, sha256 } from '../../../platform/secrets/random.ts';
import type { Language } from '../../../platform/texts/words.ts';
import type { Device, StaffRole } from '../../../platform/web/visitor.ts';
import type { PeopleTables, PersonKind } from '../tables.ts';

export type Db = Kysely<PeopleTables>;

/** @returns the token for the cookie; only its hash is kept */
export async function startSession(
  db: Db,
  school: SchoolId,
  personId: string,
  device: Device | 'staff',
  now: Date,
  cardId: string | null = null,
): Promise<string> {
  const token = newToken();
  await db
    .insertInto('people.session')
    .values({ school_id: school, token_hash: sha256(token), person_id: personId, device, card_id: cardId, started_at: now, seen_at: now })
    .execute();
  return token;
}

export interface SessionHolder {
  device: Device | 'staff';
  startedAt: Date;
  seenAt: Date;
  schoolName: string;
  schoolSlug: string;
  isDemo: boolean;
  id: string;
  kind: PersonKind;
  givenName: string;
  language: Language;
  roles: StaffRole[] | null;
}

/** Who holds this session, as {@link SessionHolder}; nothing for a session that ended or never was. */
export const sessionHolder = (school: SchoolId, tokenHash: Buffer): Statement => ({
  school,
  name: 'session holder',
  text: `select session.device, session.started_at as "startedAt", session.seen_at as "seenAt", school.name as "schoolName", school.slug as "schoolSlug", school.is_demo as "isDemo",
           person.id, person.kind, person.given_name as "givenName", person.language, staff.roles
         from people.session
         join people.person on person.school_id = session.school_id and person.id = session.person_id
         join people.school on school.id = session.school_id
         left join people.staff on staff.school_id = person.school_id and staff.person_id = person.id
         where session.school_id = $1 and session.token_hash = $2 and person.left_on is null`,
  values: [school, tokenHash],
  givesRows: true,
});

export const notingSeen = (school: SchoolId, tokenHash: Buffer, now: Date): Statement => ({
  school,
  name: 'note session seen',
  text: 'update people.session set seen_at = $3 where school_id = $1 and token_hash = $2',
  values: [school, tokenHash, now.toISOString()],
});

export async function endSession(db: Db, school: SchoolId, token: string): Promise<void> {
  await db.deleteFrom('people.session').where('school_id', '=', school).where('token_hash', '=', sha256(token)).execute();
}

/** "This is our own device": stays signed in for a month. */
export async function keepSession(db: Db, school: SchoolId, token: string): Promise<void> {
  await db
    .updateTable('people.session')
    .set({ device: 'own' })
    .where('school_id', '=', school)
    .where('token_hash', '=', sha256(token))
    .where('device', '=', 'shared')
    .execute();
}

export async function forgetSessions(db: Db, school: SchoolId, startedBefore: Date): Promise<void> {
  await db.deleteFrom('people.session').where('school_id', '=', school).where('started_at', '<', startedBefore).execute();
}
