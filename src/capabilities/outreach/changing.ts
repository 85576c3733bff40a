import type { Day } from '../../platform/time/clock.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import type { OpenEntry } from './reading.ts';
import type { EndingForm } from './rules/ending.ts';
import type { Going } from './rules/owner.ts';
import type { Reason } from './rules/reason.ts';
import type { Steps } from './rules/steps.ts';
import { changeNextStep, changeOwner, changeReason, endEntry, reopenEntry, type Seen } from './store/changes.ts';
import { familyOf, keepOthersWaiting, standing } from './store/families.ts';
import type { Db } from './store/seeing.ts';
import { noteStep } from './store/steps.ts';

/** A clash when a colleague changed the entry after it was shown. Saying again what stands there already is none. */
export type Outcome = 'saved' | 'clash';

interface Change {
  db: Db;
  staff: Staff;
  open: OpenEntry;
  /** The edition that was on the page. */
  edition: string;
  day: Day;
}

const outcome = (isChanged: boolean): Outcome => (isChanged ? 'saved' : 'clash');

const seen = ({ open, edition }: Change): Seen => ({ id: open.entry.id, edition });

export async function rewriteReason(change: Change, { lastOn, isAbout, obstacles, known, guessed }: Reason): Promise<Outcome> {
  const { db, staff, open, day } = change;
  const { why, pen, entry } = open;
  if (JSON.stringify([why.lastOn, why.isAbout, why.obstacles, why.known, why.guessed]) === JSON.stringify([lastOn, isAbout, obstacles, known, guessed]))
    return 'saved';
  const words = { known: pen.seal(known, entry.id, 'known'), guessed: pen.seal(guessed, entry.id, 'guessed') };
  return outcome(await changeReason(db, staff.school, seen(change), { lastOn, isAbout, obstacles, ...words }, day));
}

export async function appoint(change: Change, { ownerId, substituteId }: Going): Promise<Outcome> {
  const { db, staff, open, edition, day } = change;
  const to = { ownerId: ownerId || null, substituteId: substituteId || null };
  if (open.entry.ownerId === to.ownerId && open.entry.substituteId === to.substituteId) return 'saved';
  return outcome(await changeOwner(db, staff.school, { ...open.entry, edition }, to, day));
}

/** Notes what was done and changes what comes next: both or neither. */
export async function takeSteps(change: Change, stepId: string, { done, doneOn, next, dueOn }: Steps): Promise<Outcome> {
  const { db, staff, open, day } = change;
  const { entry, pen, nextStep } = open;
  if (next !== nextStep || dueOn !== (entry.dueOn ?? '')) {
    const words = pen.seal(next, entry.id, 'next-step');
    if (!(await changeNextStep(db, staff.school, seen(change), words && { words, dueOn }, day))) return 'clash';
  }
  if (done !== '') await noteStep(db, staff, entry, { id: stepId, day: doneOn, words: pen.sealStep(done, stepId) }, day);
  return 'saved';
}

export async function end(change: Change, { endedOn, cameOfIt }: EndingForm, ending: NonNullable<EndingForm['ending']>): Promise<Outcome> {
  const { db, staff, open, day } = change;
  const { entry, pen } = open;
  if (entry.ending === ending && entry.endedOn === endedOn && open.cameOfIt === cameOfIt) return 'saved';
  return outcome(await endEntry(db, staff.school, seen(change), { ending, endedOn, cameOfIt: pen.seal(cameOfIt, entry.id, 'came-of-it') }, day));
}

/** @returns `twice` when the family was put in the register again meanwhile */
export async function reopen(change: Change): Promise<Outcome | 'twice'> {
  const { db, staff, open, day } = change;
  if (open.entry.ending === null) return 'saved';
  const family = await familyOf(db, staff.school, open.entry.personId);
  await keepOthersWaiting(db, staff.school, family);
  if ((await standing(db, staff, family)).isThere) return 'twice';
  return outcome(await reopenEntry(db, staff.school, seen(change), day));
}
