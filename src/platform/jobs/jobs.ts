import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { type Capability, type Job, schemaOf } from '../capability.ts';
import type { SchoolId } from '../database/ids.ts';
import type { Migrations } from '../database/migrate.ts';
import type { Ground } from '../ground.ts';
import { atSchool, type Day } from '../time/clock.ts';
import { addDays } from '../time/school-days.ts';
import jobDays from './2026-11-22-0-job-days.sql';

export const jobMigrations: Migrations = { '2026-11-22-0-job-days': jobDays };

/** How often it is looked whether something has to be done, in milliseconds. */
const lookEvery = 60_000;

/**
 * Does the capabilities' daily work for every school, each piece once a day however many programs run on one database.
 * Keeping promises about how long things are kept is one such piece.
 */
export function startJobs(ground: Ground, capabilities: readonly Capability[]): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let waking = new AbortController();
  looking.set(ground.database, () => waking.abort());
  const working = (async () => {
    while (!stopping.signal.aborted) {
      waking = new AbortController();
      await runJobs(ground, capabilities).catch((error: unknown) => ground.log.fault('jobs', error));
      await sleep(lookEvery, undefined, { signal: AbortSignal.any([stopping.signal, waking.signal]), ref: false }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      looking.delete(ground.database);
      await working;
    },
  };
}

const looking = new WeakMap<Ground['database'], () => void>();

/**
 * Looks once more after so many milliseconds, besides every minute: for somebody who waits for what they set going. A look is only ever early, so
 * nothing may rest on it; another program on the same database looks in its own time.
 */
export function lookAgainIn({ database }: Pick<Ground, 'database'>, milliseconds: number): void {
  setTimeout(() => looking.get(database)?.(), milliseconds).unref();
}

/** Does everything whose time has come today and that was not done yet. */
export async function runJobs(ground: Ground, capabilities: readonly Capability[]): Promise<void> {
  const { day, minute } = atSchool(ground.clock.now());
  const due = capabilities.flatMap(jobsOf).filter(({ fromMinute }) => minute >= fromMinute);
  const rounds = capabilities.flatMap(({ rounds = [] }) => rounds);
  for (const school of await everySchool(ground)) {
    for (const { name, run } of rounds) await run(ground, school, day, minute).catch((error: unknown) => ground.log.fault(`round ${name}`, error));
    for (const job of due) await runOnce(ground, school, job, day);
  }
}

const jobsOf = ({ name, jobs = [], personalData, apart }: Capability): Job[] => {
  if (personalData === 'none') return jobs;
  const { keptForDays, forgetBefore } = personalData;
  const forgetting: Job = {
    name: `${name}.forget`,
    fromMinute: 3 * 60,
    run({ database }, school, day) {
      const inSchool = apart ? database.apart(schemaOf(name)) : database.inSchool;
      return inSchool(school, (db: Kysely<never>) => forgetBefore(db, school, addDays(day, -keptForDays)));
    },
  };
  return [...jobs, forgetting];
};

async function everySchool({ database }: Ground): Promise<SchoolId[]> {
  const { rows } = await sql<{ id: SchoolId }>`select id from people.school`.execute(database.outsideSchools);
  return rows.map(({ id }) => id);
}

/** Whoever writes the row does the work; a job that fails gives the day back, to be tried again a minute later. */
async function runOnce(ground: Ground, school: SchoolId, { name, run }: Job, day: Day): Promise<void> {
  const { inSchool } = ground.database;
  const taken = await inSchool(school, (db: Kysely<never>) =>
    sql`insert into platform.job_day (school_id, name, day) values (${school}, ${name}, ${day}) on conflict do nothing`.execute(db),
  );
  if (!taken.numAffectedRows) return;
  try {
    await run(ground, school, day);
  } catch (error) {
    ground.log.fault(`job ${name}`, error);
    await inSchool(school, (db: Kysely<never>) =>
      sql`delete from platform.job_day where school_id = ${school} and name = ${name} and day = ${day}`.execute(db),
    );
  }
}
