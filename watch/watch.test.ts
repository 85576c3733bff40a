import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inContactPoint } from '../src/capabilities/contact-point/desk.ts';
import { signEpochKey } from '../src/capabilities/contact-point/shared-with-browser/epoch-keys.ts';
import { signEntry } from '../src/capabilities/contact-point/shared-with-browser/roster.ts';
import { identityOf } from '../src/capabilities/contact-point/shared-with-browser/signing.ts';
import { makeStaffKeys, pairsOf } from '../src/capabilities/contact-point/shared-with-browser/staff-keys.ts';
import { type KeyPair, suite } from '../src/capabilities/contact-point/shared-with-browser/suite.ts';
import { addEpochKey, addRosterEntry, keepKeys, keepPortrait } from '../src/capabilities/contact-point/store/staff.ts';
import { addClosedDays, type PeopleDb } from '../src/capabilities/people/index.ts';
import { changeSchool } from '../src/capabilities/people/store/schools.ts';
import { base64url } from '../src/platform/secrets/shared-with-browser/bytes.ts';
import { languages } from '../src/platform/texts/words.ts';
import { type Look, look } from './look.ts';
import { type Way, watchedSchool, wayTo } from './made-up-watch.ts';
import { type Memory, nothingYet } from './memory.ts';
import { ownSite } from './own-site.ts';
import { inPages, smallerVariants, variantsFor } from './variants.ts';

const own = ownSite('build/browser');
/** Between two looks at one language lie at most eight others: last of five, then first of five. */
const looksForALanguage = 9;

let watched: Awaited<ReturnType<typeof watchedSchool>>;
let plain: Way;
let changed: Way;
beforeAll(async () => {
  watched = await watchedSchool();
  plain = await wayTo(watched.school);
  changed = await wayTo(watched.school);
});
afterAll(async () => {
  plain.close();
  changed.close();
  await watched.school.close();
});
beforeEach(() => {
  watched.school.ground.clock.set('2026-11-24 10:00');
  changed.changes = undefined;
});

const lookAt = (
  { site }: Way,
  memory: Memory,
  { poster, pause = async () => undefined }: { poster?: string; pause?: () => Promise<void> } = {},
): Promise<Look> => look({ site, slug: 'de-bron', own, clock: watched.school.ground.clock, poster }, memory, pause);

/** Looks until there is an alarm. @returns how many looks that took, undefined for more than `most` */
async function looksUntilAlarm(way: Way, memory: Memory, most: number): Promise<number | undefined> {
  let known = memory;
  for (let count = 1; count <= most; count++) {
    const { alarms, memory: after } = await lookAt(way, known);
    if (alarms.length > 0) return count;
    known = after;
  }
  return undefined;
}

describe('a changed site', () => {
  test('is noticed by the one of five who is served it, and by no other', async () => {
    const variants = Object.entries(await variantsFor(watched));
    const first = await Promise.all(Array.from({ length: 5 }, () => lookAt(plain, nothingYet)));
    expect(first.flatMap(({ alarms }) => alarms)).toEqual([]);
    const noticed: string[] = [];
    for (const [turn, [name, change]] of variants.entries()) {
      changed.changes = change;
      const most = name === 'only one language' ? looksForALanguage : 1;
      const looks = await Promise.all(
        first.map(({ memory }, place) => looksUntilAlarm(place === turn % 5 ? changed : plain, memory, place === turn % 5 ? most : 1)),
      );
      const alarmed = looks.flatMap((count, place) => (count === undefined ? [] : [place]));
      if (alarmed.length === 1 && alarmed[0] === turn % 5) noticed.push(name);
    }
    console.log(`${noticed.length} of ${variants.length}`);
    expect(noticed).toEqual(variants.map(([name]) => name));
    expect(noticed).toHaveLength(20);
  });

  test.each(Object.entries(smallerVariants()))('is noticed: %s', async (_, change) => {
    const { memory } = await lookAt(plain, nothingYet);
    changed.changes = change;
    expect((await lookAt(changed, memory)).alarms).not.toEqual([]);
  });

  test('in one language is noticed within nine looks, whatever was looked at before', async () => {
    changed.changes = (await variantsFor(watched))['only one language'];
    let { memory } = await lookAt(plain, nothingYet);
    for (const before of languages.keys()) {
      expect(await looksUntilAlarm(changed, memory, looksForALanguage), `after ${before} looks`).toBeDefined();
      memory = (await lookAt(plain, memory)).memory;
    }
  });

  test('of another release is told as one thing', async () => {
    changed.changes = smallerVariants()['another release'];
    const { alarms } = await lookAt(changed, nothingYet);
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toContain('Vergelijk de versie');
  });

  test.each([
    ['write', /write/],
    ['door', /^\/c\/de-bron(\?|$)/],
  ])('that only says something else of the school is told as news: %s', async (_, page) => {
    const { memory } = await lookAt(plain, nothingYet);
    changed.changes = inPages((html) => html.replace('<bdi>De Bron</bdi>', '<bdi>De Bron, bel 0900</bdi>'), page);
    const { alarms, news } = await lookAt(changed, memory);
    expect(alarms).toEqual([]);
    expect(news).toContainEqual(expect.stringContaining('de naam van de school was «De Bron» en is «De Bron, bel 0900».'));
  });

  test('cannot send whoever watches elsewhere', async () => {
    changed.changes = inPages((html) => html.replace('</head>', `<script src="${changed.site.origin}//elsewhere.example/a.js"></script></head>`));
    const { alarms, unreached } = await lookAt(changed, nothingYet);
    expect(unreached).toBeUndefined();
    expect(alarms.some((alarm) => alarm.startsWith('//elsewhere.example/a.js: dit script is niet van deze uitgave'))).toBe(true);
  });

  test('says what, where, and both hashes', async () => {
    const { memory } = await lookAt(plain, nothingYet);
    changed.changes = (await variantsFor(watched))['one byte of <sealed-letter>'];
    expect((await lookAt(changed, memory)).alarms).toEqual([
      expect.stringMatching(/^\/assets\/sealed-letter-[0-9a-f]{12}\.js: byte \d+ is anders; verwacht sha256-\S{44}, gevonden sha256-\S{44}\.$/),
    ]);
    changed.changes = (await variantsFor(watched))['a script from elsewhere, with its right integrity'];
    const { alarms } = await lookAt(changed, memory);
    expect(alarms.some((alarm) => /\/write\?.*er staat te veel: «<script type="module" src="https:\/\/elsewhere/.test(alarm))).toBe(true);
  });

  test('stays an alarm at every look, and what is false is not remembered', async () => {
    const { memory } = await lookAt(plain, nothingYet);
    changed.changes = (await variantsFor(watched))['another roster that holds'];
    const second = await lookAt(changed, memory);
    expect((await lookAt(changed, second.memory)).alarms).not.toEqual([]);
    expect((await lookAt(plain, second.memory)).alarms).toEqual([]);
  });

  test('another roster is noticed at the first look by the code of a poster', async () => {
    const poster = watched.place.around.roster.fingerprint;
    expect((await lookAt(plain, nothingYet, { poster })).alarms).toEqual([]);
    changed.changes = (await variantsFor(watched))['another roster that holds'];
    expect((await lookAt(changed, nothingYet)).alarms).toEqual([]);
    expect((await lookAt(changed, nothingYet, { poster })).alarms).not.toEqual([]);
  });
});

describe('a site that nobody changed', () => {
  test('gives no alarm in fifty looks, while days, challenges, portraits, people and holidays come and go', async () => {
    const { school } = watched;
    const { clock } = school.ground;
    /** What time it is when the look with this number begins. */
    const times: Record<number, string> = {
      8: '2026-11-24 23:59',
      28: '2026-11-27 23:59',
      36: '2026-12-18 12:00',
      40: '2026-12-18 23:59',
      44: '2026-12-27 23:59',
    };
    const midnight = async (): Promise<void> => clock.pass(2);
    /** During the look with this number, before its third page. */
    const happens: Record<number, () => Promise<unknown>> = {
      5: () => inPoint((db) => keepPortrait(db, school.id, school.idOf('An'), Buffer.from('ffd8ff', 'hex'))),
      8: midnight,
      12: () => changeSchool(school.ground.database.outsideSchools as PeopleDb, school.id, { name: `"De Bron" & 't Veld <1>`, phone: null, place: null }),
      16: () => school.inSchool((db) => changePlace(db as unknown as PeopleDb, 'Tom', `lokaal 'A' & <b>`)),
      20: () => keptPromises(41, 3),
      24: addEls,
      28: midnight,
      32: () => inPoint((db) => keepPortrait(db, school.id, school.idOf('An'), undefined)),
      36: () => school.inSchool((db) => addClosedDays(db as unknown as PeopleDb, school.id, christmas)),
      40: midnight,
      44: midnight,
    };
    const alarms: string[] = [];
    const news: string[] = [];
    let memory = nothingYet;
    plain.asked.length = 0;
    for (let turn = 1; turn <= 50; turn++) {
      const time = times[turn];
      if (time) clock.set(time);
      let pages = 0;
      const seen = await lookAt(plain, memory, {
        pause: async () => {
          pages++;
          if (pages === 3) await happens[turn]?.();
        },
      });
      alarms.push(...seen.alarms);
      news.push(...seen.news);
      memory = seen.memory;
      clock.pass(7);
    }
    expect(alarms).toEqual([]);
    for (const told of ['met foto', 't Veld', "lokaal 'A'", "Els O'Neil komt erbij", 'brugfiguur', 'nee, vakantie tot'])
      expect(news.join('\n')).toContain(told);
    const spoken = new Set(plain.asked.map((headers) => headers.get('Accept-Language')?.slice(0, 2)));
    expect([...spoken].sort()).toEqual([...languages].sort());
    expect(plain.asked.filter((headers) => headers.has('Cookie') || headers.has('Referer'))).toEqual([]);
  });

  test('that is not there is no changed site', async () => {
    const { memory } = await lookAt(plain, nothingYet);
    changed.changes = (answer) => void Object.assign(answer, { status: 503 });
    const overburdened = await lookAt(changed, memory);
    expect(overburdened).toMatchObject({ alarms: [], unreached: expect.stringContaining('503'), memory });
    const gone = await wayTo(watched.school);
    gone.close();
    expect(await lookAt(gone, memory)).toMatchObject({ alarms: [], unreached: expect.stringContaining('niet') });
  });
});

const inPoint = <Result>(work: Parameters<typeof inContactPoint<Result>>[2]): Promise<Result> => inContactPoint(watched.school.ground, watched.school.id, work);

const christmas = Array.from({ length: 11 }, (_, turn) => ({ day: `2026-12-${21 + turn}`, name: 'kerstvakantie' }));

const changePlace = (db: PeopleDb, name: 'Tom', place: string) =>
  db.updateTable('people.staff').set({ place }).where('person_id', '=', watched.school.idOf(name)).execute();

/** A third contact person, let in by Tom, who counts three days later. */
async function addEls(): Promise<void> {
  const { school, place } = watched;
  const [id, month, day] = [school.idOf('Samira'), '2026-11', '2026-11-25'];
  const keys = await makeStaffKeys(month);
  const [pair] = await pairsOf(keys);
  const key = base64url(await suite.SerializePublicKey((pair as KeyPair).publicKey));
  const els = { id, name: "Els O'Neil", duty: 'brugfiguur', secrecy: 'office' as const, identity: base64url(await identityOf(keys.identity)) };
  const text = JSON.stringify({ v: 1, school: school.id, place: 1, day, previous: place.around.roster.hash, adds: [els], removes: [] });
  const signatures = [await signEntry(keys.identity, id, text, day), await signEntry(place.person('Tom Maes').identity, school.idOf('Tom'), text, day)];
  const epochKey = await signEpochKey(keys.identity, school.id, { by: id, month, key });
  await inPoint(async (db) => {
    await keepKeys(db, school.id, { ...els, identity: Buffer.from(els.identity, 'base64url'), sealedKeys: Buffer.alloc(1), unlocks: [] });
    await addEpochKey(db, school.id, epochKey);
    await addRosterEntry(db, school.id, 1, { text, signatures });
  });
}

/** As many promises as this were kept and were not, lately. */
async function keptPromises(kept: number, late: number): Promise<void> {
  const owner = new Client(watched.school.ground.ownerUrl);
  await owner.connect();
  await owner.query('insert into contact_point.promise_day (school_id, day, kept, late) values ($1, $2, $3, $4)', [
    watched.school.id,
    '2026-11-24',
    kept,
    late,
  ]);
  await owner.end();
}
