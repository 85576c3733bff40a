import { type SchoolId, schoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { playableBytes } from '../../platform/questions/spoken/shared-with-browser/recording.ts';
import { type Day, today } from '../../platform/time/clock.ts';
import type { SchoolCalendar } from '../../platform/time/school-days.ts';
import { answerers, type PeopleDb, type School, schoolCalendar } from '../people/index.ts';
import type { ShownPerson } from './pages/anonymous-page.tsx';
import { type Opening, openingOn } from './rules/opening.ts';
import { newChallenge } from './rules/work.ts';
import { withOwnKey } from './shared-with-browser/epoch-keys.ts';
import type { Around } from './shared-with-browser/exchange.ts';
import { type Roster, rosterOn, type SignedEntry } from './shared-with-browser/roster.ts';
import type { AtRest } from './store/at-rest.ts';
import { keptShare, newlyBegun } from './store/keeping.ts';
import { type Db, epochKeys, rosterEntries, withHello, withPortrait } from './store/staff.ts';

/** The contact point of a school as it is today. */
export interface ContactPoint {
  day: Day;
  calendar: SchoolCalendar;
  entries: SignedEntry[];
  roster: Roster;
  people: ShownPerson[];
  opening: Opening;
  kept: { kept: number; of: number } | undefined;
  around: Around;
}

/** Under which purpose a school's key seals what lies here. */
export const atRestOf = ({ keys }: Ground, school: SchoolId): AtRest => ({ school, schoolKey: keys.purposeKey(school, 'contact point at rest') });

export const workKeyOf = ({ keys }: Ground, school: SchoolId): Buffer => keys.purposeKey(school, 'contact point work');

/** Everything of the contact point is asked for as the one role that may see it. */
export const inContactPoint = <Result>({ database }: Ground, school: SchoolId, work: (db: Db) => Promise<Result>): Promise<Result> =>
  database.apart('contact_point')(school, work);

export async function contactPointOf(ground: Ground, { id }: Pick<School, 'id'>): Promise<ContactPoint> {
  const school = schoolId(id);
  const day = today(ground.clock);
  const { calendar, places } = await ground.database.inSchool(school, async (db: PeopleDb) => ({
    calendar: await schoolCalendar(db, school),
    places: new Map((await answerers(db, school)).map((person) => [person.id, person.place])),
  }));
  const { entries, keys, kept, begun, portraits, hellos } = await inContactPoint(ground, school, async (db) => ({
    entries: await rosterEntries(db, school),
    keys: await epochKeys(db, school, day.slice(0, 7)),
    kept: await keptShare(db, school, day),
    begun: await newlyBegun(db, school),
    portraits: await withPortrait(db, school),
    hellos: await withHello(db, school),
  }));
  const roster = await rosterOn(entries, school, day);
  const members = await withOwnKey(roster.members, school, keys);
  return {
    day,
    calendar,
    entries,
    roster,
    people: members.map(({ id: person, name, duty, secrecy }) => ({
      id: person,
      name,
      duty,
      secrecy,
      place: places.get(person) ?? null,
      hasPortrait: portraits.includes(person),
      helloMegabytes: megabytesOf(hellos.get(person)),
    })),
    opening: openingOn(day, calendar, members.length),
    kept,
    around: {
      school,
      entries,
      epochKeys: keys.filter(({ by }) => roster.members.some((member) => member.id === by)),
      today: day,
      challenge: newChallenge(workKeyOf(ground, school), ground.clock.now(), begun),
      sealingKey: (await ground.keys.sealedBox(school)).publicKey,
    },
  };
}

/** What a hello of so many bytes costs to hear, in tenths of a megabyte rounded up. */
const megabytesOf = (bytes: number | undefined): number | undefined => (bytes === undefined ? undefined : Math.ceil(playableBytes(bytes) / 1e5) / 10);
