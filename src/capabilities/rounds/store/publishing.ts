import type { SchoolId } from '../../../platform/database/ids.ts';
import type { ChosenOptions, Version } from '../tables.ts';
import type { Db, Part } from './rounds.ts';
import { forgetGroups } from './settling.ts';

/** The parts of settled rounds of which no table was made yet, by round. */
export async function unpublishedParts(db: Db, school: SchoolId): Promise<Map<string, Part[]>> {
  const rows = await db
    .selectFrom('rounds.part as part')
    .innerJoin('rounds.round as round', (join) => join.onRef('round.school_id', '=', 'part.school_id').onRef('round.id', '=', 'part.round_id'))
    .select(['part.round_id as roundId', 'part.version', 'part.questions'])
    .where('part.school_id', '=', school)
    .where('part.is_published', '=', false)
    .where('round.settled_on', 'is not', null)
    .orderBy('part.version')
    .execute();
  const byRound = Map.groupBy(rows, ({ roundId }) => roundId);
  return new Map([...byRound].map(([roundId, parts]) => [roundId, parts.map(({ version, questions }) => ({ version, questions }))]));
}

/** What was chosen, in which class, and by who reads Dutch; in the random order in which it lies. */
export async function countedAnswers(
  db: Db,
  school: SchoolId,
  roundId: string,
  versions: readonly Version[],
): Promise<{ choices: ChosenOptions; classId: string | null; className: string | null; readsDutch: boolean | null }[]> {
  return db
    .selectFrom('rounds.answer as answer')
    .leftJoin('people.class as class', (join) => join.onRef('class.school_id', '=', 'answer.school_id').onRef('class.id', '=', 'answer.class_id'))
    .select(['answer.choices', 'answer.class_id as classId', 'class.name as className', 'answer.reads_dutch as readsDutch'])
    .where('answer.school_id', '=', school)
    .where('answer.round_id', '=', roundId)
    .where('answer.version', 'in', versions)
    .execute();
}

/** Their tables are published, or withheld for good; in which group somebody was need not be known any longer. */
export async function markPublished(db: Db, school: SchoolId, roundId: string, versions: readonly Version[]): Promise<void> {
  if (versions.length === 0) return;
  await db
    .updateTable('rounds.part')
    .set({ is_published: true })
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .where('version', 'in', versions)
    .execute();
  await forgetGroups(db, school, roundId, versions);
}
