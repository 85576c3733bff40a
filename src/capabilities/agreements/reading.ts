import type { SchoolId } from '../../platform/database/ids.ts';
import type { Language, Reader } from '../../platform/texts/words.ts';
import type { Day } from '../../platform/time/clock.ts';
import { addDays } from '../../platform/time/school-days.ts';
import { type OwnTextShown, ownTexts } from '../languages/index.tsx';
import { answerers, namesOf } from '../people/index.ts';
import type { Change, FieldChange } from './pages/history-page.tsx';
import { differenceOf } from './rules/difference.ts';
import { comingAfter, holdingOn } from './rules/holding.ts';
import { type AgreementWords, familyFields } from './rules/words.ts';
import { sharedAnswersOf } from './store/staff.ts';
import { type Agreement, agreementsOf, classNames, type Db, type Published } from './store/versions.ts';
import type { Group } from './tables.ts';

/** For how many days a change is called new. */
const newForDays = 14;

/** An agreement in a list. */
export interface AgreementLine {
  name: string;
  text: OwnTextShown;
  publishedOn: Day;
  isNew: boolean;
  /** It does not hold yet. */
  startsOn: Day | undefined;
}

/** An agreement as it is read on one page. */
export interface AgreementShown extends AgreementLine {
  version: Published;
  groups: Group[];
  /** Names of the classes; null for the whole school. */
  classes: string[] | null;
  person: { name: string; place: string | null };
  substitute: string;
  /** Since when it does not hold any more. */
  overSince: Day | undefined;
  /** What takes its place later. */
  coming: { text: OwnTextShown; from: Day } | undefined;
  isChanged: boolean;
  answers: OwnTextShown[];
}

/** For whom it is read: a member of a family, or anybody. */
interface ReaderOf {
  kind: Reader | 'anybody';
  classIds: readonly string[];
}

const groupsOf: Record<ReaderOf['kind'], readonly Group[]> = {
  pupil: ['pupils'],
  guardian: ['guardians', 'pupils'],
  anybody: ['pupils', 'guardians', 'visitors'],
};

/** A guardian reads what holds for the children too. */
const isFor = ({ kind, classIds }: ReaderOf, version: Pick<Published, 'groups' | 'classIds'>): boolean =>
  version.groups.some((group) => groupsOf[kind].includes(group)) &&
  (kind === 'anybody' || version.classIds === null || version.classIds.some((id) => classIds.includes(id)));

interface Lines {
  reader: ReaderOf;
  day: Day;
  language: Language;
  /** As many as are read at once; all when left out. */
  most?: number;
}

/** What holds now or soon, for these people, the newest change on top. What is over is not there any more. */
export async function linesFor(db: Db, school: SchoolId, { reader, day, language, most }: Lines): Promise<AgreementLine[]> {
  const found = (await agreementsOf(db, school)).flatMap(({ name, published }) => {
    const version = holdingOn(published, day) ?? comingAfter(published, day);
    return version && isFor(reader, version) ? [{ name, version, changedOn: published.at(-1)?.publishedOn ?? version.publishedOn }] : [];
  });
  found.sort((a, b) => (a.changedOn === b.changedOn ? a.name.localeCompare(b.name) : a.changedOn > b.changedOn ? -1 : 1));
  const read = found.slice(0, most);
  const texts = await ownTexts(
    db,
    school,
    read.map(({ version }) => version.textId),
    language,
  );
  return read.flatMap(({ name, version, changedOn }) => {
    const text = texts.get(version.textId);
    return text
      ? [{ name, text, publishedOn: changedOn, isNew: changedOn > addDays(day, -newForDays), startsOn: version.from > day ? version.from : undefined }]
      : [];
  });
}

/** The version of an agreement that is read on a day: what holds, else what comes, else what held last. */
export const readOn = ({ published }: Agreement, day: Day): Published | undefined =>
  holdingOn(published, day) ?? comingAfter(published, day) ?? published.at(-1);

/** Not only for the staff: anybody may read it. */
export const isPublic = (version: Published): boolean => isFor({ kind: 'anybody', classIds: [] }, version);

/** What each version changed, the newest first; what was for the staff alone is left out. */
export async function changesOf(db: Db, school: SchoolId, agreement: Agreement, language: Language): Promise<Change[]> {
  const published = agreement.published.filter(isPublic);
  const texts = await ownTexts(
    db,
    school,
    published.map(({ textId }) => textId),
    language,
  );
  return published
    .flatMap((version, turn): Change[] => {
      const text = texts.get(version.textId);
      const before = published[turn - 1];
      return text ? [{ since: version.from, text, fields: before && fieldChanges(before, version) }] : [];
    })
    .reverse();
}

/** The fields that say something else than before. */
export const fieldChanges = (before: AgreementWords, after: AgreementWords): FieldChange[] =>
  familyFields
    .filter((field) => field !== 'whatChanged' && before[field] !== after[field])
    .map((field) => ({ field, pieces: differenceOf(before[field], after[field]) }));

export async function shownOn(db: Db, school: SchoolId, agreement: Agreement, day: Day, language: Language): Promise<AgreementShown | undefined> {
  const version = readOn(agreement, day);
  if (!version) return undefined;
  const coming = holdingOn(agreement.published, day) ? comingAfter(agreement.published, day) : undefined;
  const next = coming && (isPublic(coming) || !isPublic(version)) ? coming : undefined;
  const shared = await sharedAnswersOf(db, school, agreement.id);
  const ids = [version.textId, ...(next ? [next.textId] : []), ...shared.map(({ textId }) => textId)];
  const texts = await ownTexts(db, school, ids, language);
  const text = texts.get(version.textId);
  const nextText = next && texts.get(next.textId);
  if (!text) return undefined;
  const isOver = version.from <= day && !holdingOn(agreement.published, day);
  return {
    name: agreement.name,
    version,
    text,
    publishedOn: version.publishedOn,
    isNew: version.publishedOn > addDays(day, -newForDays),
    isChanged: agreement.published[0]?.id !== version.id,
    startsOn: version.from > day ? version.from : undefined,
    overSince: isOver ? addDays(version.until, 1) : undefined,
    coming: next && nextText ? { text: nextText, from: next.from } : undefined,
    groups: version.groups,
    classes: version.classIds && (await classNames(db, school, version.classIds)),
    ...(await peopleOf(db, school, version)),
    answers: shared.flatMap(({ textId }) => texts.get(textId) ?? []),
  };
}

async function peopleOf(db: Db, school: SchoolId, { answerableId, substituteId }: Published): Promise<Pick<AgreementShown, 'person' | 'substitute'>> {
  const names = await namesOf(db, school, [answerableId, substituteId]);
  const place = (await answerers(db, school)).find(({ id }) => id === answerableId)?.place ?? null;
  return { person: { name: names.get(answerableId) ?? '', place }, substitute: names.get(substituteId) ?? '' };
}
