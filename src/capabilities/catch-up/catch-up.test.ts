import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { recordingOf } from '../../platform/questions/spoken/shared-with-browser/recording.ts';
import { base64url } from '../../platform/secrets/shared-with-browser/bytes.ts';
import type { TestBrowser } from '../../testing/browser-of.ts';
import { madeUpVoice } from '../../testing/made-up-voice.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { capabilities } from '../index.ts';
import { madeUpPlan } from './made-up-plan.ts';

let school: TestSchool;
let owner: Client;
let veerle: TestBrowser;
let bart: TestBrowser;
beforeAll(async () => {
  school = await testSchool();
  owner = new Client(school.ground.ownerUrl);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await school.close();
});
beforeEach(async () => {
  school.ground.clock.set('2026-11-24 10:00');
  [veerle, bart] = [await school.browserOf('Veerle'), await school.browserOf('Bart')];
});

const fieldOf = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';

function planForm(): Record<string, string> {
  const { steps, ...words } = madeUpPlan;
  const form: Record<string, string> = { ...words, reviewOn: '2026-12-18', answerable: school.idOf('An'), substitute: school.idOf('Tom') };
  for (const [place, { what, forWhom, when, standing }] of steps.entries())
    Object.assign(form, { [`what-${place + 1}`]: what, [`whom-${place + 1}`]: forWhom, [`when-${place + 1}`]: when, [`standing-${place + 1}`]: standing });
  return form;
}

describe('a plan', () => {
  let page: string;
  test('is not told before it is whole, and begins with people', async () => {
    const begun = await veerle.send('/staff/catch-up', { for: 'school' });
    page = begun.path;
    const refused = await veerle.send(page, { ...planForm(), first: 'Een toets van alles.', notHome: '', edition: fieldOf(begun.html, 'edition'), do: 'tell' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Toetsen en punten komen niet eerst.');
    expect(refused.html).toContain('Een toets van alles.');
    expect((await (await school.browserOf('Ada')).get('/p/')).text).not.toContain('Iedereen miste dingen');
    const advised = await veerle.send(page, { ...planForm(), missed: 'Iedereen heeft achterstand.', edition: fieldOf(begun.html, 'edition'), do: 'save' });
    expect(advised.text).toContain('Vriendelijker is: dingen gemist, opnieuw leren, tijd nemen.');
    const told = await veerle.send(page, { ...planForm(), edition: fieldOf(advised.html, 'edition'), do: 'tell' });
    expect(told.text).toContain('Gezinnen lezen dit plan.');
  });

  test('is read with what everybody hears first, in the words for one’s age, and says where we are', async () => {
    const ada = await school.browserOf('Ada');
    expect((await ada.get('/p/')).text).toContain('Iedereen miste dingen');
    const read = await ada.get('/p/catch-up');
    expect(read.text).toMatch(
      /Misschien ben je bang dat je achter bent.*Waar staan we\? De kring loopt goed.*Elke ochtend een kring.*Dit is gedaan\..*Op 18 december 2026 kijken we opnieuw/,
    );
    expect(read.text).not.toContain(madeUpPlan.tell);
    const fatima = await school.browserOf('Fatima');
    expect((await fatima.get('/p/catch-up')).text).toContain('كل الأطفال فاتتهم أشياء');
    expect((await fatima.get('/p/catch-up?in=nl')).text).toContain('Dat is niet de fout van uw kind, en niet van u.');
    expect((await veerle.get(`${page}/print`)).text).toContain('Elke ochtend een kring');
  });

  test('of the school is for the leadership to write; that of a class also for its teacher, and read by that class only', async () => {
    expect((await bart.get(page)).status).toBe(404);
    expect((await bart.send('/staff/catch-up', { for: 'school' })).status).toBe(404);
    expect((await bart.send('/staff/catch-up', { for: school.classes['6B'] })).status).toBe(404);
    const own = await bart.send('/staff/catch-up', { for: school.classes['5A'] });
    await bart.send(own.path, { ...planForm(), first: 'In 5A drinken we eerst samen chocomelk.', edition: fieldOf(own.html, 'edition'), do: 'tell' });
    const ada = await school.browserOf('Ada');
    const list = await ada.get('/p/catch-up');
    expect(list.text).toMatch(/Voor de hele school.*Voor klas 5A/);
    expect((await ada.get(own.path.replace('/staff/', '/p/'))).text).toContain('chocomelk');
    const zoë = await school.browserOf('Zoë');
    expect((await zoë.get('/p/catch-up')).text).not.toContain('5A');
    expect((await zoë.get(own.path.replace('/staff/', '/p/'))).status).toBe(404);
    expect((await (await school.browserOf('Griet')).get(own.path)).status).toBe(404);

    // Its voice is heard by who may read it.
    const { rows } = await owner.query<{ id: string }>('select text_id as id from catch_up.plan where class_id = $1', [school.classes['5A']]);
    await bart.sendParts(`/staff/own-texts/${rows[0]?.id}/voices`, { language: 'nl', spoken: base64url(recordingOf(madeUpVoice(1))), consent: 'yes' });
    const plan = await ada.get(own.path.replace('/staff/', '/p/'));
    const voice = /<audio[^>]* src="([^"]+)"/.exec(plan.html)?.[1] ?? '';
    const fatima = await school.browserOf('Fatima');
    for (const browser of [ada, fatima]) expect((await browser.get(voice)).headers.get('Content-Type')).toBe('audio/wav');
    for (const browser of [zoë, school.stranger(), bart]) expect((await browser.get(voice)).headers.get('Content-Type')).toContain('text/html');
    expect((await ada.get(voice.replace(/[\w-]+$/, 'x'))).status).toBe(404);
  });

  test('that a colleague changed meanwhile is not written over; what is told stays whole', async () => {
    const { html } = await veerle.get(page);
    const edition = fieldOf(html, 'edition');
    await veerle.send(page, { ...planForm(), progress: 'We lezen samen.', edition, do: 'save' });
    const clash = await veerle.send(page, { ...planForm(), progress: 'Iets anders.', edition, do: 'save' });
    expect([clash.status, clash.text]).toEqual([422, expect.stringContaining('Een collega veranderde dit intussen')]);
    const emptied = await veerle.send(page, { ...planForm(), learn: '\u200b', edition: fieldOf((await veerle.get(page)).html, 'edition'), do: 'save' });
    expect(emptied.status).toBe(422);
    const told = await (await school.browserOf('Zoë')).get('/p/catch-up');
    expect(told.text).toContain('We lezen samen.');
    expect(told.text).toContain('We kiezen wat echt nodig is');
  });
});

describe('the day on which the school looks again', () => {
  test('stands on Vandaag of those who plan; once it is over nobody reads a plan of before', async () => {
    expect((await veerle.get('/staff')).text).not.toContain('opnieuw te kijken');
    school.ground.clock.set('2026-12-15 10:00');
    const head = await school.browserOf('Veerle');
    expect((await head.get('/staff')).text).toContain('Ons plan (De hele school): aan gezinnen beloofden we op 18 december 2026 opnieuw te kijken.');
    expect((await (await school.browserOf('Bart')).get('/staff')).text).not.toContain('De hele school');
    school.ground.clock.set('2026-12-19 10:00');
    expect((await (await school.browserOf('Zoë')).get('/p/catch-up')).text).toContain('Er is nu geen plan om te lezen.');
  });
});

describe('a pupil who is back', () => {
  const welcome = (): Record<string, string> => ({
    pupil: school.idOf('Ada'),
    words: 'Fijn dat je terug bent, Ada. We hebben je gemist.',
    answerable: school.idOf('An'),
    substitute: school.idOf('Samira'),
    'what-1': 'Samen binnenkomen langs de groene deur',
    'when-1': 'morgen',
  });

  test('is welcomed before anything else: a missed test as first step is refused with the reason', async () => {
    const refused = await bart.send('/staff/welcome-back', { ...welcome(), 'what-1': 'De gemiste toets van rekenen' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Wie lang weg was, moet eerst weer durven binnenkomen.');
    expect(refused.html).toContain('De gemiste toets van rekenen');
    expect((await bart.send('/staff/welcome-back', { ...welcome(), pupil: school.idOf('Zoë') })).text).toContain('Kies eerst een leerling.');
    expect((await (await school.browserOf('Dirk')).get('/staff/welcome-back/new')).status).toBe(404);
  });

  test('reads it, and the guardians do; one person promises to come; nobody else sees it', async () => {
    const begun = await bart.send('/staff/welcome-back', welcome());
    expect(begun.text).toContain('An Maes gaat naar Ada toe.');
    expect((await bart.send('/staff/welcome-back', welcome())).text).toContain('Deze leerling wordt al welkom geheten');
    const ada = await school.browserOf('Ada');
    const home = await ada.get('/p/');
    expect(home.text).toContain('An Maes');
    const address = /\/p\/welcome-back\/[\w-]+/.exec(home.html)?.[0] ?? '';
    const read = await ada.get(address);
    expect(read.text).toMatch(
      /Welkom terug.*Fijn dat je terug bent, Ada\..*An Maes is er voor jou\..*Je hoeft niet alles in te halen\..*Samen binnenkomen langs de groene deur/,
    );
    expect(read.text).toContain('Op 4 maart 2027 wissen wij dit.');
    const fatima = await school.browserOf('Fatima');
    expect((await fatima.get(`${address}?in=nl`)).text).toContain('Ada is terug');
    for (const name of ['Ben', 'Zoë'] as const) expect((await (await school.browserOf(name)).get(address)).status).toBe(404);

    const an = await school.browserOf('An');
    expect((await an.get('/staff')).text).toMatch(/Ada Peeters \(5A\)[^.]*is terug/);
    const staffAddress = address.replace('/p/', '/staff/');
    expect((await an.get(`/staff/promises/${address.split('/').at(-1)}`)).html).toContain(staffAddress);
    await an.send(`${staffAddress}/steps`, { done: '0' });
    expect((await ada.get(address)).text).toContain('Gedaan.');
    expect((await (await school.browserOf('Samira')).get(staffAddress)).status).toBe(200);
    for (const name of ['Veerle', 'Griet', 'Dirk', 'Tom'] as const) expect((await (await school.browserOf(name)).get(staffAddress)).status).toBe(404);
    await an.send(`/staff/promises/${address.split('/').at(-1)}/person`, { to: school.idOf('Tom') });
    expect((await (await school.browserOf('Tom')).get(staffAddress)).status).toBe(200);
    const { rows } = await owner.query<{ row: string }>('select t::text as row from catch_up.welcome t');
    for (const { row } of rows) expect(row).not.toMatch(/Fijn|groene/);
  });

  test('leaves nothing behind after a term', async () => {
    const left = async () => (await owner.query('select from catch_up.welcome')).rowCount;
    school.ground.clock.set('2027-03-03 10:00');
    const ada = await school.browserOf('Ada');
    expect((await ada.get('/p/')).text).toContain('Welkom terug');
    expect(await left()).toBe(1);
    school.ground.clock.set('2027-03-04 00:10');
    expect((await ada.get('/p/')).text).not.toContain('Welkom terug');
    school.ground.clock.set('2027-03-05 04:00');
    await runJobs(school.ground, capabilities);
    expect(await left()).toBe(0);
  });
});
