import type { Ground } from '../../platform/ground.ts';
import { today } from '../../platform/time/clock.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { answerers, schoolCalendar } from '../people/index.ts';
import type { WhyProps } from './pages/why.tsx';
import { waitForOwner } from './rules/owner.ts';
import { type Pen, pensFor } from './sealed-words.ts';
import { type Entry, entryFor } from './store/entries.ts';
import { familyOf, type Relative } from './store/families.ts';
import type { Db } from './store/seeing.ts';
import { stepsOf } from './store/steps.ts';

/** An entry with its words open, for somebody who may see it. */
export interface OpenEntry {
  entry: Entry;
  pen: Pen;
  why: WhyProps;
  nextStep: string;
  cameOfIt: string;
}

/** Undefined when it is not there, or not for this member of staff. */
export async function openEntry(ground: Pick<Ground, 'keys'>, db: Db, staff: Staff, id: string): Promise<OpenEntry | undefined> {
  const entry = await entryFor(db, staff, id);
  const pen = entry && (await pensFor(ground, db, staff.school, [entry.personId])).get(entry.personId);
  if (!pen) return undefined;
  const { lastOn, isAbout, obstacles } = entry;
  return {
    entry,
    pen,
    why: { lastOn, isAbout, obstacles, known: pen.open(entry.known, id, 'known'), guessed: pen.open(entry.guessed, id, 'guessed') },
    nextStep: pen.open(entry.nextStep, id, 'next-step'),
    cameOfIt: pen.open(entry.cameOfIt, id, 'came-of-it'),
  };
}

export interface Surroundings {
  family: Relative[];
  done: { day: string; byName: string; words: string }[];
  colleagues: { id: string; name: string }[];
  waiting: { days: number; isLate: boolean };
}

/** What stands around an entry on its page. */
export async function surroundingsOf(ground: Pick<Ground, 'clock'>, db: Db, staff: Staff, { entry, pen }: OpenEntry): Promise<Surroundings> {
  return {
    family: await familyOf(db, staff.school, entry.personId),
    done: (await stepsOf(db, staff, entry)).map(({ id, day, byName, words }) => ({ day, byName, words: pen.openStep(words, id) })),
    colleagues: await whoCanGo(db, staff, entry),
    waiting: waitForOwner(await schoolCalendar(db, staff.school), entry.waitingSince, today(ground.clock)),
  };
}

/** Those who said yes to answering people, and those who go already. */
export async function whoCanGo(db: Db, staff: Staff, entry: Entry): Promise<{ id: string; name: string }[]> {
  const going = [
    { id: entry.ownerId, name: entry.ownerName },
    { id: entry.substituteId, name: entry.substituteName },
  ].flatMap(({ id, name }) => (id !== null && name !== null ? [{ id, name }] : []));
  const willing = (await answerers(db, staff.school)).map(({ id, name }) => ({ id, name }));
  return [...willing, ...going.filter(({ id }) => !willing.some((one) => one.id === id))];
}
