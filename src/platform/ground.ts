import type { NavigationItem, PromiseKind } from './capability.ts';
import type { Database } from './database/open.ts';
import type { Log } from './log/log.ts';
import type { Mail } from './mail/mail.ts';
import type { KeyFolder } from './secrets/keys.ts';
import type { Settings } from './settings/settings.ts';
import type { Clock } from './time/clock.ts';
import type { Assets } from './web/assets.ts';
import type { Visitors } from './web/visitor.ts';

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
