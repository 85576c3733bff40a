import { type Kysely, sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { base64url } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import type { EpochKey } from '../shared-with-browser/epoch-keys.ts';
import type { SignedEntry } from '../shared-with-browser/roster.ts';
import type { ContactPointTables, unlockKinds } from '../tables.ts';

export type Db = Kysely<ContactPointTables>;

/** One way to open a contact person's keys. */
export interface Unlock {
  id: string;
  kind: (typeof unlockKinds)[number];
  credentialId: string | null;
  wrapped: Buffer;
}

/** Somebody who made keys; whether they are a contact person is what the roster says. */
export interface KeyHolder {
  id: string;
  name: string;
  duty: string;
  secrecy: 'office' | 'professional';
  identity: Buffer;
}

export async function keyHolders(db: Db, school: SchoolId): Promise<KeyHolder[]> {
  return db
    .selectFrom('contact_point.contact_person')
    .select(['person_id as id', 'name', 'duty', 'secrecy', 'identity'])
    .where('school_id', '=', school)
    .orderBy('name')
    .execute();
}

export async function ownKeys(db: Db, school: SchoolId, personId: string): Promise<{ sealedKeys: Buffer; unlocks: Unlock[] } | undefined> {
  const keys = await db
    .selectFrom('contact_point.contact_person')
    .select('sealed_keys as sealedKeys')
    .where('school_id', '=', school)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const unlocks = await db
    .selectFrom('contact_point.unlock')
    .select(['id', 'kind', 'credential_id as credentialId', 'wrapped'])
    .where('school_id', '=', school)
    .where('person_id', '=', personId)
    .execute();
  return keys && { ...keys, unlocks };
}

/** Keeps what a browser made for somebody. Keys that were there before are replaced, with every way to open them. */
export async function keepKeys(
  db: Db,
  school: SchoolId,
  { id, name, duty, secrecy, identity, sealedKeys, unlocks }: KeyHolder & { sealedKeys: Buffer; unlocks: Unlock[] },
): Promise<void> {
  const row = { name, duty, secrecy, identity, sealed_keys: sealedKeys };
  await db
    .insertInto('contact_point.contact_person')
    .values({ school_id: school, person_id: id, ...row })
    .onConflict((conflict) => conflict.columns(['school_id', 'person_id']).doUpdateSet(row))
    .execute();
  await db.deleteFrom('contact_point.unlock').where('school_id', '=', school).where('person_id', '=', id).execute();
  await db.deleteFrom('contact_point.epoch_key').where('school_id', '=', school).where('person_id', '=', id).execute();
  for (const unlock of unlocks) await addUnlock(db, school, id, unlock);
}

/** @param picture a small JPEG; none takes it away */
export async function keepPortrait(db: Db, school: SchoolId, personId: string, picture: Buffer | undefined): Promise<void> {
  await db.deleteFrom('contact_point.portrait').where('school_id', '=', school).where('person_id', '=', personId).execute();
  if (picture) await db.insertInto('contact_point.portrait').values({ school_id: school, person_id: personId, picture }).execute();
}

export async function portraitOf(db: Db, school: SchoolId, personId: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('contact_point.portrait')
    .select('picture')
    .where('school_id', '=', school)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.picture;
}

/** @param recording see `recordingOf`; none takes it away */
export async function keepHello(db: Db, school: SchoolId, personId: string, recording: Buffer | undefined): Promise<void> {
  await db
    .updateTable('contact_point.contact_person')
    .set({ hello: recording ?? null })
    .where('school_id', '=', school)
    .where('person_id', '=', personId)
    .execute();
}

export async function helloOf(db: Db, school: SchoolId, personId: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('contact_point.contact_person')
    .select('hello')
    .where('school_id', '=', school)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.hello ?? undefined;
}

/** Ids of who says hello, with the length of the recording in bytes. */
export async function withHello(db: Db, school: SchoolId): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('contact_point.contact_person')
    .select(['person_id', sql<number>`length(hello)`.as('length')])
    .where('school_id', '=', school)
    .where('hello', 'is not', null)
    .execute();
  return new Map(rows.map(({ person_id, length }) => [person_id, length]));
}

/** Ids of who has a portrait. */
export async function withPortrait(db: Db, school: SchoolId): Promise<string[]> {
  const rows = await db.selectFrom('contact_point.portrait').select('person_id').where('school_id', '=', school).execute();
  return rows.map(({ person_id }) => person_id);
}

export async function addUnlock(db: Db, school: SchoolId, personId: string, { id, kind, credentialId, wrapped }: Unlock): Promise<void> {
  await db.insertInto('contact_point.unlock').values({ school_id: school, person_id: personId, id, kind, credential_id: credentialId, wrapped }).execute();
}

export async function replaceSealedKeys(db: Db, school: SchoolId, personId: string, sealedKeys: Buffer): Promise<void> {
  await db
    .updateTable('contact_point.contact_person')
    .set({ sealed_keys: sealedKeys })
    .where('school_id', '=', school)
    .where('person_id', '=', personId)
    .execute();
}

export async function addEpochKey(db: Db, school: SchoolId, { by, month, key, signature }: EpochKey): Promise<void> {
  await db
    .insertInto('contact_point.epoch_key')
    .values({ school_id: school, person_id: by, month, key: Buffer.from(key, 'base64url'), signature: Buffer.from(signature, 'base64url') })
    .onConflict((conflict) => conflict.columns(['school_id', 'person_id', 'month']).doNothing())
    .execute();
}

/** The newest key of everybody who has one, of this month or before. */
export async function epochKeys(db: Db, school: SchoolId, month: string): Promise<EpochKey[]> {
  const rows = await db
    .selectFrom('contact_point.epoch_key')
    .distinctOn('person_id')
    .select(['person_id', 'month', 'key', 'signature'])
    .where('school_id', '=', school)
    .where('month', '<=', month)
    .orderBy('person_id')
    .orderBy('month', 'desc')
    .execute();
  return rows.map(({ person_id, month, key, signature }) => ({ by: person_id, month, key: base64url(key), signature: base64url(signature) }));
}

/** The chain of who the contact persons are, from its first entry. */
export async function rosterEntries(db: Db, school: SchoolId): Promise<SignedEntry[]> {
  const rows = await db.selectFrom('contact_point.roster_entry').select(['entry', 'signatures']).where('school_id', '=', school).orderBy('place').execute();
  return rows.map(signedEntry);
}

/** A change that waits for another signature. */
export async function rosterDraft(db: Db, school: SchoolId): Promise<SignedEntry | undefined> {
  const row = await db.selectFrom('contact_point.roster_draft').select(['entry', 'signatures']).where('school_id', '=', school).executeTakeFirst();
  return row && signedEntry(row);
}

export async function keepDraft(db: Db, school: SchoolId, { text, signatures }: SignedEntry): Promise<void> {
  const row = { entry: text, signatures: JSON.stringify(signatures) };
  await db
    .insertInto('contact_point.roster_draft')
    .values({ school_id: school, ...row })
    .onConflict((conflict) => conflict.column('school_id').doUpdateSet(row))
    .execute();
}

export async function dropDraft(db: Db, school: SchoolId): Promise<void> {
  await db.deleteFrom('contact_point.roster_draft').where('school_id', '=', school).execute();
}

export async function addRosterEntry(db: Db, school: SchoolId, place: number, { text, signatures }: SignedEntry): Promise<void> {
  await db
    .insertInto('contact_point.roster_entry')
    .values({ school_id: school, place, entry: text, signatures: JSON.stringify(signatures) })
    .execute();
}

const signedEntry = ({ entry, signatures }: { entry: string; signatures: string }): SignedEntry => ({ text: entry, signatures: JSON.parse(signatures) });
