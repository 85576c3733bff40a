import { type Kysely, sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { newId } from '../../../platform/secrets/random.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Audience } from '../../../platform/two-books/books.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { PeopleTables } from '../../people/tables.ts';
import type { Sitting } from '../rules/statements.ts';
import type { VoiceTables } from '../tables.ts';

export type VoiceDbTables = VoiceTables & PeopleTables;
export type Db = Kysely<VoiceDbTables>;

export interface Round {
  id: string;
  title: string;
  audiences: Audience[];
  opensOn: Day | null;
  closesOn: Day | null;
  readerId: string | null;
  substituteId: string | null;
  /** Statements at one sitting. */
  sitting: Sitting;
  edition: number;
  openedOn: Day | null;
  closedOn: Day | null;
  settledOn: Day | null;
}

/** Opened: who reads and until when is sure. */
export type OpenRound = Round & { opensOn: Day; closesOn: Day; readerId: string; substituteId: string };

const rounds = (db: Db, school: SchoolId) =>
  db
    .selectFrom('voice.round as round')
    .select([
      'round.id',
      'round.title',
      sql<Audience[]>`round.audiences::text[]`.as('audiences'),
      'round.opens_on as opensOn',
      'round.closes_on as closesOn',
      'round.reader_id as readerId',
      'round.substitute_id as substituteId',
      sql<Sitting>`round.sitting`.as('sitting'),
      'round.edition',
      'round.opened_on as openedOn',
      'round.closed_on as closedOn',
      'round.settled_on as settledOn',
    ])
    .where('round.school_id', '=', school);

/** All rounds of statements of the school, the newest first. */
export async function roundsOf(db: Db, school: SchoolId): Promise<Round[]> {
  return rounds(db, school)
    .orderBy('round.opens_on', (order) => order.desc().nullsFirst())
    .orderBy('round.title')
    .limit(100)
    .execute();
}

export async function roundOf(db: Db, school: SchoolId, id: string): Promise<Round | undefined> {
  return rounds(db, school).where('round.id', '=', id).executeTakeFirst();
}

/** What is put to this audience and is open on this day, the one that closes first in front. */
export async function openRoundsFor(db: Db, school: SchoolId, audience: Audience, day: Day): Promise<OpenRound[]> {
  const open = await rounds(db, school)
    .where(sql<boolean>`${audience}::voice.audience = any(round.audiences)`)
    .where('round.opened_on', 'is not', null)
    .where('round.closed_on', 'is', null)
    .where('round.opens_on', '<=', day)
    .orderBy('round.closes_on')
    .execute();
  return open as OpenRound[];
}

/** Rounds that are over, the latest first. */
export async function settledRounds(db: Db, school: SchoolId): Promise<OpenRound[]> {
  return (await rounds(db, school).where('round.settled_on', 'is not', null).orderBy('round.opens_on', 'desc').limit(20).execute()) as OpenRound[];
}

/** Begins a draft; nobody is asked yet. */
export async function beginRound(db: Db, staff: Staff, { title, audiences }: { title: string; audiences: readonly Audience[] }): Promise<string> {
  const id = newId();
  await sql`
    insert into voice.round (school_id, id, title, audiences, made_by_id)
    values (${staff.school}, ${id}, ${title}, ${[...audiences]}::voice.audience[], ${staff.id})`.execute(db);
  return id;
}

export interface DraftPlan {
  title: string;
  audiences: readonly Audience[];
  opensOn: Day | null;
  closesOn: Day | null;
  readerId: string | null;
  substituteId: string | null;
  sitting: Sitting;
}

/** @returns false when somebody else changed the draft since this edition, or it is open by now; then nothing is changed */
export async function changeDraft(db: Db, school: SchoolId, id: string, edition: number, plan: DraftPlan): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update voice.round set edition = edition + 1, title = ${plan.title}, audiences = ${[...plan.audiences]}::voice.audience[],
      opens_on = ${plan.opensOn}, closes_on = ${plan.closesOn}, reader_id = ${plan.readerId}, substitute_id = ${plan.substituteId}, sitting = ${plan.sitting}
    where school_id = ${school} and id = ${id} and edition = ${edition} and opened_on is null`.execute(db);
  return numAffectedRows > 0n;
}

export async function removeDraft(db: Db, school: SchoolId, id: string): Promise<void> {
  await db.deleteFrom('voice.round').where('school_id', '=', school).where('id', '=', id).where('opened_on', 'is', null).execute();
}

export async function markOpened(db: Db, school: SchoolId, id: string, day: Day): Promise<void> {
  await db.updateTable('voice.round').set({ opened_on: day }).where('school_id', '=', school).where('id', '=', id).execute();
}

/** No vote counts from here on. */
export async function closeRound(db: Db, school: SchoolId, id: string, { day, settlesAfter }: { day: Day; settlesAfter: Date }): Promise<void> {
  await db
    .updateTable('voice.round')
    .set({ closed_on: day, settles_after: settlesAfter })
    .where('school_id', '=', school)
    .where('id', '=', id)
    .where('opened_on', 'is not', null)
    .where('closed_on', 'is', null)
    .execute();
}

/**
 * Rounds to which no answer can come any more and of which something that was said is still kept, the latest first.
 * @param now only those of which that is sure by then; without it all that were closed
 */
export async function roundsToCount(db: Db, school: SchoolId, now?: Date): Promise<OpenRound[]> {
  const closed = rounds(db, school)
    .where('round.closed_on', 'is not', null)
    .where((row) =>
      row.or([
        row.exists(
          row
            .selectFrom('voice.ballot as ballot')
            .select('ballot.round_id')
            .where('ballot.school_id', '=', school)
            .whereRef('ballot.round_id', '=', 'round.id'),
        ),
        row.exists(
          row.selectFrom('voice.group_session as room').select('room.round_id').where('room.school_id', '=', school).whereRef('room.round_id', '=', 'round.id'),
        ),
      ]),
    )
    .orderBy('round.opens_on', 'desc');
  return (await (now ? closed.where('round.settles_after', '<=', now) : closed).execute()) as OpenRound[];
}

/** Opened rounds whose last day is over, and closed ones whose books could be taken apart by now, with since when. */
export async function roundsToEnd(
  db: Db,
  school: SchoolId,
  day: Day,
  now: Date,
): Promise<{ toClose: string[]; toSettle: { id: string; settlesAfter: Date }[] }> {
  const found = await db
    .selectFrom('voice.round')
    .select(['id', 'closes_on as closesOn', 'settles_after as settlesAfter'])
    .where('school_id', '=', school)
    .where('opened_on', 'is not', null)
    .where('settled_on', 'is', null)
    .execute();
  return {
    toClose: found.filter(({ settlesAfter, closesOn }) => settlesAfter === null && closesOn !== null && closesOn < day).map(({ id }) => id),
    toSettle: found.flatMap(({ id, settlesAfter }) => (settlesAfter !== null && settlesAfter <= now ? [{ id, settlesAfter }] : [])),
  };
}

/** Rounds that were settled since that day, for keys that outlived a crash. */
export async function roundsSettledSince(db: Db, school: SchoolId, day: Day): Promise<string[]> {
  const rows = await db.selectFrom('voice.round').select('id').where('school_id', '=', school).where('settled_on', '>=', day).execute();
  return rows.map(({ id }) => id);
}

/** So that no other program settles the same round at the same moment. @returns undefined where it was done already */
export async function holdRound(db: Db, school: SchoolId, id: string): Promise<OpenRound | undefined> {
  const held = await rounds(db, school)
    .where('round.id', '=', id)
    .where('round.closed_on', 'is not', null)
    .where('round.settled_on', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return held as OpenRound | undefined;
}

export async function markSettled(db: Db, school: SchoolId, id: string, day: Day): Promise<void> {
  await db.updateTable('voice.round').set({ settled_on: day }).where('school_id', '=', school).where('id', '=', id).execute();
}

export async function forgetRoundsBefore(db: Db, school: SchoolId, day: Day): Promise<void> {
  await db
    .deleteFrom('voice.ballot')
    .where('school_id', '=', school)
    .where('round_id', 'in', (inner) => inner.selectFrom('voice.round').select('id').where('school_id', '=', school).where('closed_on', '<', day))
    .execute();
  await db.deleteFrom('voice.round').where('school_id', '=', school).where('closed_on', '<', day).execute();
}
