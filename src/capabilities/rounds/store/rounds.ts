import type { Kysely } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { newId } from '../../../platform/secrets/random.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Version } from '../../../platform/two-books/books.ts';
import type { CardHolder } from '../../../platform/web/guards.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { FollowUpTables } from '../../follow-ups/index.tsx';
import type { PeopleTables } from '../../people/tables.ts';
import type { Question } from '../rules/questions.ts';
import type { RoundTables } from '../tables.ts';

/** The promises too, because a wish to talk opens one in its own transaction. */
export type RoundDbTables = RoundTables & PeopleTables & FollowUpTables;
export type Db = Kysely<RoundDbTables>;

export interface Round {
  id: string;
  kind: string;
  title: string;
  period: string;
  opensOn: Day | null;
  closesOn: Day | null;
  readerId: string | null;
  substituteId: string | null;
  edition: number;
  openedOn: Day | null;
  closedOn: Day | null;
  settledOn: Day | null;
  archivedOn: Day | null;
}

/** Opened: who reads and until when is sure. */
export type OpenRound = Round & { opensOn: Day; closesOn: Day; readerId: string; substituteId: string };

export interface Part {
  version: Version;
  questions: Question[];
}

const columns = [
  'round.id',
  'round.kind',
  'round.title',
  'round.period',
  'round.opens_on as opensOn',
  'round.closes_on as closesOn',
  'round.reader_id as readerId',
  'round.substitute_id as substituteId',
  'round.edition',
  'round.opened_on as openedOn',
  'round.closed_on as closedOn',
  'round.settled_on as settledOn',
  'round.archived_on as archivedOn',
] as const;

const rounds = (db: Db, school: SchoolId) => db.selectFrom('rounds.round as round').select(columns).where('round.school_id', '=', school);

/** All rounds of the school, the newest first. */
export async function roundsOf(db: Db, staff: Staff): Promise<Round[]> {
  return rounds(db, staff.school)
    .orderBy('round.opens_on', (order) => order.desc().nullsFirst())
    .orderBy('round.title')
    .limit(100)
    .execute();
}

export async function roundOf(db: Db, school: SchoolId, id: string): Promise<Round | undefined> {
  return rounds(db, school).where('round.id', '=', id).executeTakeFirst();
}

/** What somebody of this version is asked in rounds that are open on this day, the one that closes first in front. */
export async function openRoundsFor(db: Db, person: CardHolder | Staff, version: Version, day: Day): Promise<OpenRound[]> {
  const open = await rounds(db, person.school)
    .innerJoin('rounds.part as part', (join) => join.onRef('part.school_id', '=', 'round.school_id').onRef('part.round_id', '=', 'round.id'))
    .where('part.version', '=', version)
    .where('round.opened_on', 'is not', null)
    .where('round.closed_on', 'is', null)
    .where('round.opens_on', '<=', day)
    .orderBy('round.closes_on')
    .execute();
  return open as OpenRound[];
}

export async function partsOf(db: Db, school: SchoolId, roundId: string): Promise<Part[]> {
  return db
    .selectFrom('rounds.part')
    .select(['version', 'questions'])
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .orderBy('version')
    .execute();
}

/** The questions of a round for a version; undefined when it is not put to them. */
export async function questionsOf(db: Db, school: SchoolId, roundId: string, version: Version): Promise<Question[] | undefined> {
  return (await partsOf(db, school, roundId)).find((part) => part.version === version)?.questions;
}

/** Begins a draft; nobody is asked yet. */
export async function beginRound(db: Db, staff: Staff, { kind, title }: { kind: string; title: string }, parts: Part[]): Promise<string> {
  const id = newId();
  await db
    .insertInto('rounds.round')
    .values({ school_id: staff.school, id, kind, title, period: '', made_by_id: staff.id, ...nothingYet })
    .execute();
  await saveParts(db, staff.school, id, parts);
  return id;
}

const nothingYet = {
  opens_on: null,
  closes_on: null,
  reader_id: null,
  substitute_id: null,
  opened_on: null,
  closed_on: null,
  settles_after: null,
  settled_on: null,
  archived_on: null,
};

/** Replaces the questions of these versions. */
export async function saveParts(db: Db, school: SchoolId, roundId: string, parts: Part[]): Promise<void> {
  for (const { version, questions } of parts) {
    await db
      .insertInto('rounds.part')
      .values({ school_id: school, round_id: roundId, version, questions: JSON.stringify(questions) })
      .onConflict((conflict) => conflict.columns(['school_id', 'round_id', 'version']).doUpdateSet({ questions: JSON.stringify(questions) }))
      .execute();
  }
}

export interface Plan {
  title: string;
  period: string;
  opensOn: Day | null;
  closesOn: Day | null;
  readerId: string | null;
  substituteId: string | null;
}

/** @returns false when somebody else changed the draft since this edition, or it is open by now; then nothing is changed */
export async function changeDraft(db: Db, school: SchoolId, id: string, edition: number, plan: Partial<Plan>): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('rounds.round')
    .set((row) => ({
      edition: row('edition', '+', 1),
      ...(plan.title !== undefined && { title: plan.title }),
      ...(plan.period !== undefined && { period: plan.period }),
      ...(plan.opensOn !== undefined && { opens_on: plan.opensOn }),
      ...(plan.closesOn !== undefined && { closes_on: plan.closesOn }),
      ...(plan.readerId !== undefined && { reader_id: plan.readerId }),
      ...(plan.substituteId !== undefined && { substitute_id: plan.substituteId }),
    }))
    .where('school_id', '=', school)
    .where('id', '=', id)
    .where('edition', '=', edition)
    .where('opened_on', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function removeDraft(db: Db, school: SchoolId, id: string): Promise<void> {
  await db.deleteFrom('rounds.round').where('school_id', '=', school).where('id', '=', id).where('opened_on', 'is', null).execute();
}

/** Takes the parts that ask nothing along no further. */
export async function removeEmptyParts(db: Db, school: SchoolId, id: string): Promise<void> {
  const empty = (await partsOf(db, school, id)).filter(({ questions }) => questions.length === 0).map(({ version }) => version);
  if (empty.length === 0) return;
  await db.deleteFrom('rounds.part').where('school_id', '=', school).where('round_id', '=', id).where('version', 'in', empty).execute();
}

export async function markOpened(db: Db, school: SchoolId, id: string, day: Day): Promise<void> {
  await db.updateTable('rounds.round').set({ opened_on: day }).where('school_id', '=', school).where('id', '=', id).execute();
}

/** No answer counts from here on. */
export async function closeRound(db: Db, school: SchoolId, id: string, { day, settlesAfter }: { day: Day; settlesAfter: Date }): Promise<void> {
  await db
    .updateTable('rounds.round')
    .set({ closed_on: day, settles_after: settlesAfter })
    .where('school_id', '=', school)
    .where('id', '=', id)
    .where('opened_on', 'is not', null)
    .where('closed_on', 'is', null)
    .execute();
  await db.deleteFrom('rounds.draft').where('school_id', '=', school).where('round_id', '=', id).execute();
}

/** Opened rounds whose last day is over, and closed ones whose books can be taken apart by now. */
export async function roundsToEnd(db: Db, school: SchoolId, day: Day, now: Date): Promise<{ toClose: string[]; toSettle: string[] }> {
  const found = await db
    .selectFrom('rounds.round')
    .select(['id', 'closes_on as closesOn', 'settles_after as settlesAfter'])
    .where('school_id', '=', school)
    .where('opened_on', 'is not', null)
    .where('settled_on', 'is', null)
    .execute();
  return {
    toClose: found.filter(({ settlesAfter, closesOn }) => settlesAfter === null && closesOn !== null && closesOn < day).map(({ id }) => id),
    toSettle: found.filter(({ settlesAfter }) => settlesAfter !== null && settlesAfter <= now).map(({ id }) => id),
  };
}

/** Rounds that are over, the latest first, and for whom each was. */
export async function settledRounds(db: Db, school: SchoolId): Promise<{ round: OpenRound; versions: Version[] }[]> {
  const settled = (await rounds(db, school).where('round.settled_on', 'is not', null).orderBy('round.opens_on', 'desc').limit(20).execute()) as OpenRound[];
  const found = [];
  for (const round of settled) found.push({ round, versions: (await partsOf(db, school, round.id)).map(({ version }) => version) });
  return found;
}

export async function archiveRound(db: Db, school: SchoolId, id: string, day: Day): Promise<void> {
  await db
    .updateTable('rounds.round')
    .set({ archived_on: day })
    .where('school_id', '=', school)
    .where('id', '=', id)
    .where('settled_on', 'is not', null)
    .execute();
}
