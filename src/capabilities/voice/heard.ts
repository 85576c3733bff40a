import type { Heard } from '../../platform/ground.ts';
import type { Lists } from './rules/lists.ts';
import { listsOf } from './store/results.ts';
import { type Db, settledRounds } from './store/rounds.ts';
import { statementsOf } from './store/statements.ts';
import { staffWords as t } from './texts/staff.ts';

/** The statements that came out of rounds that are over, for the school to make themes of. */
export const heard: Heard = {
  async occasions(db, school) {
    const rounds = await settledRounds(db as unknown as Db, school);
    return rounds.map((round) => ({
      id: round.id,
      title: round.title,
      closedOn: round.closedOn ?? round.closesOn,
      audiences: round.audiences,
      readerIds: [round.readerId, round.substituteId],
    }));
  },
  async sayings(ground, staff, occasionId) {
    return ground.database.inSchool(staff.school, async (db: Db) => {
      const lists = (await listsOf(db, staff.school, occasionId))?.lists;
      if (!lists) return [];
      const words = new Map((await statementsOf(db, staff.school, occasionId)).map((one) => [one.id, one.words.nl]));
      return named(lists).flatMap(({ id, question }) => {
        const said = words.get(id);
        return said ? [{ id, question, words: said }] : [];
      });
    });
  },
};

const named = ({ shared, differs, unknown }: Lists): { id: string; question: string }[] => [
  ...shared.map(({ id, side }) => ({ id, question: t(side === 'agree' ? 'heard.shared-true' : 'heard.shared-not-true') })),
  ...differs.map(({ id }) => ({ id, question: t('heard.differs') })),
  ...unknown.map(({ id }) => ({ id, question: t('heard.unknown') })),
];
