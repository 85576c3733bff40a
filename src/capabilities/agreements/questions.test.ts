import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { letterKind } from '../../platform/outbox/shared-with-browser/letter.ts';
import { sealLetter } from '../../platform/outbox/shared-with-browser/seal-letter.ts';
import { playable, recordingOf } from '../../platform/questions/spoken/shared-with-browser/recording.ts';
import { newId } from '../../platform/secrets/random.ts';
import { base64url, fromBase64url, utf8 } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { madeUpVoice } from '../../testing/made-up-voice.ts';
import { fieldOf, publishedAgreement, testAgreements } from '../../testing/test-agreements.ts';
import { capabilities } from '../index.ts';
import { personalData } from './personal-data.ts';

const { school, owner, veerle, bart, close } = await testAgreements();
afterAll(close);

/** What somebody gets who asks what is kept about them: their questions. */
async function copyOf(name: 'Ben' | 'Chloé' | 'Fatima'): Promise<{ words: string; kind?: string; spoken?: string }[]> {
  const copy = await school.inSchool((db) => personalData.copyFor(db as never, school.ground, school.id, school.idOf(name)));
  return (copy as { questions: { words: string }[] }).questions;
}

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
    // The day that was promised stays that day, and nothing is promised to who asked nothing.
    school.ground.clock.set('2026-11-26 10:00');
    expect((await (await school.browserOf('Fatima')).get(`${asked.path}?in=nl`)).text).toContain('ten laatste op vrijdag 27 november.');
    expect((await (await school.browserOf('Driss')).get(asked.path)).path).toBe('/p/agreements/vragen-stellen');
    school.ground.clock.set('2026-11-24 10:00');
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

  test('asked on the tablet of the class leaves the next child one tap away', async () => {
    const tablet = await school.browserOf('Ada', { device: 'class' });
    expect((await tablet.send('/p/agreements/vragen-stellen/questions', { kind: 'question' })).text).toContain('Klaar. Geef door');
  });

  test('asked again in other words on the same page is another question; the same words twice are one', async () => {
    const ben = await school.browserOf('Ben');
    const id = fieldOf((await ben.get(asking)).html, 'id');
    for (const words of ['Mag het in de bus?', 'Mag het op uitstap?', 'Mag het op uitstap?', 'Mag het in de bus?'])
      await ben.send('/p/agreements/vragen-stellen/questions', { id, words });
    const said = await Promise.all(['Een?', 'Twee?', 'Twee?'].map((words) => ben.send('/p/agreements/vragen-stellen/questions', { id: newId(), words })));
    expect(said.map(({ status }) => status)).toEqual([200, 200, 200]);
    const mine = await copyOf('Ben');
    expect(
      mine
        .filter(({ words }) => /bus|uitstap/.test(words))
        .map(({ words }) => words)
        .sort(),
    ).toEqual(['Mag het in de bus?', 'Mag het op uitstap?']);
    const at = newId();
    await Promise.all(['Zo?', 'Of zo?', 'Zo?', 'Of zo?'].map((words) => ben.send('/p/agreements/vragen-stellen/questions', { id: at, words })));
    expect((await copyOf('Ben')).filter(({ words }) => /zo\?/i.test(words))).toHaveLength(2);
    const promises = await owner.query('select from follow_ups.promise where asker_id = $1', [school.idOf('Ben')]);
    expect(promises.rowCount).toBe((await copyOf('Ben')).length);
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

  describe('that waited on a device', () => {
    const sealed = async (ticket: string, fields: Record<string, string[]>, id = newId()) => {
      const key = fromBase64url((await school.ground.keys.sealedBox(school.id)).publicKey);
      const letter = await sealLetter(key, utf8(letterKind), utf8(id), utf8(JSON.stringify({ ticket, fields })));
      return { v: 1, id, school: school.id, sealed: base64url(letter) };
    };
    /** Brought by a device on which nobody is signed in. */
    const bring = (letter: object) => school.stranger().json('/deliveries', letter);
    const ticketFor = async (name: 'Chloé' | 'Fatima') => fieldOf((await (await school.browserOf(name)).get(asking)).html, 'ticket');

    test('arrives once however often it is brought, also at the same moment, and is a promise', async () => {
      const letter = await sealed(await ticketFor('Chloé'), { kind: ['cant'], words: ['Ik heb geen tas.'], sound: [spoken(1)] });
      const brought = await Promise.all([bring(letter), bring(letter), bring(letter)]);
      expect([...brought, await bring(letter)].map(({ status, html }) => [status, JSON.parse(html)])).toEqual(
        Array.from({ length: 4 }, () => [200, { received: letter.id, next: '/p/agreements/vragen-stellen/asked' }]),
      );
      expect(await copyOf('Chloé')).toMatchObject([{ kind: 'cant', words: 'Ik heb geen tas.', spoken: expect.stringContaining('audio/wav') }]);
      expect((await (await school.browserOf('An')).get(`/staff/promises/${letter.id}`)).text).toContain('Ik heb geen tas.');
    });

    test('without a word is received, and the question is asked again', async () => {
      const letter = await sealed(await ticketFor('Fatima'), { words: [' '] });
      const { next } = JSON.parse((await bring(letter)).html);
      expect((await (await school.browserOf('Fatima')).get(next)).text).toContain('اختاروا شيئًا');
    });

    test('arrives after the agreement ended; without a ticket of ours, or once the agreement is gone, it stays on the device', async () => {
      const ticket = await ticketFor('Chloé');
      school.ground.clock.set('2027-03-01 10:00');
      const late = await sealed(ticket, { words: ['Geldt dit nog?'] });
      expect((await bring(late)).status).toBe(200);
      expect((await copyOf('Chloé')).map(({ words }) => words)).toContain('Geldt dit nog?');
      for (const bad of ['', 'agreement-question.x', ticket.replace(school.idOf('Chloé'), school.idOf('Zoë')), ticket.replace(/^[^.]+/, 'answer')])
        expect((await bring(await sealed(bad, { words: ['x'] }))).status).toBe(422);
      expect((await bring(await sealed(ticket, { words: ['x'.repeat(4001)] }))).status).toBe(422);
      school.ground.clock.set('2028-03-01 04:00');
      await runJobs(school.ground, capabilities);
      expect((await bring(await sealed(ticket, { words: ['Te laat.'] }))).status).toBe(422);
      school.ground.clock.set('2026-11-24 10:00');
    });
  });
});
