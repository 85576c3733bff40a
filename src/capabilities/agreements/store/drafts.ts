import type { SchoolId } from '../../../platform/database/ids.ts';
import { newId } from '../../../platform/secrets/random.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import { forgetOwnText, keepOwnText } from '../../languages/index.tsx';
import type { Draft } from '../rules/publishing.ts';
import { addressNameOf, familyFields, wordsOf } from '../rules/words.ts';
import type { Agreement, Db, Version } from './versions.ts';

/** What a version says, as a draft to go on from. */
export const draftFrom = (version: Version): Draft => ({
  ...wordsOf((field) => version[field]),
  groups: version.groups,
  classIds: version.classIds,
  from: version.from ?? undefined,
  until: version.until ?? undefined,
  answerableId: version.answerableId ?? '',
  substituteId: version.substituteId ?? '',
});

const rowOf = (draft: Draft) => ({
  title: draft.title,
  groups: [...draft.groups],
  class_ids: draft.classIds && [...draft.classIds],
  decided: draft.decided,
  allowed: draft.allowed,
  not_allowed: draft.notAllowed,
  why: draft.why,
  who_decided: draft.whoDecided,
  follow_up: draft.followUp,
  if_not: draft.ifNot,
  help: draft.help,
  for_children: draft.forChildren,
  what_changed: draft.whatChanged,
  staff_line: draft.staffLine,
  staff_do: draft.staffDo,
  from_day: draft.from ?? null,
  until_day: draft.until ?? null,
  answerable_id: draft.answerableId || null,
  substitute_id: draft.substituteId || null,
});

/** @returns the id of the subject, which is made when it is new */
export async function subjectNamed(db: Db, school: SchoolId, key: string, name: string): Promise<string> {
  await db
    .insertInto('agreements.subject')
    .values({ school_id: school, id: newId(), key, name })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { id } = await db.selectFrom('agreements.subject').select('id').where('school_id', '=', school).where('key', '=', key).executeTakeFirstOrThrow();
  return id;
}

/** Begins an agreement at an address of its own. @returns its id */
export async function beginAgreement(db: Db, staff: Staff, subject: { id: string; name: string }, draft: Draft, day: Day): Promise<string> {
  const id = newId();
  const wanted = addressNameOf(subject.name) || 'afspraak';
  while (!(await claimName(db, staff.school, { id, subjectId: subject.id, name: await freeName(db, staff.school, wanted) })));
  await addDraft(db, staff, { id, versions: 0 }, draft, day);
  return id;
}

/** @returns false when somebody else took the name since it was found free; who takes it at this moment is waited for */
async function claimName(db: Db, school: SchoolId, { id, subjectId, name }: { id: string; subjectId: string; name: string }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('agreements.agreement')
    .values({ school_id: school, id, subject_id: subjectId, name })
    .onConflict((conflict) => conflict.columns(['school_id', 'name']).doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

async function freeName(db: Db, school: SchoolId, wanted: string): Promise<string> {
  const rows = await db.selectFrom('agreements.agreement').select('name').where('school_id', '=', school).where('name', 'like', `${wanted}%`).execute();
  const taken = new Set(rows.map(({ name }) => name));
  for (let turn = 1; ; turn++) {
    const name = turn === 1 ? wanted : `${wanted}-${turn}`;
    if (!taken.has(name)) return name;
  }
}

/** A draft beside what is published; there is one at a time. @returns its id; undefined when a colleague began one at the same moment */
export async function addDraft(db: Db, staff: Staff, agreement: { id: string; versions: number }, draft: Draft, day: Day): Promise<string | undefined> {
  const id = newId();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('agreements.version')
    .values({
      school_id: staff.school,
      id,
      agreement_id: agreement.id,
      turn: agreement.versions + 1,
      edition: newId(),
      made_by_id: staff.id,
      made_on: day,
      asked_on: null,
      published_on: null,
      text_id: null,
      ...rowOf(draft),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows ? id : undefined;
}

/**
 * Saves what a draft says. What staff confirmed was another text, so those confirmations go; saved as it was, nothing changes.
 * @param edition of what was changed
 * @returns false when somebody changed or published it meanwhile
 */
export async function saveDraft(db: Db, school: SchoolId, version: Version, { edition, draft }: { edition: string; draft: Draft }): Promise<boolean> {
  if (edition !== version.edition) return false;
  if (JSON.stringify(rowOf(draft)) === JSON.stringify(rowOf(draftFrom(version)))) return true;
  const { numUpdatedRows } = await db
    .updateTable('agreements.version')
    .set({ ...rowOf(draft), edition: newId() })
    .where('school_id', '=', school)
    .where('id', '=', version.id)
    .where('edition', '=', edition)
    .where('published_on', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await db.deleteFrom('agreements.confirmation').where('school_id', '=', school).where('version_id', '=', version.id).execute();
  return true;
}

/** Lays a draft before the staff. */
export async function askStaff(db: Db, school: SchoolId, versionId: string, day: Day): Promise<void> {
  await db
    .updateTable('agreements.version')
    .set({ asked_on: day })
    .where('school_id', '=', school)
    .where('id', '=', versionId)
    .where('asked_on', 'is', null)
    .execute();
}

/**
 * Nobody publishes or takes away this draft until the transaction ends, so that no doubt is raised about what is published at the same moment.
 * @returns false when it is no draft any more
 */
export async function holdDraft(db: Db, school: SchoolId, versionId: string): Promise<boolean> {
  const row = await db
    .selectFrom('agreements.version')
    .select('id')
    .where('school_id', '=', school)
    .where('id', '=', versionId)
    .where('published_on', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Publishes a draft; what was translated of the version before comes along.
 * @returns false when it changed meanwhile, or is published already
 */
export async function publish(db: Db, staff: Staff, { published }: Agreement, version: Version, day: Day): Promise<boolean> {
  const parts = Object.fromEntries(familyFields.map((field) => [field, version[field]]));
  const textId = await keepOwnText(db, staff, { of: 'agreements', title: version.title, parts, after: published.at(-1)?.textId });
  const { numUpdatedRows } = await db
    .updateTable('agreements.version')
    .set({ published_on: day, text_id: textId })
    .where('school_id', '=', staff.school)
    .where('id', '=', version.id)
    .where('edition', '=', version.edition)
    .where('published_on', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) await forgetOwnText(db, staff.school, textId);
  return numUpdatedRows > 0n;
}

/** Takes a draft away, and the agreement with it where nothing of it was ever published. What a colleague publishes at the same moment stays. */
export async function removeDraft(db: Db, school: SchoolId, agreementId: string): Promise<void> {
  await db.deleteFrom('agreements.version').where('school_id', '=', school).where('agreement_id', '=', agreementId).where('published_on', 'is', null).execute();
  const left = await db
    .selectFrom('agreements.version')
    .select('id')
    .where('school_id', '=', school)
    .where('agreement_id', '=', agreementId)
    .limit(1)
    .executeTakeFirst();
  if (!left) await db.deleteFrom('agreements.agreement').where('school_id', '=', school).where('id', '=', agreementId).execute();
}
