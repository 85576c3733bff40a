import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { dateInWords } from '../../platform/texts/dates.ts';
import { type Day, today } from '../../platform/time/clock.ts';
import { addDays } from '../../platform/time/school-days.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { namesOf } from '../people/index.ts';
import { joinedIn } from './line.ts';
import type { StandingRule } from './pages/choose-page.tsx';
import type { StaffLine } from './pages/staff-list-page.tsx';
import type { StaffVersion } from './pages/staff-page.tsx';
import { comingAfter, holdingOn } from './rules/holding.ts';
import { inFives } from './rules/publishing.ts';
import { linesOf } from './rules/words.ts';
import { confirmationCounts, openDoubtCounts } from './store/staff.ts';
import { type AgreementOutline, agreementsOf, classNames, type Db, type Outline, type Version } from './store/versions.ts';
import { staffWords as t } from './texts/staff.ts';

const listed = new Intl.ListFormat('nl-BE', { type: 'conjunction' });

/** "Voor leerlingen en ouders van 5A." */
async function forWhomOf(db: Db, school: SchoolId, { groups, classIds }: Pick<Outline, 'groups' | 'classIds'>): Promise<string> {
  if (groups.length === 0) return t('whom.nobody');
  const people = listed.format(groups.map((group) => t(`group.${group}`)));
  return classIds
    ? t('whom.classes', { groups: people, classes: listed.format(await classNames(db, school, classIds)) })
    : t('whom.school', { groups: people });
}

const whenOf = ({ from, until }: Pick<Outline, 'from' | 'until'>): string =>
  from && until ? t('when.both', { from: dateInWords('nl', from), until: dateInWords('nl', until) }) : t('when.open');

/** A version as one who works here reads it. */
export async function staffVersion(db: Db, ground: Ground, staff: Staff, version: Version): Promise<StaffVersion> {
  const names = await namesOf(
    db,
    staff.school,
    [version.answerableId, version.substituteId].filter((id) => id !== null),
  );
  const [person, substitute] = [names.get(version.answerableId ?? ''), names.get(version.substituteId ?? '')];
  return {
    words: version,
    edition: version.edition,
    forWhom: await forWhomOf(db, staff.school, version),
    when: whenOf(version),
    contact: person && substitute ? t('contact.both', { person, substitute }) : t('contact.nobody'),
    joinedInFives: inFives((await confirmationCounts(db, staff.school, [version.id])).get(version.id) ?? 0),
    hasJoined: (await joinedIn(db, ground, staff, [version.id])).has(version.id),
  };
}

export const standingRule = async (db: Db, school: SchoolId, version: Version): Promise<StandingRule> => ({
  id: version.agreementId,
  title: version.title,
  forWhom: await forWhomOf(db, school, version),
  when: whenOf(version),
  decided: version.decided,
  allowed: linesOf(version.allowed),
  notAllowed: linesOf(version.notAllowed),
});

export interface StaffLists {
  drafts: (StaffLine & { isAsked: boolean; openDoubts: number })[];
  holding: StaffLine[];
  coming: StaffLine[];
  over: StaffLine[];
}

/** What one who works here sees in the list: drafts once they are laid before the staff, or at once for who writes them. */
export async function staffLists(db: Db, { clock }: Ground, school: SchoolId, mayWrite: boolean): Promise<StaffLists> {
  const day = today(clock);
  const lists: StaffLists = { drafts: [], holding: [], coming: [], over: [] };
  const agreements = await agreementsOf(db, school);
  const open = await openDoubtCounts(
    db,
    school,
    agreements.flatMap(({ draft }) => draft?.id ?? []),
  );
  for (const { id, subjectName, draft, published } of agreements) {
    const lineOf = async (version: Outline): Promise<StaffLine> => ({
      id,
      title: version.title,
      subject: subjectName,
      forWhom: await forWhomOf(db, school, version),
      from: version.from,
      until: version.until,
    });
    if (draft && (draft.askedOn || mayWrite))
      lists.drafts.push({ ...(await lineOf(draft)), isAsked: draft.askedOn !== null, openDoubts: open.get(draft.id) ?? 0 });
    const [now, next, last] = [holdingOn(published, day), comingAfter(published, day), published.at(-1)];
    if (now) lists.holding.push(await lineOf(now));
    else if (next) lists.coming.push(await lineOf(next));
    else if (last) lists.over.push(await lineOf(last));
  }
  return lists;
}

/** So many days before an agreement ends without a next one it stands on Vandaag of the leadership. */
const endsSoonDays = 14;

interface Waiting {
  toRead: { id: string; title: string; askedOn: Day }[];
  doubts: { id: string; title: string; count: number }[];
  ending: { id: string; title: string; until: Day }[];
}

/** For Vandaag: what asks whether this member of staff joins in, and the doubts that wait for the leadership. */
export async function waitingFor(db: Db, ground: Ground, staff: Staff, mayWrite: boolean): Promise<Waiting> {
  const agreements = await agreementsOf(db, staff.school);
  const asked = agreements.flatMap((agreement) => (agreement.draft?.askedOn ? [{ agreement, draft: agreement.draft, askedOn: agreement.draft.askedOn }] : []));
  const joined = await joinedIn(
    db,
    ground,
    staff,
    asked.map(({ draft }) => draft.id),
  );
  const open = await openDoubtCounts(db, staff.school, mayWrite ? asked.map(({ draft }) => draft.id) : []);
  return {
    toRead: asked.filter(({ draft }) => !joined.has(draft.id)).map(({ agreement, draft, askedOn }) => ({ id: agreement.id, title: draft.title, askedOn })),
    doubts: asked.flatMap(({ agreement, draft }) => {
      const count = open.get(draft.id);
      return count ? [{ id: agreement.id, title: draft.title, count }] : [];
    }),
    ending: mayWrite ? endingSoon(agreements, today(ground.clock)) : [],
  };
}

const endingSoon = (agreements: readonly AgreementOutline[], day: Day): Waiting['ending'] =>
  agreements.flatMap(({ id, draft, published }) => {
    const now = holdingOn(published, day);
    return now && !draft && !comingAfter(published, day) && now.until <= addDays(day, endsSoonDays) ? [{ id, title: now.title, until: now.until }] : [];
  });
