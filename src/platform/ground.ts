import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Database } from './database/open.ts';
import type { Log } from './log/log.ts';
import type { Mail } from './mail/mail.ts';
import type { KeyFolder } from './secrets/keys.ts';
import type { Settings } from './settings/settings.ts';
import type { Clock } from './time/clock.ts';
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
