import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Kysely } from 'kysely';
import type { SchoolId } from './database/ids.ts';
import type { Database } from './database/open.ts';
import type { Gathered, ReleasedTable } from './figures.ts';
import type { Log } from './log/log.ts';
import type { Mail } from './mail/mail.ts';
import type { KeyFolder } from './secrets/keys.ts';
import type { Settings } from './settings/settings.ts';
import type { Clock, Day } from './time/clock.ts';
import type { Assets } from './web/assets.ts';
import type { Staff, StaffRole, Visitors } from './web/visitor.ts';

/** The firm ground: everything outside itself that a capability may stand on. */
export interface Ground {
  settings: Settings;
  database: Database;
  keys: KeyFolder;
  clock: Clock;
  log: Log;
  mail: Mail;
  assets: Assets;
  visitors: Visitors;
  /** Where staff can go, as the capabilities say. */
  navigation: readonly NavigationItem[];
  promiseKinds: Readonly<Record<string, PromiseKind>>;
  /** Where people are asked things that the school makes themes of. */
  heard: readonly Heard[];
  /** How many answers the school still owes to those who were asked: of one occasion, or of all. */
  owed(db: Kysely<never>, school: SchoolId, occasionId?: string): Promise<number>;
  /** What the capabilities count for the school's reports. */
  figures: readonly Figures[];
}

/** What people said, and to whom the school tells back what it does with it. */
export interface Heard {
  /** Occasions that are over, the latest first. */
  occasions(db: Kysely<never>, school: SchoolId): Promise<HeardOccasion[]>;
  /** What was said in words and without a name; nothing for a member of staff who may not read it. */
  sayings(ground: Ground, staff: Staff, occasionId: string): Promise<Saying[]>;
}

export interface HeardOccasion {
  id: string;
  /** Dutch. */
  title: string;
  closedOn: Day;
  /** Who was asked. */
  audiences: readonly ('pupils' | 'guardians' | 'staff')[];
  readerIds: readonly string[];
}

export interface Saying {
  /** Stays the same; says nothing of who said it. */
  id: string;
  /** Dutch. */
  question: string;
  words: string;
}

export interface PromiseKind {
  /** What was asked for, in a few Dutch words after the name: "wil praten". */
  title: string;
  /** What this member of staff may see of it, if anything. */
  detail?(ground: Ground, staff: Staff, about: string): Promise<JSX.Element | undefined>;
}

export interface NavigationItem {
  to: string;
  text: string;
  /** Only for staff with one of these roles; without it for all. */
  roles?: readonly StaffRole[];
}

/** Counts that a capability hands to the reports, each once. */
export interface Figures {
  /** Which of its occasions (a round) are closed and not yet published. Tables were declared at opening. */
  awaiting(db: Kysely<never>, ground: Ground, school: SchoolId): Promise<Gathered[]>;
  /**
   * They are published, or withheld for good: what group somebody was in need not be kept any longer. Same transaction.
   * @param released every table, as everybody can read it from now on
   */
  published(db: Kysely<never>, school: SchoolId, occasionId: string, released: readonly ReleasedTable[]): Promise<void>;
}
