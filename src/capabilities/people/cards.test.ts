import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { sha256 } from '../../platform/secrets/random.ts';
import { asCrockford, crockford } from '../../platform/secrets/shared-with-browser/crockford.ts';
import type { TestBrowser } from '../../testing/browser-of.ts';
import { isInside, type Name, newCardFor } from '../../testing/test-cards.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { capabilities } from '../index.ts';
import { invite, type PeopleDb, type PrintableCard } from './index.ts';
import { printed } from './rules/card-code.ts';
import { zeroBits } from './rules/puzzle.ts';
import { revokeCards } from './store/cards.ts';

let school: TestSchool;
beforeAll(async () => {
  school = await testSchool();
});
afterAll(() => school.close());
beforeEach(async () => {
  school.ground.clock.set('2026-11-24 10:00');
  await school.inSchool((db) => db.deleteFrom('people.wrong_code').execute());
});

const stopwatch = performance.now.bind(performance);
let ahead = 0;
vi.spyOn(performance, 'now').mockImplementation(() => stopwatch() + ahead);

/** By then the program looks again who holds a session. */
const later = (milliseconds: number): void => {
  ahead += milliseconds;
};

const cardFor = (name: Name): Promise<PrintableCard> => newCardFor(school, name);

describe('a card opens the door', () => {
  test('by the key of its QR code', async () => {
    const { token } = await cardFor('Ada');
    const browser = school.stranger();
    expect((await browser.send('/at/de-bron', { key: token })).text).toContain('Dag Ada');
    expect(await isInside(browser)).toBe(true);
  });

  test.each<[string, (card: PrintableCard) => { number: string; secret: string }]>([
    ['as printed', ({ number, secret }) => ({ number, secret: printed(secret) })],
    [
      'in small letters, with spaces',
      ({ number, secret }) => ({ number: ` ${number.slice(0, 2)} ${number.slice(2)}`, secret: secret.toLowerCase().split('').join(' ') }),
    ],
    [
      'with the letters O, I and L for digits',
      ({ number, secret }) => ({ number: number.replaceAll('0', 'O').replaceAll('1', 'l'), secret: secret.replaceAll('0', 'o').replaceAll('1', 'I') }),
    ],
    ['in Arabic-Indic digits', ({ number, secret }) => ({ number: number.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))), secret })],
    ['in full-width characters', ({ number, secret }) => ({ number: number.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))), secret })],
  ])('typed %s', async (_, typed) => {
    const browser = school.stranger();
    await browser.send('/at/de-bron', typed(await cardFor('Ada')));
    expect(await isInside(browser)).toBe(true);
  });

  test('reading what was typed undoes any spelling of a code', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 16 }),
        fc.array(fc.constantFrom(' ', '-', '.', '\u00a0', '\u200e'), { maxLength: 10 }),
        (bytes, noise) => {
          const code = crockford(bytes);
          const typed = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').split('').join(noise.join(''));
          expect(asCrockford(typed)).toBe(code);
        },
      ),
    );
  });

  test.each([
    ['a number that is too short', { number: '402', secret: 'ABCDE-FGHJK' }, 'Het kaartnummer heeft 5 cijfers'],
    ['a code that is too short', { number: '40213', secret: 'ABCDE' }, 'De code heeft 10 tekens'],
    ['nothing at all', {}, 'Het kaartnummer heeft 5 cijfers'],
  ])('%s gets a kind sentence beside the field, and what was typed stays', async (_, typed, words) => {
    const seen = await school.stranger().send('/at/de-bron', typed);
    expect(seen.status).toBe(422);
    expect(seen.text).toContain(words);
    for (const value of Object.values(typed)) expect(seen.html).toContain(`value="${value}"`);
  });
});

describe('guessing', () => {
  const wrong = 'AAAAAAAAAA';
  const guess = (number: string, secret: string) => school.stranger().send('/at/de-bron', { number, secret });

  test('unknown, revoked and wrong look the same', async () => {
    const [card, lost] = [await cardFor('Ada'), await cardFor('Ben')];
    await (await school.browserOf('Bart')).send(`/staff/cards/${school.classes['5A']}`, { do: 'revoke', person: school.idOf('Ben') });
    const plain = async (number: string, secret: string) => {
      const { status, html, headers } = await guess(number, secret);
      return { status, html: html.replaceAll(number, '#').replaceAll(secret, '#'), headers: [...headers.keys()].sort() };
    };
    const unknown = await plain('99999', wrong);
    expect(await plain(card.number, wrong)).toEqual(unknown);
    expect(await plain(lost.number, lost.secret)).toEqual(unknown);
    expect(unknown.status).toBe(422);
    const median = async (number: string, secret: string): Promise<number> => {
      const times: number[] = [];
      for (let n = 0; n < 3; n++) {
        const begin = performance.now();
        await guess(number, secret);
        times.push(performance.now() - begin);
      }
      return times.sort((a, b) => a - b)[1] ?? Number.NaN;
    };
    const [unknownTakes, wrongTakes, revokedTakes] = [await median('99998', wrong), await median(card.number, wrong), await median(lost.number, lost.secret)];
    const ms = (time: number): string => `${time.toFixed(0)} ms`;
    process.stdout.write(
      `a code that is unknown takes ${ms(unknownTakes)}, a wrong one ${ms(wrongTakes)}, a revoked one ${ms(revokedTakes)} (wanted: within 20 ms of each other)\n`,
    );
  });

  test('waits a minute after five wrong ones, a quarter of an hour after ten, never for ever', async () => {
    const card = await cardFor('Ada');
    for (let n = 0; n < 5; n++) await guess(card.number, wrong);
    for (let n = 0; n < 2; n++) {
      expect((await guess(card.number, card.secret)).text).toContain('Wacht 1 minuut, of scan het vierkantje');
      school.ground.clock.pass(0.9);
    }
    for (let n = 0; n < 5; n++) {
      await guess(card.number, wrong);
      school.ground.clock.pass(2);
    }
    expect((await guess(card.number, card.secret)).text).toContain('Wacht 13 minuten');
    school.ground.clock.pass(15);
    expect((await guess(card.number, card.secret)).path).toBe('/p/');
  });

  test('a right code wipes out the wrong ones before it', async () => {
    const card = await cardFor('Ada');
    for (let n = 0; n < 2; n++) {
      for (let m = 0; m < 4; m++) await guess(card.number, wrong);
      expect((await guess(card.number, card.secret)).path).toBe('/p/');
    }
  });

  test('wrong codes of a day when the clock was ahead by a year keep nobody out for that year', async () => {
    const card = await cardFor('Ada');
    await school.inSchool((db) =>
      db
        .insertInto('people.wrong_code')
        .values({ school_id: school.id, lock: `card ${card.number}`, wrong: 5, last_wrong_at: new Date('2027-11-24T10:00:00Z') })
        .execute(),
    );
    expect((await guess(card.number, card.secret)).path).toBe('/p/');
  });

  test('a thousand wrong codes on one card keep nobody out who scans it, nor a classmate', async () => {
    const [card, other] = [await cardFor('Ada'), await cardFor('Ben')];
    await school.inSchool((db) =>
      db
        .insertInto('people.wrong_code')
        .values({ school_id: school.id, lock: `card ${card.number}`, wrong: 1000, last_wrong_at: school.ground.clock.now() })
        .execute(),
    );
    expect((await school.stranger().send('/at/de-bron', { key: card.token })).path).toBe('/p/');
    await school.inSchool((db) => db.updateTable('people.wrong_code').set({ wrong: 99 }).execute());
    expect((await guess(other.number, other.secret)).path).toBe('/p/');
  });

  test('more than a hundred wrong codes at one school in an hour ask everybody who types for some work', async () => {
    const card = await cardFor('Ada');
    await school.inSchool((db) =>
      db.insertInto('people.wrong_code').values({ school_id: school.id, lock: 'card 11111', wrong: 101, last_wrong_at: school.ground.clock.now() }).execute(),
    );
    school.ground.clock.pass(61);
    expect((await guess(card.number, card.secret)).path).toBe('/p/');
    school.ground.clock.set('2026-11-24 10:00');
    const seen = await guess(card.number, card.secret);
    expect(seen.text).toContain('Er worden nu veel codes geprobeerd');
    expect(seen.html).toMatch(/<card-door[^>]* puzzle="/);
    expect((await school.stranger().send('/at/de-bron', { key: card.token })).path).toBe('/p/');
    const workedOn = (page: string) => {
      const puzzle = /puzzle="([^"]+)"/.exec(page)?.[1] ?? '';
      let work = 0;
      while (sha256(puzzle + work).readUInt32BE() >>> (32 - zeroBits) !== 0) work++;
      return (secret: string) => school.stranger().send('/at/de-bron', { number: card.number, secret, puzzle, work: String(work) });
    };
    const guessing = workedOn(seen.html);
    expect((await guessing(wrong)).text).not.toContain('Er worden nu veel codes geprobeerd');
    school.ground.clock.pass(1);
    const again = await guessing(card.secret);
    expect(again.text).toContain('Er worden nu veel codes geprobeerd');
    const late = workedOn(again.html);
    school.ground.clock.pass(11);
    const afterwards = await late(card.secret);
    expect(afterwards.text).toContain('Er worden nu veel codes geprobeerd');
    expect((await workedOn(afterwards.html)(card.secret)).path).toBe('/p/');
  });

  test('nothing of a card but hashes lies in the database', async () => {
    const card = await cardFor('Ada');
    const rows = JSON.stringify(await school.inSchool((db) => db.selectFrom('people.card').selectAll().where('number', '=', card.number).execute()));
    for (const secret of [card.secret, card.token]) expect(rows).not.toContain(secret);
  });
});

describe('a lost card', () => {
  test('is dead within five seconds, and so is who came in with it', async () => {
    const card = await cardFor('Ada');
    const browser = school.stranger();
    await browser.send('/at/de-bron', { key: card.token });
    expect(await isInside(browser)).toBe(true);
    const seen = await (await school.browserOf('Bart')).send(`/staff/cards/${school.classes['5A']}`, { do: 'revoke', person: school.idOf('Ada') });
    expect(seen.text).toContain('1 persoon heeft nu geen werkende kaart meer');
    later(4000);
    expect(await isInside(browser)).toBe(false);
    expect((await school.stranger().send('/at/de-bron', { key: card.token })).status).toBe(422);
  });

  test('opens no door to whoever scans it in the very moment that it is ended', async () => {
    const { token } = await cardFor('Élise');
    const browser = school.stranger();
    const entering = await school.inSchool(async (db) => {
      await revokeCards(db as unknown as PeopleDb, school.id, school.idOf('Élise'), '2026-11-24');
      const sent = browser.send('/at/de-bron', { key: token });
      // Until the one who comes in waits for this transaction to end.
      await vi.waitUntil(
        async () => (await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)).rows.length > 0,
        { timeout: 30_000 },
      );
      return { sent };
    });
    expect((await entering.sent).status).toBe(422);
    expect(await isInside(browser)).toBe(false);
  });

  test('a new card ends the old one when it is first used, not when it is printed', async () => {
    const [old, fresh] = [await cardFor('Chloé'), await cardFor('Chloé')];
    expect((await school.stranger().send('/at/de-bron', { key: old.token })).path).toBe('/p/');
    expect((await school.stranger().send('/at/de-bron', { key: fresh.token })).path).toBe('/p/');
    expect((await school.stranger().send('/at/de-bron', { key: old.token })).status).toBe(422);
  });
});

describe('printing', () => {
  test('gives each holder a card in their own language, once, and shows the holder who printed it', async () => {
    const bart = await school.browserOf('Bart');
    const sheet = await bart.send(`/staff/cards/${school.classes['5A']}`, { do: 'print', person: [school.idOf('Driss'), school.idOf('Fatima')] });
    expect(sheet.text).toContain('Hiermee kom je binnen bij De Bron');
    expect(sheet.html).toContain('dir="rtl"');
    expect(sheet.text).toContain('بهذه البطاقة تدخل إلى');
    expect(sheet.html.match(/class="qr"/g)).toHaveLength(2);
    const seen = await (await school.browserOf('Driss')).get('/p/card');
    expect(seen.text).toContain('Gedrukt door Bart Maes op 24 november 2026');
    const others = await cardFor('Ada');
    expect((await (await school.browserOf('Driss')).get('/p/card')).text).not.toContain(others.number);
    expect((await (await school.browserOf('Ada')).get('/p/card')).text).toContain(others.number);
  });

  test('of a class by two teachers at the same moment gives every card a number and a turn of its own', async () => {
    const browsers = await Promise.all([school.browserOf('Bart'), school.browserOf('An'), school.browserOf('Veerle')]);
    const print = (browser: TestBrowser) => browser.send(`/staff/cards/${school.classes['5A']}`, { do: 'print', person: school.idOf('Chloé') });
    expect((await Promise.all(browsers.map(print))).map(({ status }) => status)).toEqual([200, 200, 200]);
    const cards = await school.inSchool((db) =>
      db.selectFrom('people.card').select(['number', 'turn']).where('person_id', '=', school.idOf('Chloé')).execute(),
    );
    expect(new Set(cards.map(({ turn }) => turn)).size).toBe(cards.length);
  });

  test('for those who have none yet passes over who has one', async () => {
    const bart = await school.browserOf('Bart');
    await bart.send(`/staff/cards/${school.classes['5A']}`, { do: 'print-missing' });
    const again = await bart.send(`/staff/cards/${school.classes['5A']}`, { do: 'print-missing' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('misschien heeft iedereen al een kaart');
  });

  test('is for those who have to do with the class', async () => {
    expect((await (await school.browserOf('Griet')).send(`/staff/cards/${school.classes['5A']}`, { do: 'print-missing' })).status).toBe(404);
  });
});

describe('what is no longer of use is forgotten, as the tables say of themselves', () => {
  const people = capabilities.filter(({ name }) => name === 'people');
  const nightOf = async (day: string): Promise<void> => {
    school.ground.clock.set(`${day} 04:00`);
    await runJobs(school.ground, people);
  };

  test('a card a year after it was ended, and one that works never', async () => {
    const [lost, kept] = [await cardFor('Ben'), await cardFor('Driss')];
    await school.inSchool((db) => revokeCards(db as unknown as PeopleDb, school.id, school.idOf('Ben'), '2026-11-24'));
    const known = async () => {
      const rows = await school.inSchool((db) => db.selectFrom('people.card').select('number').where('number', 'in', [lost.number, kept.number]).execute());
      return rows.map(({ number }) => number).sort();
    };
    await nightOf('2027-11-24');
    expect(await known()).toEqual([lost.number, kept.number].sort());
    await nightOf('2027-11-25');
    expect(await known()).toEqual([kept.number]);
  });

  test('an invitation once its week is over', async () => {
    await school.inSchool((db) => invite(db as unknown as PeopleDb, school.id, school.idOf('Griet'), null, '2027-12-08'));
    const known = () => school.inSchool((db) => db.selectFrom('people.invitation').selectAll().execute());
    await nightOf('2027-12-08');
    expect(await known()).toHaveLength(1);
    await nightOf('2027-12-09');
    expect(await known()).toHaveLength(0);
  });
});
