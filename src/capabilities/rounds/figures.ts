import type { SchoolId } from '../../platform/database/ids.ts';
import type { Gathered } from '../../platform/figures.ts';
import type { Figures } from '../../platform/ground.ts';
import { type Audience, audienceOf, audiences } from '../../platform/two-books/books.ts';
import { participantsOf } from '../people/index.ts';
import { countedPerson, declaredTables, groupsOf, occasionOf } from './rules/tables.ts';
import { firstBook } from './store/participation.ts';
import { countedAnswers, markPublished, unpublishedParts } from './store/publishing.ts';
import { type Db, type OpenRound, type Part, roundOf } from './store/rounds.ts';

/** What rounds hand to the reports: pupils, guardians and staff apart, each once, when the books of a round are apart. */
export const figures: Figures = {
  async awaiting(given, _, school) {
    const db = given as unknown as Db;
    const gathered: Gathered[] = [];
    for (const [roundId, parts] of await unpublishedParts(db, school)) {
      const round = (await roundOf(db, school, roundId)) as OpenRound;
      for (const [audience, some] of Map.groupBy(parts, ({ version }) => audienceOf(version)))
        gathered.push(await gather(db, school, round, { audience, parts: some }));
    }
    return gathered;
  },
  async published(given, school, occasionId) {
    const db = given as unknown as Db;
    for (const roundId of (await unpublishedParts(db, school)).keys()) {
      const audience = audiences.find((one) => occasionOf(roundId, one) === occasionId);
      if (audience) await markPublished(db, school, roundId, versionsOf[audience]);
    }
  },
};

const versionsOf = { pupils: ['6-9', '10-13', '14-18'], guardians: ['guardian'], staff: ['staff'] } as const;

async function gather(db: Db, school: SchoolId, round: OpenRound, { audience, parts }: { audience: Audience; parts: Part[] }): Promise<Gathered> {
  const tables = declaredTables(
    audience,
    parts.flatMap(({ questions }) => questions),
    round.period,
  );
  const versions = parts.map(({ version }) => version);
  const answers = await countedAnswers(db, school, round.id, versions);
  const asked = (await participantsOf(db, firstBook, school, round.id)).filter(({ version }) => audienceOf(version) === audience);
  return {
    id: occasionOf(round.id, audience),
    title: `${round.title} · ${round.period}`,
    openedOn: round.opensOn,
    closedOn: round.closedOn ?? round.closesOn,
    audience,
    tables,
    people: answers.map(({ choices, ...answerer }) => countedPerson(choices, answerer, tables)),
    ...groupsOf(asked),
  };
}
