import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { accountForPostgres } from '../platform/database/embedded/account.ts';
import { findBinaries } from '../platform/database/embedded/binaries.ts';
import { clusterIn, ownerRole } from '../platform/database/embedded/cluster.ts';
import { openKeyFolder } from '../platform/secrets/keys.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder with the keys that all test schools share. */
    dataFolder: string;
    /** A real PostgreSQL's owner, without a database name. */
    ownerUrl: string;
  }
}

/** One real PostgreSQL for the whole run; each test school gets a database of its own in it. Only here is fsync off. */
export default async function oneDatabase(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'vaste-grond-tests-'));
  const binaries = findBinaries();
  if (!binaries) throw new Error('No PostgreSQL for this machine.');
  const password = openKeyFolder(dataFolder).password('database-owner');
  const cluster = clusterIn(dataFolder, binaries, accountForPostgres(binaries.postgres, dataFolder), password, ['fsync=off', 'max_connections=200']);
  await cluster.ensureRunning();
  project.provide('dataFolder', dataFolder);
  project.provide('ownerUrl', `postgres://${ownerRole}:${password}@localhost/{database}?host=${encodeURIComponent(cluster.socketFolder)}`);
  return async () => {
    await cluster.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}
