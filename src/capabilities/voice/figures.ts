import type { SchoolId } from '../../platform/database/ids.ts';
import type { CountedPerson, DeclaredTable, Gathered } from '../../platform/figures.ts';
import type { Figures } from '../../platform/ground.ts';
import { idFor } from '../../platform/secrets/random.ts';
import { type Audience, audienceOf, audiences, versions } from '../../platform/two-books/books.ts';
import { type Choices, choices } from './rules/choices.ts';
import type { Room } from './rules/room.ts';
import { isPutTo, type Statement } from './rules/statements.ts';
import { ballotsOf, dropBallots, dropRooms, roomsOf } from './store/ballots.ts';
import { participantsOf } from './store/participation.ts';
import { type Db, type OpenRound, settledRounds } from './store/rounds.ts';
import { statementsOf } from './store/statements.ts';
import { staffWords as t } from './texts/staff.ts';

/** Under which id the reports know an audience of a round. */
const occasionOf = (roundId: string, audience: Audience): string => idFor(Buffer.from('figures of voice'), `${roundId} ${audience}`);

/** What statements hand to the reports: each audience apart, once, when the books of a round are apart. */
export const figures: Figures = {
  async awaiting(given, _, school) {
    const db = given as unknown as Db;
    const gathered: Gathered[] = [];
    for (const round of await settledRounds(db, school)) gathered.push(...(await gather(db, school, round)));
    return gathered;
  },
  /** What was said by one person is needed for nothing any more. */
  async published(given, school, occasionId) {
    const db = given as unknown as Db;
    for (const { id } of await settledRounds(db, school)) {
      const audience = audiences.find((one) => occasionOf(id, one) === occasionId);
      if (!audience) continue;
      await dropBallots(
        db,
        school,
        id,
        versions.filter((version) => audienceOf(version) === audience),
      );
      await dropRooms(db, school, id, audience);
    }
  },
};

async function gather(db: Db, school: SchoolId, round: OpenRound): Promise<Gathered[]> {
  const ballots = await ballotsOf(db, school, round.id);
  const rooms = await roomsOf(db, school, round.id);
  const saying = audiences.filter(
    (audience) => ballots.some(({ version }) => audienceOf(version) === audience) || rooms.some((room) => room.audience === audience),
  );
  if (saying.length === 0) return [];
  const statements = await statementsOf(db, school, round.id);
  const asked = await participantsOf(db, school, round.id);
  return saying.map((audience) => {
    const put = statements.filter((one) => isPutTo(one, audience));
    const people = [
      ...ballots.filter(({ version }) => audienceOf(version) === audience).map((ballot) => countedPerson(ballot.choices, put)),
      ...rooms.filter((room) => room.audience === audience).flatMap((room) => peopleIn(room, put)),
    ];
    return {
      id: occasionOf(round.id, audience),
      title: round.title,
      openedOn: round.opensOn,
      closedOn: round.closedOn ?? round.closesOn,
      audience,
      tables: put.map(tableOf),
      people,
      asked: { school: Math.max(people.length, asked.filter(({ version }) => audienceOf(version) === audience).length) },
      groups: [],
    };
  });
}

/** Under which question the reports know a statement: one that ships is the same in every round, so that the same people are not shown over and over. */
const questionOf = ({ id, shippedAs }: Statement): string => shippedAs ?? id;

const tableOf = (statement: Statement): DeclaredTable => ({
  question: questionOf(statement),
  text: statement.words.nl,
  several: false,
  isSensitive: true,
  options: choices.map((choice) => ({ id: choice, text: t(`choice.${choice}`) })),
  levels: ['school'],
});

const countedPerson = (said: Choices, put: readonly Statement[]): CountedPerson => ({
  class: null,
  year: null,
  answers: Object.fromEntries(
    put.flatMap((statement) => {
      const choice = said[statement.id];
      return choice ? [[questionOf(statement), [choice]]] : [];
    }),
  ),
});

/**
 * Hands that were counted in a room, as people whose answers to several statements say nothing of each other: every table is of one statement,
 * so that it matters to no table whose hand it was. Who raised no hand said nothing.
 */
function peopleIn({ present, counts }: Room, put: readonly Statement[]): CountedPerson[] {
  const raised = put.map(({ id }) => {
    const hands = counts[id];
    return { id, said: hands ? choices.flatMap((choice) => Array.from({ length: hands[choice] }, () => choice)) : [] };
  });
  return Array.from({ length: present }, (_, seat): Choices => Object.fromEntries(raised.flatMap(({ id, said }) => (said[seat] ? [[id, said[seat]]] : []))))
    .filter((said) => Object.keys(said).length > 0)
    .map((said) => countedPerson(said, put));
}
