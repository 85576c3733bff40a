import type { Heard } from '../../platform/ground.ts';
import { audienceOf } from '../../platform/two-books/books.ts';
import { namelessIn } from './reading.ts';
import { type Db, type OpenRound, roundOf, settledRounds } from './store/rounds.ts';

/** What was said in rounds that are over; words without a name only. */
export const heard: Heard = {
  async occasions(db, school) {
    const rounds = await settledRounds(db as unknown as Db, school);
    return rounds.map(({ round, versions }) => ({
      id: round.id,
      title: `${round.title} · ${round.period}`,
      closedOn: round.closedOn ?? round.closesOn,
      audiences: [...new Set(versions.map(audienceOf))],
      readerIds: [round.readerId, round.substituteId],
    }));
  },
  async sayings(ground, staff, occasionId) {
    const round = await ground.database.inSchool(staff.school, (db: Db) => roundOf(db, staff.school, occasionId));
    if (!round?.settledOn) return [];
    const questions = await namelessIn(ground, staff, round as OpenRound);
    return questions.flatMap(({ question, said }) =>
      said.flatMap(({ id, words }) => (words ? [{ id, words, question: question.text.nl.replace('{periode}', round.period) }] : [])),
    );
  },
};
