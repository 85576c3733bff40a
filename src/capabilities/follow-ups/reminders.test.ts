import { type AddressInfo, createServer } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { mailThrough } from '../../platform/mail/mail.ts';
import { testPromises } from '../../testing/test-promises.ts';
import { capabilities } from '../index.ts';

const { school, promise, leave, beginAgain } = await testPromises();
afterAll(() => school.close());
beforeEach(beginAgain);

describe('reminders', () => {
  const remind = () => runJobs(school.ground, capabilities);

  test('one letter on the day it is due, that says nothing of whom or what', async () => {
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-24');
    await Promise.all([remind(), remind()]);
    await remind();
    expect(school.ground.sent.map(({ to }) => to)).toEqual(['bart@school.example']);
    expect(JSON.stringify(school.ground.sent)).not.toMatch(/Ada|Peeters|praten|5A|Bron|welzijn/);
  });

  test('again on the next day, where nobody came', async () => {
    await promise('Ada', 'Bart', 'Bart', '2026-11-23', '2026-11-24');
    await remind();
    school.ground.clock.set('2026-11-25 07:29');
    await remind();
    expect(school.ground.sent).toHaveLength(1);
    school.ground.clock.set('2026-11-25 07:30');
    await remind();
    expect(school.ground.sent.map(({ to }) => to)).toEqual(['bart@school.example', 'bart@school.example']);
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

  /** A real mail server that refuses letters to some, for good or (with 451) for now. @returns what it took in, how often it refused, and the way to it */
  async function mailServer(refused: readonly string[] = [], responseCode = 550, atOnce = true) {
    const received: string[] = [];
    const refusals: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo({ address }, _session, done) {
        if (!refused.includes(address) || !atOnce) return done();
        refusals.push(address);
        done(Object.assign(new Error('nobody of that name'), { responseCode }));
      },
      onData(stream, { envelope }, done) {
        const to = envelope.rcptTo.map(({ address }) => address).find((address) => refused.includes(address));
        let letter = '';
        stream.on('data', (part) => {
          letter += part;
        });
        stream.on('end', () => {
          if (to) {
            refusals.push(to);
            return done(Object.assign(new Error('no such letters here'), { responseCode }));
          }
          received.push(letter);
          done();
        });
      },
    });
    const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.server.address() as { port: number }).port)));
    const mail = mailThrough(`smtp://127.0.0.1:${port}`, 'Vaste Grond <vastegrond@school.example>');
    const close = (): Promise<void> => {
      mail.close();
      return new Promise((resolve) => server.close(() => resolve()));
    };
    return { received, refusals, mail, close };
  }

  test('go through a real mail server', async () => {
    const { received, mail, close } = await mailServer();
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-24');
    await runJobs({ ...school.ground, mail }, capabilities);
    await close();
    expect(received).toHaveLength(1);
    expect(received[0]).toContain('To: bart@school.example');
    expect(received[0]).toContain('http://localhost/staff');
    expect(received[0]).not.toMatch(/Ada|praten/);
  });

  test('an address that is refused keeps nobody else from a letter, and is no reason to write to anybody twice', async () => {
    const { received, mail, close } = await mailServer(['bart@school.example', 'an@school.example']);
    for (const person of ['Bart', 'An', 'Tom', 'Samira'] as const) await promise('Ada', person, 'Veerle', '2026-11-23', '2026-11-24');
    school.ground.logged.length = 0;
    await runJobs({ ...school.ground, mail }, capabilities);
    await runJobs({ ...school.ground, mail }, capabilities);
    await close();
    expect(received.map((letter) => /To: (\S+)/.exec(letter)?.[1]).sort()).toEqual(['samira@school.example', 'tom@school.example']);
    expect(school.ground.logged.filter((line) => line.includes('"reminder"'))).toHaveLength(2);
    expect(school.ground.logged.join()).not.toMatch(/bart|@school/i);
  });

  test('where the mail server takes nothing for now, or is away altogether, it is tried again', async () => {
    const { received, refusals, mail, close } = await mailServer(['bart@school.example'], 451);
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-24');
    await runJobs({ ...school.ground, mail }, capabilities);
    await close();
    await runJobs({ ...school.ground, mail }, capabilities);
    expect([received, refusals]).toEqual([[], ['bart@school.example']]);
    await remind();
    expect(school.ground.sent.map(({ to }) => to)).toEqual(['bart@school.example']);
  });

  test('a mail server that refuses the sender is tried again, for it would refuse every letter', async () => {
    let asked = 0;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onMailFrom(_address, _session, done) {
        asked++;
        done(Object.assign(new Error('not from here'), { responseCode: 550 }));
      },
    });
    const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.server.address() as AddressInfo).port)));
    const mail = mailThrough(`smtp://127.0.0.1:${port}`, 'Vaste Grond <vastegrond@school.example>');
    for (const person of ['Bart', 'An', 'Tom'] as const) await promise('Ada', person, 'Veerle', '2026-11-23', '2026-11-24');
    for (let minute = 0; minute < 2; minute++) await runJobs({ ...school.ground, mail }, capabilities);
    expect(asked).toBe(2);
    mail.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  test('a mail server that says nothing is given up after a while, and asked once, not once for everybody', async () => {
    let asked = 0;
    const silent = createServer(() => void asked++);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const mail = mailThrough(`smtp://127.0.0.1:${(silent.address() as AddressInfo).port}?greetingTimeout=100`, 'Vaste Grond <vastegrond@school.example>');
    for (const person of ['Bart', 'An', 'Tom'] as const) await promise('Ada', person, 'Veerle', '2026-11-23', '2026-11-24');
    await runJobs({ ...school.ground, mail }, capabilities);
    expect(asked).toBe(1);
    mail.close();
    silent.close();
    await remind();
    expect(school.ground.sent).toHaveLength(3);
  });

  test('an address that is refused for good is not tried again every minute, also where it is the only one', async () => {
    const { refusals, mail, close } = await mailServer(['bart@school.example']);
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-24');
    for (let minute = 0; minute < 3; minute++) await runJobs({ ...school.ground, mail }, capabilities);
    expect(refusals).toEqual(['bart@school.example']);
    school.ground.clock.set('2026-11-25 10:00');
    await runJobs({ ...school.ground, mail }, capabilities);
    await close();
    expect(refusals.filter((address) => address.startsWith('bart'))).toHaveLength(2);
  });

  test('a letter that is refused for good only after it was read is not sent again every minute', async () => {
    const { received, refusals, mail, close } = await mailServer(['bart@school.example'], 554, false);
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-24');
    school.ground.logged.length = 0;
    for (let minute = 0; minute < 3; minute++) await runJobs({ ...school.ground, mail }, capabilities);
    await close();
    expect([received, refusals, school.ground.logged.filter((line) => line.includes('"reminder"')).length]).toEqual([[], ['bart@school.example'], 1]);
  });

  test('not to who has left the school; the substitute gets one on the day itself', async () => {
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-24');
    await promise('Ben', 'Tom', 'Samira', '2026-11-23', '2026-11-30');
    await leave('Bart', 'Tom');
    await remind();
    expect(school.ground.sent.map(({ to }) => to)).toEqual(['an@school.example']);
  });

  test('who was reminded when is forgotten after thirty days', async () => {
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-24');
    await remind();
    await school.inSchool((db) => db.deleteFrom('follow_ups.promise').execute());
    for (const [moment, count] of [
      ['2026-12-24 04:00', 1],
      ['2026-12-25 04:00', 0],
    ] as const) {
      school.ground.clock.set(moment);
      await remind();
      expect([moment, (await school.inSchool((db) => db.selectFrom('follow_ups.reminder').selectAll().execute())).length]).toEqual([moment, count]);
    }
  });

  test('no mail server: nothing is sent and nothing is noted', async () => {
    await promise('Ada', 'Bart', 'An', '2026-11-23', '2026-11-24');
    await runJobs({ ...school.ground, mail: mailThrough(undefined, '') }, capabilities);
    expect(await school.inSchool((db) => db.selectFrom('follow_ups.reminder').selectAll().execute())).toEqual([]);
  });
});
