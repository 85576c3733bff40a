import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { type PeopleDb, schools, startSession } from '../capabilities/people/index.ts';
import type { SchoolId } from '../platform/database/ids.ts';
import type { Ground } from '../platform/ground.ts';
import { stamp } from '../platform/secrets/seal.ts';
import { atSchool, type Clock, shiftedClock, systemClock } from '../platform/time/clock.ts';
import { flemishHolidays } from '../platform/time/flemish-holidays.ts';
import { addDays, isSchoolDay } from '../platform/time/school-days.ts';
import { setSession } from '../platform/web/cookies.ts';
import { NotThere } from '../platform/web/errors.ts';
import type { Env } from '../platform/web/guards.ts';
import { demoSchool, demoStaff } from './people.ts';
import { seedDemo } from './seed.ts';

/** Whose first page each link opens. */
const visitors = {
  pupil: { kind: 'pupil', givenName: 'Amira', familyName: 'El Khatib' },
  guardian: { kind: 'guardian', givenName: 'Fatima', familyName: 'El Khatib' },
  teacher: { kind: 'staff', givenName: 'Bart', familyName: 'Claes' },
  contactPerson: { kind: 'staff', givenName: demoStaff.contactPerson[0], familyName: demoStaff.contactPerson[1] },
  leadership: { kind: 'staff', givenName: demoStaff.leadership[0], familyName: demoStaff.leadership[1] },
} as const;
type DemoVisitor = keyof typeof visitors;
const names = Object.keys(visitors) as DemoVisitor[];

/** In the demo it is always a school day: at the weekend and in holidays its clock runs ahead to the next one. */
export function demoClock(): Clock {
  const { day } = atSchool(systemClock.now());
  const year = Number(day.slice(0, 4));
  const isHoliday = (date: string): boolean => [year - 1, year].flatMap(flemishHolidays).some(({ from, until }) => from <= date && date <= until);
  const isOrdinary = (date: string): boolean =>
    isSchoolDay({ closedDays: new Set() }, date) &&
    isSchoolDay({ closedDays: new Set() }, addDays(date, 1)) &&
    !isHoliday(date) &&
    !isHoliday(addDays(date, 1));
  let ahead = 0;
  while (!isOrdinary(addDays(day, ahead))) ahead++;
  return shiftedClock(ahead * 86_400_000);
}

/** Makes the made-up school when it is not there yet and writes down the links that open its people's first pages. */
export async function openDemo(ground: Ground): Promise<SchoolId> {
  const known = (await schools(ground.database.outsideSchools as PeopleDb)).find(({ slug }) => slug === demoSchool.slug);
  const school = known?.id ?? (await seedDemo(ground));
  const links = Object.fromEntries(names.map((name) => [name, `${ground.settings.address}${linkFor(ground, school, name)}`]));
  writeFileSync(join(ground.settings.dataFolder, 'demo-links.json'), `${JSON.stringify(links, null, 2)}\n`, { mode: 0o600 });
  return school;
}

const linkFor = (ground: Ground, school: SchoolId, name: DemoVisitor): string =>
  `/demo/${name}/${stamp(ground.keys.purposeKey(school, 'demo links'), name).toString('base64url').slice(0, 22)}`;

/**
 * A link signs in as its person and answers with that person's first page at once, so that it takes one request.
 * @param site answers a request as the whole site does
 */
export const demoRoutes = (ground: Ground, school: SchoolId, site: (request: Request) => Promise<Response>): Hono<Env> =>
  new Hono<Env>().get('/demo/:name/:key', async (c) => {
    const name = names.find((known) => known === c.req.param('name'));
    if (!name || c.req.path !== linkFor(ground, school, name)) throw new NotThere();
    const { kind, givenName, familyName } = visitors[name];
    const session = await ground.database.inSchool(school, async (db: PeopleDb) => {
      const person = await db
        .selectFrom('people.person')
        .select('id')
        .where('school_id', '=', school)
        .where('kind', '=', kind)
        .where('given_name', '=', givenName)
        .where('family_name', '=', familyName)
        .executeTakeFirstOrThrow();
      return { school, token: await startSession(db, school, person.id, kind === 'staff' ? 'staff' : 'own', ground.clock.now()) };
    });
    setSession(c, kind === 'staff' ? 'staff' : 'family', ground.settings.address, session);
    const cookie = c.res.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const headers = { Cookie: cookie, 'Accept-Encoding': c.req.header('Accept-Encoding') ?? '' };
    const page = await site(new Request(new URL(kind === 'staff' ? '/staff' : `/p/${new URL(c.req.url).search}`, c.req.url), { headers }));
    page.headers.forEach((value, header) => c.header(header, value));
    return c.body(await page.arrayBuffer());
  });
