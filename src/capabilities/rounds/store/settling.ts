import type { SchoolId } from '../../../platform/database/ids.ts';
import { overRows, run } from '../../../platform/database/statement.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { ChosenOptions, Version, Way } from '../tables.ts';
import type { Aside } from './answers.ts';
import type { Db } from './rounds.ts';

/** An answer as it lies in the second book. */
export interface KeptAnswer {
  pseudonym: Buffer;
  version: Version;
  classId: string | null;
  way: Way | null;
  readsDutch: boolean | null;
  choices: ChosenOptions;
  words: Buffer | null;
}

/** So that no other program settles the same round at the same moment. @returns whether it is still to be done */
export async function holdRound(db: Db, school: SchoolId, roundId: string): Promise<boolean> {
  const row = await db
    .selectFrom('rounds.round')
    .select('id')
    .where('school_id', '=', school)
    .where('id', '=', roundId)
    .where('closed_on', 'is not', null)
    .where('settled_on', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export async function keptAnswers(db: Db, school: SchoolId, roundId: string): Promise<KeptAnswer[]> {
  return db
    .selectFrom('rounds.answer')
    .select(['pseudonym', 'version', 'class_id as classId', 'way', 'reads_dutch as readsDutch', 'choices', 'words'])
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .execute();
}

/** Writes down who took part, all in one go and in the order of their ids. */
export async function writeDownTakingPart(db: Db, school: SchoolId, roundId: string, took: { personId: string; way: Way | null }[]): Promise<void> {
  const byWay = Map.groupBy(took, ({ way }) => way);
  for (const [way, people] of byWay)
    await db
      .updateTable('rounds.participation')
      .set({ outcome: 'took-part', way })
      .where('school_id', '=', school)
      .where('round_id', '=', roundId)
      .where(
        'person_id',
        'in',
        people.map(({ personId }) => personId),
      )
      .execute();
}

/**
 * Writes the second book anew: the rows in the order given, each under the pseudonym given, and nothing of how and when they came.
 * All rows then come from one transaction and lie in that order, so that neither place nor time of a row says anything.
 */
export async function rewriteAnswers(db: Db, school: SchoolId, roundId: string, answers: Omit<KeptAnswer, 'way'>[]): Promise<void> {
  await db.deleteFrom('rounds.answer').where('school_id', '=', school).where('round_id', '=', roundId).execute();
  await run(
    db,
    overRows(
      school,
      'rewrite answers',
      [roundId],
      answers.map(({ pseudonym, version, classId, readsDutch, choices, words }) => [
        pseudonym,
        version,
        classId,
        readsDutch === null ? null : String(readsDutch),
        JSON.stringify(choices),
        words,
      ]),
      (values) => `insert into rounds.answer (school_id, round_id, pseudonym, version, class_id, reads_dutch, choices, words) values ${values}`,
    ),
  );
}

/** What lies aside, for what is attached to it gets other ids too. */
export async function asidesOf(db: Db, school: SchoolId, roundId: string): Promise<Aside[]> {
  return db
    .selectFrom('rounds.conflict')
    .select(['round_id as roundId', 'letter_id as letterId', 'fingerprint', 'words'])
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .execute();
}

export async function renewAside(db: Db, school: SchoolId, { roundId, letterId, fingerprint, words }: Aside): Promise<void> {
  await db
    .updateTable('rounds.conflict')
    .set({ words })
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .where('letter_id', '=', letterId)
    .where('fingerprint', '=', fingerprint)
    .execute();
}

export async function markSettled(db: Db, school: SchoolId, roundId: string, day: Day): Promise<void> {
  await db.updateTable('rounds.round').set({ settled_on: day }).where('school_id', '=', school).where('id', '=', roundId).execute();
}

/** Rounds that were settled since that day, for keys that outlived a crash. */
export async function roundsSettledSince(db: Db, school: SchoolId, day: Day): Promise<string[]> {
  const rows = await db.selectFrom('rounds.round').select('id').where('school_id', '=', school).where('settled_on', '>=', day).execute();
  return rows.map(({ id }) => id);
}

/** Which class somebody was in, and which language they read, is needed for the tables only. */
export async function forgetGroups(db: Db, school: SchoolId, roundId: string, versions: readonly Version[]): Promise<void> {
  await db
    .updateTable('rounds.answer')
    .set({ class_id: null, reads_dutch: null })
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .where('version', 'in', versions)
    .execute();
}

export async function forgetRoundsBefore(db: Db, school: SchoolId, day: Day): Promise<void> {
  await db
    .deleteFrom('rounds.answer')
    .where('school_id', '=', school)
    .where('round_id', 'in', (inner) => inner.selectFrom('rounds.round').select('id').where('school_id', '=', school).where('closed_on', '<', day))
    .execute();
  await db.deleteFrom('rounds.round').where('school_id', '=', school).where('closed_on', '<', day).execute();
}

/** What is kept by name about one person; what they said without a name nobody can find. */
export async function everythingOf(db: Db, school: SchoolId, personId: string) {
  const participation = await db
    .selectFrom('rounds.participation as participation')
    .innerJoin('rounds.round as round', (join) =>
      join.onRef('round.school_id', '=', 'participation.school_id').onRef('round.id', '=', 'participation.round_id'),
    )
    .select(['round.title', 'round.period', 'participation.outcome', 'participation.way'])
    .where('participation.school_id', '=', school)
    .where('participation.person_id', '=', personId)
    .execute();
  const named = await db
    .selectFrom('rounds.named_answer')
    .select(['id', 'said_on as saidOn', 'words'])
    .where('school_id', '=', school)
    .where('person_id', '=', personId)
    .execute();
  return { participation, named };
}
