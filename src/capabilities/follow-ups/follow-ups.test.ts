import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../platform/database/statement.ts';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { mailThrough } from '../../platform/mail/mail.ts';
import { newId } from '../../platform/secrets/random.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { capabilities } from '../index.ts';
import { openingPromises } from './index.tsx';

let school: TestSchool;
beforeAll(async () => {
  school = await testSchool();
});
afterAll(() => school.close());
beforeEach(async () => {
  school.ground.clock.set('2026-11-24 10:00');
  await school.inSchool((db) => db.deleteFrom('follow_ups.promise').execute());
  await school.inSchool((db) => db.deleteFrom('follow_ups.reminder').execute());
});

type Name = Parameters<TestSchool['idOf']>[0];

async function promise(asker: Name, person: Name, substitute: Name, askedOn: string, dueOn: string): Promise<string> {
  const id = newId();
  await school.inSchool((db) =>
    run(
      db,
      openingPromises(school.id, askedOn, [
        {
          id,
          kind: 'check-ins.talk',
          about: id,
          askerId: school.idOf(asker),
          classId: school.classes['5A'],
          urgency: 'week',
          personId: school.idOf(person),
          substituteId: school.idOf(substitute),
          dueOn,
        },
      ]),
    ),
  );
  return id;
}

const whoWaits = (text: string): string[] => [...text.matchAll(/(\S+) Peeters \(5A\) wil praten/g)].map((found) => found[1] as string);

describe('Vandaag', () => {
  test('shows who waits longest first, then who is due first, then by name', async () => {
    await promise('Ben', 'Bart', 'An', '2026-11-23', '2026-11-30');
    await promise('Chloé', 'Bart', 'An', '2026-11-19', '2026-11-26');
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-24');
    await promise('Élise', 'Bart', 'An', '2026-11-23', '2026-11-24');
    const { text } = await (await school.browserOf('Bart')).get('/staff');
    expect(whoWaits(text)).toEqual(['Chloé', 'Ada', 'Élise', 'Ben']);
    expect(text).toContain('Wacht sinds donderdag 19 november. Dat zijn 3 schooldagen. Beloofd: ten laatste donderdag 26 november');
    expect(text).toContain('Beloofd: vandaag');
  });

  test('shows a promise to whom it was made and to the substitute, and to nobody else', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    for (const [name, sees] of [
      ['Bart', true],
      ['An', true],
      ['Griet', false],
      ['Veerle', false],
      ['Dirk', false],
      ['Tom', false],
    ] as const) {
      const browser = await school.browserOf(name);
      expect([name, whoWaits((await browser.get('/staff')).text).length > 0]).toEqual([name, sees]);
      expect([name, (await browser.get(`/staff/promises/${id}`)).status]).toEqual([name, sees ? 200 : 404]);
      if (!sees) expect((await browser.send(`/staff/promises/${id}/answer`, { outcome: 'talked' })).status).toBe(404);
    }
  });

  test('what a colleague did not do in time becomes the work of the substitute, and the one who waits is told', async () => {
    await promise('Ada', 'Bart', 'An', '2026-11-16', '2026-11-20');
    const an = await (await school.browserOf('An')).get('/staff');
    expect(an.text).toContain('Beloofd door Bart Maes, die er niet op tijd was');
    expect((await (await school.browserOf('Ada')).get('/p/')).text).toContain('Sorry, Bart Maes was er niet op tijd. An Maes komt nu naar jou.');
  });
});

describe('answering', () => {
  test('needs to say what was done, and keeps what was typed meanwhile', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    const seen = await (await school.browserOf('Bart')).send(`/staff/promises/${id}/answer`, { 'told-back': 'Tot morgen!' });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Kies wat er gebeurd is');
    expect(seen.text).toContain('Tot morgen!');
  });

  test('is told back to the one who asked, sealed in between, and leaves Vandaag', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    const bart = await school.browserOf('Bart');
    await bart.send(`/staff/promises/${id}/answer`, { outcome: 'talked', 'told-back': 'Mijn deur blijft open.' });
    expect(whoWaits((await bart.get('/staff')).text)).toEqual([]);
    const [row] = await school.inSchool((db) => db.selectFrom('follow_ups.promise').selectAll().execute());
    expect(row).toMatchObject({ closed_on: '2026-11-24', outcome: 'talked', closed_by: school.idOf('Bart') });
    expect(row?.told_back?.toString()).not.toContain('deur');
    const { text } = await (await school.browserOf('Ada')).get('/p/');
    expect(text).toContain('Beantwoord door Bart Maes, op dinsdag 24 november');
    expect(text).toContain('Mijn deur blijft open.');
    expect((await (await school.browserOf('Ben')).get('/p/')).text).not.toContain('Mijn deur');
  });

  test('by two people at once: the second hears that somebody was first', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    const [bart, an] = [await school.browserOf('Bart'), await school.browserOf('An')];
    const both = await Promise.all([
      bart.send(`/staff/promises/${id}/answer`, { outcome: 'talked' }),
      an.send(`/staff/promises/${id}/answer`, { outcome: 'written' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, expect.toSatisfy((status: number) => status === 404 || status === 409)]);
  });

  test('can be given to a colleague: the one who waits reads who comes now, the day stays', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    await (await school.browserOf('Bart')).send(`/staff/promises/${id}/person`, { to: school.idOf('Tom') });
    expect((await (await school.browserOf('Ada')).get('/p/')).text).toContain(
      'Tom Maes komt ten laatste op maandag 30 november. Is Tom Maes er niet? Dan komt An Maes.',
    );
    expect(whoWaits((await (await school.browserOf('Tom')).get('/staff')).text)).toEqual(['Ada']);
  });

  test('by one person on one day is told once, with each who stands in', async () => {
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    await promise('Ada', 'Bart', 'Tom', '2026-11-23', '2026-11-30');
    const { text } = await (await school.browserOf('Ada')).get('/p/');
    expect(text.match(/Bart Maes komt ten laatste op/g)).toHaveLength(1);
    expect(text).toMatch(/Is Bart Maes er niet\? Dan komt (An Maes of Tom Maes|Tom Maes of An Maes)\./);
  });

  test('cannot be given to somebody who never said yes', async () => {
    const id = await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-30');
    expect((await (await school.browserOf('Bart')).send(`/staff/promises/${id}/person`, { to: school.idOf('Griet') })).status).toBe(404);
  });
});

describe('the kept share', () => {
  test('counts what fell due and was answered by its day', async () => {
    const kept = await promise('Ada', 'Bart', 'An', '2026-11-16', '2026-11-24');
    await promise('Ben', 'Bart', 'An', '2026-11-16', '2026-11-23');
    await promise('Chloé', 'Bart', 'An', '2026-11-23', '2026-11-30');
    await (await school.browserOf('Bart')).send(`/staff/promises/${kept}/answer`, { outcome: 'talked' });
    expect((await (await school.browserOf('Bart')).get(`/staff/classes/${school.classes['5A']}`)).text).toContain('Beloftes op tijd 1 van 2');
  });
});

describe('reminders', () => {
  const remind = () => runJobs(school.ground, capabilities);
  beforeEach(async () => {
    school.ground.sent.length = 0;
    await school.inSchool((db) => db.deleteFrom('platform.job_day' as never).execute());
  });

  test('one letter on the day it is due, that says nothing of whom or what', async () => {
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-24');
    await remind();
    await remind();
    expect(school.ground.sent.map(({ to }) => to)).toEqual(['bart@school.example']);
    expect(JSON.stringify(school.ground.sent)).not.toMatch(/Ada|Peeters|praten|5A|Bron|welzijn/);
  });

  test.each([
    ['before half past seven', '2026-11-24 07:00'],
    ['on a Sunday', '2026-11-29 10:00'],
  ])('none %s', async (_, moment) => {
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-24');
    school.ground.clock.set(moment);
    await remind();
    expect(school.ground.sent).toEqual([]);
  });

  test('the substitute gets one too once the day has passed', async () => {
    await promise('Ada', 'Bart', 'An', '2026-11-16', '2026-11-23');
    await remind();
    expect(school.ground.sent.map(({ to }) => to).sort()).toEqual(['an@school.example', 'bart@school.example']);
  });

  test('go through a real mail server', async () => {
    const received: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        let letter = '';
        stream.on('data', (part) => {
          letter += part;
        });
        stream.on('end', () => {
          received.push(letter);
          done();
        });
      },
    });
    const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.server.address() as { port: number }).port)));
    const mail = mailThrough(`smtp://127.0.0.1:${port}`, 'Vaste Grond <vastegrond@school.example>');
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-24');
    await runJobs({ ...school.ground, mail }, capabilities);
    mail.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    expect(received).toHaveLength(1);
    expect(received[0]).toContain('To: bart@school.example');
    expect(received[0]).toContain('http://localhost/staff');
    expect(received[0]).not.toMatch(/Ada|praten/);
  });

  test('no mail server: nothing is sent and nothing is noted', async () => {
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-24');
    await runJobs({ ...school.ground, mail: mailThrough(undefined, '') }, capabilities);
    expect(await school.inSchool((db) => db.selectFrom('follow_ups.reminder').selectAll().execute())).toEqual([]);
  });
});
