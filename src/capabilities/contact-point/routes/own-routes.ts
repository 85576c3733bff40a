import { Hono } from 'hono';
import { z } from 'zod';
import type { Ground } from '../../../platform/ground.ts';
import { isRecording } from '../../../platform/questions/spoken/shared-with-browser/recording.ts';
import { newId } from '../../../platform/secrets/random.ts';
import { base64url } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { today } from '../../../platform/time/clock.ts';
import { daysBetween } from '../../../platform/time/school-days.ts';
import { NotThere, Unreadable } from '../../../platform/web/errors.ts';
import { readJson } from '../../../platform/web/forms.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import { answerers, namesOf, type PeopleDb } from '../../people/index.ts';
import { inContactPoint } from '../desk.ts';
import { isOwnKey } from '../shared-with-browser/epoch-keys.ts';
import { mostHelloSeconds } from '../shared-with-browser/how-long.ts';
import { addEpochKey, addUnlock, type KeyHolder, keepHello, keepKeys, keepPortrait, keyHolders, replaceSealedKeys } from '../store/staff.ts';
import { base64, bytes, mayRead, read } from './reading.ts';

const epochSchema = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), key: base64.length(43), signature: base64.length(86) });
const wrapSchema = z.object({ wrapped: bytes(60, 255), credentialId: z.string().max(1024).optional() });
const keysSchema = z.object({
  duty: z.string().trim().min(1).max(60),
  identity: bytes(65),
  sealedKeys: bytes(100, 8000),
  paper: wrapSchema,
  epoch: epochSchema,
});
const turnSchema = z.object({ sealedKeys: bytes(100, 8000), epoch: epochSchema });
/** A JPEG begins with these bytes (ISO/IEC 10918-1). */
const isJpeg = (picture: Buffer): boolean => picture.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));
const portraitSchema = z.object({ picture: bytes(100, 16_000).refine(isJpeg).optional() });
const helloSchema = z.object({
  sound: bytes(2, 65_000)
    .refine((sound) => isRecording(sound, mostHelloSeconds))
    .optional(),
});

/** What a contact person says of themselves: the keys that their browser made and sealed, a photo, a few spoken words. */
export function ownRoutes(ground: Ground): Hono<Env> {
  const { database } = ground;

  return new Hono<Env>()
    .post(
      '/staff/contact-point/keys',
      staffOnly(async (c, staff) => {
        const { duty, identity, sealedKeys, paper, epoch } = read(keysSchema, await readJson(c));
        await checkEpoch(staff, identity, epoch);
        const person = { id: staff.id, name: await nameOf(staff), duty, secrecy: await secrecyOf(staff), identity, sealedKeys };
        await inContactPoint(ground, staff.school, async (db) => {
          await keepKeys(db, staff.school, { ...person, unlocks: [{ id: newId(), kind: 'paper', credentialId: null, wrapped: paper.wrapped }] });
          await addEpochKey(db, staff.school, { by: staff.id, ...epoch });
        });
        return c.json({});
      }, mayRead),
    )
    .post(
      '/staff/contact-point/months',
      staffOnly(async (c, staff) => {
        const { sealedKeys, epoch } = read(turnSchema, await readJson(c));
        const { identity } = await holderOf(staff);
        await checkEpoch(staff, identity, epoch);
        await inContactPoint(ground, staff.school, async (db) => {
          await replaceSealedKeys(db, staff.school, staff.id, sealedKeys);
          await addEpochKey(db, staff.school, { by: staff.id, ...epoch });
        });
        return c.json({});
      }, mayRead),
    )
    .post(
      '/staff/contact-point/passkeys',
      staffOnly(async (c, staff) => {
        const { wrapped, credentialId } = read(wrapSchema, await readJson(c));
        if (!credentialId) throw new Unreadable();
        await inContactPoint(ground, staff.school, (db) => addUnlock(db, staff.school, staff.id, { id: newId(), kind: 'passkey', credentialId, wrapped }));
        return c.json({});
      }, mayRead),
    )
    .post(
      '/staff/contact-point/portrait',
      staffOnly(async (c, staff) => {
        const { picture } = read(portraitSchema, await readJson(c));
        await holderOf(staff);
        await inContactPoint(ground, staff.school, (db) => keepPortrait(db, staff.school, staff.id, picture));
        return c.json({});
      }, mayRead),
    )
    .post(
      '/staff/contact-point/hello',
      staffOnly(async (c, staff) => {
        const { sound } = read(helloSchema, await readJson(c));
        await holderOf(staff);
        await inContactPoint(ground, staff.school, (db) => keepHello(db, staff.school, staff.id, sound));
        return c.json({});
      }, mayRead),
    );

  /** Only who has keys can show themselves. */
  async function holderOf(staff: Staff): Promise<KeyHolder> {
    const holders = await inContactPoint(ground, staff.school, (db) => keyHolders(db, staff.school));
    const holder = holders.find(({ id }) => id === staff.id);
    if (!holder) throw new NotThere();
    return holder;
  }

  /** A key is of about now, as the clock of its owner may have it, and has its owner's signature. */
  async function checkEpoch(staff: Staff, identity: Uint8Array, epoch: z.infer<typeof epochSchema>): Promise<void> {
    const isOfNow = Math.abs(daysBetween(`${epoch.month}-15`, today(ground.clock))) <= 46;
    if (!isOfNow || !(await isOwnKey({ identity: base64url(identity) }, staff.school, { by: staff.id, ...epoch }))) throw new Unreadable();
  }

  async function nameOf(staff: Staff): Promise<string> {
    const names = await database.inSchool(staff.school, (db: PeopleDb) => namesOf(db, staff.school, [staff.id]));
    return names.get(staff.id) ?? staff.givenName;
  }

  async function secrecyOf(staff: Staff): Promise<'office' | 'professional'> {
    const known = await database.inSchool(staff.school, (db: PeopleDb) => answerers(db, staff.school));
    return known.find(({ id }) => id === staff.id)?.hasProfessionalSecrecy ? 'professional' : 'office';
  }
}
