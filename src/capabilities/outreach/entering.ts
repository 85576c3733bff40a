import type { Ground } from '../../platform/ground.ts';
import { newId } from '../../platform/secrets/random.ts';
import { today } from '../../platform/time/clock.ts';
import { NotThere } from '../../platform/web/errors.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { openEntry } from './reading.ts';
import { isSameReason, type Reason } from './rules/reason.ts';
import { pensFor } from './sealed-words.ts';
import { addEntry } from './store/changes.ts';
import type { Entry } from './store/entries.ts';
import { familyOf, keepOthersWaiting, type Relative, standing } from './store/families.ts';
import { type Db, keepsRegister } from './store/seeing.ts';

/** That somebody of this family stands in the register already. */
export interface FamilyThere {
  /** What of it this member of staff may see. */
  seen: Entry[];
  /** They may say that it is another family after all. */
  mayPutApart: boolean;
}

/** Undefined when nobody of the family stands in the register, as far as this member of staff may know before they write anything. */
export async function knownFamily(db: Db, staff: Staff, personId: string): Promise<FamilyThere | undefined> {
  const there = await familyThere(db, staff, personId, await familyOf(db, staff.school, personId));
  return there && there.seen.length > 0 ? there : undefined;
}

/**
 * Puts somebody in the register; sending the same form again changes nothing.
 * @returns the id of the entry, or what stands in the way when somebody of this family stands in it already
 */
export async function enter(
  ground: Pick<Ground, 'keys' | 'clock'>,
  db: Db,
  staff: Staff,
  { formId, personId, isApart, ...reason }: Reason & { formId: string; personId: string; isApart: boolean },
): Promise<string | FamilyThere> {
  const family = await familyOf(db, staff.school, personId);
  await keepOthersWaiting(db, staff.school, family);
  const sent = await openEntry(ground, db, staff, formId);
  if (sent && sent.entry.personId === personId && isSameReason(sent.why, reason)) return formId;
  const there = await familyThere(db, staff, personId, family);
  if (there && !(there.mayPutApart && isApart)) return there;
  const pen = (await pensFor(ground, db, staff.school, [personId])).get(personId);
  if (!pen) throw new NotThere();
  const id = sent ? newId() : formId;
  const words = { known: pen.seal(reason.known, id, 'known'), guessed: pen.seal(reason.guessed, id, 'guessed') };
  await addEntry(db, staff, { ...reason, id, personId, ...words }, today(ground.clock));
  return id;
}

async function familyThere(db: Db, staff: Staff, personId: string, family: Relative[]): Promise<FamilyThere | undefined> {
  const { seen, isThere } = await standing(db, staff, family);
  if (!isThere) return undefined;
  const themselves = family.filter(({ id }) => id === personId);
  return { seen, mayPutApart: keepsRegister(staff) && !(await standing(db, staff, themselves)).isThere };
}
