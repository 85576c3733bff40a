import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { letterKind } from '../../platform/outbox/shared-with-browser/letter.ts';
import { sealLetter } from '../../platform/outbox/shared-with-browser/seal-letter.ts';
import { playable, recordingOf } from '../../platform/questions/spoken/shared-with-browser/recording.ts';
import { base64url, fromBase64url, utf8 } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { madeUpDrawing } from '../../testing/made-up-drawing.ts';
import { madeUpVoice } from '../../testing/made-up-voice.ts';
import { answerRound, askedOf, endRound, hiddenIn, openRoundAs, roundTables } from '../../testing/test-round.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { capabilities } from '../index.ts';
import { readAttachments } from './rules/attachments.ts';
import { firstQuestions, shippedSets } from './rules/shipped-sets.ts';

const spoken = (seconds: number, louder = 1): string => base64url(recordingOf(madeUpVoice(seconds).map((sample) => sample * louder)));
const drawn = (n = 0): string => base64url(madeUpDrawing(n));
const wave = (sound: string): Buffer => Buffer.from(playable(fromBase64url(sound)));

/** The addresses of what can be heard and seen on a page. */
const attachedOn = (html: string): string[] => [...html.matchAll(/<(?:audio|img)[^>]* src="([^"]+)"/g)].map((found) => found[1] as string);

let school: TestSchool;
let round: string;
beforeAll(async () => {
  school = await testSchool();
});
afterAll(() => school.close());
beforeEach(async () => {
  school.ground.clock.set('2026-11-24 10:00');
  round = await openRoundAs(school, 'lookback');
});

describe('what is spoken and drawn without a name', () => {
  test('is heard and seen by the reader and the substitute once the round is over, and by nobody else', async () => {
    await answerRound(await school.browserOf('Ada'), round, {
      'q-lb-p-different-sound': spoken(3),
      'q-lb-p-helped': 'mijn juf',
      'q-lb-p-helped-drawing': drawn(),
    });
    await answerRound(await school.browserOf('Ben'), round, { 'q-lb-p-different': 'meer buiten' });
    const [before] = await roundTables(school).attachments(round);
    const an = await school.browserOf('An');
    expect((await an.get(`/staff/rounds/${round}/words/attachments/${before?.id}`)).status).toBe(404);
    await endRound(school);

    const page = await an.get(`/staff/rounds/${round}/words`);
    expect(page.text).toContain('mijn juf');
    const [heard = '', seen = ''] = attachedOn(page.html);
    const sound = await an.get(heard);
    expect([sound.headers.get('Content-Type'), Buffer.compare(sound.bytes, wave(spoken(3)))]).toEqual(['audio/wav', 0]);
    const picture = await an.get(seen);
    expect([picture.headers.get('Content-Type'), Buffer.compare(picture.bytes, madeUpDrawing())]).toEqual(['image/png', 0]);
    expect((await (await school.browserOf('Samira')).get(heard)).bytes).toEqual(sound.bytes);
    for (const name of ['Bart', 'Veerle', 'Tom', 'Dirk'] as const) expect((await (await school.browserOf(name)).get(heard)).status).toBe(404);
    expect((await (await school.browserOf('Ada')).get(heard)).path).toBe('/staff/sign-in');
    expect((await an.get(`/staff/rounds/${round}/words/attachments/${before?.id}`)).status).toBe(404);
    expect((await an.get(heard.replace('/words/', '/named/'))).status).toBe(404);
    const other = await openRoundAs(school, 'needs', { 'opens-on': '2026-12-09', 'closes-on': '2026-12-18' });
    expect((await an.get(heard.replace(round, other))).status).toBe(404);
  });

  test('stays with the reader: no theme is made of it', async () => {
    await answerRound(await school.browserOf('Ada'), round, { 'q-lb-p-different-sound': spoken(1), 'q-lb-p-helped': 'mijn oma' });
    await endRound(school);
    const themes = await (await school.browserOf('An')).get(`/staff/you-said/${round}`);
    expect(themes.text).toContain('mijn oma');
    expect(themes.html).not.toMatch(/<audio|attachments|undefined/);
  });

  test('is replaced with the answer, and nothing of before stays', async () => {
    const ada = await school.browserOf('Ada');
    const first = await askedOf(ada, round);
    await ada.send(`/answers/rounds/${round}`, { ...first, 'q-lb-p-different-sound': spoken(2), 'q-lb-p-helped-drawing': drawn() });
    expect(await roundTables(school).attachments(round)).toHaveLength(2);
    await answerRound(ada, round, { 'q-lb-p-different-sound': spoken(4) });
    const [kept, ...more] = await roundTables(school).attachments(round);
    expect(more).toEqual([]);
    // The first letter comes again, from a device that did not hear of its arrival.
    await ada.send(`/answers/rounds/${round}`, { ...first, 'q-lb-p-different-sound': spoken(2), 'q-lb-p-helped-drawing': drawn() });
    expect(await roundTables(school).attachments(round)).toEqual([kept]);
    await answerRound(ada, round, {});
    expect(await roundTables(school).attachments(round)).toEqual([]);
  });

  test('comes once, however often its letter does; another recording under its number lies aside, and can be heard by nobody', async () => {
    const ada = await school.browserOf('Ada');
    const letter = { ...(await askedOf(ada, round)), 'q-lb-p-different-sound': spoken(2) };
    for (let time = 0; time < 3; time++) await ada.send(`/answers/rounds/${round}`, letter);
    expect([(await roundTables(school).attachments(round)).length, await roundTables(school).conflicts(round)]).toEqual([1, 0]);
    const aside = await ada.send(`/answers/rounds/${round}`, { ...letter, 'q-lb-p-different-sound': spoken(2, 0.5) });
    expect(aside.text).toContain('Wij bewaren ze allebei');
    expect([(await roundTables(school).attachments(round)).length, await roundTables(school).conflicts(round)]).toEqual([2, 1]);
    await endRound(school);
    expect(await roundTables(school).attachments(round)).toHaveLength(2);
    expect(attachedOn((await (await school.browserOf('An')).get(`/staff/rounds/${round}/words`)).html)).toHaveLength(1);
  });

  test('that was typed over from paper takes no recording’s place', async () => {
    const an = await school.browserOf('An');
    const paper = await an.get(`/staff/rounds/${round}/with/${school.idOf('Ada')}/paper`);
    await answerRound(await school.browserOf('Ada'), round, { 'q-lb-p-different-sound': spoken(2) });
    const before = await roundTables(school).attachments(round);
    const done = await an.send(`/staff/rounds/${round}/with/${school.idOf('Ada')}`, {
      ...hiddenIn(paper.html),
      'q-lb-p-different': 'van papier',
      'q-lb-p-different-sound': spoken(1),
    });
    expect(done.text).toContain('Dat antwoord blijft staan');
    expect(await roundTables(school).attachments(round)).toEqual(before);
  });

  test('after closing is kept, and heard by the reader', async () => {
    const ada = await school.browserOf('Ada');
    const asked = await askedOf(ada, round);
    await endRound(school);
    for (let time = 0; time < 2; time++) await ada.send(`/answers/rounds/${round}`, { ...asked, 'q-lb-p-different-sound': spoken(2) });
    expect(await roundTables(school).attachments(round)).toHaveLength(1);
    const an = await school.browserOf('An');
    const [heard = ''] = attachedOn((await an.get(`/staff/rounds/${round}/words`)).html);
    expect(Buffer.compare((await an.get(heard)).bytes, wave(spoken(2)))).toBe(0);
  });
});

describe('what is spoken and drawn by name', () => {
  test('is heard and seen at once by who reads, and by nobody else', async () => {
    await answerRound(await school.browserOf('Ben'), round, { 'q-lb-p-meaning-sound': spoken(2), 'q-lb-p-meaning-drawing': drawn(3), 'q-lb-p-talk': 'yes' });
    const an = await school.browserOf('An');
    const page = await an.get(`/staff/rounds/${round}/named`);
    expect(page.text).toContain('Ben Peeters');
    const addresses = attachedOn(page.html);
    expect(Buffer.compare((await an.get(addresses[0] ?? '')).bytes, wave(spoken(2)))).toBe(0);
    expect(Buffer.compare((await an.get(addresses[1] ?? '')).bytes, madeUpDrawing(3))).toBe(0);
    for (const name of ['Bart', 'Veerle', 'Tom'] as const) expect((await (await school.browserOf(name)).get(addresses[0] ?? '')).status).toBe(404);
    expect((await an.get((addresses[0] ?? '').replace('/named/', '/words/'))).status).toBe(404);
    expect(await roundTables(school).attachments(round)).toEqual([]);
    // And where the wish to talk is answered.
    const [promise] = await roundTables(school).promisesOf('Ben');
    expect(attachedOn((await an.get(`/staff/promises/${promise?.id}`)).html)).toEqual(addresses);
  });

  test('is replaced when somebody says it again, is in their copy, and goes with them', async () => {
    const chloé = await school.browserOf('Chloé');
    await answerRound(chloé, round, { 'q-lb-p-meaning-sound': spoken(2), 'q-lb-p-meaning-drawing': drawn() });
    await answerRound(chloé, round, { 'q-lb-p-meaning-sound': spoken(1) });
    const tables = roundTables(school);
    expect(await tables.namedAttachments(round)).toHaveLength(1);
    const copy = JSON.stringify(await tables.copyFor('Chloé'));
    expect(copy).toContain(`data:audio/wav;base64,${wave(spoken(1)).toString('base64').slice(0, 400)}`);
    await school.inSchool((db) => db.deleteFrom('people.person').where('id', '=', school.idOf('Chloé')).execute());
    expect(await tables.namedAttachments(round)).toEqual([]);
  });
});

test('all of it goes a year after its round closed', async () => {
  await answerRound(await school.browserOf('Ada'), round, { 'q-lb-p-different-sound': spoken(1), 'q-lb-p-meaning-sound': spoken(1) });
  await endRound(school);
  const tables = roundTables(school);
  const left = async () => [(await tables.attachments(round)).length, (await tables.namedAttachments(round)).length];
  for (const [moment, expected] of [
    ['2027-12-08 04:00', [1, 1]],
    ['2027-12-11 04:00', [0, 0]],
  ] as const) {
    school.ground.clock.set(moment);
    await runJobs(school.ground, capabilities);
    expect(await left()).toEqual(expected);
  }
});

describe('on its way', () => {
  test('anything that is no recording and no drawing of ours is left out, and nothing else is lost', () => {
    const questions = firstQuestions(shippedSets[0] as (typeof shippedSets)[number], '10-13');
    const sent = (field: string, value: string): number => readAttachments(questions, (asked) => (asked === field ? [value] : [])).length;
    expect(sent('q-lb-p-different-sound', spoken(30))).toBe(1);
    expect(sent('q-lb-p-different-drawing', drawn())).toBe(1);
    const others = {
      'a second too long': spoken(31),
      'a WAVE file': base64url(playable(fromBase64url(spoken(1)))),
      'a drawing in the place of a sound': drawn(),
      'no base64url': 'a b+/=',
      nothing: '',
    };
    for (const [name, value] of Object.entries(others)) expect([name, sent('q-lb-p-different-sound', value)]).toEqual([name, 0]);
    expect(sent('q-lb-p-different-drawing', spoken(1))).toBe(0);
    // A question to be answered with words only, or with a choice.
    expect(sent('q-lb-p-how-sound', spoken(1))).toBe(0);
  });

  test('words arrive whatever stands beside them', async () => {
    await answerRound(await school.browserOf('Ada'), round, { 'q-lb-p-different': 'gewoon woorden', 'q-lb-p-different-sound': 'x'.repeat(200_000) });
    expect(await roundTables(school).attachments(round)).toEqual([]);
    await endRound(school);
    expect((await (await school.browserOf('An')).get(`/staff/rounds/${round}/words`)).text).toContain('gewoon woorden');
  });

  test('the largest answer there is fits in a form, and in a letter that waited on the device', async () => {
    school.ground.clock.set('2026-11-24 10:00');
    const fatima = await school.browserOf('Fatima');
    const { id, ticket } = await askedOf(fatima, round);
    const longest = spoken(30);
    const words = 'ش'.repeat(2000);
    const fields = Object.fromEntries(
      ['good', 'proud', 'different', 'know', 'meaning'].flatMap((name) => [
        [`q-lb-o-${name}`, [words]],
        [`q-lb-o-${name}-sound`, [longest]],
      ]),
    );
    // As much as anybody can send: six recordings.
    const letter = utf8(JSON.stringify({ ticket, fields: { ...fields, 'q-lb-o-more-sound': [longest] } }));
    const { publicKey } = await school.ground.keys.sealedBox(school.id);
    const sealed = base64url(await sealLetter(fromBase64url(publicKey), utf8(letterKind), utf8(id), letter));
    const delivered = await school.stranger().json('/deliveries', { v: 1, id, school: school.id, sealed });
    expect(JSON.parse(delivered.html)).toMatchObject({ received: id });
    expect([(await roundTables(school).attachments(round)).length, (await roundTables(school).namedAttachments(round)).length]).toEqual([3, 2]);
    const sent = await fatima.send(`/answers/rounds/${round}`, { ...(await askedOf(fatima, round)), ...fields, 'q-lb-o-more-sound': longest });
    expect(sent.status).toBe(200);
    expect(sent.path).toContain('/thanks/');
  });

  test.each(['/p/check-in', '/p/rounds/x/rather-not', '/staff/rounds/x/questions/10-13'])('nothing that large is taken at %s', async (path) => {
    const browser = await school.browserOf(path.startsWith('/p/') ? 'Ada' : 'Veerle');
    expect((await browser.send(path, { sound: 'x'.repeat(100_000) })).status).toBe(413);
  });

  test('waits with the words for whoever goes on later on the same device', async () => {
    const ada = await school.browserOf('Ada');
    await ada.send(`/p/rounds/${round}/drafts`, {
      ...(await askedOf(ada, round)),
      'q-lb-p-different': 'nog bezig',
      'q-lb-p-different-sound': spoken(2),
      'q-lb-p-meaning-drawing': drawn(),
    });
    const again = await ada.get(`/p/rounds/${round}`);
    expect(again.html).toContain(`name="q-lb-p-different-sound" value="${spoken(2)}"`);
    expect(again.html).toContain(`name="q-lb-p-meaning-drawing" value="${drawn()}"`);
    expect((await (await school.browserOf('Ada')).get(`/p/rounds/${round}`)).html).not.toContain(spoken(2));
    expect(await roundTables(school).attachments(round)).toEqual([]);
  });

  test('in a talk goes along to what is read once more, back, and to the school', async () => {
    const bart = await school.browserOf('Bart');
    const talk = `/staff/rounds/${round}/with/${school.idOf('Driss')}`;
    const page = await bart.get(`${talk}/talk`);
    expect(page.headers.get('Permissions-Policy')).toContain('microphone=(self)');
    const review = await bart.send(`${talk}/review`, { ...hiddenIn(page.html), 'q-lb-p-different-sound': spoken(1), 'q-lb-p-helped-drawing': drawn() });
    expect(review.text).toContain('Ingesproken');
    expect(review.text).toContain('Getekend');
    const fields = fieldsIn(review.html);
    expect((await bart.send(`${talk}/talk`, fields)).html).toContain(spoken(1));
    await bart.send(talk, fields);
    expect(await roundTables(school).attachments(round)).toHaveLength(2);
  });
});

describe('a question', () => {
  test('of the school can be spoken and drawn too, and stays so in a file', async () => {
    const veerle = await school.browserOf('Veerle');
    const draft = await veerle.send('/staff/rounds', { set: 'own' });
    const page = await veerle.get(`${draft.path}/questions/10-13`);
    const edition = /name="edition" value="(\d+)"/.exec(page.html)?.[1] ?? '';
    const saved = await veerle.send(`${draft.path}/questions/10-13`, {
      edition,
      'own-words': 'Hoe ziet jouw school eruit?',
      'own-kind': 'freely',
      'own-options': '',
    });
    expect(saved.text).toContain('Met eigen woorden, gesproken of getekend');
    const { parts } = JSON.parse((await veerle.get(`${draft.path}/file`)).html);
    const [question] = parts.flatMap((part: { questions: unknown[] }) => part.questions);
    expect(question).toMatchObject({ kind: 'words', canBeSpoken: true, canBeDrawn: true });
  });

  test('that can be drawn has an empty frame on paper', async () => {
    const an = await school.browserOf('An');
    const { html } = await an.get(`/staff/rounds/${round}/people/${school.classes['5A']}/paper`);
    expect(html).toContain('class="frame"');
    expect(html).toContain('Tekenen mag ook.');
  });

  test('is asked on a page where the microphone may be used, and on no other', async () => {
    const ada = await school.browserOf('Ada');
    expect((await ada.get(`/p/rounds/${round}`)).headers.get('Permissions-Policy')).toContain('microphone=(self)');
    expect((await ada.get('/p/')).headers.get('Permissions-Policy')).toContain('microphone=()');
  });
});

const fieldsIn = (html: string): Record<string, string> =>
  Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
