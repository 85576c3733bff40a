import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Seen, TestBrowser } from '../../testing/browser-of.ts';
import { answerRound, askedOf, endRound, openRoundAs, planFor, roundTables } from '../../testing/test-round.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';

let school: TestSchool;
let veerle: TestBrowser;
beforeAll(async () => {
  school = await testSchool();
  veerle = await school.browserOf('Veerle');
});
afterAll(() => school.close());

/** The form of the questions as the page shows it, ticked as it is. */
function formOf(html: string): Record<string, string | string[]> {
  const values = (pattern: RegExp): [string, string][] => [...html.matchAll(pattern)].map(([, name = '', value = '']) => [name, value]);
  const ticked = values(/<input type="checkbox" name="(ask)" value="([^"]+)" checked/g).map(([, value]) => value);
  const unescaped = (text: string): string =>
    text
      .replace(/&#39;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&');
  const typed = values(/name="(words-\d+)" type="text" value="([^"]*)"/g).map(([name, value]) => [name, unescaped(value)]);
  return { ...Object.fromEntries([...values(/name="(id-\d+|edition)" value="([^"]*)"/g), ...typed]), ask: ticked };
}

async function draftOf(set: string): Promise<{ path: string; page: Seen; form: Record<string, string | string[]> }> {
  const draft = await veerle.send('/staff/rounds', { set });
  const path = `${draft.path}/questions/10-13`;
  const page = await veerle.get(path);
  return { path, page, form: formOf(page.html) };
}

describe('a school may change what it asks', () => {
  test('leave out, take in, and say it in its own words', async () => {
    const { path, form } = await draftOf('lookback');
    const ids = form.ask as string[];
    expect(ids).toHaveLength(9);
    const saved = await veerle.send(path, { ...form, ask: [...ids.slice(1), 'lb.p.rest'], 'words-1': 'Hoe ging {periode} voor jou?' });
    expect(saved.text).toContain('Bewaard.');
    const again = formOf(saved.html);
    expect(again.ask).toEqual([...ids.slice(1), 'lb.p.rest']);
    expect(Object.values(again)).toContain('Hoe ging {periode} voor jou?');
  });

  test.each([
    ['choice', 'Waar speel je het liefst?', 'buiten\nbinnen', 2],
    ['several', 'Wat doe je graag?', 'lezen\nspelen\ntekenen', 3],
    ['agree', 'Ik weet wie ik om hulp kan vragen', '', 3],
    ['words', 'Wat wil je nog zeggen?', '', 0],
  ])('and add a question of its own: %s', async (kind, words, options, count) => {
    const { path, form } = await draftOf('own');
    const saved = await veerle.send(path, { ...form, 'own-words': words, 'own-kind': kind, 'own-options': options });
    expect(saved.status).toBe(200);
    expect(saved.text).toContain(words);
    const draft = path.replace('/questions/10-13', '');
    const opened = await veerle.send(`${draft}/opening`, planFor(school, (await veerle.get(draft)).html));
    expect(opened.path).toMatch(/\/people$/);
    const { html } = await (await school.browserOf('Ada')).get(`/p/rounds/${draft.split('/').at(-1)}`);
    expect(html).toContain(words);
    expect(html.match(/class="choice"/g)?.length ?? 0).toBe(count === 0 ? 0 : count + 1);
  });

  test.each([
    ['income', 'Wat is het inkomen van jullie gezin?', 'Naar het inkomen van een gezin vragen we nooit'],
    ['benefits', 'Krijgen jullie een leefloon?', 'Naar een uitkering of leefloon vragen we nooit'],
    ['debts', 'Heeft je gezin schulden?', 'Naar schulden vragen we nooit'],
    ['diplomas', 'Welk diploma heeft je mama?', 'Naar het diploma van ouders vragen we nooit'],
    ['residence', 'Hebben jullie verblijfspapieren?', 'Naar verblijfspapieren of nationaliteit vragen we nooit'],
    ['diagnoses', 'Heb je een diagnose?', 'Naar een diagnose of ziekte vragen we nooit'],
    ['labels', 'Ben jij kansarm?', 'Dit woord plakt een etiket op mensen'],
  ])('never asks after %s, says why, and keeps what was typed', async (_, words, why) => {
    const { path, form } = await draftOf('lookback');
    const refused = await veerle.send(path, { ...form, 'own-words': words, 'own-kind': 'words', 'own-options': '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(why);
    expect(refused.html).toContain(`value="${words}"`);
    const inOld = await veerle.send(path, { ...form, 'words-0': words });
    expect(inOld.status).toBe(422);
    expect(inOld.text).toContain(why);
  });

  test.each([
    ['no words', '', 'a\nb', 'Schrijf de woorden van de vraag'],
    ['too many words', 'x'.repeat(201), 'a\nb', 'Deze vraag is te lang'],
    ['one answer', 'Wat kies je?', 'a', 'Geef minstens twee antwoorden'],
    ['the same answer twice', 'Wat kies je?', 'Ja\nja', 'Twee antwoorden zijn hetzelfde'],
    ['thirteen answers', 'Wat kies je?', Array.from({ length: 13 }, (_, n) => `a${n}`).join('\n'), 'Geef hoogstens twaalf antwoorden'],
    ['a very long answer', 'Wat kies je?', `a\n${'b'.repeat(81)}`, 'Een antwoord is te lang'],
  ])('an own question with %s is told so', async (_, words, options, why) => {
    const { path, form } = await draftOf('own');
    const refused = await veerle.send(path, { ...form, 'own-words': words, 'own-kind': 'choice', 'own-options': options });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(why);
  });

  test('gets advice on its words and none on those that ship; advice stands in nobody’s way', async () => {
    const { path, form, page } = await draftOf('lookback');
    expect(page.text).not.toContain('twee vragen in één');
    const saved = await veerle.send(path, { ...form, 'words-0': 'Vind je ook niet dat de evaluatie goed was?' });
    expect(saved.status).toBe(200);
    expect(saved.text).toContain('duwt naar één antwoord');
    expect(saved.text).toContain('zegt niet iedereen');
  });

  test('two who change the questions at the same time notice', async () => {
    const { path, form } = await draftOf('lookback');
    await (await school.browserOf('An')).send(path, { ...form, 'words-0': 'Wat ging er goed?' });
    const clash = await veerle.send(path, { ...form, 'words-0': 'Wat was er leuk?' });
    expect(clash.status).toBe(409);
    expect(clash.html).toContain('value="Wat was er leuk?"');
  });

  test('more than ten questions for one person do not open', async () => {
    const { path, form } = await draftOf('lookback');
    const all = Object.entries(form).flatMap(([name, value]) => (name.startsWith('id-') ? [String(value)] : []));
    expect(all.length).toBeGreaterThan(10);
    await veerle.send(path, { ...form, ask: all });
    const draft = path.replace('/questions/10-13', '');
    const refused = await veerle.send(`${draft}/opening`, planFor(school, (await veerle.get(draft)).html));
    expect(refused.text).toContain('meer dan tien vragen');
  });

  test('an opened round cannot be changed under the hands of who answers', async () => {
    const id = await openRoundAs(school, 'needs');
    expect((await veerle.get(`/staff/rounds/${id}/questions/10-13`)).status).toBe(404);
  });
});

describe('a set as a file', () => {
  const fileWith = (changed: object): File => new File([JSON.stringify({ ...good, ...changed })], 'vragen.json', { type: 'application/json' });
  const question = {
    id: 'own.1',
    kind: 'choice',
    text: { nl: 'Hoe was het?' },
    options: [
      { id: 'o1', text: { nl: 'goed' } },
      { id: 'o2', text: { nl: 'niet goed' } },
    ],
  };
  const good = { format: 'vaste-grond/questions/1', title: 'Onze vragen', parts: [{ version: '10-13', questions: [question] }] };

  test.each(['lookback', 'distance-learning', 'needs'])('%s goes out and comes in again, the same', async (set) => {
    const draft = await veerle.send('/staff/rounds', { set });
    const out = await veerle.get(`${draft.path}/file`);
    const again = await veerle.upload('/staff/rounds/files', 'file', new File([out.bytes], 'vragenlijst.json'));
    expect(again.status).toBe(200);
    expect(JSON.parse((await veerle.get(`${again.path}/file`)).html)).toEqual(JSON.parse(out.html));
  });

  test.each([
    ['nothing', new File([], 'leeg.json'), 'Kies eerst een bestand'],
    ['something else', new File(['%PDF-1.7'], 'brief.pdf'), 'geen vragenlijst van Vaste Grond'],
    ['a kind that is not there', fileWith({ parts: [{ version: '10-13', questions: [{ ...question, kind: 'slider' }] }] }), 'geen vragenlijst'],
    [
      'numbers behind answers',
      fileWith({ parts: [{ version: '10-13', questions: [{ ...question, options: [{ id: 'o1', text: { nl: 'a' }, value: 3 }] }] }] }),
      'geen vragenlijst',
    ],
    ['the same number twice', fileWith({ parts: [{ version: '10-13', questions: [question, question] }] }), 'twee keer (own.1)'],
    [
      'a script in an answer',
      fileWith({ parts: [{ version: '10-13', questions: [{ ...question, options: [{ id: 'o1', text: { nl: '<script>alert(1)</script>' } }] }] }] }),
      'geen vragenlijst',
    ],
    [
      'a question that is never asked',
      fileWith({ parts: [{ version: '10-13', questions: [{ ...question, text: { nl: 'Wat is het gezinsinkomen?' } }] }] }),
      'Naar het inkomen',
    ],
    ['300 kB', fileWith({ title: 'x'.repeat(300_000) }), 'te groot'],
    ['10 MB', fileWith({ title: 'x'.repeat(10_000_000) }), 'te groot'],
  ])('with %s is refused in kind words, and nothing changes', async (_, file, why) => {
    const before = (await veerle.get('/staff/rounds')).text;
    const refused = await veerle.upload('/staff/rounds/files', 'file', file);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(why);
    expect((await veerle.get('/staff/rounds')).text).toBe(before);
  });
});

describe('reading', () => {
  let round: string;
  beforeAll(async () => {
    school.ground.clock.set('2026-11-24 10:00');
    round = await openRoundAs(school, 'lookback');
    await answerRound(await school.browserOf('Ada'), round, { 'q-lb-p-different': 'meer kansen', 'q-lb-p-meaning': 'we waren met zeven' });
    await answerRound(await school.browserOf('Ben'), round, { 'q-lb-p-different': '<b>vet</b>' });
  });

  test('by name: the reader and the substitute, at once; nobody else', async () => {
    const named = await (await school.browserOf('An')).get(`/staff/rounds/${round}/named`);
    expect(named.text).toContain('Ada Peeters');
    expect(named.text).toContain('we waren met zeven');
    expect(named.text).not.toContain('meer kansen');
    expect((await (await school.browserOf('Samira')).get(`/staff/rounds/${round}/named`)).text).toContain('we waren met zeven');
    for (const name of ['Bart', 'Veerle', 'Tom', 'Dirk'] as const)
      expect((await (await school.browserOf(name)).get(`/staff/rounds/${round}/named`)).status).toBe(404);
  });

  test('without a name: not before the round is over, and then without whom', async () => {
    const an = await school.browserOf('An');
    expect((await an.get(`/staff/rounds/${round}/words`)).status).toBe(404);
    const zoë = await askedOf(await school.browserOf('Zoë'), round);
    await endRound(school);
    await (await school.browserOf('Zoë')).send(`/answers/rounds/${round}`, { ...zoë, 'q-lb-p-different': 'mijn gsm was leeg' });
    const words = await an.get(`/staff/rounds/${round}/words`);
    expect(words.text).toContain('meer kansen');
    expect(words.text).toContain('mijn gsm was leeg');
    expect(words.html).toContain('&lt;b&gt;vet&lt;/b&gt;');
    expect(words.text).not.toContain('Ada');
    for (const name of ['Bart', 'Veerle', 'Tom'] as const) expect((await (await school.browserOf(name)).get(`/staff/rounds/${round}/words`)).status).toBe(404);
  });

  test('no member of the family sees what another said', async () => {
    const fatima = await school.browserOf('Fatima');
    expect((await fatima.get(`/p/rounds/${round}`)).text).not.toContain('meer kansen');
    expect(JSON.stringify(await roundTables(school).named(round))).not.toContain('zeven');
  });
});

describe('needs', () => {
  test('a need is said by name, opens one promise of the reader, and says what the school can do', async () => {
    school.ground.clock.set('2026-11-24 10:00');
    const round = await openRoundAs(school, 'needs', { period: 'de start' });
    const fatima = await school.browserOf('Fatima');
    const page = await fatima.get(`/p/rounds/${round}?in=nl`);
    expect(page.text).toMatch(/Wat hebben u en uw kind nodig om goed te starten\? .{1,30} Alleen An Maes leest dit, met uw naam erbij\./);
    const thanks = await answerRound(fatima, round, { 'q-needs-q-needs': ['need.internet', 'need.papers'], 'q-needs-q-look_forward': 'dat ze lacht' });
    expect(thanks.path).toContain('/thanks/visit');
    const promises = await roundTables(school).promisesOf('Fatima');
    expect(promises).toMatchObject([{ kind: 'rounds.visit', person_id: school.idOf('An') }]);
    const promise = await (await school.browserOf('An')).get(`/staff/promises/${promises[0]?.id}`);
    expect(promise.text).toContain('Internet thuis');
    expect(promise.text).toContain('Wat de school kan doen: Wifi op school na de les.');
    expect(JSON.stringify(await roundTables(school).answers(round))).not.toContain('need.internet');
  });

  test('"wij hebben nu niets nodig" asks for nobody', async () => {
    const round = await openRoundAs(school, 'needs', { period: 'de herfst' });
    const thanks = await answerRound(await school.browserOf('Ben'), round, { 'q-needs-q-needs': 'need.none' });
    expect(thanks.path).toContain('/thanks/in-time');
    expect((await roundTables(school).promisesOf('Ben')).filter(({ kind }) => kind === 'rounds.visit')).toEqual([]);
  });
});

describe('whom a round reaches', () => {
  let round: string;
  beforeAll(async () => {
    school.ground.clock.set('2026-11-24 10:00');
    round = await openRoundAs(school, 'lookback', { period: 'de winter' });
    await answerRound(await school.browserOf('Ada'), round, { 'q-lb-p-how': 'great' });
    await (await school.browserOf('Ben')).send(`/p/rounds/${round}/rather-not`);
  });

  test('is seen by name while it is open, and written down nowhere', async () => {
    const bart = await school.browserOf('Bart');
    const people = await bart.get(`/staff/rounds/${round}/people`);
    expect(people.text).toContain('5 gevraagd · 1 deden mee · 1 liever niet · 3 nog niet bereikt');
    const group = await bart.get(`/staff/rounds/${round}/people/${school.classes['5A']}`);
    expect(group.text).toMatch(/3 nog niet bereikt.*Chloé.*Driss.*Élise.*1 deed mee Ada.*1 wil liever niet Ben/);
    expect((await roundTables(school).participation(round)).filter(({ outcome }) => outcome === 'took-part')).toEqual([]);
  });

  test('says by which way somebody took part, and stands on Vandaag while there is somebody to reach', async () => {
    const group = await (await school.browserOf('Bart')).get(`/staff/rounds/${round}/people/${school.classes['5A']}`);
    expect(group.text).toMatch(/Ada Peeters · eigen toestel/);
    expect((await (await school.browserOf('Bart')).get('/staff')).text).toMatch(/Terugblik · de winter: open tot en met .* 4 van 6 zijn nog niet bereikt/);
  });

  test('what is read by name stands on Vandaag of the reader only', async () => {
    await answerRound(await school.browserOf('Élise'), round, { 'q-lb-p-meaning': 'alleen voor An' });
    expect((await (await school.browserOf('An')).get('/staff')).text).toContain('Terugblik · de winter: iemand zei iets met naam, voor u.');
    expect((await (await school.browserOf('Bart')).get('/staff')).text).not.toContain('iets met naam');
  });

  test('a teacher sees no other class, and no colleagues', async () => {
    const bart = await school.browserOf('Bart');
    expect((await bart.get(`/staff/rounds/${round}/people/${school.classes['6B']}`)).status).toBe(404);
    expect((await bart.get(`/staff/rounds/${round}/people/staff`)).status).toBe(404);
    expect((await bart.get(`/staff/rounds/${round}/with/${school.idOf('Zoë')}/talk`)).status).toBe(404);
  });

  test('reminds once, and never who would rather not', async () => {
    const bart = await school.browserOf('Bart');
    const reminders = `/staff/rounds/${round}/people/${school.classes['5A']}/reminders`;
    expect((await bart.send(reminders)).text).toContain('2 mensen staan nu op de lijst');
    expect((await bart.send(reminders)).text).toContain('Iedereen kreeg al een herinnering');
    const reminded = (await roundTables(school).participation(round)).filter(({ reminded_on }) => reminded_on).map(({ person_id }) => person_id);
    expect(reminded).not.toContain(school.idOf('Ben'));
    expect(reminded).not.toContain(school.idOf('Ada'));
  });

  test('the paper twin is there for who is not reached, each in their own language', async () => {
    const paper = await (await school.browserOf('Veerle')).get(`/staff/rounds/${round}/people/guardians/paper`);
    expect(paper.html).toMatch(/class="slip-of-paper" lang="ar" dir="rtl"/);
    expect(paper.text).toContain('Fatima');
  });

  test('only the reader and the substitute type over from paper', async () => {
    const path = `/staff/rounds/${round}/with/${school.idOf('Chloé')}/paper`;
    expect((await (await school.browserOf('Bart')).get(path)).status).toBe(404);
    expect((await (await school.browserOf('An')).get(path)).text).toContain('Het blad van Chloé');
  });

  test('a pupil who changes class counts once, in the class where they answered last', async () => {
    await school.inSchool(async (db) => {
      await db.deleteFrom('people.membership').where('person_id', '=', school.idOf('Ada')).execute();
      await db
        .insertInto('people.membership')
        .values({ school_id: school.id, class_id: school.classes['6B'], person_id: school.idOf('Ada'), role: 'pupil' })
        .execute();
    });
    await answerRound(await school.browserOf('Ada'), round, { 'q-lb-p-how': 'mixed' });
    const answers = await roundTables(school).answers(round);
    expect(answers.flatMap(({ class_id, choices }) => (choices['lb.p.how'] ? [[class_id, choices['lb.p.how']]] : []))).toEqual([
      [school.classes['6B'], ['mixed']],
    ]);
  });

  test('closed early by who set it ready, and by nobody else', async () => {
    expect((await (await school.browserOf('Bart')).send(`/staff/rounds/${round}/closing`)).status).toBe(404);
    await veerle.send(`/staff/rounds/${round}/closing`);
    expect((await (await school.browserOf('Chloé')).get(`/p/rounds/${round}`)).text).toContain('Deze vragen zijn voorbij');
  });
});
