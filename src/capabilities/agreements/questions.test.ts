import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playable, recordingOf } from '../../platform/questions/spoken/shared-with-browser/recording.ts';
import { base64url } from '../../platform/secrets/shared-with-browser/bytes.ts';
import type { TestBrowser } from '../../testing/browser-of.ts';
import { madeUpVoice } from '../../testing/made-up-voice.ts';
import { fieldOf, publishedAgreement } from '../../testing/test-agreements.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { personalData } from './personal-data.ts';

let school: TestSchool;
let owner: Client;
let veerle: TestBrowser;
let bart: TestBrowser;
beforeAll(async () => {
  school = await testSchool();
  owner = new Client(school.ground.ownerUrl);
  await owner.connect();
  [veerle, bart] = [await school.browserOf('Veerle'), await school.browserOf('Bart')];
});
afterAll(async () => {
  await owner.end();
  await school.close();
});

describe('a question', () => {
  const spoken = (seconds: number): string => base64url(recordingOf(madeUpVoice(seconds)));
  beforeAll(async () => {
    await publishedAgreement(school, veerle, 'Vragen stellen', { title: 'Vragen stellen' });
  });
  const asking = '/p/agreements/vragen-stellen/question';

  test('that is empty asks for something, and keeps nothing', async () => {
    const ada = await school.browserOf('Ada');
    const { html } = await ada.get(asking);
    const refused = await ada.send('/p/agreements/vragen-stellen/questions', { id: fieldOf(html, 'id') });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Kies iets, of typ of spreek je vraag in.')]);
  });

  test('spoken in Arabic opens one promise, is heard by who promised and nobody else, and its answer is shared without the asker', async () => {
    const fatima = await school.browserOf('Fatima');
    const { html } = await fatima.get(asking);
    const question = { id: fieldOf(html, 'id'), kind: 'cant', words: 'ابنتي ليس عندها هاتف وكيف تتصل بي', sound: spoken(2) };
    const asked = await fatima.send('/p/agreements/vragen-stellen/questions', question);
    await fatima.send('/p/agreements/vragen-stellen/questions', question);
    expect((await fatima.get(`${asked.path}?in=nl`)).text).toContain('An Maes antwoordt u ten laatste op vrijdag 27 november.');
    const { rows } = await owner.query<{ id: string; row: string }>('select id, t::text as row from agreements.question t');
    expect(rows.length).toBe(1);
    expect(rows[0]?.row).not.toContain('هاتف');

    const an = await school.browserOf('An');
    expect((await an.get('/staff')).text).toContain('Fatima El Khatib');
    const promise = await an.get(`/staff/promises/${question.id}`);
    expect(promise.text).toMatch(/heeft een vraag bij een afspraak.*Vragen stellen.*Dit lukt mij niet.*ابنتي ليس عندها هاتف/);
    const sound = `/staff/agreements/questions/${question.id}/sound`;
    expect(Buffer.compare((await an.get(sound)).bytes, Buffer.from(playable(recordingOf(madeUpVoice(2)))))).toBe(0);
    expect((await (await school.browserOf('Tom')).get(sound)).status).toBe(200);
    for (const name of ['Bart', 'Veerle', 'Samira', 'Dirk'] as const) expect((await (await school.browserOf(name)).get(sound)).status).toBe(404);

    const sharing = /href="([^"]+beside=[^"]+)"/.exec(promise.html)?.[1] ?? '';
    const answers = sharing.replace(/\?.*/, '');
    const refused = await an.send(answers, { beside: question.id, question: 'Fatima vraagt hoe haar dochter belt', answer: 'In het onthaal.' });
    expect(refused.text).toContain('Er staat een naam in van wie het vroeg.');
    await an.send(answers, { beside: question.id, question: 'Wat als een kind geen gsm heeft?', answer: 'In het onthaal mag iedereen gratis bellen.' });
    expect((await bart.get(answers)).status).toBe(404);
    await an.send(`/staff/promises/${question.id}/answer`, { outcome: 'written', 'told-back': 'Uw dochter mag bij ons bellen.' });
    expect((await an.get(sound)).status).toBe(404);
    const anybody = await school.stranger().get('/agreements/de-bron/vragen-stellen?in=nl');
    expect(anybody.text).toContain('Wat als een kind geen gsm heeft? In het onthaal mag iedereen gratis bellen.');
    expect(anybody.text).not.toMatch(/Fatima|Khatib|هاتف/);
    const shared = await owner.query<{ row: string }>('select t::text as row from agreements.shared_answer t');
    for (const { row } of shared.rows) expect(row).not.toMatch(new RegExp(`${question.id}|${school.idOf('Fatima')}`));
    expect((await fatima.get('/p/')).text).toContain('Uw dochter mag bij ons bellen.');
    const copy = await school.inSchool((db) => personalData.copyFor(db as never, school.ground, school.id, school.idOf('Fatima')));
    expect(JSON.stringify(copy)).toMatch(/ابنتي.*data:audio\/wav/);
  });

  test('whether it was clear comes back as a number', async () => {
    const ada = await school.browserOf('Ada');
    const read = { version: fieldOf((await ada.get('/p/agreements/vragen-stellen')).html, 'version') };
    await ada.send('/p/agreements/vragen-stellen/clarity', { version: 'of what it said before' });
    expect((await ada.get('/p/agreements/vragen-stellen')).text).not.toContain('Fijn dat het duidelijk is.');
    for (let time = 0; time < 2; time++) await ada.send('/p/agreements/vragen-stellen/clarity', read);
    expect((await ada.get('/p/agreements/vragen-stellen')).text).toContain('Fijn dat het duidelijk is.');
    const { rows } = await owner.query<{ id: string }>(`select agreement_id as id from agreements.version where title = 'Vragen stellen'`);
    const page = await (await school.browserOf('Veerle')).get(`/staff/agreements/${rows[0]?.id}`);
    expect(page.text).toContain('1 persoon vond dit duidelijk.');
    expect(page.text).not.toContain('Ada');
  });
});
