import type { Generated } from 'kysely';
import type { SchoolId } from '../../platform/database/ids.ts';
import type { Day } from '../../platform/time/clock.ts';

interface ContactPersonTable {
  school_id: SchoolId;
  person_id: string;
  name: string;
  duty: string;
  secrecy: 'office' | 'professional';
  identity: Buffer;
  sealed_keys: Buffer;
  hello: Buffer | null;
}

interface PortraitTable {
  school_id: SchoolId;
  person_id: string;
  picture: Buffer;
}

export const unlockKinds = ['paper', 'passkey'] as const;

interface UnlockTable {
  school_id: SchoolId;
  person_id: string;
  id: string;
  kind: (typeof unlockKinds)[number];
  credential_id: string | null;
  wrapped: Buffer;
}

interface EpochKeyTable {
  school_id: SchoolId;
  person_id: string;
  month: string;
  key: Buffer;
  signature: Buffer;
}

interface RosterEntryTable {
  school_id: SchoolId;
  place: number;
  entry: string;
  signatures: string;
}

interface RosterDraftTable {
  school_id: SchoolId;
  entry: string;
  signatures: string;
}

interface ThreadTable {
  school_id: SchoolId;
  thread: Buffer;
  auth: Buffer;
  posting: Buffer;
  wrapped_key: Buffer;
  begun_on: Day;
  last_on: Day;
  waiting_since: Day | null;
  /** Whether what waits was let through: before that nothing shows that somebody wrote. */
  waits_openly: Generated<boolean>;
  promised_on: Day | null;
  noticed_on: Day | null;
}

interface MessageTable {
  school_id: SchoolId;
  thread: Buffer;
  seq: number;
  from_writer: boolean;
  state: 'fresh' | 'ready' | 'released';
  said_on: Day;
  fingerprint: Buffer;
  sealed: Buffer;
  /** Sealed for the readers of the message, and sealed once more. */
  sound: Buffer | null;
}

interface ReadingTable {
  school_id: SchoolId;
  thread: Buffer;
  person_id: string;
  read_on: Day;
}

interface PromiseDayTable {
  school_id: SchoolId;
  day: Day;
  kept: number;
  late: number;
}

interface HelpCheckTable {
  school_id: SchoolId;
  checked_on: Day;
}

interface ReleaseTable {
  school_id: SchoolId;
  phase: string;
}

export interface ContactPointTables {
  'contact_point.contact_person': ContactPersonTable;
  'contact_point.portrait': PortraitTable;
  'contact_point.unlock': UnlockTable;
  'contact_point.epoch_key': EpochKeyTable;
  'contact_point.roster_entry': RosterEntryTable;
  'contact_point.roster_draft': RosterDraftTable;
  'contact_point.thread': ThreadTable;
  'contact_point.message': MessageTable;
  'contact_point.reading': ReadingTable;
  'contact_point.promise_day': PromiseDayTable;
  'contact_point.release': ReleaseTable;
  'contact_point.help_check': HelpCheckTable;
}
