import type { Generated } from 'kysely';
import type { SchoolId } from '../../platform/database/ids.ts';
import type { Language } from '../../platform/texts/words.ts';
import type { Day } from '../../platform/time/clock.ts';
import type { Device, StaffRole } from '../../platform/web/visitor.ts';

export const personKinds = ['pupil', 'guardian', 'staff'] as const;
export type PersonKind = (typeof personKinds)[number];

export const ageVersions = ['6-9', '10-13', '14-18'] as const;
export type AgeVersion = (typeof ageVersions)[number];

interface SchoolTable {
  id: SchoolId;
  slug: string;
  name: string;
  phone: string | null;
  place: string | null;
  is_demo: Generated<boolean>;
  source_id: string | null;
}

interface ClosedDayTable {
  school_id: SchoolId;
  day: Day;
  name: string;
}

interface PersonTable {
  school_id: SchoolId;
  id: string;
  kind: PersonKind;
  source_id: string | null;
  given_name: string;
  family_name: string;
  language: Generated<Language>;
  left_on: Day | null;
}

interface PersonKeyTable {
  school_id: SchoolId;
  person_id: string;
  wrapped: Buffer;
}

interface ClassTable {
  school_id: SchoolId;
  id: string;
  source_id: string | null;
  name: string;
  age_version: AgeVersion;
  /** The class where pupils belong; false for a timetabled one beside it. */
  is_home: Generated<boolean>;
  left_on: Day | null;
}

interface MembershipTable {
  school_id: SchoolId;
  class_id: string;
  person_id: string;
  role: 'pupil' | 'teacher';
}

interface GuardianshipTable {
  school_id: SchoolId;
  pupil_id: string;
  guardian_id: string;
}

interface StaffTable {
  school_id: SchoolId;
  person_id: string;
  email: string | null;
  roles: StaffRole[];
  answers_talks: Generated<boolean>;
  place: string | null;
  has_professional_secrecy: Generated<boolean>;
}

interface CardTable {
  school_id: SchoolId;
  id: string;
  person_id: string;
  number: string;
  /** 1 for a person's first card, 2 for the next. */
  turn: number;
  token_hash: Buffer;
  secret_hash: Buffer;
  printed_on: Day;
  printed_by: string | null;
  first_used_on: Day | null;
  last_used_on: Day | null;
  revoked_on: Day | null;
}

interface WrongCodeTable {
  school_id: SchoolId;
  /** What was tried to open: `card 40213`, `recovery K7QD`. */
  lock: string;
  wrong: number;
  last_wrong_at: Date;
}

interface SessionTable {
  school_id: SchoolId;
  token_hash: Buffer;
  person_id: string;
  device: Device | 'staff';
  card_id: string | null;
  started_at: Date;
  seen_at: Date;
}

interface PasskeyTable {
  school_id: SchoolId;
  credential_id: string;
  person_id: string;
  public_key: Buffer;
  counter: number;
  transports: string[];
  made_on: Day;
  last_used_on: Day | null;
}

interface RecoveryCodeTable {
  school_id: SchoolId;
  selector: string;
  person_id: string;
  secret_hash: Buffer;
}

interface InvitationTable {
  school_id: SchoolId;
  token_hash: Buffer;
  person_id: string;
  invited_by: string | null;
  until_day: Day;
}

interface RosterImportTable {
  school_id: SchoolId;
  id: string;
  applied_on: Day;
  applied_by: string | null;
  /** 1 for the first import of the school. */
  turn: number;
  summary: string;
  undone_on: Day | null;
}

interface RosterChangeTable {
  school_id: SchoolId;
  import_id: string;
  place: number;
  change: RosterChange;
}

interface ClassDeviceTable {
  school_id: SchoolId;
  id: string;
  class_id: string;
  opened_by: string;
  code_hash: Buffer | null;
  token_hash: Buffer | null;
  closes_at: Date;
}

export interface PersonState {
  kind: PersonKind;
  sourceId: string | null;
  givenName: string;
  familyName: string;
  hasLeft: boolean;
}

export interface ClassState {
  sourceId: string | null;
  name: string;
  ageVersion: AgeVersion;
  isHome: boolean;
  hasLeft: boolean;
}

/** What somebody new who works here starts with; rights beyond a teacher's are given by hand. */
interface Duties {
  email: string | null;
  teaches: boolean;
}

/** One thing that an import changes. `before` is null for what was not there, `after` for what goes. Undoing swaps them. */
export type RosterChange =
  | { what: 'person'; id: string; before: PersonState | null; after: PersonState | null; duties: Duties | null }
  | { what: 'class'; id: string; before: ClassState | null; after: ClassState | null }
  | { what: 'membership'; classId: string; personId: string; before: 'pupil' | 'teacher' | null; after: 'pupil' | 'teacher' | null }
  | { what: 'guardianship'; pupilId: string; guardianId: string; before: boolean; after: boolean };

/** What of the database belongs to people. Other capabilities may join on school, person, class and membership. */
export interface PeopleTables {
  'people.school': SchoolTable;
  'people.closed_day': ClosedDayTable;
  'people.person': PersonTable;
  'people.person_key': PersonKeyTable;
  'people.class': ClassTable;
  'people.membership': MembershipTable;
  'people.guardianship': GuardianshipTable;
  'people.staff': StaffTable;
  'people.card': CardTable;
  'people.wrong_code': WrongCodeTable;
  'people.session': SessionTable;
  'people.passkey': PasskeyTable;
  'people.recovery_code': RecoveryCodeTable;
  'people.invitation': InvitationTable;
  'people.class_device': ClassDeviceTable;
  'people.roster_import': RosterImportTable;
  'people.roster_change': RosterChangeTable;
}
