import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '../../platform/web/visitor.ts';
import type { Seen, TestBrowser } from '../../testing/browser-of.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { keepOwnText, type OwnTextId, ownTexts } from './index.tsx';
import { mostXliffBytes, readXliff } from './rules/xliff/reading.ts';
import { xliffOf } from './rules/xliff/writing.ts';
import type { Db } from './store/rows.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text12 = (inner: string, more = ''): string =>
  `<?xml version="1.0"?>${more}<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="t" source-language="nl-BE" target-language="ar-SY"><body>${inner}</body></file></xliff>`;
const text2 = (version: string, inner: string): string =>
  `<xliff version="${version}" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="nl" trgLang="tr"><file id="t">${inner}</file></xliff>`;
const unit = '<trans-unit id="what"><source>A &amp; B</source><target>أ</target></trans-unit>';

describe('a file for translators', () => {
  test('says again what it was made of', () => {
    const parts = [
      { key: 'what', dutch: 'Kost < € 5 & "niets"\nmeer' },
      { key: 'why', dutch: 'Zo.' },
    ];
    const translations = [{ key: 'what', language: 'ar', words: 'أقل من <5>', ofDutch: 'Kost < € 5 & "niets"\nmeer', way: 'typed', checkedOn: null }] as const;
    const read = readXliff(bytes(xliffOf([{ id: 't', title: 'De <gsm>', parts, translations }], 'ar')));
    expect(read).toEqual({
      units: [
        { textId: 't', key: 'what', language: 'ar', source: parts[0]?.dutch, target: 'أقل من <5>' },
        { textId: 't', key: 'why', language: 'ar', source: 'Zo.', target: '' },
      ],
    });
  });

  test('of version 1.2 is read past what tools put in it', () => {
    const inner = `<group><trans-unit id="what"><source>A <g id="1">B</g> <ph id="2">code</ph>C</source><seg-source><mrk mtype="seg">nee</mrk></seg-source>
      <target>أ <g id="1">ب</g> ج</target><alt-trans><source>nee</source><target>لا</target></alt-trans><note>nee</note></trans-unit></group>`;
    expect(readXliff(bytes(text12(inner)))).toEqual({ units: [{ textId: 't', key: 'what', language: 'ar-SY', source: 'A B C', target: 'أ ب ج' }] });
  });

  test.each(['2.0', '2.1'])('of version %s is read in its segments; one that is not translated leaves the part open', (version) => {
    const inner = `<unit id="what"><segment><source>A.</source><target>Bir.</target></segment><ignorable><source> </source></ignorable>
      <segment><source>B<cp hex="0021"/></source><target>İki!</target></segment></unit>
      <unit id="why"><segment><source>C.</source><target>Üç.</target></segment><segment><source>D.</source></segment></unit>`;
    expect(readXliff(bytes(text2(version, inner)))).toEqual({
      units: [
        { textId: 't', key: 'what', language: 'tr', source: 'A. B!', target: 'Bir. İki!' },
        { textId: 't', key: 'why', language: 'tr', source: 'C.D.', target: '' },
      ],
    });
  });

  test('that a tool wrote in UTF-16 is read too', () => {
    expect(readXliff(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text12(unit), 'utf16le')]))).toMatchObject({ units: [{ source: 'A & B' }] });
  });

  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  test.each([
    ['a document type', text12(unit, '<!DOCTYPE xliff>'), 'xliff.doctype'],
    ['entities that grow', text12(unit.replace('B', '&b;'), bomb), 'xliff.doctype'],
    ['a file of the server as an entity', text12(unit, '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'), 'xliff.doctype'],
    ['an entity that nobody declared', text12(unit.replace('B', '&b;')), 'xliff.no-xml'],
    ['another version', text12(unit).replace('1.2', '1.1'), 'xliff.version'],
    ['a version of tomorrow', text2('3.0', ''), 'xliff.version'],
    ['another kind of XML', '<tmx version="1.2"/>', 'xliff.version'],
    ['a web page', '<!doctype html><html>', 'xliff.no-xml'],
    ['half a file', text12(unit).slice(0, -20), 'xliff.no-xml'],
    ['nothing', '', 'xliff.no-xml'],
    ['another source', text12(unit).replace('nl-BE', 'en'), 'xliff.from-dutch'],
    ['no parts', text12(''), 'xliff.nothing'],
    ['bytes that are no text', '\u0000\u0001', 'xliff.no-xml'],
    ['too much', ' '.repeat(mostXliffBytes + 1), 'xliff.too-large'],
  ])('with %s is refused', (_, text, slip) => {
    expect(readXliff(bytes(text))).toEqual({ slip });
  });

  test('in a coding that is none is refused', () => {
    expect(readXliff(new Uint8Array([0x3c, 0xc3, 0x28]))).toEqual({ slip: 'xliff.no-xml' });
  });

  test('that is nested a hundred thousand deep, or has as many attributes or parts, takes no machine down', () => {
    expect(readXliff(bytes(text12('<group>'.repeat(100_000))))).toEqual({ slip: 'xliff.no-xml' });
    const attributes = Array.from({ length: 100_000 }, (_, at) => ` a${at}=""`).join('');
    expect(readXliff(bytes(text12(`<group${attributes}>${unit}</group>`)))).toMatchObject({ units: [{ key: 'what' }] });
    expect(readXliff(bytes(text12('<trans-unit id="a"/>'.repeat(100_000))))).toMatchObject({
      units: expect.toSatisfy((all: unknown[]) => all.length === 100_000),
    });
  });
});

describe('bringing it in', () => {
  let school: TestSchool;
  let samira: TestBrowser;
  beforeAll(async () => {
    school = await testSchool();
    samira = await school.browserOf('Samira');
  });
  afterAll(() => school.close());

  const inSchool = <Result>(work: (db: Db) => Promise<Result>): Promise<Result> => school.ground.database.inSchool(school.id, work);
  const staff = (): Staff => ({ kind: 'staff', school: school.id, id: school.idOf('Veerle'), roles: ['leadership'] }) as unknown as Staff;
  const keep = (parts: Record<string, string>, id?: OwnTextId): Promise<OwnTextId> =>
    inSchool((db) => keepOwnText(db, staff(), { id, of: 'agreements', title: 'De gsm', parts }));
  const agree = (id: string): Promise<Seen> =>
    samira.send(`/staff/own-texts/${id}/agreement`, {
      language: 'ar',
      purpose: 'integration',
      condition: ['exceptional', 'purpose', 'beside-dutch', 'audience'],
    });
  const stateInArabic = async (id: OwnTextId, key: string) => (await inSchool((db) => ownTexts(db, school.id, [id], 'ar'))).get(id)?.parts[key]?.state;
  const bringIn = (text: string): Promise<Seen> => samira.upload('/staff/own-texts/files', 'file', new File([text], 'vertalen-ar.xlf'));

  test('keeps what was translated until somebody has checked it', async () => {
    const id = await keep({ what: 'De gsm blijft in de tas.', why: 'Zo is er rust.' });
    await agree(id);
    const file = await samira.get('/staff/own-texts/files/ar');
    expect(file.headers.get('Content-Disposition')).toContain('vertalen-ar.xlf');
    const translated = file.html.replace('tas.</source>', 'tas.</source><target state="final">في الحقيبة</target>');
    expect((await bringIn(translated)).text).toContain('Arabisch: 1 stuk na te lezen');
    expect(await stateInArabic(id, 'what')).toBe('dutch');
    expect((await samira.get(`/staff/own-texts/${id}/ar`)).html).toContain('في الحقيبة');
    expect((await bringIn(translated)).text).toContain('Er staat niets nieuws in dit bestand.');
  });

  test('refuses what the Dutch does not say any more, with both shown, and keeps the rest', async () => {
    const id = await keep({ what: 'De gsm blijft in de tas.', why: 'Zo is er rust.' });
    await agree(id);
    const { html } = await samira.get(`/staff/own-texts/files/ar?text=${id}`);
    await keep({ what: 'De gsm blijft thuis.', why: 'Zo is er rust.' }, id);
    const seen = await bringIn(html.replace('tas.</source>', 'tas.</source><target>أ</target>').replace('rust.</source>', 'rust.</source><target>ب</target>'));
    expect(seen.status).toBe(422);
    for (const words of ['1 stuk na te lezen', 'anders dan in het bestand', 'De gsm blijft in de tas.', 'De gsm blijft thuis.', 'أ'])
      expect(seen.text).toContain(words);
  });

  test('refuses texts that are not there, not agreed to, or of another school, and never overwrites what was checked', async () => {
    const id = await keep({ what: 'A.' });
    const fileFor = (textId: string, words: string, key = 'what') =>
      text12(`<trans-unit id="${key}"><source>A.</source><target>${words}</target></trans-unit>`).replace('"t"', `"${textId}"`);
    expect((await bringIn(fileFor(id, 'أ'))).text).toContain('Bevestig eerst');
    await agree(id);
    expect((await bringIn(fileFor(id, 'أ', 'nergens'))).text).toContain('Dit stuk kennen we niet.');
    expect((await bringIn(fileFor('t', 'أ'))).text).toContain('Dit stuk kennen we niet.');
    expect((await bringIn(fileFor(id, 'أ').replace('ar-SY', 'sv'))).text).toContain('Deze taal kennen we hier niet.');
    const there = await testSchool(school.ground, 'elders');
    const elsewhere = await there.browserOf('Samira');
    expect((await elsewhere.upload('/staff/own-texts/files', 'file', new File([fileFor(id, 'أ')], 'x.xlf'))).text).toContain('Dit stuk kennen we niet.');
    await bringIn(fileFor(id, 'أ'));
    const { html } = await samira.get(`/staff/own-texts/${id}/ar`);
    const field = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
    await samira.send(`/staff/own-texts/${id}/ar`, {
      part: 'what',
      'words-what': 'أ',
      'dutch-what': field('dutch-what'),
      'was-what': field('was-what'),
      do: 'check',
    });
    expect((await bringIn(fileFor(id, 'ب'))).text).toContain('Dat blijft staan.');
    expect(await stateInArabic(id, 'what')).toBe('checked');
  });

  test('says kindly what is wrong with a file, and a file that is missing', async () => {
    const slip = await bringIn(text12(unit, '<!DOCTYPE xliff>'));
    expect([slip.status, slip.text.includes('documenttype')]).toEqual([422, true]);
    expect((await samira.send('/staff/own-texts/files')).text).toContain('Kies eerst een bestand.');
  });
});
