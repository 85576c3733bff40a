import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asCrockford, crockford } from '../../platform/secrets/shared-with-browser/crockford.ts';
import type { TestBrowser } from '../../testing/browser-of.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { issueCards, type PeopleDb, type PrintableCard } from './index.ts';
import { printed } from './rules/card-code.ts';

let school: TestSchool;
beforeAll(async () => {
  school = await testSchool();
});
afterAll(() => school.close());
beforeEach(async () => {
  school.ground.clock.set('2026-11-24 10:00');
  await school.inSchool((db) => db.deleteFrom('people.wrong_code').execute());
});

type Name = Parameters<TestSchool['idOf']>[0];

const cardFor = async (name: Name): Promise<PrintableCard> => {
  const [card] = await school.inSchool((db) => issueCards(db as unknown as PeopleDb, school.id, [school.idOf(name)], school.idOf('Bart'), '2026-11-24'));
  return card as PrintableCard;
};

const isInside = async (browser: TestBrowser): Promise<boolean> => (await browser.get('/p/card')).path === '/p/card';

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
    expect((await guess(card.number, card.secret)).text).toContain('Wacht 1 minuut, of scan het vierkantje');
    school.ground.clock.pass(2);
    for (let n = 0; n < 5; n++) {
      await guess(card.number, wrong);
      school.ground.clock.pass(2);
    }
    expect((await guess(card.number, card.secret)).text).toContain('Wacht 13 minuten');
    school.ground.clock.pass(15);
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
    const seen = await guess(card.number, card.secret);
    expect(seen.text).toContain('Er worden nu veel codes geprobeerd');
    expect(seen.html).toMatch(/<card-door[^>]* puzzle="/);
    expect((await school.stranger().send('/at/de-bron', { key: card.token })).path).toBe('/p/');
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
    await new Promise((resolve) => setTimeout(resolve, 4000));
    expect(await isInside(browser)).toBe(false);
    expect((await school.stranger().send('/at/de-bron', { key: card.token })).status).toBe(422);
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

describe('a session', () => {
  test.each([
    ['a shared device, ten quiet minutes', 'shared', [9], true],
    ['a shared device, eleven quiet minutes', 'shared', [11], false],
    ['a shared device, busy for over half an hour', 'shared', [9, 9, 9, 9], false],
    ['one’s own device, three weeks', 'own', [21 * 24 * 60], true],
    ['one’s own device, five weeks', 'own', [35 * 24 * 60], false],
  ] as [string, 'own' | 'shared', number[], boolean][])(
    '%s',
    async (_, device, pauses, lasts) => {
      const browser = await school.browserOf('Élise', { device });
      let inside = true;
      for (const minutes of pauses) {
        school.ground.clock.pass(minutes);
        await new Promise((resolve) => setTimeout(resolve, 3100));
        inside = await isInside(browser);
      }
      expect(inside).toBe(lasts);
    },
    30_000,
  );

  test('ends on leaving, for whoever has its cookie', async () => {
    const { token } = await cardFor('Ada');
    const browser = school.stranger();
    await browser.send('/at/de-bron', { key: token });
    const gone = await browser.send('/p/exit');
    expect(gone.headers.get('Refresh')).toContain('wikipedia.org');
    expect(gone.headers.get('Clear-Site-Data')).toBe('"cache"');
    expect(browser.cookies).not.toContain('vg-card');
    expect(await isInside(browser)).toBe(false);
  });

  test('its cookie goes to family pages only, and no script can read it', async () => {
    const { token } = await cardFor('Ada');
    const answer = await school.site.request('/at/de-bron', {
      method: 'POST',
      body: `key=${token}`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' },
    });
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^vg-card=.*; Path=\/p\/; HttpOnly; SameSite=Strict$/)]);
  });

  test('whoever asked to be remembered needs no card at the door, until they leave; the door does not lead on by itself', async () => {
    const { token } = await cardFor('Ada');
    const { token: sibling } = await cardFor('Ben');
    const goOn = 'Wij kennen dit toestel. Ga verder';
    const phone = school.stranger();
    await phone.send('/at/de-bron', { key: token });
    expect((await phone.get('/at/de-bron')).text).not.toContain(goOn);
    await phone.send('/p/own-device');
    expect((await phone.get('/at/de-bron')).text).toContain(goOn);
    expect((await phone.get('/p/known')).path).toBe('/p/');
    expect((await phone.send('/at/de-bron', { key: sibling, 'own-device': 'yes' })).text).toContain('Dag Ben');
    await phone.send('/p/sign-out');
    expect((await phone.get('/at/de-bron')).text).not.toContain(goOn);

    // A child who comes in on that phone without asking for it is not offered to the next.
    await phone.send('/at/de-bron', { key: sibling, 'own-device': 'yes' });
    await phone.send('/at/de-bron', { key: token });
    expect((await phone.get('/at/de-bron')).text).not.toContain(goOn);

    // What is over is not offered twice.
    await phone.send('/at/de-bron', { key: sibling, 'own-device': 'yes' });
    await school.inSchool((db) => db.deleteFrom('people.session').execute());
    school.ground.clock.set('2026-11-24 10:01');
    expect((await phone.get('/p/known')).text).not.toContain(goOn);
  });
});
