import type { Ground } from '../../platform/ground.ts';
import { type Day, today } from '../../platform/time/clock.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import type { OwnTextId } from '../languages/index.tsx';
import { answer, joinIn, raise, readDoubts } from './line.ts';
import { noWords, subjectOf } from './rules/starters.ts';
import type { AgreementWords } from './rules/words.ts';
import { addDraft, askStaff, beginAgreement, publish, subjectNamed } from './store/drafts.ts';
import { shareAnswer } from './store/staff.ts';
import { agreementOf, agreementsOnSubject, type Db } from './store/versions.ts';
import type { Group } from './tables.ts';

export interface MadeUpAgreement {
  /** Id of a subject that ships. */
  subject: string;
  groups: Group[];
  from: Day;
  until: Day;
  answerableId: string;
  substituteId: string;
  words?: Partial<AgreementWords>;
  /** Who joined in, of the staff. */
  joined?: readonly string[];
  doubts?: readonly { words: string; answer?: string }[];
  isPublished: boolean;
  answers?: readonly { question: string; answer: string }[];
}

/**
 * Agreements of a made-up school; said again on a subject, the next version of the same agreement.
 * @returns what families read, by subject
 */
export async function agreeMadeUp(ground: Ground, staff: Staff, made: readonly MadeUpAgreement[]): Promise<Map<string, OwnTextId>> {
  return ground.database.inSchool(staff.school, async (db: Db) => {
    const texts = new Map<string, OwnTextId>();
    for (const one of made) {
      const id = await draftMadeUp(db, ground, staff, one);
      const text = await carryOn(db, ground, staff, one, id);
      if (text) texts.set(one.subject, text);
    }
    return texts;
  });
}

async function draftMadeUp(db: Db, ground: Ground, staff: Staff, made: MadeUpAgreement): Promise<string> {
  const { key, name, starter } = subjectOf(made.subject);
  const { groups, from, until, answerableId, substituteId } = made;
  const draft = { ...noWords, ...starter?.words, ...made.words, groups, classIds: null, from, until, answerableId, substituteId };
  const subjectId = await subjectNamed(db, staff.school, key, name);
  const [before] = await agreementsOnSubject(db, staff.school, subjectId);
  if (!before) return beginAgreement(db, staff, { id: subjectId, name }, draft, today(ground.clock));
  await addDraft(db, staff, { id: before.id, versions: before.published.length }, draft, today(ground.clock));
  return before.id;
}

async function carryOn(db: Db, ground: Ground, staff: Staff, made: MadeUpAgreement, id: string): Promise<OwnTextId | undefined> {
  const day = today(ground.clock);
  const agreement = await agreementOf(db, staff.school, { id });
  if (!agreement?.draft) return undefined;
  const { draft } = agreement;
  await askStaff(db, staff.school, draft.id, day);
  for (const colleague of made.joined ?? []) await joinIn(db, ground, { ...staff, id: colleague }, draft);
  for (const doubt of made.doubts ?? []) {
    await raise(db, ground, staff, draft.id, doubt.words);
    const raised = (await readDoubts(db, ground, staff.school, [draft.id])).find(({ words }) => words === doubt.words);
    if (doubt.answer && raised) await answer(db, ground, staff, raised.id, doubt.answer);
  }
  if (!made.isPublished) return undefined;
  await publish(db, staff, agreement, draft, day);
  for (const shared of made.answers ?? []) await shareAnswer(db, staff, { id, title: draft.title }, shared, day);
  return (await agreementOf(db, staff.school, { id }))?.published.at(-1)?.textId;
}
