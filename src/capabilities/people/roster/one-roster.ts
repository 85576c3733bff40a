import type { Day } from '../../../platform/time/clock.ts';
import { listOf } from './cells.ts';
import type { Columns } from './columns.ts';
import type { NamedFiles, WantedFile } from './named-files.ts';
import type { ProblemList } from './problems.ts';
import { dayOf, type Register, type Role, withoutEnded } from './register.ts';
import { guardianRoles } from './role-words.ts';
import { readTables, type Tables } from './tables.ts';

// OneRoster 1.1 and 1.2 CSV (1EdTech). Only what is used is read, and only what cannot be missed is needed.
const id = { sourcedId: { need: 'filled' }, status: { need: 'optional' } } as const;
const optionalId = { sourcedId: { need: 'optional' }, status: { need: 'optional' } } as const;
const optional = { need: 'optional' } as const;
const filled = { need: 'filled' } as const;
const name = { need: 'filled', isName: true } as const;
const otherName = { need: 'optional', isName: true } as const;

const person = {
  ...id,
  enabledUser: optional,
  givenName: name,
  familyName: name,
  preferredGivenName: otherName,
  preferredFamilyName: otherName,
  email: optional,
  grades: optional,
  agentSourcedIds: { need: 'optional', isList: true, refersTo: 'users.csv' },
} as const satisfies Columns;

const rest = {
  'courses.csv': { ...id, grades: optional },
  'classes.csv': {
    ...id,
    title: name,
    grades: optional,
    courseSourcedId: optional,
    classType: optional,
    schoolSourcedId: { need: 'filled', refersTo: 'orgs.csv' },
  },
  'enrollments.csv': {
    ...optionalId,
    classSourcedId: { need: 'filled', refersTo: 'classes.csv' },
    schoolSourcedId: { need: 'optional', refersTo: 'orgs.csv' },
    userSourcedId: { need: 'filled', refersTo: 'users.csv' },
    role: filled,
    endDate: optional,
  },
} as const;

const orgs = { ...id, name, type: filled, parentSourcedId: optional } as const;

const layout11 = {
  'orgs.csv': orgs,
  'users.csv': { ...person, role: filled, orgSourcedIds: { need: 'present', isList: true, refersTo: 'orgs.csv' } },
  ...rest,
} as const;

const layout12 = {
  'orgs.csv': orgs,
  'users.csv': person,
  'roles.csv': {
    ...optionalId,
    userSourcedId: { need: 'filled', refersTo: 'users.csv' },
    role: filled,
    orgSourcedId: { need: 'filled', refersTo: 'orgs.csv' },
    endDate: optional,
  },
  ...rest,
} as const;

const required: WantedFile[] = ['orgs.csv', 'users.csv', 'classes.csv', 'enrollments.csv'];

export async function readOneRoster11(files: NamedFiles, today: Day, problems: ProblemList): Promise<Register> {
  const tables = await readTables(files, layout11, required, problems);
  const roles = tables['users.csv'].rows.flatMap(({ sourcedId, role, orgSourcedIds }) =>
    // Somebody without a school still has a role: a parent needs no school, and a pupil without one has to be noticed.
    (orgSourcedIds === '' ? [''] : listOf(orgSourcedIds)).map(
      (orgId): Role => ({ personId: sourcedId, orgId, role: role.toLowerCase(), endsOn: '', grades: [] }),
    ),
  );
  return registerOf(tables, roles, today);
}

export async function readOneRoster12(files: NamedFiles, today: Day, problems: ProblemList): Promise<Register> {
  const tables = await readTables(files, layout12, [...required, 'roles.csv'], problems);
  const roles = tables['roles.csv'].rows.map(
    ({ userSourcedId, orgSourcedId, role, endDate }): Role => ({
      personId: userSourcedId,
      orgId: orgSourcedId,
      role: role.toLowerCase(),
      endsOn: dayOf(endDate),
      grades: [],
    }),
  );
  return registerOf(tables, withoutEnded(roles, today), today);
}

type CommonTables = Tables<typeof rest & { 'orgs.csv': typeof orgs; 'users.csv': typeof person }>;

function registerOf(tables: CommonTables, roles: Role[], today: Day): Register {
  const users = tables['users.csv'].rows;
  const enrolments = tables['enrollments.csv'].rows.map((row) => ({
    classId: row.classSourcedId,
    personId: row.userSourcedId,
    role: row.role.toLowerCase(),
    endsOn: dayOf(row.endDate),
  }));
  return {
    orgs: tables['orgs.csv'].rows.map((row) => ({ id: row.sourcedId, name: row.name, type: row.type.toLowerCase(), parentId: row.parentSourcedId })),
    people: users.map((user) => ({
      id: user.sourcedId,
      givenName: user.preferredGivenName || user.givenName,
      familyName: user.preferredFamilyName || user.familyName,
      email: user.email,
      grades: listOf(user.grades),
      row: user.row,
    })),
    roles,
    classes: tables['classes.csv'].rows.map((row) => ({
      id: row.sourcedId,
      name: row.title,
      orgId: row.schoolSourcedId,
      type: row.classType.toLowerCase(),
      grades: listOf(row.grades),
      courseId: row.courseSourcedId,
      row: row.row,
    })),
    courseGrades: new Map(tables['courses.csv'].rows.map(({ sourcedId, grades }) => [sourcedId, listOf(grades)])),
    enrolments: withoutEnded(enrolments, today),
    guardianships: guardianshipsOf(users, roles),
    schoolColumn: 'schoolSourcedId',
  };
}

/** Agents may be named with the pupil, with the guardian or with both; who of the two is the guardian is in their role. */
function guardianshipsOf(users: { sourcedId: string; agentSourcedIds: string }[], roles: Role[]): Register['guardianships'] {
  const guardians = new Set(roles.filter(({ role }) => guardianRoles.has(role)).map(({ personId }) => personId));
  return users.flatMap(({ sourcedId, agentSourcedIds }) =>
    listOf(agentSourcedIds).flatMap((agentId) => [
      ...(guardians.has(agentId) ? [{ guardianId: agentId, pupilId: sourcedId }] : []),
      ...(guardians.has(sourcedId) ? [{ guardianId: sourcedId, pupilId: agentId }] : []),
    ]),
  );
}
