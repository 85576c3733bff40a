import { type Kysely, sql } from 'kysely';
import type { SchoolId } from '../../platform/database/ids.ts';
import type { Day } from '../../platform/time/clock.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import type { ReportTables } from './tables.ts';

export type Db = Kysely<ReportTables>;

/** What a publication is of. */
export interface Heading {
  id: string;
  title: string;
  audience: 'pupils' | 'guardians' | 'staff';
  openedOn: Day;
  closedOn: Day;
  publishedOn: Day;
}

export interface NewPublication extends Heading {
  occasionId: string;
  fingerprint: Buffer;
  questions: NewQuestion[];
}

export interface NewQuestion {
  question: string;
  certificate: string;
  fingerprint: Buffer;
}

export async function isPublished(db: Db, school: SchoolId, occasionId: string): Promise<boolean> {
  return (
    (await db.selectFrom('reports.publication').select('id').where('school_id', '=', school).where('occasion_id', '=', occasionId).executeTakeFirst()) !==
    undefined
  );
}

/** From here to the end of the transaction no other program publishes for this school. */
export async function publishAlone(db: Db, school: SchoolId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reports ${school}`}, 0))`.execute(db);
}

/** @returns false when this occasion was published before; then nothing changes */
export async function publish(
  db: Db,
  school: SchoolId,
  { occasionId, openedOn, closedOn, publishedOn, questions, ...publication }: NewPublication,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('reports.publication')
    .values({
      ...publication,
      school_id: school,
      occasion_id: occasionId,
      opened_on: openedOn,
      closed_on: closedOn,
      published_on: publishedOn,
      questions: questions.map(({ question }) => question),
    })
    .onConflict((conflict) => conflict.columns(['school_id', 'occasion_id']).doNothing())
    .executeTakeFirstOrThrow();
  if (!numInsertedOrUpdatedRows) return false;
  if (questions.length > 0)
    await db
      .insertInto('reports.question')
      .values(questions.map((question) => ({ ...question, school_id: school, publication_id: publication.id })))
      .execute();
  return true;
}

/** The certificates of a question in publications among the same people that closed since, oldest first. */
export async function earlierCertificates(
  db: Db,
  school: SchoolId,
  { audience, question, since }: { audience: Heading['audience']; question: string; since: Day },
): Promise<string[]> {
  const rows = await db
    .selectFrom('reports.publication as publication')
    .innerJoin('reports.question as question', (join) =>
      join.onRef('question.school_id', '=', 'publication.school_id').onRef('question.publication_id', '=', 'publication.id'),
    )
    .select('question.certificate')
    .where('publication.school_id', '=', school)
    .where('publication.audience', '=', audience)
    .where('publication.closed_on', '>=', since)
    .where('question.question', '=', question)
    .orderBy('publication.opened_on')
    .execute();
  return rows.map(({ certificate }) => certificate);
}

/** The certificates of one publication, in no order. */
export async function certificatesOf(db: Db, school: SchoolId, occasionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('reports.publication as publication')
    .innerJoin('reports.question as question', (join) =>
      join.onRef('question.school_id', '=', 'publication.school_id').onRef('question.publication_id', '=', 'publication.id'),
    )
    .select('question.certificate')
    .where('publication.school_id', '=', school)
    .where('publication.occasion_id', '=', occasionId)
    .execute();
  return rows.map(({ certificate }) => certificate);
}

const heading = [
  'publication.id',
  'publication.title',
  'publication.audience',
  'publication.opened_on as openedOn',
  'publication.closed_on as closedOn',
  'publication.published_on as publishedOn',
] as const;

/** The last one on the page before: where the next page begins. */
export type After = Pick<Heading, 'openedOn' | 'id'>;

/** The newest first, a page at a time. */
export async function publications(db: Db, staff: Staff, after: After | undefined, most: number): Promise<Heading[]> {
  return db
    .selectFrom('reports.publication as publication')
    .select(heading)
    .where('publication.school_id', '=', staff.school)
    .$if(after !== undefined, (query) =>
      query.where((row) =>
        row.or([
          row('publication.opened_on', '<', after?.openedOn ?? ''),
          row.and([row('publication.opened_on', '=', after?.openedOn ?? ''), row('publication.id', '<', after?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('publication.opened_on', 'desc')
    .orderBy('publication.id', 'desc')
    .limit(most)
    .execute();
}

export interface StoredPublication extends Heading {
  fingerprint: Buffer;
  /** In the order in which they were asked. */
  questions: NewQuestion[];
}

/** Everything of one publication; what of it somebody may see is decided in `reading.ts`. */
export async function publicationById(db: Db, staff: Staff, id: string): Promise<StoredPublication | undefined> {
  const found = await db
    .selectFrom('reports.publication as publication')
    .select([...heading, 'publication.questions', 'publication.fingerprint'])
    .where('publication.school_id', '=', staff.school)
    .where('publication.id', '=', id)
    .executeTakeFirst();
  if (!found) return undefined;
  const rows = await db
    .selectFrom('reports.question')
    .select(['question', 'certificate', 'fingerprint'])
    .where('school_id', '=', staff.school)
    .where('publication_id', '=', id)
    .execute();
  const { questions, ...publication } = found;
  return { ...publication, questions: questions.flatMap((question) => rows.find((row) => row.question === question) ?? []) };
}

export async function forgetPublicationsBefore(db: Db, school: SchoolId, day: Day): Promise<void> {
  await db.deleteFrom('reports.publication').where('school_id', '=', school).where('closed_on', '<', day).execute();
}
