import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { type Capability, type Job, schemaOf } from '../capability.ts';
import type { SchoolId } from '../database/ids.ts';
import type { Migrations } from '../database/migrate.ts';
import type { Ground } from '../ground.ts';
import { atSchool, type Day } from '../time/clock.ts';
import { addDays } from '../time/school-days.ts';
import jobDays from './2026-11-22-0-job-days.sql';
import jobsTaken from './2026-11-27-3-jobs-taken.sql';

export const jobMigrations: Migrations = { '2026-11-22-0-job-days': jobDays, '2026-11-27-3-jobs-taken': jobsTaken };

/** How often it is looked whether something has to be done, in milliseconds. */
const lookEvery = 60_000;

/** So long whoever took a piece of work has it to themselves, in milliseconds; if it is not done then, they did not live to do it. */
const timeToDo = 30 * 60_000;

/** As the table says of itself. */
const keptForDays = 30;

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
  const due = [...capabilities.flatMap(jobsOf), forgettingJobDays].filter(({ fromMinute }) => minute >= fromMinute);
  const rounds = capabilities.flatMap(({ rounds = [] }) => rounds);
  for (const school of await everySchool(ground)) {
    for (const { name, run } of rounds) await run(ground, school, day, minute).catch((error: unknown) => ground.log.fault(`round ${name}`, error));
    const taken = await takenJobs(ground, school, day);
    for (const job of due) if (!taken.has(job.name)) await runOnce(ground, school, job, day);
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

const forgettingJobDays: Job = {
  name: 'platform.forget-job-days',
  fromMinute: 3 * 60,
  async run({ database }, school, day) {
    await database.inSchool(school, (db: Kysely<never>) =>
      sql`delete from platform.job_day where school_id = ${school} and day < ${addDays(day, -keptForDays)}`.execute(db),
    );
  },
};

/** What is done today, or somebody is at. */
async function takenJobs({ clock, database }: Ground, school: SchoolId, day: Day): Promise<ReadonlySet<string>> {
  const { rows } = await database.inSchool(school, (db: Kysely<never>) =>
    sql<{ name: string }>`
      select name from platform.job_day where school_id = ${school} and day = ${day} and (is_done or taken_at > ${lapsed(clock)})`.execute(db),
  );
  return new Set(rows.map(({ name }) => name));
}

/** Work that was taken before this, and is not done, is free again. */
const lapsed = (clock: Ground['clock']): Date => new Date(clock.now().getTime() - timeToDo);

/** Whoever writes the row does the work; a job that fails gives the day back, to be tried again a minute later. */
async function runOnce(ground: Ground, school: SchoolId, { name, run }: Job, day: Day): Promise<void> {
  const { clock, database, log } = ground;
  const now = clock.now();
  const ofToday = sql`school_id = ${school} and name = ${name} and day = ${day}`;
  const taken = await database.inSchool(school, (db: Kysely<never>) =>
    sql`insert into platform.job_day (school_id, name, day, taken_at) values (${school}, ${name}, ${day}, ${now})
        on conflict (school_id, name, day) do update set taken_at = excluded.taken_at
          where not job_day.is_done and job_day.taken_at <= ${lapsed(clock)}`.execute(db),
  );
  if (!taken.numAffectedRows) return;
  try {
    await run(ground, school, day);
    await database.inSchool(school, (db: Kysely<never>) => sql`update platform.job_day set is_done = true where ${ofToday}`.execute(db));
  } catch (error) {
    log.fault(`job ${name}`, error);
    // Whoever took it over meanwhile keeps it.
    await database.inSchool(school, (db: Kysely<never>) =>
      sql`delete from platform.job_day where ${ofToday} and not is_done and taken_at = ${now}`.execute(db),
    );
  }
}
