import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { schoolId } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { newId, sameBytes } from '../../../platform/secrets/random.ts';
import { base64url } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { today } from '../../../platform/time/clock.ts';
import { daysBetween } from '../../../platform/time/school-days.ts';
import { Clash, NotThere, Unreadable } from '../../../platform/web/errors.ts';
import { readJson } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, hasRole, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { answerers, namesOf, type PeopleDb, type School, schoolById, staffWithRole } from '../../people/index.ts';
import { atRestOf, type ContactPoint, contactPointOf, inContactPoint } from '../desk.ts';
import { madeUpPaperKey } from '../made-up-school.ts';
import { DeskPage } from '../pages/desk-page.tsx';
import { PosterPage } from '../pages/poster-page.tsx';
import { envelopeLengths } from '../shared-with-browser/envelope.ts';
import { isOwnKey } from '../shared-with-browser/epoch-keys.ts';
import { readHeader } from '../shared-with-browser/header.ts';
import { BrokenRoster, type ContactPerson, isSignedEntry, type RosterEntry, readEntry, rosterOn, type SignedEntry } from '../shared-with-browser/roster.ts';
import type { DeskState } from '../shared-with-browser/staff-exchange.ts';
import {
  addEpochKey,
  addRosterEntry,
  addUnlock,
  dropDraft,
  type KeyHolder,
  keepDraft,
  keepKeys,
  keepPortrait,
  keyHolders,
  ownKeys,
  replaceSealedKeys,
  rosterDraft,
} from '../store/staff.ts';
import { keepFromStaff, noteReading, threadsForStaff } from '../store/threads.ts';
import { base64, bytes, read } from './reading.ts';

const maySee = ['contact-person', 'administrator', 'leadership'] as const;
const mayRead = ['contact-person'] as const;

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
const rosterSchema = z.object({ text: z.string().max(8000), signature: z.object({ day: z.string().max(10), signature: base64.length(86) }) });
const postingSchema = z.object({ posting: bytes(32) });
const messageSchema = postingSchema.extend({ envelope: base64.max(12_000) });

/** What contact persons do. Their keys are made, opened and used in their browsers; here only sealed things come by. */
export function staffRoutes(ground: Ground): Hono<Env> {
  const { database, settings } = ground;

  return new Hono<Env>()
    .get(
      '/staff/contact-point',
      staffOnly(async (c, staff) => {
        const school = await schoolOf(staff);
        const { people, roster, opening } = await contactPointOf(ground, school);
        const desk = hasRole(staff, mayRead) ? { duty: await dutyOf(staff), demoKey: demoKeyFor(staff) } : undefined;
        return show(c, <DeskPage frame={frameOf(c, ground)} coming={roster.coming} {...{ school, people, opening, desk }} />);
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
    )
    .get(
      '/staff/contact-point/threads',
      staffOnly(async (c, staff) => {
        await onRoster(staff);
        const threads = await inContactPoint(ground, staff.school, (db) => threadsForStaff(db, atRestOf(ground, staff.school)));
        return c.json(threads.map(({ thread, envelopes, ...days }) => ({ ...days, thread: base64url(thread), envelopes: envelopes.map(base64url) })));
      }, mayRead),
    )
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
      '/staff/contact-point/portrait',
      staffOnly(async (c, staff) => {
        const { picture } = read(portraitSchema, await readJson(c));
        const holders = await inContactPoint(ground, staff.school, (db) => keyHolders(db, staff.school));
        if (!holders.some(({ id }) => id === staff.id)) throw new NotThere();
        await inContactPoint(ground, staff.school, (db) => keepPortrait(db, staff.school, staff.id, picture));
        return c.json({});
      }, mayRead),
    )
    .post(
      '/staff/contact-point/months',
      staffOnly(async (c, staff) => {
        const { sealedKeys, epoch } = read(turnSchema, await readJson(c));
        const holder = (await inContactPoint(ground, staff.school, (db) => keyHolders(db, staff.school))).find(({ id }) => id === staff.id);
        if (!holder) throw new NotThere();
        await checkEpoch(staff, holder.identity, epoch);
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
      '/staff/contact-point/roster',
      staffOnly(async (c, staff) => {
        const { text, signature } = read(rosterSchema, await readJson(c));
        await signRoster(staff, text, signature);
        return c.json({});
      }, mayRead),
    )
    .post(
      '/staff/contact-point/roster/withdrawal',
      staffOnly(async (c, staff) => {
        await inContactPoint(ground, staff.school, (db) => dropDraft(db, staff.school));
        return c.json({});
      }, mayRead),
    )
    .post(
      '/staff/contact-point/threads/:thread/messages',
      staffOnly(async (c, staff) => {
        const { envelope: text, posting: shown } = read(messageSchema, await readJson(c));
        const { day } = await onRoster(staff);
        const envelope = Buffer.from(text, 'base64url');
        const header = envelopeLengths.includes(envelope.length) ? readHeader(new Uint8Array(envelope)) : undefined;
        const thread = threadIn(c);
        const fits = header && sameBytes(header.thread, thread) && Buffer.from(header.school).toString('hex') === staff.school.replaceAll('-', '');
        if (!fits || (header.direction !== 'reply' && header.direction !== 'access')) throw new Unreadable();
        const message = { thread, shown, seq: header.seq, previous: Buffer.from(header.previous), envelope, day, isAnswer: header.direction === 'reply' };
        return c.json({ state: await inContactPoint(ground, staff.school, (db) => keepFromStaff(db, atRestOf(ground, staff.school), message)) });
      }, mayRead),
    )
    .post(
      '/staff/contact-point/threads/:thread/readings',
      staffOnly(async (c, staff) => {
        const { posting: shown } = read(postingSchema, await readJson(c));
        const { day } = await onRoster(staff);
        await inContactPoint(ground, staff.school, (db) => noteReading(db, staff.school, threadIn(c), shown, staff.id, day));
        return c.json({});
      }, mayRead),
    );

  /** Reading and answering is for who counts as contact person today: a role alone does not do. */
  async function onRoster(staff: Staff): Promise<ContactPoint> {
    const place = await contactPointOf(ground, { id: staff.school });
    if (!place.roster.members.some(({ id }) => id === staff.id)) throw new NotThere();
    return place;
  }

  /** A key is of about now, as the clock of its owner may have it, and has its owner's signature. */
  async function checkEpoch(staff: Staff, identity: Uint8Array, epoch: z.infer<typeof epochSchema>): Promise<void> {
    const isOfNow = Math.abs(daysBetween(`${epoch.month}-15`, today(ground.clock))) <= 46;
    if (!isOfNow || !(await isOwnKey({ identity: base64url(identity) }, staff.school, { by: staff.id, ...epoch }))) throw new Unreadable();
  }

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

  /** Adds a signature to a change of the roster, and makes it count once all are there who must sign. */
  async function signRoster(staff: Staff, text: string, signed: { day: string; signature: string }): Promise<void> {
    const { entries, roster, day } = await contactPointOf(ground, { id: staff.school });
    const entry = entryIn(text);
    const mine = { by: staff.id, ...signed };
    await inContactPoint(ground, staff.school, async (db) => {
      const [draft, holders] = [await rosterDraft(db, staff.school), await keyHolders(db, staff.school)];
      const isNew = draft?.text !== text;
      const known = [...entry.adds, ...roster.members].find(({ id }) => id === staff.id);
      const isFitting =
        entry.school === staff.school &&
        entry.place === entries.length &&
        entry.previous === roster.hash &&
        (isNew ? entry.day === day : entry.day <= day) &&
        Math.abs(daysBetween(signed.day, day)) <= 1 &&
        entry.adds.every((person) => holders.some((holder) => isSame(person, holder))) &&
        known !== undefined &&
        (await isSignedEntry(known.identity, text, mine));
      if (!isFitting) throw new Unreadable();
      const others = isNew ? [] : draft.signatures.filter(({ by }) => by !== staff.id);
      const change: SignedEntry = { text, signatures: [...others, mine] };
      if (await holds([...entries, change], staff.school, day)) {
        await addRosterEntry(db, staff.school, entry.place, change);
        await dropDraft(db, staff.school);
      } else if (isNew && draft && draft.signatures.length > 0) throw new Clash();
      else await keepDraft(db, staff.school, change);
    });
  }

  async function nameOf(staff: Staff): Promise<string> {
    const names = await database.inSchool(staff.school, (db: PeopleDb) => namesOf(db, staff.school, [staff.id]));
    return names.get(staff.id) ?? staff.givenName;
  }

  async function secrecyOf(staff: Staff): Promise<'office' | 'professional'> {
    const known = await database.inSchool(staff.school, (db: PeopleDb) => answerers(db, staff.school));
    return known.find(({ id }) => id === staff.id)?.hasProfessionalSecrecy ? 'professional' : 'office';
  }

  async function dutyOf(staff: Staff): Promise<string> {
    const holders = await inContactPoint(ground, staff.school, (db) => keyHolders(db, staff.school));
    return holders.find(({ id }) => id === staff.id)?.duty ?? '';
  }

  function demoKeyFor(staff: Staff): { name: string; key: string } | undefined {
    return settings.demo ? { name: staff.givenName, key: madeUpPaperKey(ground, staff.school, staff.id) } : undefined;
  }
}

function threadIn(c: Context<Env>): Buffer {
  const text = c.req.param('thread') ?? '';
  if (!/^[A-Za-z0-9_-]{43}$/.test(text)) throw new NotThere();
  return Buffer.from(text, 'base64url');
}

function entryIn(text: string): RosterEntry {
  try {
    return readEntry(text);
  } catch {
    throw new Unreadable();
  }
}

/** Whether an entry says of somebody what they said of themselves, and nothing else. */
const isSame = (person: ContactPerson, { id, name, duty, secrecy, identity }: KeyHolder): boolean =>
  person.id === id && person.name === name && person.duty === duty && person.secrecy === secrecy && person.identity === base64url(identity);

async function holds(entries: SignedEntry[], school: string, day: string): Promise<boolean> {
  try {
    await rosterOn(entries, school, day);
    return true;
  } catch (error) {
    if (error instanceof BrokenRoster) return false;
    throw error;
  }
}
