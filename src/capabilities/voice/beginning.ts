import type { Day } from '../../platform/time/clock.ts';
import type { Audience } from '../../platform/two-books/books.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { schoolYearBegan } from '../people/index.ts';
import { firstStatements, shippedStatements } from './rules/shipped-statements.ts';
import { beginRound, type Db } from './store/rounds.ts';
import { addStatements, shippedSince } from './store/statements.ts';

/** Begins a draft with statements that ship; nobody is asked yet. @returns its id */
export async function beginVoiceRound(db: Db, staff: Staff, plan: { title: string; audiences: readonly Audience[] }, day: Day): Promise<string> {
  const id = await beginRound(db, staff, plan);
  const used = await shippedSince(db, staff.school, schoolYearBegan(day));
  const first = new Set(plan.audiences.flatMap((audience) => firstStatements(audience, used)));
  const statements = shippedStatements.filter((one) => first.has(one.id));
  await addStatements(
    db,
    staff.school,
    id,
    statements.map((one) => ({ audiences: [one.audience], words: one.words, shippedAs: one.id, putOn: day })),
  );
  return id;
}
