import type { Kysely, Selectable } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { FollowUpTables } from '../../follow-ups/index.tsx';
import { forgetOwnText, type OwnTextId } from '../../languages/index.tsx';
import type { LanguagesTables } from '../../languages/tables.ts';
import type { PeopleTables } from '../../people/tables.ts';
import { type Holding, stretchesOf } from '../rules/holding.ts';
import type { AgreementWords } from '../rules/words.ts';
import type { AgreementTables, Group } from '../tables.ts';

export type Db = Kysely<AgreementTables & FollowUpTables & LanguagesTables & PeopleTables>;

/** A version of an agreement without what it says, for lists: a draft may miss its days and people. */
export interface Outline {
  id: string;
  agreementId: string;
  edition: string;
  title: string;
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

/** A version of an agreement as it is kept. */
export interface Version extends Outline, AgreementWords {}

type Told = Holding & { answerableId: string; substituteId: string; publishedOn: Day; textId: OwnTextId };

/** A version that everybody may read. */
export type Published = Version & Told;

interface AgreementIn<Kept extends Outline> {
  id: string;
  name: string;
  subjectId: string;
  subjectName: string;
  /** In the order of their publication. */
  published: (Kept & Told)[];
  draft: Kept | undefined;
}

export type Agreement = AgreementIn<Version>;
export type AgreementOutline = AgreementIn<Outline>;

/** All agreements of the school, by the name of their subject; each is said anew every year, so what they say stays where it lies. */
export async function agreementsOf(db: Db, school: SchoolId): Promise<AgreementOutline[]> {
  const found = await agreements(db, school).orderBy('subject.name').orderBy('agreement.name').execute();
  if (found.length === 0) return [];
  const rows = await db.selectFrom('agreements.version').select(outlineColumns).where('school_id', '=', school).orderBy('turn').execute();
  return withVersions(found, rows.map(asOutline));
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

type Found = Pick<Agreement, 'id' | 'name' | 'subjectId' | 'subjectName'>;

async function whole(db: Db, school: SchoolId, found: Found[]): Promise<Agreement[]> {
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
  return withVersions(found, rows.map(asVersion));
}

function withVersions<Kept extends Outline>(found: readonly Found[], all: readonly Kept[]): AgreementIn<Kept>[] {
  const versions = Map.groupBy(all, ({ agreementId }) => agreementId);
  return found.map((agreement) => {
    const own = versions.get(agreement.id) ?? [];
    return {
      ...agreement,
      published: own.filter((version): version is Kept & Told => version.publishedOn !== null),
      draft: own.find(({ publishedOn }) => publishedOn === null),
    };
  });
}

const outlineColumns = [
  'id',
  'agreement_id',
  'edition',
  'title',
  'groups',
  'class_ids',
  'from_day',
  'until_day',
  'answerable_id',
  'substitute_id',
  'asked_on',
  'published_on',
  'text_id',
] as const;

type VersionRow = Selectable<AgreementTables['agreements.version']>;

const asOutline = (row: Pick<VersionRow, (typeof outlineColumns)[number]>): Outline => ({
  id: row.id,
  agreementId: row.agreement_id,
  edition: row.edition,
  title: row.title,
  groups: row.groups,
  classIds: row.class_ids,
  from: row.from_day,
  until: row.until_day,
  answerableId: row.answerable_id,
  substituteId: row.substitute_id,
  askedOn: row.asked_on,
  publishedOn: row.published_on,
  textId: row.text_id,
});

const asVersion = (row: VersionRow): Version => ({
  ...asOutline(row),
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
});

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
