import type { Kysely } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { newId, newToken, randomNumber, sha256 } from '../../../platform/secrets/random.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { PeopleTables } from '../tables.ts';

type Db = Kysely<PeopleTables>;

/** A device that one class passes round, until a moment. */
export interface ClassDevice {
  id: string;
  classId: string;
  className: string;
  closesAt: Date;
}

/** @returns the six digits to type on the device; they pair one device, once */
export async function openClassDevice(db: Db, staff: Staff, classId: string, closesAt: Date): Promise<string> {
  const code = String(randomNumber(0, 1_000_000)).padStart(6, '0');
  await db
    .insertInto('people.class_device')
    .values({ school_id: staff.school, id: newId(), class_id: classId, opened_by: staff.id, code_hash: sha256(code), token_hash: null, closes_at: closesAt })
    .onConflict((conflict) =>
      conflict.columns(['school_id', 'code_hash']).doUpdateSet({ class_id: classId, opened_by: staff.id, closes_at: closesAt, token_hash: null }),
    )
    .execute();
  return code;
}

/** @returns the token for the device's cookie; undefined when no open class waits for this code */
export async function pairDevice(db: Db, school: SchoolId, code: string, now: Date): Promise<string | undefined> {
  const token = newToken();
  const { numUpdatedRows } = await db
    .updateTable('people.class_device')
    .set({ code_hash: null, token_hash: sha256(token) })
    .where('school_id', '=', school)
    .where('code_hash', '=', sha256(code))
    .where('closes_at', '>', now)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n ? token : undefined;
}

export async function deviceByToken(db: Db, school: SchoolId, token: string, now: Date): Promise<ClassDevice | undefined> {
  return db
    .selectFrom('people.class_device as device')
    .innerJoin('people.class as class', (join) => join.onRef('class.school_id', '=', 'device.school_id').onRef('class.id', '=', 'device.class_id'))
    .select(['device.id', 'device.class_id as classId', 'class.name as className', 'device.closes_at as closesAt'])
    .where('device.school_id', '=', school)
    .where('device.token_hash', '=', sha256(token))
    .where('device.closes_at', '>', now)
    .executeTakeFirst();
}

export async function closeDevices(db: Db, school: SchoolId, classId: string): Promise<void> {
  await db.deleteFrom('people.class_device').where('school_id', '=', school).where('class_id', '=', classId).execute();
}

export async function forgetDevices(db: Db, school: SchoolId, closedBefore: Date): Promise<void> {
  await db.deleteFrom('people.class_device').where('school_id', '=', school).where('closes_at', '<', closedBefore).execute();
}

export async function sitsInClass(db: Db, school: SchoolId, classId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('people.membership')
    .select('person_id')
    .where('school_id', '=', school)
    .where('class_id', '=', classId)
    .where('person_id', '=', personId)
    .where('role', '=', 'pupil')
    .executeTakeFirst();
  return row !== undefined;
}
