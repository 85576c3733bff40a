import type { Kysely, Selectable } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { newId } from '../../../platform/secrets/random.ts';
import type { Language } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { FollowUpTables } from '../../follow-ups/index.tsx';
import { forgetOwnText, keepOwnText, type OwnTextId } from '../../languages/index.tsx';
import type { LanguagesTables } from '../../languages/tables.ts';
import type { PeopleTables } from '../../people/tables.ts';
import { type Holding, stretchesOf } from '../rules/holding.ts';
import type { Draft } from '../rules/publishing.ts';
import { type AgreementWords, addressNameOf, familyFields } from '../rules/words.ts';
import type { AgreementTables, Group } from '../tables.ts';

export type Db = Kysely<AgreementTables & FollowUpTables & LanguagesTables & PeopleTables>;

/** A version of an agreement as it is kept: a draft may miss its days and people. */
export interface Version extends AgreementWords {
  id: string;
  agreementId: string;
  edition: string;
  groups: Group[];
  classIds: string[] | null;
  from: Day | null;
  until: Day | null;
  answerableId: string | null;
  substituteId: string | null;
  askedOn: Day | null;
  publishedOn: Day | null;
  textId: OwnTextId | null;
}

/** A version that everybody may read. */
export type Published = Version & Holding & { answerableId: string; substituteId: string; publishedOn: Day; textId: OwnTextId };

export interface Agreement {
  id: string;
  name: string;
  subjectId: string;
  subjectName: string;
  /** In the order of their publication. */
  published: Published[];
  draft: Version | undefined;
}

/** All agreements of the school, by the name of their subject. */
export async function agreementsOf(db: Db, school: SchoolId): Promise<Agreement[]> {
  return whole(db, school, await agreements(db, school).orderBy('subject.name').orderBy('agreement.name').execute());
}

export async function agreementOf(db: Db, school: SchoolId, by: { id: string } | { name: string }): Promise<Agreement | undefined> {
  const found = 'id' in by ? agreements(db, school).where('agreement.id', '=', by.id) : agreements(db, school).where('agreement.name', '=', by.name);
  const [agreement] = await whole(db, school, await found.execute());
  return agreement;
}

/** The agreements on one subject, while nobody else can publish any on it. */
export async function agreementsOnSubject(db: Db, school: SchoolId, subjectId: string): Promise<Agreement[]> {
  await db.selectFrom('agreements.subject').select('id').where('school_id', '=', school).where('id', '=', subjectId).forUpdate().execute();
  return whole(db, school, await agreements(db, school).where('agreement.subject_id', '=', subjectId).orderBy('agreement.name').execute());
}

const agreements = (db: Db, school: SchoolId) =>
  db
    .selectFrom('agreements.agreement as agreement')
    .innerJoin('agreements.subject as subject', (join) =>
      join.onRef('subject.school_id', '=', 'agreement.school_id').onRef('subject.id', '=', 'agreement.subject_id'),
    )
    .select(['agreement.id', 'agreement.name', 'agreement.subject_id as subjectId', 'subject.name as subjectName'])
    .where('agreement.school_id', '=', school);

async function whole(db: Db, school: SchoolId, found: Omit<Agreement, 'published' | 'draft'>[]): Promise<Agreement[]> {
  if (found.length === 0) return [];
  const rows = await db
    .selectFrom('agreements.version')
    .selectAll()
    .where('school_id', '=', school)
    .where(
      'agreement_id',
      'in',
      found.map(({ id }) => id),
    )
    .orderBy('turn')
    .execute();
  const versions = Map.groupBy(rows.map(asVersion), ({ agreementId }) => agreementId);
  return found.map((agreement) => {
    const own = versions.get(agreement.id) ?? [];
    return {
      ...agreement,
      published: own.filter((version): version is Published => version.publishedOn !== null),
      draft: own.find(({ publishedOn }) => publishedOn === null),
    };
  });
}

const asVersion = (row: Selectable<AgreementTables['agreements.version']>): Version => ({
  id: row.id,
  agreementId: row.agreement_id,
  edition: row.edition,
  title: row.title,
  groups: row.groups,
  classIds: row.class_ids,
  decided: row.decided,
  allowed: row.allowed,
  notAllowed: row.not_allowed,
  why: row.why,
  whoDecided: row.who_decided,
  followUp: row.follow_up,
  ifNot: row.if_not,
  help: row.help,
  forChildren: row.for_children,
  whatChanged: row.what_changed,
  staffLine: row.staff_line,
  staffDo: row.staff_do,
  from: row.from_day,
  until: row.until_day,
  answerableId: row.answerable_id,
  substituteId: row.substitute_id,
  askedOn: row.asked_on,
  publishedOn: row.published_on,
  textId: row.text_id,
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
  const name = await freeName(db, staff.school, addressNameOf(subject.name) || 'afspraak');
  await db.insertInto('agreements.agreement').values({ school_id: staff.school, id, subject_id: subject.id, name }).execute();
  await addDraft(db, staff, { id, versions: 0 }, draft, day);
  return id;
}

async function freeName(db: Db, school: SchoolId, wanted: string): Promise<string> {
  const rows = await db.selectFrom('agreements.agreement').select('name').where('school_id', '=', school).where('name', 'like', `${wanted}%`).execute();
  const taken = new Set(rows.map(({ name }) => name));
  for (let turn = 1; ; turn++) {
    const name = turn === 1 ? wanted : `${wanted}-${turn}`;
    if (!taken.has(name)) return name;
  }
}

/** A draft beside what is published; there is one at a time. */
export async function addDraft(db: Db, staff: Staff, agreement: { id: string; versions: number }, draft: Draft, day: Day): Promise<void> {
  await db
    .insertInto('agreements.version')
    .values({
      school_id: staff.school,
      id: newId(),
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
    .execute();
}

/**
 * Saves what a draft says; what staff confirmed was another text, so those confirmations go.
 * @returns false when somebody changed or published it meanwhile
 */
export async function saveDraft(db: Db, school: SchoolId, version: Version, draft: Draft): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('agreements.version')
    .set({ ...rowOf(draft), edition: newId() })
    .where('school_id', '=', school)
    .where('id', '=', version.id)
    .where('edition', '=', version.edition)
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

/** Takes a draft away, and the agreement with it where nothing of it was ever published. */
export async function removeDraft(db: Db, school: SchoolId, agreement: Agreement): Promise<void> {
  if (agreement.published.length === 0) await db.deleteFrom('agreements.agreement').where('school_id', '=', school).where('id', '=', agreement.id).execute();
  else
    await db
      .deleteFrom('agreements.version')
      .where('school_id', '=', school)
      .where('agreement_id', '=', agreement.id)
      .where('published_on', 'is', null)
      .execute();
}

/** What ended before this day goes, with its texts in all languages. */
export async function forgetAgreementsBefore(db: Db, school: SchoolId, day: Day): Promise<void> {
  const gone = (await agreementsOf(db, school)).filter(({ published, draft }) => !draft && stretchesOf(published).every(({ until }) => until < day));
  for (const { id, published } of gone) {
    const shared = await db
      .selectFrom('agreements.shared_answer')
      .select('text_id as textId')
      .where('school_id', '=', school)
      .where('agreement_id', '=', id)
      .execute();
    await db.deleteFrom('agreements.agreement').where('school_id', '=', school).where('id', '=', id).execute();
    for (const { textId } of [...published, ...shared]) await forgetOwnText(db, school, textId);
  }
}

/** Names of classes, alphabetically. */
export async function classNames(db: Db, school: SchoolId, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('people.class as class')
    .select('class.name')
    .where('class.school_id', '=', school)
    .where('class.id', 'in', ids)
    .orderBy('class.name')
    .execute();
  return rows.map(({ name }) => name);
}

/** Which languages families of this school read, besides Dutch. */
export async function languagesRead(db: Db, school: SchoolId): Promise<Language[]> {
  const rows = await db
    .selectFrom('people.person')
    .select('language')
    .distinct()
    .where('school_id', '=', school)
    .where('left_on', 'is', null)
    .where('kind', '<>', 'staff')
    .where('language', '<>', 'nl')
    .orderBy('language')
    .execute();
  return rows.map(({ language }) => language);
}
