import { join } from 'node:path';
import { figuresOf, heardBy, migrationsOf, navigationOf, owedBy, promiseKindsOf, schemasApart } from './app.ts';
import { capabilities } from './capabilities/index.ts';
import { visitorsOf } from './capabilities/people/index.ts';
import { demoClock } from './demo/demo.ts';
import { openDatabase } from './platform/database/open.ts';
import type { Ground } from './platform/ground.ts';
import { standardLog as log } from './platform/log/log.ts';
import { mailThrough } from './platform/mail/mail.ts';
import { openKeyFolder } from './platform/secrets/keys.ts';
import type { Settings } from './platform/settings/settings.ts';
import { systemClock } from './platform/time/clock.ts';
import { loadAssets } from './platform/web/assets.ts';

/**
 * The ground that a program stands on, made from its settings.
 * @param beside true for a command that may run while the server runs on the same folder
 */
export async function openGround(settings: Settings, { beside = false } = {}): Promise<Ground> {
  const keys = openKeyFolder(settings.dataFolder);
  const database = await openDatabase({ ...settings, keys, migrations: migrationsOf(capabilities), apart: schemasApart(capabilities), log, beside });
  const clock = settings.demo ? demoClock() : systemClock;
  return {
    settings,
    database,
    keys,
    clock,
    log,
    mail: mailThrough(settings.smtpUrl, settings.mailFrom),
    assets: loadAssets(join(import.meta.dirname, 'browser')),
    visitors: visitorsOf({ database, clock }),
    navigation: navigationOf(capabilities),
    promiseKinds: promiseKindsOf(capabilities),
    heard: heardBy(capabilities),
    owed: owedBy(capabilities),
    figures: figuresOf(capabilities),
  };
}
