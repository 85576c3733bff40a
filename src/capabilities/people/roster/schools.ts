import { gradeOf } from './class-grade.ts';
import { byName, inNameOrder } from './order.ts';
import type { ProblemList } from './problems.ts';
import type { Org, Register, RegisteredPerson } from './register.ts';
import { isAboveSchools, isPartOfSchool, pupilRole, staffRoles, teachingRoles } from './role-words.ts';
import type { RosterClass, RosterPerson, RosterSchool } from './roster.ts';
import { sentences } from './sentences.ts';

/**
 * Puts everybody in their schools. Somebody who is in the files but in no school is left out, save a pupil:
 * no pupil may get lost unnoticed, so that is a problem.
 */
export function schoolsOf(delivered: Register, problems: ProblemList): RosterSchool[] {
  const people = new Map(delivered.people.map((person) => [person.id, person]));
  const register = amongKnown(people, delivered);
  const drafts = draftsOf(register);
  const draftAt = draftFinder(register.orgs, drafts);
  giveRoles(register, draftAt);
  const classes = placeClasses(register, draftAt, problems);
  seatEverybody(register, classes);
  giveGuardians(register, drafts);
  noticeLostPupils(register, drafts, problems);
  const schools = [...drafts.values()].filter(isSchool).map((draft) => finish(draft, people, register));
  if (schools.length === 0) problems.add({ file: 'orgs.csv' }, sentences.noSchool);
  return schools.sort(byName);
}

interface SchoolDraft {
  org: Org;
  pupils: Set<string>;
  /** Grades of pupils by pupil, as far as their role at this school tells. */
  grades: Map<string, string[]>;
  /** Roles by person. */
  staff: Map<string, Set<string>>;
  /** Pupils by guardian. */
  guardians: Map<string, Set<string>>;
  classes: ClassDraft[];
}

interface ClassDraft {
  class: Register['classes'][number];
  school: SchoolDraft;
  pupils: Set<string>;
  teachers: Set<string>;
}

/** Without what is said of people who do not count any more. */
const amongKnown = (people: Map<string, RegisteredPerson>, register: Register): Register => ({
  ...register,
  roles: register.roles.filter(({ personId }) => people.has(personId)),
  enrolments: register.enrolments.filter(({ personId }) => people.has(personId)),
  guardianships: register.guardianships.filter(({ guardianId }) => people.has(guardianId)),
});

const draftsOf = ({ orgs }: Register): Map<string, SchoolDraft> =>
  new Map(
    orgs
      .filter(({ type }) => !isAboveSchools(type))
      .map((org) => [org.id, { org, pupils: new Set(), grades: new Map(), staff: new Map(), guardians: new Map(), classes: [] }]),
  );

/** A kind of org that may be a school is one when somebody learns there; what is called a school always is. */
const isSchool = ({ org, pupils, classes }: SchoolDraft): boolean => org.type === 'school' || pupils.size > 0 || classes.length > 0;

type DraftFinder = (orgId: string) => SchoolDraft | undefined;

/** The school of an org: itself, or the one above it when it is a department. */
function draftFinder(orgs: Org[], drafts: Map<string, SchoolDraft>): DraftFinder {
  const orgById = new Map(orgs.map((org) => [org.id, org]));
  return (orgId) => {
    let org = orgById.get(orgId);
    // As many steps as there are orgs: in a circle of departments the search ends too.
    for (let step = 0; org && isPartOfSchool(org.type) && step < orgs.length; step++) org = orgById.get(org.parentId);
    return org && drafts.get(org.id);
  };
}

function giveRoles({ roles }: Register, draftAt: DraftFinder): void {
  for (const { personId, orgId, role, grades } of roles) {
    const draft = draftAt(orgId);
    if (draft && role === pupilRole) {
      draft.pupils.add(personId);
      draft.grades.set(personId, [...(draft.grades.get(personId) ?? []), ...grades]);
    }
    if (draft && staffRoles.has(role)) entryOf(draft.staff, personId).add(role);
  }
}

/** Classes by id, each in its school. */
function placeClasses({ classes, orgs, schoolColumn }: Register, draftAt: DraftFinder, problems: ProblemList): Map<string, ClassDraft> {
  const counting = new Set(orgs.map(({ id }) => id));
  const placed = new Map<string, ClassDraft>();
  for (const one of classes) {
    const school = draftAt(one.orgId);
    if (school) {
      const draft = { class: one, school, pupils: new Set<string>(), teachers: new Set<string>() };
      school.classes.push(draft);
      placed.set(one.id, draft);
    } else if (counting.has(one.orgId)) {
      problems.add({ file: 'classes.csv', row: one.row, column: schoolColumn }, sentences.classWithoutSchool);
    }
  }
  return placed;
}

/** Whoever learns or teaches in a class belongs to its school, whatever their role elsewhere. */
function seatEverybody({ enrolments }: Register, classes: Map<string, ClassDraft>): void {
  for (const { classId, personId, role } of enrolments) {
    const seat = classes.get(classId);
    if (seat && role === pupilRole) {
      seat.pupils.add(personId);
      seat.school.pupils.add(personId);
    }
    if (seat && teachingRoles.has(role)) {
      seat.teachers.add(personId);
      entryOf(seat.school.staff, personId).add(role);
    }
  }
}

function giveGuardians({ guardianships }: Register, drafts: Map<string, SchoolDraft>): void {
  const schoolsByPupil = new Map<string, SchoolDraft[]>();
  for (const draft of drafts.values()) for (const pupil of draft.pupils) schoolsByPupil.set(pupil, [...(schoolsByPupil.get(pupil) ?? []), draft]);
  for (const { guardianId, pupilId } of guardianships) for (const draft of schoolsByPupil.get(pupilId) ?? []) entryOf(draft.guardians, guardianId).add(pupilId);
}

function noticeLostPupils({ people, orgs, roles }: Register, drafts: Map<string, SchoolDraft>, problems: ProblemList): void {
  const counting = new Set(orgs.map(({ id }) => id));
  const lost = new Set(roles.filter(({ role }) => role === pupilRole).map(({ personId }) => personId));
  for (const { personId, orgId } of roles) if (orgId !== '' && !counting.has(orgId)) lost.delete(personId);
  for (const { pupils } of drafts.values()) for (const pupil of pupils) lost.delete(pupil);
  for (const { id, row } of people) if (lost.has(id)) problems.add({ file: 'users.csv', row }, sentences.pupilWithoutSchool);
}

function finish(draft: SchoolDraft, people: Map<string, RegisteredPerson>, { courseGrades }: Register): RosterSchool {
  const personOf = (id: string): RosterPerson => {
    const { givenName, familyName } = people.get(id) as RegisteredPerson;
    return { sourceId: id, givenName, familyName, email: null };
  };
  const gradesOf = (pupil: string): string[] => [...(people.get(pupil)?.grades ?? []), ...(draft.grades.get(pupil) ?? [])];
  return {
    sourceId: draft.org.id,
    name: draft.org.name,
    classes: draft.classes.map((one) => finishClass(one, courseGrades.get(one.class.courseId) ?? [], gradesOf)).sort(byName),
    pupils: inNameOrder([...draft.pupils].map(personOf)),
    guardians: inNameOrder([...draft.guardians].map(([id, pupils]) => ({ ...personOf(id), pupilIds: [...pupils].sort() }))),
    staff: inNameOrder([...draft.staff].map(([id, roles]) => ({ ...personOf(id), email: addressOf(people.get(id)?.email ?? ''), roles: [...roles].sort() }))),
  };
}

function finishClass({ class: one, pupils, teachers }: ClassDraft, courseGrades: string[], gradesOf: (pupil: string) => string[]): RosterClass {
  return {
    sourceId: one.id,
    name: one.name,
    grade: gradeOf(one.grades, courseGrades, [...pupils].flatMap(gradesOf)),
    kind: one.type === 'homeroom' || one.type === 'scheduled' ? one.type : null,
    pupilIds: [...pupils].sort(),
    teacherIds: [...teachers].sort(),
  };
}

/** What is no address cannot receive anything, so it is none. */
const addressOf = (email: string): string | null => (/^[^\s@]+@[^\s@]+$/.test(email) ? email : null);

function entryOf(map: Map<string, Set<string>>, key: string): Set<string> {
  const entry = map.get(key) ?? new Set();
  map.set(key, entry);
  return entry;
}
