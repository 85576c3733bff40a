import type { Ground } from '../../platform/ground.ts';
import { today } from '../../platform/time/clock.ts';
import { NotThere } from '../../platform/web/errors.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import type { Reason } from './rules/reason.ts';
import { pensFor } from './sealed-words.ts';
import { addEntry } from './store/changes.ts';
import { type Entry, entryFor } from './store/entries.ts';
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
 * @returns what stands in the way, when somebody of this family stands in it already
 */
export async function enter(
  ground: Pick<Ground, 'keys' | 'clock'>,
  db: Db,
  staff: Staff,
  { id, personId, isApart, ...reason }: Reason & { id: string; personId: string; isApart: boolean },
): Promise<FamilyThere | undefined> {
  const family = await familyOf(db, staff.school, personId);
  await keepOthersWaiting(db, staff.school, family);
  if (await entryFor(db, staff, id)) return undefined;
  const there = await familyThere(db, staff, personId, family);
  if (there && !(there.mayPutApart && isApart)) return there;
  const pen = (await pensFor(ground, db, staff.school, [personId])).get(personId);
  if (!pen) throw new NotThere();
  const words = { known: pen.seal(reason.known, id, 'known'), guessed: pen.seal(reason.guessed, id, 'guessed') };
  await addEntry(db, staff, { ...reason, id, personId, ...words }, today(ground.clock));
  return undefined;
}

async function familyThere(db: Db, staff: Staff, personId: string, family: Relative[]): Promise<FamilyThere | undefined> {
  const { seen, isThere } = await standing(db, staff, family);
  if (!isThere) return undefined;
  const themselves = family.filter(({ id }) => id === personId);
  return { seen, mayPutApart: keepsRegister(staff) && !(await standing(db, staff, themselves)).isThere };
}
