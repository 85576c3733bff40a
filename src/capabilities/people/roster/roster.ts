export type RosterFormat = 'oneroster-1.1' | 'oneroster-1.2' | 'sds-2.1';

/** What a school's administration delivered, read and checked, before anything is done with it. */
export interface Roster {
  /** Null when the delivery could not be recognised. */
  format: RosterFormat | null;
  /** By name. Empty as soon as there is one problem, so that half a roster can never be applied. */
  schools: RosterSchool[];
  /** Empty when the roster can be applied. At most 100, and then one that says there are more. */
  problems: RosterProblem[];
}

/** Where something must be set right, so that a person can find it. */
export interface RosterProblem {
  /** The CSV file; the zip or folder when it is about the whole delivery. */
  file: string;
  /** 1 is the header line, so the first person is on row 2, as in a spreadsheet. Null when it is about the whole file. */
  row: number | null;
  /** Header of the column. Null when it is about the whole row. */
  column: string | null;
  /** A Dutch sentence that itself names file, row and column. Never quotes a cell: it may hold anything. */
  message: string;
}

/** Everything of one school and nothing of another: somebody who belongs to two schools stands in both. */
export interface RosterSchool {
  sourceId: string;
  name: string;
  /** By name. */
  classes: RosterClass[];
  /** People are ordered by family name, given name and sourceId. */
  pupils: RosterPerson[];
  /** Those who have a pupil here; `pupilIds` are their pupils at this school. */
  guardians: (RosterPerson & { pupilIds: string[] })[];
  /** The roles of the file in lower case, e.g. `teacher`, `siteadministrator`; alphabetically. */
  staff: (RosterPerson & { roles: string[] })[];
}

export interface RosterClass {
  sourceId: string;
  name: string;
  /** The most telling grade that is known, in capitals (CEDS, e.g. `KG`, `04`). */
  grade: string | null;
  kind: 'homeroom' | 'scheduled' | null;
  /** `sourceId`s of pupils of the school, in the order of the ids. */
  pupilIds: string[];
  teacherIds: string[];
}

export interface RosterPerson {
  /** The sourcedId of the file: unique among all people of the delivery, but one person may be both staff and guardian. */
  sourceId: string;
  givenName: string;
  familyName: string;
  /** Of staff only: of pupils and guardians no address is taken in. */
  email: string | null;
}
