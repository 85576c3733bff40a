import type { Context } from 'hono';
import type { Ground } from '../../platform/ground.ts';
import { unseal } from '../../platform/secrets/seal.ts';
import type { Text } from '../../platform/texts/text.ts';
import { today } from '../../platform/time/clock.ts';
import { stateOf } from '../../platform/two-books/opening.ts';
import { NotThere } from '../../platform/web/errors.ts';
import type { CardHolder, Env } from '../../platform/web/guards.ts';
import { namesOf } from '../people/index.ts';
import { wordsKey } from './keys.ts';
import type { Fate } from './pages/family-pages.tsx';
import type { Choice } from './rules/choices.ts';
import { reasonIn } from './rules/own.ts';
import { saidHere } from './said-here.ts';
import { fatesOf } from './store/own.ts';
import { type Db, type OpenRound, roundOf } from './store/rounds.ts';
import { statementsOf } from './store/statements.ts';

interface SaidAgain {
  roundId: string;
  readerName: string;
  said: { words: Text; choice: Choice }[];
  own: Fate[];
  isOpen: boolean;
}

/** What this person said on this device, with what became of what they wrote. */
export async function saidAgain(c: Context<Env>, ground: Ground, person: CardHolder, roundId: string): Promise<SaidAgain> {
  const here = await saidHere(c, ground, person, roundId);
  return ground.database.inSchool(person.school, async (db: Db) => {
    const round = (await roundOf(db, person.school, roundId)) as OpenRound | undefined;
    if (!round?.openedOn) throw new NotThere();
    const statements = await statementsOf(db, person.school, roundId);
    const key = wordsKey(ground, person.school);
    const written = here?.own ?? [];
    const fates = await fatesOf(
      db,
      person.school,
      written.map(({ id }) => id),
    );
    const known = new Set(fates.map(({ id }) => id));
    return {
      roundId,
      readerName: (await namesOf(db, person.school, [round.readerId])).get(round.readerId) ?? '',
      said: statements.flatMap(({ id, words }) => (here?.choices[id] ? [{ words, choice: here.choices[id] }] : [])),
      own: [
        ...fates.map(({ id, words, state, reason, dueOn }) => ({ words: unseal(key, words, id).toString(), state, reason: reasonIn(reason), dueOn })),
        ...written.flatMap(({ id, words }) => (known.has(id) ? [] : [{ words, state: 'too-much' as const }])),
      ],
      isOpen: stateOf({ ...round, archivedOn: null }, today(ground.clock)) === 'open',
    };
  });
}
