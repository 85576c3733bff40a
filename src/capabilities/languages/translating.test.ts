import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { newId } from '../../platform/secrets/random.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import type { Seen, TestBrowser } from '../../testing/browser-of.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { capabilities } from '../index.ts';
import { keepOwnText, type NewOwnText, type OwnTextId, ownTexts } from './index.tsx';
import { fingerprintOf } from './rules/states.ts';
import { decide } from './rules/translating.ts';
import type { Db } from './store/rows.ts';

let school: TestSchool;
let samira: TestBrowser;
let bart: TestBrowser;
beforeAll(async () => {
  school = await testSchool();
  [samira, bart] = [await school.browserOf('Samira'), await school.browserOf('Bart')];
});
afterAll(() => school.close());

const inSchool = <Result>(work: (db: Db) => Promise<Result>): Promise<Result> => school.ground.database.inSchool(school.id, work);
const head = (): Staff => ({ kind: 'staff', school: school.id, id: school.idOf('Veerle'), roles: ['leadership'] }) as unknown as Staff;
const keep = (parts: Record<string, string>, more: Partial<NewOwnText> = {}): Promise<OwnTextId> =>
  inSchool((db) => keepOwnText(db, head(), { of: 'agreements', title: 'De gsm', parts, ...more }));
const inArabic = async (id: OwnTextId) => (await inSchool((db) => ownTexts(db, school.id, [id], 'ar'))).get(id)?.parts ?? {};

const allFour = ['exceptional', 'purpose', 'beside-dutch', 'audience'];
const agree = (id: string, browser = samira): Promise<Seen> =>
  browser.send(`/staff/own-texts/${id}/agreement`, { language: 'ar', purpose: 'integration', condition: allFour });
const address = (id: string): string => `/staff/own-texts/${id}/ar`;

/** The hidden fields of the page as this browser sees it now. */
async function fieldsOf(id: string, browser = samira, seen?: Seen): Promise<Record<string, string | string[]>> {
  const { html } = seen ?? (await browser.get(address(id)));
  const found = [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value] as const);
  const words = [...html.matchAll(/<textarea id="([^"]+)"[^>]*>([^<]*)</g)].map(([, name = '', value = '']) => [name, value] as const);
  return { ...Object.fromEntries([...found, ...words]), part: found.filter(([name]) => name === 'part').map(([, value]) => value) };
}

async function translate(id: string, words: Record<string, string>, how = 'check', browser = samira): Promise<Seen> {
  const typed = Object.fromEntries(Object.entries(words).map(([key, value]) => [`words-${key}`, value]));
  return browser.send(address(id), { ...(await fieldsOf(id, browser)), ...typed, do: how });
}

describe('before the first word', () => {
  test('the four conditions are asked, and kept with the text', async () => {
    const id = await keep({ what: 'De gsm blijft in de tas.' });
    expect((await samira.get(address(id))).text).toContain('mag u deze tekst vertalen?');
    const slip = await samira.send(`/staff/own-texts/${id}/agreement`, { language: 'ar', purpose: 'health', condition: allFour.slice(1) });
    expect([slip.status, slip.text.includes('als de vier zinnen kloppen')]).toEqual([422, true]);
    expect(slip.html.match(/\schecked=""/g)).toHaveLength(4);
    expect((await samira.send(`/staff/own-texts/${id}/agreement`, { language: 'ar', condition: allFour })).text).toContain('Kies waarvoor u vertaalt.');
    expect((await translate(id, { what: 'كلمات' })).status).toBe(409);
    expect((await agree(id)).text).toContain('Gezinnen helpen om mee te doen op school. Dat bevestigde Samira Maes op 24 november 2026.');
  });

  test.each([
    ['a pupil', 'Ada', false],
    ['a parent', 'Fatima', false],
    ['a contact person, who may be from outside the school', 'Tom', false],
    ['a teacher', 'Bart', true],
    ['the head', 'Veerle', true],
  ] as const)('%s, %s, sees the texts: %s', async (_, name, sees) => {
    expect((await (await school.browserOf(name)).get('/staff/own-texts')).text.includes('Teksten van de school vertalen')).toBe(sees);
  });
});

describe('a translation', () => {
  test('is read by families once it was checked, and not before', async () => {
    const id = await keep({ what: 'De gsm blijft in de tas.', why: 'Zo is er rust.' });
    await agree(id);
    await translate(id, { what: 'يبقى الهاتف في الحقيبة.' }, 'keep');
    expect(await inArabic(id)).toMatchObject({ what: { state: 'dutch' }, why: { state: 'dutch' } });
    expect((await samira.get(address(id))).text).toContain('nog na te lezen');
    const saved = await translate(id, {});
    expect(saved.text).toContain('nagelezen door Samira Maes op 24 november 2026');
    expect(await inArabic(id)).toMatchObject({ what: { state: 'checked', text: 'يبقى الهاتف في الحقيبة.' }, why: { state: 'dutch' } });
    expect((await samira.get('/staff/own-texts')).text).toContain('Arabisch: nog 1 van 2');
  });

  test('of Dutch that changed meanwhile is refused, with the new Dutch and what was typed; the other parts are kept', async () => {
    const id = await keep({ what: 'De gsm blijft in de tas.', why: 'Zo is er rust.' });
    await agree(id);
    const before = await fieldsOf(id);
    await keep({ what: 'De gsm blijft thuis.', why: 'Zo is er rust.' }, { id });
    const refused = await samira.send(address(id), { ...before, 'words-what': 'يبقى الهاتف في الحقيبة.', 'words-why': 'هكذا يكون هدوء.', do: 'check' });
    expect(refused.status).toBe(409);
    for (const words of ['De gsm blijft thuis.', 'يبقى الهاتف في الحقيبة.', 'Het Nederlands is intussen veranderd']) expect(refused.text).toContain(words);
    expect(await inArabic(id)).toMatchObject({ what: { state: 'dutch' }, why: { state: 'checked' } });
    const again = await samira.send(address(id), { ...(await fieldsOf(id, samira, refused)), 'words-what': 'يبقى الهاتف في البيت.', do: 'check' });
    expect(again.status).toBe(200);
    expect(await inArabic(id)).toMatchObject({ what: { state: 'checked', text: 'يبقى الهاتف في البيت.' } });
  });

  test('by two at once loses nobody’s words', async () => {
    const id = await keep({ what: 'De gsm blijft in de tas.' });
    await agree(id);
    const [of, at] = [await fieldsOf(id), await fieldsOf(id, bart)];
    const answers = await Promise.all([
      samira.send(address(id), { ...of, 'words-what': 'من سميرة', do: 'check' }),
      bart.send(address(id), { ...at, 'words-what': 'من بارت', do: 'check' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409) as Seen;
    for (const words of ['من سميرة', 'من بارت', 'Iemand anders vertaalde dit ook net']) expect(refused.text).toContain(words);
    expect((await inArabic(id)).what?.state).toBe('checked');
  });

  test('that nobody touched stays outdated, until somebody says it still holds', async () => {
    const id = await keep({ what: 'De gsm blijft in de tas.' });
    await agree(id);
    await translate(id, { what: 'يبقى الهاتف في الحقيبة.' });
    await keep({ what: 'De gsm blijft in je tas.' }, { id });
    await translate(id, {});
    expect(await inArabic(id)).toMatchObject({ what: { state: 'outdated', earlier: 'يبقى الهاتف في الحقيبة.' } });
    expect((await samira.get(address(id))).text).toContain('Vroeger stond er: De gsm blijft in de tas.');
    await samira.send(address(id), { ...(await fieldsOf(id)), 'still-what': 'yes', do: 'check' });
    expect(await inArabic(id)).toMatchObject({ what: { state: 'checked' } });
  });

  test('of a part that went meanwhile is shown to who typed it', async () => {
    const id = await keep({ what: 'A.', why: 'B.' });
    await agree(id);
    const before = await fieldsOf(id);
    await keep({ what: 'A.' }, { id });
    const refused = await samira.send(address(id), { ...before, 'words-why': 'لماذا', do: 'check' });
    expect([refused.status, refused.text.includes('Dit stuk staat niet meer in de tekst. U typte: لماذا')]).toEqual([409, true]);
  });

  test('has no name any more a year after it was checked', async () => {
    const id = await keep({ what: 'A.' });
    await agree(id);
    await translate(id, { what: 'أ' });
    school.ground.clock.set('2027-11-25 04:00');
    await runJobs(school.ground, capabilities);
    const { text } = await (await school.browserOf('Veerle')).get(address(id));
    school.ground.clock.set('2026-11-24 10:00');
    expect(text).toContain('nagelezen op 24 november 2026');
    expect(text).not.toContain('Samira');
  });
});

test('long lists of texts come page by page', async () => {
  for (let at = 0; at < 25; at++) await keep({ what: 'A.' }, { title: `Tekst ${String.fromCharCode(97 + at)}` });
  const first = await samira.get('/staff/own-texts');
  const next = /href="(\/staff\/own-texts\?[^"]+)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const second = await samira.get(next);
  const titles = [first, second].flatMap(({ html }) => [...html.matchAll(/<h2>(Tekst .)<\/h2>/g)].map(([, title]) => title));
  expect([new Set(titles).size, titles.length]).toEqual([25, 25]);
});

test('what is not there is not there', async () => {
  for (const path of [`/staff/own-texts/${newId()}/ar`, '/staff/own-texts/x/ar', `/staff/own-texts/${await keep({ what: 'A.' })}/nl`])
    expect((await samira.get(path)).status).toBe(404);
});

describe('one field', () => {
  const typed = { key: 'what', words: 'أ', ofDutch: fingerprintOf('A.'), was: fingerprintOf(''), stillHolds: false };
  const kept = { words: 'ب', ofDutch: 'A.' };
  test.each([
    ['new words', undefined, {}, { does: 'keep', words: 'أ', isNew: true }],
    ['nothing where nothing was', undefined, { words: '' }, { does: 'leave' }],
    ['words that were taken out', kept, { words: '', was: fingerprintOf('ب') }, { does: 'drop' }],
    ['words that stay', kept, { words: 'ب', was: fingerprintOf('ب') }, { does: 'keep', words: 'ب', isNew: false }],
    ['words where somebody else wrote others', kept, {}, { slip: 'part.somebody-else' }],
    ['words where somebody else wrote the same', { ...kept, words: 'أ' }, {}, { does: 'keep', words: 'أ', isNew: false }],
    ['other Dutch', undefined, { ofDutch: fingerprintOf('B.') }, { slip: 'part.dutch-changed' }],
    ['too many words', undefined, { words: 'أ'.repeat(5001) }, { slip: 'part.too-long' }],
    ['only marks that nobody sees', undefined, { words: '\u202e\u200b' }, { does: 'leave' }],
    ['an old translation left as it was', { words: 'ب', ofDutch: 'Z.' }, { words: 'ب', was: fingerprintOf('ب') }, { does: 'leave' }],
  ] as const)('with %s', (_, translation, changed, expected) => {
    expect(decide('A.', translation, { ...typed, ...changed })).toEqual(expected);
  });
});
