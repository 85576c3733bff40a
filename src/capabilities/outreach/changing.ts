import { newId } from '../../platform/secrets/random.ts';
import type { Day } from '../../platform/time/clock.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import type { OpenEntry } from './reading.ts';
import type { EndingForm } from './rules/ending.ts';
import type { Going } from './rules/owner.ts';
import { isSameReason, type Reason } from './rules/reason.ts';
import type { Steps } from './rules/steps.ts';
import { changeNextStep, changeOwner, changeReason, endEntry, reopenEntry, type Seen } from './store/changes.ts';
import { familyOf, keepOthersWaiting, standing } from './store/families.ts';
import type { Db } from './store/seeing.ts';
import { noteStep, stepsOf } from './store/steps.ts';

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

export async function rewriteReason(change: Change, reason: Reason): Promise<Outcome> {
  const { db, staff, open, day } = change;
  const { why, pen, entry } = open;
  if (isSameReason(why, reason)) return 'saved';
  const words = { known: pen.seal(reason.known, entry.id, 'known'), guessed: pen.seal(reason.guessed, entry.id, 'guessed') };
  return outcome(await changeReason(db, staff.school, seen(change), { ...reason, ...words }, day));
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
  if (done !== '') await note(change, stepId, { done, doneOn });
  return 'saved';
}

/** The same form sent again notes nothing twice; sent again with other words, it is another step. */
async function note({ db, staff, open, day }: Change, stepId: string, { done, doneOn }: Pick<Steps, 'done' | 'doneOn'>): Promise<void> {
  const { entry, pen } = open;
  const sent = (await stepsOf(db, staff, entry)).find(({ id }) => id === stepId);
  if (sent && sent.day === doneOn && pen.openStep(sent.words, stepId) === done) return;
  const id = sent ? newId() : stepId;
  await noteStep(db, staff, entry, { id, day: doneOn, words: pen.sealStep(done, id) }, day);
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
