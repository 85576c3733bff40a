import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import type { Letter } from '../../platform/mail/mail.ts';
import { testContactPoint } from '../../testing/test-contact-point.ts';
import { capabilities } from '../index.ts';
import type { SealedThread } from './shared-with-browser/staff-exchange.ts';

const { school, owner, phone, write, inbox, reply, letThrough, beginAgain, close } = await testContactPoint();
afterAll(close);
beforeEach(beginAgain);

describe('promises', () => {
  test('that are late are told to all contact persons, once, on a school day, and without a word of it', async () => {
    await write();
    await letThrough();
    school.ground.sent.length = 0;
    const lettersOn = async (moment: string): Promise<string[]> => {
      school.ground.clock.set(moment);
      school.ground.sent.length = 0;
      await runJobs(school.ground, capabilities);
      return school.ground.sent
        .filter(({ subject }) => subject.includes('aanspreekpunt'))
        .map(({ to }) => to)
        .sort();
    };
    expect(await lettersOn('2026-11-26 09:00')).toEqual([]);
    expect(await lettersOn('2026-11-27 09:00')).toEqual(['an@school.example', 'tom@school.example']);
    expect(school.ground.sent[0]?.text).not.toMatch(/hallo/);
    expect(await lettersOn('2026-11-30 09:00')).toEqual([]);
    expect((await (await school.browserOf('Tom')).get('/staff')).text).toContain('Er wacht iets langer dan beloofd');
    expect((await (await school.browserOf('Veerle')).get('/staff')).text).not.toContain('wacht langer dan beloofd');
  });

  test('that are late are told to whoever can be reached: a refused address stops no other letter, and a mail server that is away is tried again', async () => {
    await write();
    await letThrough();
    school.ground.clock.set('2026-12-01 09:00');
    const told: string[] = [];
    const refusing = (refused: readonly string[]): Promise<void> => {
      const send = async ({ to, subject }: Letter): Promise<void> => {
        if (refused.includes(to)) throw new Error('refused');
        if (subject.includes('aanspreekpunt')) told.push(to);
      };
      return runJobs({ ...school.ground, mail: { ...school.ground.mail, send } }, capabilities);
    };
    await refusing(['an@school.example', 'tom@school.example']);
    expect(told).toEqual([]);
    await refusing(['an@school.example']);
    expect(told).toEqual(['tom@school.example']);
    await refusing([]);
    expect(told).toEqual(['tom@school.example']);
  });

  test('are counted, and the public page tells how many were kept only when there were ten', async () => {
    await owner.query('delete from contact_point.promise_day');
    const answerOne = async (): Promise<void> => {
      await owner.query('delete from contact_point.thread');
      await write();
      await letThrough();
      await reply('An', ((await inbox('An')) as [SealedThread])[0], 'ja');
    };
    for (let turn = 0; turn < 9; turn++) await answerOne();
    expect((await phone.get('/c/de-bron')).text).not.toContain('op tijd antwoord');
    school.ground.clock.set('2026-11-24 10:00');
    await owner.query('delete from contact_point.thread');
    await write();
    await letThrough();
    school.ground.clock.set('2026-11-30 10:00');
    await reply('Tom', ((await inbox('Tom')) as [SealedThread])[0], 'sorry');
    expect((await phone.get('/c/de-bron')).text).toContain('kregen 9 van 10 berichten op tijd antwoord');
  });

  test('in a holiday nobody can begin, and the page says until when', async () => {
    await school.inSchool((db) =>
      db
        .insertInto('people.closed_day' as never)
        .values(
          ['2026-12-21', '2026-12-22', '2026-12-23', '2026-12-24', '2026-12-25'].map((day) => ({ school_id: school.id, day, name: 'Kerstvakantie' })) as never,
        )
        .execute(),
    );
    school.ground.clock.set('2026-12-18 12:00');
    const { text } = await phone.get('/c/de-bron');
    expect(text).toContain('maandag 28 december');
    expect((await phone.get('/c/de-bron/write')).path).toBe('/c/de-bron');
  });
});
