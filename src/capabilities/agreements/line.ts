import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { newId } from '../../platform/secrets/random.ts';
import { seal, stamp, unseal } from '../../platform/secrets/seal.ts';
import { type Day, today } from '../../platform/time/clock.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { answerDoubt, confirm, type Doubt, doubtsAbout, knownMarks, raiseDoubt } from './store/staff.ts';
import type { Db } from './store/versions.ts';

/** By what a confirmation is known: nothing in it leads to a person without the key of the school, which lies outside the database. */
const markOf = ({ keys }: Ground, staff: Staff, versionId: string): Buffer =>
  stamp(keys.purposeKey(staff.school, 'agreements confirmations'), `${versionId} ${staff.id}`);

/** @returns false when the text changed since it was read */
export const joinIn = (db: Db, ground: Ground, staff: Staff, version: { id: string; edition: string }): Promise<boolean> =>
  confirm(db, staff.school, version, markOf(ground, staff, version.id));

/** In which of these versions this member of staff joined in; for their own eyes. */
export const joinedIn = (db: Db, ground: Ground, staff: Staff, versionIds: readonly string[]): Promise<Set<string>> =>
  knownMarks(
    db,
    staff.school,
    versionIds.map((versionId) => markOf(ground, staff, versionId)),
  );

export interface ReadDoubt {
  id: string;
  versionId: string;
  words: string;
  answer: string | undefined;
}

const doubtKey = ({ keys }: Ground, school: SchoolId): Buffer => keys.purposeKey(school, 'agreements doubts');

/** All staff read the doubts and their answers; nobody reads whose they are, because that is kept nowhere. */
export async function readDoubts(db: Db, ground: Ground, school: SchoolId, versionIds: readonly string[]): Promise<ReadDoubt[]> {
  const key = doubtKey(ground, school);
  return (await doubtsAbout(db, school, versionIds)).map(({ id, versionId, words, answer }: Doubt) => ({
    id,
    versionId,
    words: unseal(key, words, id).toString(),
    answer: answer ? unseal(key, answer, `${id} answer`).toString() : undefined,
  }));
}

export async function raise(db: Db, ground: Ground, staff: Staff, versionId: string, words: string): Promise<void> {
  const id = newId();
  await raiseDoubt(db, staff.school, { id, versionId, words: seal(doubtKey(ground, staff.school), words, id) }, dayOf(ground));
}

/** @returns false when somebody answered it before */
export const answer = (db: Db, ground: Ground, staff: Staff, doubtId: string, words: string): Promise<boolean> =>
  answerDoubt(db, staff.school, doubtId, seal(doubtKey(ground, staff.school), words, `${doubtId} answer`), dayOf(ground));

const dayOf = ({ clock }: Ground): Day => today(clock);
