import { type BenchSchool, makeSchool } from '../bench/schools.ts';
import { app } from '../src/app.ts';
import { openMadeUpContactPoint } from '../src/capabilities/contact-point/index.tsx';
import type { MadeUpContactPoint } from '../src/capabilities/contact-point/made-up-contact-point.ts';
import { capabilities } from '../src/capabilities/index.ts';
import { visitorsOf } from '../src/capabilities/people/index.ts';
import { openGround } from '../src/ground.ts';
import type { Ground } from '../src/platform/ground.ts';
import { runJobs } from '../src/platform/jobs/jobs.ts';
import { readSettings } from '../src/platform/settings/settings.ts';
import type { Day } from '../src/platform/time/clock.ts';
import { listen } from '../src/platform/web/server.ts';

/** The program on loopback with a database of its own, and a clock that stands where it is put. */
export interface Site {
  ground: Ground;
  port: number;
  /** Puts the clock at so many minutes (with fractions) after midnight, at school in winter, and does what the program does every minute. */
  roundAt(minute: number): Promise<void>;
}

/** A Tuesday on which school is open. */
export const day: Day = '2026-11-24';
const midnight = Date.parse(`${day}T00:00:00+01:00`);

/** Ten in the morning, in minutes after midnight: when check-ins can be answered. */
export const tenOClock = 10 * 60;

export async function withSite<Result>(folder: string, port: number, work: (site: Site) => Promise<Result>): Promise<Result> {
  const opened = await openGround(readSettings(['--port', String(port)], { VASTEGROND_DATA: folder }));
  let now = new Date(midnight + tenOClock * 60_000);
  const clock = { now: () => now };
  const ground = { ...opened, clock, visitors: visitorsOf({ database: opened.database, clock }) };
  try {
    const server = await listen(app(ground, capabilities), '127.0.0.1', port);
    try {
      return await work({
        ground,
        port,
        async roundAt(minute) {
          now = new Date(midnight + minute * 60_000);
          await runJobs(ground, capabilities);
        },
      });
    } finally {
      await server.stop();
    }
  } finally {
    await ground.database.close();
  }
}

export interface AttackedSchool extends BenchSchool {
  slug: string;
  contactPoint: MadeUpContactPoint;
}

/** A school with an open check-in and an open contact point of two people. */
export async function openSchool({ ground }: Site, slug: string, pupilCount: number): Promise<AttackedSchool> {
  const school = await makeSchool(ground, slug, pupilCount);
  const people = [school.readerId, school.substituteId].map((id, n) => ({ id, name: `Lezer ${n} ${slug}`, duty: 'zorg', secrecy: 'office' as const }));
  return { ...school, slug, contactPoint: await openMadeUpContactPoint(ground, school.id, people, '2026-11-20') };
}
