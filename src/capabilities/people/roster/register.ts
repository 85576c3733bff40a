import type { Day } from '../../../platform/time/clock.ts';

/** What the files of a delivery say, in one form for all formats. Ids are sourcedIds; who or what does not count any more is not in it. */
export interface Register {
  orgs: Org[];
  people: RegisteredPerson[];
  roles: Role[];
  classes: RegisteredClass[];
  /** By course. */
  courseGrades: Map<string, string[]>;
  enrolments: Enrolment[];
  guardianships: { guardianId: string; pupilId: string }[];
  /** Header under which classes.csv names the school. */
  schoolColumn: string;
}

export interface Org {
  id: string;
  name: string;
  /** Lower case. */
  type: string;
  parentId: string;
}

export interface RegisteredPerson {
  id: string;
  givenName: string;
  familyName: string;
  email: string;
  grades: string[];
  /** In users.csv. */
  row: number;
}

interface Ending {
  /** Lower case. */
  role: string;
  /** Last day, or `''`. */
  endsOn: Day | '';
}

export interface Role extends Ending {
  personId: string;
  /** `''` when the file names no school. */
  orgId: string;
  grades: string[];
}

interface Enrolment extends Ending {
  classId: string;
  personId: string;
}

interface RegisteredClass {
  id: string;
  name: string;
  orgId: string;
  /** Lower case. */
  type: string;
  grades: string[];
  courseId: string;
  /** In classes.csv. */
  row: number;
}

/** A date of a file: `2026-06-30`, `20260630` or a moment of that day. `''` for what is none of these; then nothing ends. */
export function dayOf(value: string): Day | '' {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(value) ?? [];
  return year === undefined ? '' : `${year}-${month}-${day}`;
}

/**
 * Without what ended before today: a pupil who changed class must not stay with the teacher of before.
 * When all with the same role have ended, it is last year's export or it is summer: then nobody is left out.
 */
export function withoutEnded<E extends Ending>(rows: E[], today: Day): E[] {
  const isOver = ({ endsOn }: E): boolean => endsOn !== '' && endsOn < today;
  const running = new Set(rows.filter((row) => !isOver(row)).map(({ role }) => role));
  return rows.filter((row) => !isOver(row) || !running.has(row.role));
}
