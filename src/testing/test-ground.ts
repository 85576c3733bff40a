import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { app, figuresOf, heardBy, migrationsOf, navigationOf, owedBy, promiseKindsOf, schemasApart } from '../app.ts';
import { capabilities } from '../capabilities/index.ts';
import { visitorsOf } from '../capabilities/people/index.ts';
import { type Database, openDatabase } from '../platform/database/open.ts';
import type { Ground } from '../platform/ground.ts';
import { type Log, logTo } from '../platform/log/log.ts';
import type { Letter, Mail } from '../platform/mail/mail.ts';
import { openKeyFolder } from '../platform/secrets/keys.ts';
import { loadAssets } from '../platform/web/assets.ts';

/** A clock that stands still until a test moves it; on a Tuesday at ten in the morning at school. */
class StoppedClock {
  #now = new Date('2026-11-24T09:00:00Z');

  now(): Date {
    return this.#now;
  }

  /** @param moment on the clock at school in winter, e.g. `2026-11-27 13:00` */
  set(moment: string): void {
    this.#now = new Date(`${moment.replace(' ', 'T')}:00+01:00`);
  }

  pass(minutes: number): void {
    this.#now = new Date(this.#now.getTime() + minutes * 60_000);
  }
}

export interface TestGround extends Ground {
  clock: StoppedClock;
  /** Lines of the log, to look for what may not be in it. */
  logged: string[];
  /** Letters that were sent. */
  sent: Letter[];
  ownerUrl: string;
}

/** The firm ground of one test: its own database with all the real tables, a stopped clock, letters and log lines to read. */
export async function testGround(): Promise<TestGround> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const ownerUrl = inject('ownerUrl').replace('{database}', name);
  await copyMigrated(name);
  const keys = openKeyFolder(inject('dataFolder'));
  const logged: string[] = [];
  const sent: Letter[] = [];
  const log = logTo((line) => void logged.push(line));
  const clock = new StoppedClock();
  const mail: Mail = { canSend: true, send: async (letter) => void sent.push(letter), close: () => undefined };
  const database = await open(ownerUrl, log);
  return {
    settings: {
      dataFolder: inject('dataFolder'),
      port: 0,
      host: '127.0.0.1',
      address: 'http://localhost',
      databaseUrl: ownerUrl,
      smtpUrl: undefined,
      mailFrom: '',
      translateUrl: undefined,
      translateKey: undefined,
      demo: false,
    },
    database,
    keys,
    clock,
    log,
    mail,
    assets: loadAssets('build/browser'),
    visitors: visitorsOf({ database, clock }),
    navigation: navigationOf(capabilities),
    promiseKinds: promiseKindsOf(capabilities),
    heard: heardBy(capabilities),
    owed: owedBy(capabilities),
    figures: figuresOf(capabilities),
    logged,
    sent,
    ownerUrl,
  };
}

const open = (databaseUrl: string, log: Log): Promise<Database> =>
  openDatabase({
    dataFolder: inject('dataFolder'),
    databaseUrl,
    keys: openKeyFolder(inject('dataFolder')),
    migrations: migrationsOf(capabilities),
    apart: schemasApart(capabilities),
    log,
    connections: 4,
  });

/** A database is copied in a fraction of the time in which one is migrated, so the first test that needs one makes the one that all copy. */
async function copyMigrated(name: string): Promise<void> {
  const owner = new Client(inject('ownerUrl').replace('{database}', 'postgres'));
  await owner.connect();
  try {
    await owner.query("select pg_advisory_lock(hashtextextended('migrated database of the tests', 0))");
    if ((await owner.query("select from pg_database where datname = 'migrated'")).rowCount === 0) {
      await owner.query('create database being_migrated');
      await (
        await open(
          inject('ownerUrl').replace('{database}', 'being_migrated'),
          logTo(() => undefined),
        )
      ).close();
      await owner.query('alter database being_migrated rename to migrated');
    }
    await owner.query("select pg_advisory_unlock(hashtextextended('migrated database of the tests', 0))");
    await owner.query(`create database ${name} template migrated`);
  } finally {
    await owner.end();
  }
}

export const siteOn = (ground: Ground): ReturnType<typeof app> => app(ground, capabilities);
