import type { Kysely } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { newToken, sha256 } from '../../../platform/secrets/random.ts';
import type { Device, Visitor } from '../../../platform/web/visitor.ts';
import { isOver, isWorthNoting } from '../rules/sessions.ts';
import type { PeopleTables } from '../tables.ts';

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

/** Who holds this token now; undefined when it is over, ended or never was. */
export async function visitorOfSession(db: Db, school: SchoolId, token: string, now: Date): Promise<Visitor | undefined> {
  const hash = sha256(token);
  const row = await db
    .selectFrom('people.session as session')
    .innerJoin('people.person as person', (join) => join.onRef('person.school_id', '=', 'session.school_id').onRef('person.id', '=', 'session.person_id'))
    .innerJoin('people.school as school', 'school.id', 'session.school_id')
    .leftJoin('people.staff as staff', (join) => join.onRef('staff.school_id', '=', 'person.school_id').onRef('staff.person_id', '=', 'person.id'))
    .select([
      'session.device',
      'session.started_at',
      'session.seen_at',
      'school.name as schoolName',
      'school.is_demo as isDemo',
      'person.id',
      'person.kind',
      'person.given_name as givenName',
      'person.language',
      'staff.roles',
    ])
    .where('session.school_id', '=', school)
    .where('session.token_hash', '=', hash)
    .where('person.left_on', 'is', null)
    .executeTakeFirst();
  if (!row || isOver(row.device, row.started_at, row.seen_at, now)) return undefined;
  if (isWorthNoting(row.seen_at, now)) {
    await db.updateTable('people.session').set({ seen_at: now }).where('school_id', '=', school).where('token_hash', '=', hash).execute();
  }
  const { id, givenName, language, schoolName, isDemo, device } = row;
  const known = { school, schoolName, isDemo, id, givenName, language };
  if (row.kind === 'staff') return device === 'staff' ? { kind: 'staff', ...known, roles: row.roles ?? [] } : undefined;
  return device === 'staff' ? undefined : { kind: row.kind, ...known, device };
}

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
