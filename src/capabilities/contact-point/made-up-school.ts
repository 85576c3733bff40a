import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { newId, sha256 } from '../../platform/secrets/random.ts';
import { stamp } from '../../platform/secrets/seal.ts';
import { utf8 } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { crockford } from '../../platform/secrets/shared-with-browser/crockford.ts';
import type { Day } from '../../platform/time/clock.ts';
import { schoolDaysLater } from '../../platform/time/school-days.ts';
import { type PeopleDb, schoolCalendar } from '../people/index.ts';
import { atRestOf, inContactPoint } from './desk.ts';
import { type MadeUpContactPoint, madeUpContactPoint } from './made-up-contact-point.ts';
import { answerWithin } from './rules/opening.ts';
import { drawReceipt } from './shared-with-browser/receipt.ts';
import { sealFirst } from './shared-with-browser/sealing.ts';
import { identityOf } from './shared-with-browser/signing.ts';
import { makeMaster, sealStaffKeys, wrapMaster } from './shared-with-browser/staff-keys.ts';
import { postingKey, threadKeysOf } from './shared-with-browser/thread-keys.ts';
import { keepFromWriter } from './store/incoming.ts';
import { release } from './store/keeping.ts';
import { addEpochKey, addRosterEntry, keepKeys } from './store/staff.ts';

/** A contact person of a made-up school. Their key on paper can be reckoned out, because nobody who is real may need it. */
interface MadeUpPerson {
  id: string;
  name: string;
  duty: string;
  secrecy: 'office' | 'professional';
}

export const madeUpPaperKey = ({ keys }: Pick<Ground, 'keys'>, school: SchoolId, personId: string): string =>
  crockford(stamp(keys.purposeKey(school, 'made-up paper keys'), personId).subarray(0, 16));

/**
 * Opens the contact point of a made-up school on a day, with keys made here: for the demo and for tests, never for people who exist.
 * @param month of the keys, no later than the one that phones know
 */
export async function openMadeUpContactPoint(
  ground: Ground,
  school: SchoolId,
  people: readonly MadeUpPerson[],
  day: Day,
  month = day.slice(0, 7),
): Promise<MadeUpContactPoint> {
  const place = await madeUpContactPoint(people, school, day, month);
  await inContactPoint(ground, school, async (db) => {
    for (const person of people) {
      const keys = place.keysOf(person.name);
      const master = makeMaster();
      const unlocks = [
        {
          id: newId(),
          kind: 'paper' as const,
          credentialId: null,
          wrapped: Buffer.from(await wrapMaster(master, utf8(madeUpPaperKey(ground, school, person.id)))),
        },
      ];
      const sealedKeys = Buffer.from(await sealStaffKeys(keys, master));
      await keepKeys(db, school, { ...person, identity: Buffer.from(await identityOf(keys.identity)), sealedKeys, unlocks });
    }
    for (const epoch of place.around.epochKeys) await addEpochKey(db, school, epoch);
    for (const [turn, entry] of place.entries.entries()) await addRosterEntry(db, school, turn, entry);
  });
  return place;
}

/** Writes to a made-up contact point, and lets what was written through. */
export async function writeToMadeUpContactPoint(
  ground: Ground,
  school: SchoolId,
  place: MadeUpContactPoint,
  { words, readers, day }: { words: string; readers: string[]; day: Day },
): Promise<void> {
  const { around } = place;
  const own = await threadKeysOf(around.school, drawReceipt());
  const envelope = await sealFirst(around, own, { readers, words, reader: 'pupil', language: 'nl' });
  const calendar = await ground.database.inSchool(school, (db: PeopleDb) => schoolCalendar(db, school));
  await inContactPoint(ground, school, async (db) => {
    const posting = sha256(await postingKey(own.psk));
    const message = { thread: sha256(own.threadId), auth: Buffer.from(own.auth), posting, seq: 0, previous: null, envelope: Buffer.from(envelope), day };
    await keepFromWriter(db, atRestOf(ground, school), { ...message, promisedOn: schoolDaysLater(calendar, day, answerWithin) });
    await release(db, school, day, 47);
    await release(db, school, day, 60);
  });
}
