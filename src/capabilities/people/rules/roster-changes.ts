import type { RosterSchool } from '../roster/roster.ts';
import type { ClassState, PersonKind, PersonState, RosterChange } from '../tables.ts';
import { ageVersionOfGrade } from './age-version.ts';

/** What the school has now, as far as rosters are concerned. */
export interface Present {
  persons: (PersonState & { id: string; email: string | null })[];
  classes: (ClassState & { id: string })[];
  memberships: { classId: string; personId: string; role: 'pupil' | 'teacher' }[];
  guardianships: { pupilId: string; guardianId: string }[];
}

/**
 * What has to change so that the school is as the roster says. Whoever was added by hand stays; whoever came from a roster and is
 * no longer in it is marked as left, never removed. Applied twice it gives nothing the second time.
 * @param newId makes an id for whoever is new
 */
export function changesFor(present: Present, roster: RosterSchool, newId: () => string): RosterChange[] {
  const people = personChanges(present, roster, newId);
  const classes = classChanges(present, roster, newId);
  return [
    ...people.changes,
    ...classes.changes,
    ...membershipChanges(present, roster, people.idOf, classes.idOf),
    ...guardianshipChanges(present, roster, people.idOf),
  ];
}

type IdOf = (kind: PersonKind, sourceId: string) => string;

function personChanges(present: Present, roster: RosterSchool, newId: () => string): { changes: RosterChange[]; idOf: IdOf } {
  const wanted = [
    ...roster.pupils.map((person) => ({ ...person, kind: 'pupil' as const, roles: [] })),
    ...roster.guardians.map((person) => ({ ...person, kind: 'guardian' as const, roles: [] })),
    ...roster.staff.map((person) => ({ ...person, kind: 'staff' as const })),
  ];
  const keyOf = (kind: PersonKind, sourceId: string): string => `${kind} ${sourceId}`;
  const known = new Map(present.persons.flatMap((person) => (person.sourceId ? [[keyOf(person.kind, person.sourceId), person]] : [])));
  const byEmail = new Map(
    present.persons.flatMap((person) => (person.kind === 'staff' && !person.sourceId && person.email ? [[person.email.toLowerCase(), person]] : [])),
  );
  const ids = new Map<string, string>();
  const changes: RosterChange[] = [];
  for (const { kind, sourceId, givenName, familyName, email, roles } of wanted) {
    const key = keyOf(kind, sourceId);
    const address = email?.toLowerCase() ?? '';
    const before = known.get(key) ?? byEmail.get(address);
    const id = before?.id ?? newId();
    ids.set(key, id);
    known.delete(key);
    // Whoever was found by their address is found once.
    if (before === byEmail.get(address)) byEmail.delete(address);
    const after: PersonState = { kind, sourceId, givenName, familyName, hasLeft: false };
    if (!before || !isSamePerson(before, after))
      changes.push({
        what: 'person',
        id,
        before: before ? personState(before) : null,
        after,
        duties: kind === 'staff' ? { email, teaches: roles.includes('teacher') } : null,
      });
  }
  for (const gone of known.values()) {
    if (!gone.hasLeft) changes.push({ what: 'person', id: gone.id, before: personState(gone), after: { ...personState(gone), hasLeft: true }, duties: null });
  }
  return { changes, idOf: (kind, sourceId) => ids.get(keyOf(kind, sourceId)) as string };
}

const personState = ({ kind, sourceId, givenName, familyName, hasLeft }: PersonState): PersonState => ({ kind, sourceId, givenName, familyName, hasLeft });

const isSamePerson = (a: PersonState, b: PersonState): boolean =>
  a.sourceId === b.sourceId && a.givenName === b.givenName && a.familyName === b.familyName && a.hasLeft === b.hasLeft;

function classChanges(present: Present, roster: RosterSchool, newId: () => string): { changes: RosterChange[]; idOf(sourceId: string): string } {
  const known = new Map(present.classes.flatMap((one) => (one.sourceId ? [[one.sourceId, one]] : [])));
  const hasHomes = roster.classes.some(({ kind }) => kind === 'homeroom');
  const ids = new Map<string, string>();
  const changes: RosterChange[] = [];
  for (const { sourceId, name, grade, kind } of roster.classes) {
    const before = known.get(sourceId);
    const id = before?.id ?? newId();
    ids.set(sourceId, id);
    known.delete(sourceId);
    // What a school set by hand for a class it already has, an import leaves alone.
    const after: ClassState = {
      sourceId,
      name,
      ageVersion: before?.ageVersion ?? ageVersionOfGrade(grade),
      isHome: !hasHomes || kind === 'homeroom',
      hasLeft: false,
    };
    if (!before || before.name !== name || before.isHome !== after.isHome || before.hasLeft)
      changes.push({ what: 'class', id, before: before ? classState(before) : null, after });
  }
  for (const gone of known.values()) {
    if (!gone.hasLeft) changes.push({ what: 'class', id: gone.id, before: classState(gone), after: { ...classState(gone), hasLeft: true } });
  }
  return { changes, idOf: (sourceId) => ids.get(sourceId) as string };
}

const classState = ({ sourceId, name, ageVersion, isHome, hasLeft }: ClassState): ClassState => ({ sourceId, name, ageVersion, isHome, hasLeft });

/** Only in classes that come from a roster; a class made by hand keeps its pupils. */
function membershipChanges(present: Present, roster: RosterSchool, idOf: IdOf, classIdOf: (sourceId: string) => string): RosterChange[] {
  const fromRoster = new Set(present.classes.filter(({ sourceId }) => sourceId).map(({ id }) => id));
  const keyOf = (classId: string, personId: string): string => `${classId} ${personId}`;
  const known = new Map(present.memberships.filter(({ classId }) => fromRoster.has(classId)).map((member) => [keyOf(member.classId, member.personId), member]));
  const changes: RosterChange[] = [];
  const want = (classId: string, personId: string, role: 'pupil' | 'teacher'): void => {
    const before = known.get(keyOf(classId, personId))?.role ?? null;
    known.delete(keyOf(classId, personId));
    if (before !== role) changes.push({ what: 'membership', classId, personId, before, after: role });
  };
  for (const { sourceId, pupilIds, teacherIds } of roster.classes) {
    for (const pupil of pupilIds) want(classIdOf(sourceId), idOf('pupil', pupil), 'pupil');
    for (const teacher of teacherIds) want(classIdOf(sourceId), idOf('staff', teacher), 'teacher');
  }
  for (const { classId, personId, role } of known.values()) changes.push({ what: 'membership', classId, personId, before: role, after: null });
  return changes;
}

/** Only between people who come from a roster; a guardian added by hand stays. */
function guardianshipChanges(present: Present, roster: RosterSchool, idOf: IdOf): RosterChange[] {
  const fromRoster = new Set(present.persons.filter(({ sourceId }) => sourceId).map(({ id }) => id));
  const keyOf = (pupilId: string, guardianId: string): string => `${pupilId} ${guardianId}`;
  const known = new Map(
    present.guardianships.filter(({ guardianId }) => fromRoster.has(guardianId)).map((pair) => [keyOf(pair.pupilId, pair.guardianId), pair]),
  );
  const changes: RosterChange[] = [];
  for (const { sourceId, pupilIds } of roster.guardians) {
    const guardianId = idOf('guardian', sourceId);
    for (const pupil of pupilIds) {
      const pupilId = idOf('pupil', pupil);
      if (!known.delete(keyOf(pupilId, guardianId))) changes.push({ what: 'guardianship', pupilId, guardianId, before: false, after: true });
    }
  }
  for (const pair of known.values()) changes.push({ what: 'guardianship', ...pair, before: true, after: false });
  return changes;
}

/** The changes that lead back, in the order in which they must be made. */
export const undoing = (changes: readonly RosterChange[]): RosterChange[] =>
  changes.toReversed().map((change) => ({ ...change, before: change.after, after: change.before }) as RosterChange);
