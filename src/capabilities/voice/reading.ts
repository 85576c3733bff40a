import type { Ground } from '../../platform/ground.ts';
import { unseal } from '../../platform/secrets/seal.ts';
import type { Text } from '../../platform/texts/text.ts';
import { today } from '../../platform/time/clock.ts';
import { type Audience, audienceOf } from '../../platform/two-books/books.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { wordsKey } from './keys.ts';
import type { OwnLine } from './pages/own-page.tsx';
import type { Reason } from './rules/own.ts';
import { remarksOn } from './rules/reading.ts';
import { longestStatement } from './rules/statements.ts';
import { namesAtSchool, noteReading, ownFor } from './store/own.ts';
import type { Db, OpenRound } from './store/rounds.ts';
import { addStatements, statementsOf } from './store/statements.ts';
import { voiceMemory } from './voice-memory.ts';

/** What waits to be read by this member of staff, each with what to look at. */
export async function ownIn(ground: Ground, staff: Staff, round: OpenRound): Promise<{ waiting: OwnLine[]; readCount: number }> {
  const key = wordsKey(ground, staff.school);
  return ground.database.inSchool(staff.school, async (db: Db) => {
    const all = await ownFor(db, staff, round.id);
    const waiting = all.filter(({ state }) => state === 'waiting');
    const names = waiting.length > 0 ? await namesAtSchool(db, staff.school) : [];
    const statements = (await statementsOf(db, staff.school, round.id)).flatMap(({ words }) => Object.values(words));
    return {
      readCount: all.length - waiting.length,
      waiting: waiting.map(({ id, version, language, words: sealed, hasSound, dueOn }) => {
        const words = unseal(key, sealed, id).toString();
        const isSpokenOnly = words === '' && hasSound;
        const remarks = isSpokenOnly ? [] : remarksOn(words, { names, statements, longest: longestStatement });
        return { id, audience: audienceOf(version), language, words, hasSound, dueOn, remarks };
      }),
    };
  });
}

type Decision = { audiences: Audience[]; words: Text } | { reason: Reason };

/** @returns false when somebody decided before; then nothing changes */
export async function decideOn(ground: Ground, staff: Staff, round: OpenRound, id: string, decision: Decision): Promise<boolean> {
  const day = today(ground.clock);
  const isFirst = await ground.database.inSchool(staff.school, async (db: Db) => {
    if ('reason' in decision) return noteReading(db, staff, id, { day, state: 'not-taken', reason: decision.reason });
    const isDecided = await noteReading(db, staff, id, { day, state: 'taken', reason: null });
    if (isDecided && !round.closedOn) await addStatements(db, staff.school, round.id, [{ ...decision, putOn: day }]);
    return isDecided;
  });
  voiceMemory(ground).forget(round.id);
  return isFirst;
}
