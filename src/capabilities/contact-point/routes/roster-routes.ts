import { Hono } from 'hono';
import { z } from 'zod';
import type { Ground } from '../../../platform/ground.ts';
import { base64url } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { daysBetween } from '../../../platform/time/school-days.ts';
import { Clash, Unreadable } from '../../../platform/web/errors.ts';
import { readJson } from '../../../platform/web/forms.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import { contactPointOf, inContactPoint } from '../desk.ts';
import { BrokenRoster, type ContactPerson, isSignedEntry, type RosterEntry, readEntry, rosterOn, type SignedEntry } from '../shared-with-browser/roster.ts';
import { addRosterEntry, dropDraft, type KeyHolder, keepDraft, keyHolders, rosterDraft } from '../store/staff.ts';
import { base64, mayRead, read } from './reading.ts';

const rosterSchema = z.object({ text: z.string().max(8000), signature: z.object({ day: z.string().max(10), signature: base64.length(86) }) });

/** Changes to who the contact persons are, signed in their browsers. */
export function rosterRoutes(ground: Ground): Hono<Env> {
  return new Hono<Env>()
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
    );

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
