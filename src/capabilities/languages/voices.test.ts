import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { recordingOf } from '../../platform/questions/spoken/shared-with-browser/recording.ts';
import { base64url } from '../../platform/secrets/shared-with-browser/bytes.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import type { Seen, TestBrowser } from '../../testing/browser-of.ts';
import { madeUpVoice } from '../../testing/made-up-voice.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { capabilities } from '../index.ts';
import { keepOwnText, type OwnTextId, ownTexts, voiceBytes } from './index.tsx';
import { mostSoundBytes, soundTypeOf } from './rules/sounds.ts';
import type { Db } from './store/rows.ts';

let school: TestSchool;
let samira: TestBrowser;
beforeAll(async () => {
  school = await testSchool();
  samira = await school.browserOf('Samira');
});
afterAll(() => school.close());

const inSchool = <Result>(work: (db: Db) => Promise<Result>): Promise<Result> => school.ground.database.inSchool(school.id, work);
const staff = (): Staff => ({ kind: 'staff', school: school.id, id: school.idOf('Veerle'), roles: ['leadership'] }) as unknown as Staff;
const keep = (what: string, id?: OwnTextId): Promise<OwnTextId> =>
  inSchool((db) => keepOwnText(db, staff(), { id, of: 'agreements', title: 'De gsm', parts: { what } }));
const heardIn = async (id: OwnTextId, language: 'ar' | 'nl') => (await inSchool((db) => ownTexts(db, school.id, [id], language))).get(id)?.voices ?? [];
/** What a page that shows the text plays. */
const playedBeside = (id: OwnTextId, voice = '') => inSchool((db) => voiceBytes(db, school.id, voice, [id]));
const agree = (id: string): Promise<Seen> =>
  samira.send(`/staff/own-texts/${id}/agreement`, {
    language: 'ar',
    purpose: 'integration',
    condition: ['exceptional', 'purpose', 'beside-dutch', 'audience'],
  });

const spoken = (seconds = 1): string => base64url(recordingOf(madeUpVoice(seconds)));
const mp3 = (length = 2000): Uint8Array<ArrayBuffer> => Uint8Array.from([0x49, 0x44, 0x33, ...new Uint8Array(length)]);
const record = (id: string, fields: Record<string, string>, file = new File([], ''), browser = samira): Promise<Seen> =>
  browser.sendParts(`/staff/own-texts/${id}/voices`, { ...fields, sound: file });

describe('a text that somebody spoke', () => {
  test('is heard by families in that language, and offered in the others', async () => {
    const id = await keep('De gsm blijft in de tas.');
    await agree(id);
    expect((await record(id, { language: 'ber', spoken: spoken(), consent: 'yes' })).text).toContain('Gezinnen kunnen het nu horen.');
    await record(id, { language: 'ar', consent: 'yes' }, new File([mp3()], 'stem.mp3'));
    expect((await heardIn(id, 'ar')).map(({ language }) => language)).toEqual(['ar', 'ber']);
    const [arabic, tamazight] = await heardIn(id, 'ar');
    const sound = await playedBeside(id, tamazight?.id);
    expect([
      sound?.type,
      Buffer.from(sound?.bytes ?? [])
        .subarray(0, 4)
        .toString(),
      sound?.bytes.length,
    ]).toEqual(['audio/wav', 'RIFF', tamazight?.length]);
    expect((await playedBeside(id, arabic?.id))?.type).toBe('audio/mpeg');
  });

  test.each([
    ['a translator', 'Samira', true],
    ['the head', 'Veerle', true],
    ['an administrator', 'Dirk', true],
    ['a teacher', 'Bart', true],
    ['a contact person, who may be from outside the school', 'Tom', false],
    ['a pupil', 'Ada', false],
    ['a parent', 'Fatima', false],
    ['nobody known', undefined, false],
  ] as const)('and that no page shows yet: %s who knows its address hears it: %s %s', async (_, name, hears) => {
    const id = await keep('De gsm blijft in de tas, of niet.');
    await agree(id);
    await record(id, { language: 'ar', spoken: spoken(), consent: 'yes' });
    const [voice] = await heardIn(id, 'ar');
    const browser = name ? await school.browserOf(name) : school.stranger();
    const addresses = ['/staff/own-texts', '/p/own-texts', '/said/de-bron', `/p/catch-up/${id}`, '/agreements/de-bron/gsm'].map(
      (at) => `${at}/voices/${voice?.id}`,
    );
    const heard = [];
    for (const address of addresses) heard.push((await browser.get(address)).headers.get('Content-Type')?.startsWith('audio/') ?? false);
    expect(heard).toEqual([hears, false, false, false, false]);
  });

  test('is heard by nobody of another school', async () => {
    const id = await keep('De gsm blijft thuis.');
    await agree(id);
    await record(id, { language: 'ar', spoken: spoken(), consent: 'yes' });
    const [voice] = await heardIn(id, 'ar');
    const there = await testSchool(school.ground, 'elders');
    expect((await (await there.browserOf('Samira')).get(`/staff/own-texts/voices/${voice?.id}`)).status).toBe(404);
    expect(await there.inSchool((db) => voiceBytes(db as unknown as Db, there.id, voice?.id ?? '', [id]))).toBeUndefined();
  });

  test('is not heard any more once the text says something else; staff are told so', async () => {
    const id = await keep('De gsm blijft in de tas.');
    await agree(id);
    await record(id, { language: 'ar', spoken: spoken(), consent: 'yes' });
    const [voice] = await heardIn(id, 'ar');
    await keep('De gsm blijft thuis.', id);
    expect(await heardIn(id, 'ar')).toEqual([]);
    expect(await playedBeside(id, voice?.id)).toBeUndefined();
    expect((await samira.get(`/staff/own-texts/voices/${voice?.id}`)).status).toBe(200);
    expect((await samira.get(`/staff/own-texts/${id}/voices`)).text).toContain('Gezinnen horen dit niet meer.');
  });

  test('is replaced by a new recording, and goes when somebody takes it away', async () => {
    const id = await keep('Zo is er rust.');
    await record(id, { language: 'nl', spoken: spoken(), consent: 'yes' });
    const [first] = await heardIn(id, 'nl');
    await record(id, { language: 'nl', spoken: spoken(2), consent: 'yes' });
    const [second, ...more] = await heardIn(id, 'nl');
    expect([second?.id === first?.id, more]).toEqual([false, []]);
    await samira.send(`/staff/own-texts/${id}/voices/${second?.id}/removal`);
    expect(await heardIn(id, 'nl')).toEqual([]);
  });

  test('goes a year after, and when who recorded it leaves', async () => {
    const id = await keep('Zo is er rust.');
    await record(id, { language: 'nl', spoken: spoken(), consent: 'yes' }, undefined, await school.browserOf('Griet'));
    await inSchool((db) => db.updateTable('people.person').set({ left_on: '2026-11-24' }).where('id', '=', school.idOf('Griet')).execute());
    await agree(id);
    await record(id, { language: 'ar', spoken: spoken(), consent: 'yes' });
    school.ground.clock.set('2026-11-25 04:00');
    await runJobs(school.ground, capabilities);
    expect((await heardIn(id, 'nl')).map(({ language }) => language)).toEqual(['ar']);
    school.ground.clock.set('2027-11-26 04:00');
    await runJobs(school.ground, capabilities);
    expect(await heardIn(id, 'nl')).toEqual([]);
    school.ground.clock.set('2026-11-24 10:00');
  });
});

describe('a sound that cannot be kept is refused kindly', () => {
  const file = (bytes: Uint8Array<ArrayBuffer>): File => new File([bytes], 'stem');
  test.each([
    ['without a language', { language: '', spoken: spoken(), consent: 'yes' }, undefined, 'Kies eerst een taal'],
    ['without a sound', { language: 'nl', consent: 'yes' }, undefined, 'Spreek iets in, of kies een bestand.'],
    ['without a yes of who speaks', { language: 'nl', spoken: spoken() }, undefined, 'Kruis aan dat wie spreekt dit goed vindt.'],
    ['in a language without the four conditions', { language: 'ber', spoken: spoken(), consent: 'yes' }, undefined, 'Bevestig eerst'],
    ['that is a page', { language: 'nl', consent: 'yes' }, file(Buffer.from(`<html>${' '.repeat(100)}`)), 'kunnen we niet afspelen'],
    ['that is too large', { language: 'nl', consent: 'yes' }, file(mp3(mostSoundBytes)), 'te groot'],
    ['that is no recording', { language: 'nl', spoken: 'AAAA', consent: 'yes' }, undefined, 'kunnen we niet afspelen'],
    ['that is no base64', { language: 'nl', spoken: '%%%', consent: 'yes' }, undefined, 'kunnen we niet afspelen'],
    ['that is too long', { language: 'nl', spoken: spoken(95), consent: 'yes' }, undefined, 'kunnen we niet afspelen'],
  ])('%s', async (_, fields, sound, words) => {
    const seen = await record(await keep('A.'), fields, sound);
    expect([seen.status, seen.text.includes(words)]).toEqual([422, true]);
  });

  test('and what was spoken stays on the page', async () => {
    const said = spoken();
    expect((await record(await keep('A.'), { language: 'nl', spoken: said })).html).toContain(`name="spoken" value="${said}"`);
  });
});

test.each([
  ['audio/mpeg', [0xff, 0xfb, 0x90, 0]],
  ['audio/mp4', [0, 0, 0, 32, ...Buffer.from('ftypM4A ')]],
  ['audio/ogg', [...Buffer.from('OggS')]],
  ['audio/webm', [0x1a, 0x45, 0xdf, 0xa3]],
  ['audio/wav', [...Buffer.from('RIFF1234WAVE')]],
  [undefined, [...Buffer.from('RIFF1234AVI ')]],
  [undefined, [...Buffer.from('%PDF-1.7')]],
])('what begins as %s does is known for it', (type, beginning) => {
  expect(soundTypeOf(Uint8Array.from([...beginning, ...new Uint8Array(64)]))).toBe(type);
});
