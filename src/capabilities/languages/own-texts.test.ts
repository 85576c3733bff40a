import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isolate } from '../../platform/texts/words.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { cleaned, forgetOwnText, keepOwnText, type NewOwnText, type OwnTextId, ownTexts } from './index.tsx';
import type { Db } from './store/rows.ts';
import { agreeToTranslate, textToTranslate } from './store/translating.ts';

let school: TestSchool;
let owner: Client;
beforeAll(async () => {
  school = await testSchool();
  owner = new Client(school.ground.ownerUrl);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await school.close();
});

const inSchool = <Result>(work: (db: Db) => Promise<Result>): Promise<Result> => school.ground.database.inSchool(school.id, work);
const staff = (): Staff => ({ kind: 'staff', school: school.id, id: school.idOf('Veerle'), roles: ['leadership'] }) as unknown as Staff;
const keep = (text: Omit<NewOwnText, 'of' | 'title'>): Promise<OwnTextId> =>
  inSchool((db) => keepOwnText(db, staff(), { of: 'agreements', title: 'De gsm', ...text }));
const shownIn = async (id: OwnTextId, language: 'nl' | 'ar' | 'fr') => (await inSchool((db) => ownTexts(db, school.id, [id], language))).get(id);

/** As a person who checked it would leave it. */
const translate = (id: OwnTextId, key: string, words: string, ofDutch: string, { checked = true, way = 'typed' } = {}) =>
  owner.query(
    `insert into languages.translation (school_id, text_id, key, language, words, of_dutch, way, checked_by_id, checked_on)
     values ($1, $2, $3, 'ar', $4, $5, $6, $7, $8)`,
    [school.id, id, key, words, ofDutch, way, checked ? school.idOf('An') : null, checked ? '2026-11-24' : null],
  );

describe('a text of the school', () => {
  test('is there in Dutch, part by part, in the order in which it was written', async () => {
    const id = await keep({ parts: { what: 'De gsm blijft in de tas.', why: '  ', 'may-not': 'Bellen in de klas.' } });
    const shown = await shownIn(id, 'nl');
    expect(Object.entries(shown?.parts ?? {}).map(([key, { text, state }]) => [key, text, state])).toEqual([
      ['what', 'De gsm blijft in de tas.', 'dutch'],
      ['may-not', 'Bellen in de klas.', 'dutch'],
    ]);
  });

  test('is read in the language of the family once a person has checked it', async () => {
    const id = await keep({ parts: { what: 'De gsm blijft in de tas.', why: 'Zo is er rust.' } });
    await translate(id, 'what', 'يبقى الهاتف في الحقيبة.', 'De gsm blijft in de tas.');
    await translate(id, 'why', 'هكذا يكون هدوء.', 'Zo is er rust.', { checked: false });
    expect((await shownIn(id, 'ar'))?.parts).toEqual({
      what: { dutch: 'De gsm blijft in de tas.', text: 'يبقى الهاتف في الحقيبة.', language: 'ar', state: 'checked' },
      why: { dutch: 'Zo is er rust.', text: 'Zo is er rust.', language: 'nl', state: 'dutch' },
    });
    expect((await shownIn(id, 'fr'))?.parts.what).toMatchObject({ language: 'nl', state: 'dutch' });
  });

  test('whose Dutch changed shows the Dutch first, and what it said before one tap away; changed back it is as it was', async () => {
    const id = await keep({ parts: { what: 'De gsm blijft in de tas.' } });
    await translate(id, 'what', 'يبقى الهاتف في الحقيبة.', 'De gsm blijft in de tas.');
    await keep({ id, parts: { what: 'De gsm blijft thuis.' } });
    expect((await shownIn(id, 'ar'))?.parts.what).toEqual({
      dutch: 'De gsm blijft thuis.',
      text: 'De gsm blijft thuis.',
      language: 'nl',
      state: 'outdated',
      earlier: 'يبقى الهاتف في الحقيبة.',
    });
    await keep({ id, parts: { what: 'De gsm blijft in de tas.' } });
    expect((await shownIn(id, 'ar'))?.parts.what).toMatchObject({ state: 'checked', language: 'ar' });
  });

  test('in another version takes along what was translated, and leaves the first as it was', async () => {
    const first = await keep({ parts: { what: 'De gsm blijft in de tas.', why: 'Zo is er rust.' } });
    await translate(first, 'what', 'يبقى الهاتف في الحقيبة.', 'De gsm blijft in de tas.');
    await translate(first, 'why', 'هكذا يكون هدوء.', 'Zo is er rust.');
    const second = await keep({ after: first, parts: { what: 'De gsm blijft in de tas.', why: 'Zo kan iedereen leren.' } });
    expect((await shownIn(second, 'ar'))?.parts).toMatchObject({ what: { state: 'checked', language: 'ar' }, why: { state: 'outdated', language: 'nl' } });
    expect((await shownIn(first, 'ar'))?.parts.why).toMatchObject({ state: 'checked' });
  });

  test('keeps why it may be translated when its draft is saved again after another version', async () => {
    const first = await keep({ parts: { what: 'A.' } });
    const second = await keep({ after: first, parts: { what: 'B.' } });
    await inSchool((db) => agreeToTranslate(db, staff(), second, 'health', '2026-11-24'));
    await keep({ id: second, after: first, parts: { what: 'C.' } });
    expect((await inSchool((db) => textToTranslate(db, staff(), second)))?.purpose).toBe('health');
  });

  test('whose title is a whole letter is cut', async () => {
    const id = await inSchool((db) => keepOwnText(db, staff(), { of: 'agreements', title: `${'x'.repeat(299)}👩${'y'.repeat(9000)}`, parts: { what: 'A.' } }));
    expect((await inSchool((db) => textToTranslate(db, staff(), id)))?.title).toBe(`${'x'.repeat(299)}\ufffd`);
  });

  test('loses the translation of a part that goes, and everything when it is forgotten', async () => {
    const id = await keep({ parts: { what: 'A.', why: 'B.' } });
    await translate(id, 'why', 'ب', 'B.');
    await keep({ id, parts: { what: 'A.' } });
    const left = async (): Promise<number> => (await owner.query('select from languages.translation where text_id = $1', [id])).rowCount ?? 0;
    expect(await left()).toBe(0);
    await translate(id, 'what', 'أ', 'A.');
    await inSchool((db) => forgetOwnText(db, school.id, id));
    expect([await left(), await shownIn(id, 'nl')]).toEqual([0, undefined]);
  });
});

describe('words that were pasted', () => {
  test('lose what nobody sees: zero width, what turns a line round, tabs and lines of a word processor', () => {
    expect(cleaned('\ufeffDe\u200b gsm\u202e blijft\u2066 in\u00ad de\u00a0tas.\r\n\r\n\r\n\r\nAltijd.\u2028Ook op uitstap.\t \u0007')).toBe(
      'De gsm blijft in de tas.\n\nAltijd.\nOok op uitstap.',
    );
    expect(cleaned(isolate('Zoë'))).toBe('Zoë');
    expect(cleaned('stuk\ud800')).toBe('stuk\ufffd');
  });

  test('keep what their script needs', () => {
    for (const words of ['می‌خواهم', '👩‍👧', 'مدرسة.\u200f', 'Zoë en Élise']) expect(cleaned(words)).toBe(words);
  });
});
