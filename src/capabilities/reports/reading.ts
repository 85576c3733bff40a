import { isUuid } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { hasRole } from '../../platform/web/guards.ts';
import type { Staff, StaffRole } from '../../platform/web/visitor.ts';
import { classesOf, type PeopleDb, seesWholeSchool } from '../people/index.ts';
import { isQuestionUntouched, isUntouched } from './fingerprint.ts';
import type { Certificate } from './small-groups/certificate.ts';
import type { Group, GroupTable, PublishedQuestion } from './small-groups/published.ts';
import { groupsAsked, schoolGroup } from './small-groups/structure.ts';
import { type Db, type Heading, publicationById, type StoredPublication } from './store.ts';

/** A publication as somebody may see it. */
export interface VisiblePublication extends Heading {
  /** Hexadecimal. */
  fingerprint: string;
  /** Whether it is what was published, byte for byte. */
  isUntouched: boolean;
  /** The school first, then years and classes by name. */
  groups: Group[];
  questions: VisibleQuestion[];
  /** Whether they see all groups, and so may have the certificates, which are about all. */
  seesWhole: boolean;
}

export interface VisibleQuestion {
  text: string;
  several: boolean;
  fingerprint: string;
  tables: GroupTable[];
}

/** Leadership and care see every group. Others see the school as one, and teachers the classes that they teach. */
export const seesWholeReport = (staff: Staff): boolean => hasRole(staff, wholeReportRoles);

export const wholeReportRoles: readonly StaffRole[] = ['leadership', 'care'];

export async function publicationFor({ database }: Ground, staff: Staff, id: string): Promise<VisiblePublication | undefined> {
  if (!isUuid(id)) return undefined;
  const stored = await database.inSchool(staff.school, (db: Db) => publicationById(db, staff, id));
  if (!stored) return undefined;
  if (!isUntouched(stored)) return touched(stored);
  if (seesWholeReport(staff)) return visibleIn(stored, undefined);
  const taught = seesWholeSchool(staff) ? [] : await database.inSchool(staff.school, (db: PeopleDb) => classesOf(db, staff));
  return visibleIn(stored, new Set([schoolGroup, ...taught.map((one) => one.id)]));
}

/** The certificates as they lie in the database, for somebody who sees the whole school. */
export async function certificateFor({ database }: Ground, staff: Staff, id: string, place: number): Promise<string | undefined> {
  if (!isUuid(id) || !seesWholeReport(staff)) return undefined;
  const question = (await database.inSchool(staff.school, (db: Db) => publicationById(db, staff, id)))?.questions[place];
  return question && isQuestionUntouched(question) ? question.certificate : undefined;
}

/** All that was published, for somebody who sees the whole school. */
export async function publishedFor({ database }: Ground, staff: Staff, id: string): Promise<{ heading: Heading; published: PublishedQuestion[] } | undefined> {
  if (!isUuid(id) || !seesWholeReport(staff)) return undefined;
  const stored = await database.inSchool(staff.school, (db: Db) => publicationById(db, staff, id));
  return stored && isUntouched(stored) ? { heading: stored, published: stored.questions.map(publishedIn) } : undefined;
}

const publishedIn = ({ certificate }: { certificate: string }): PublishedQuestion => (JSON.parse(certificate) as Certificate).published;

/** Of what somebody changed nothing is read. */
const touched = ({ fingerprint, questions: _, ...heading }: StoredPublication): VisiblePublication => ({
  ...heading,
  fingerprint: fingerprint.toString('hex'),
  isUntouched: false,
  groups: [{ id: schoolGroup, level: 'school', name: schoolGroup, within: null, asked: 0 }],
  questions: [],
  seesWhole: false,
});

/** @param only ids of the groups that somebody may see; without it all */
function visibleIn({ fingerprint, questions, ...heading }: StoredPublication, only: Set<string> | undefined): VisiblePublication {
  const maySee = (group: string): boolean => !only || only.has(group);
  const published = questions.map(publishedIn);
  const groups = new Map(published.flatMap(({ groups: all, question }) => groupsAsked(all, question)).map((group) => [group.id, group]));
  return {
    ...heading,
    fingerprint: fingerprint.toString('hex'),
    isUntouched: true,
    groups: [...groups.values()].filter(({ id }) => maySee(id)),
    questions: published.map(({ question, tables }, place) => ({
      text: question.text,
      several: question.several,
      fingerprint: (questions[place]?.fingerprint ?? fingerprint).toString('hex'),
      tables: tables.filter(({ group }) => maySee(group)),
    })),
    seesWhole: !only,
  };
}
