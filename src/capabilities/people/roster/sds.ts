import type { Day } from '../../../platform/time/clock.ts';
import { listOf } from './cells.ts';
import type { NamedFiles, WantedFile } from './named-files.ts';
import type { ProblemList } from './problems.ts';
import { dayOf, type Register, withoutEnded } from './register.ts';
import { guardianRoles } from './role-words.ts';
import { readTables } from './tables.ts';

// Microsoft School Data Sync, CSV format 2.1.
const id = { sourcedId: { need: 'filled' } } as const;
const optional = { need: 'optional' } as const;
const filled = { need: 'filled' } as const;
const name = { need: 'filled', isName: true } as const;
const user = { need: 'filled', refersTo: 'users.csv' } as const;
const org = { need: 'filled', refersTo: 'orgs.csv' } as const;

const layout = {
  'orgs.csv': { ...id, name, type: filled, parentSourcedId: optional },
  'users.csv': { ...id, enabledUser: optional, givenName: name, familyName: name, email: optional },
  'roles.csv': { userSourcedId: user, orgSourcedId: org, role: filled, grade: optional, roleEndDate: optional },
  'courses.csv': { ...id, grade: optional },
  'classes.csv': { ...id, orgSourcedId: org, title: name, courseSourcedId: optional },
  'enrollments.csv': { classSourcedId: { need: 'filled', refersTo: 'classes.csv' }, userSourcedId: user, role: filled },
  'relationships.csv': { userSourcedId: user, relationshipUserSourcedId: user, relationshipRole: filled },
} as const;

/** Classes and their members may both be left out, not one of them. */
function requiredOf({ names }: NamedFiles): WantedFile[] {
  const hasClasses = names.has('classes.csv') || names.has('enrollments.csv');
  return ['orgs.csv', 'users.csv', 'roles.csv', ...(hasClasses ? (['classes.csv', 'enrollments.csv'] as const) : [])];
}

export async function readSds(files: NamedFiles, today: Day, problems: ProblemList): Promise<Register> {
  const tables = await readTables(files, layout, requiredOf(files), problems);
  const roles = tables['roles.csv'].rows.map((row) => ({
    personId: row.userSourcedId,
    orgId: row.orgSourcedId,
    role: row.role.toLowerCase(),
    endsOn: dayOf(row.roleEndDate),
    grades: listOf(row.grade),
  }));
  return {
    orgs: tables['orgs.csv'].rows.map((row) => ({ id: row.sourcedId, name: row.name, type: row.type.toLowerCase(), parentId: row.parentSourcedId })),
    people: tables['users.csv'].rows.map(({ sourcedId, givenName, familyName, email, row }) => ({
      id: sourcedId,
      givenName,
      familyName,
      email,
      grades: [],
      row,
    })),
    roles: withoutEnded(roles, today),
    classes: tables['classes.csv'].rows.map((row) => ({
      id: row.sourcedId,
      name: row.title,
      orgId: row.orgSourcedId,
      type: '',
      grades: [],
      courseId: row.courseSourcedId,
      row: row.row,
    })),
    courseGrades: new Map(tables['courses.csv'].rows.map(({ sourcedId, grade }) => [sourcedId, listOf(grade)])),
    enrolments: tables['enrollments.csv'].rows.map((row) => ({
      classId: row.classSourcedId,
      personId: row.userSourcedId,
      role: row.role.toLowerCase(),
      endsOn: '',
    })),
    guardianships: tables['relationships.csv'].rows
      .filter(({ relationshipRole }) => guardianRoles.has(relationshipRole.toLowerCase()))
      .map((row) => ({ pupilId: row.userSourcedId, guardianId: row.relationshipUserSourcedId })),
    schoolColumn: 'orgSourcedId',
  };
}
