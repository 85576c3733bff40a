import { randomBytes } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import { sha256 } from '../../platform/secrets/random.ts';
import { base64url } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { testContactPoint } from '../../testing/test-contact-point.ts';
import { capabilities } from '../index.ts';
import { digest } from './shared-with-browser/digest.ts';
import { bitsOf, messageAnswerLength } from './shared-with-browser/exchange.ts';
import { sealNext } from './shared-with-browser/sealing.ts';
import type { SealedThread } from './shared-with-browser/staff-exchange.ts';
import { postingKey, type ThreadKeys } from './shared-with-browser/thread-keys.ts';

const { school, place, owner, phone, aroundOn, sealedRequest, post, newKeys, write, askFor, fetched, asWriter, inbox, reply, letThrough, beginAgain, close } =
  await testContactPoint();
afterAll(close);
beforeEach(beginAgain);

/** Whether two samples come from one distribution: the p-value of Kolmogorov and Smirnov (asymptotic). */
function alike(a: number[], b: number[]): number {
  const all = [...a, ...b].sort((x, y) => x - y);
  const share = (sample: number[], at: number): number => sample.filter((one) => one <= at).length / sample.length;
  const distance = Math.max(...all.map((at) => Math.abs(share(a, at) - share(b, at))));
  const lambda = distance * Math.sqrt((a.length * b.length) / (a.length + b.length));
  let p = 0;
  for (let k = 1; k <= 100; k++) p += 2 * (-1) ** (k - 1) * Math.exp(-2 * k * k * lambda * lambda);
  return Math.min(1, Math.max(0, p));
}

describe('nothing tells anything', () => {
  test('a known and an unknown receipt are answered in times that are alike, 2,000 each', { timeout: 240_000 }, async () => {
    const { own } = await write();
    const stranger = await newKeys();
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    const timed = async (kind: 'known' | 'unknown'): Promise<void> => {
      const begun = performance.now();
      await askFor(kind === 'known' ? own : stranger);
      times[kind].push(performance.now() - begun);
    };
    for (let turn = 0; turn < 400; turn++) {
      const pairs = Array.from({ length: 5 }, (_, pair) => ((turn + pair) % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)));
      await Promise.all(pairs.flat().map(timed));
    }
    const median = (all: number[]): number => [...all].sort((a, b) => a - b)[1000] as number;
    const p = alike(times.known, times.unknown);
    process.stdout.write(
      `a known receipt is answered in ${(median(times.known) / median(times.unknown)).toFixed(3)} × the time of an unknown one; Kolmogorov-Smirnov p = ${p.toFixed(3)} (wanted: above 0.05)\n`,
    );
    // Below 0.05 comes one time in twenty where they are alike; this low does not.
    expect(p).toBeGreaterThan(0.0001);
    expect([times.known.length, times.unknown.length]).toEqual([2000, 2000]);
  });

  test('an unknown receipt, a wrong one and a known one get answers of the same kind and length', async () => {
    const { own } = await write();
    const [known, unknown, wrong] = [await fetched(own), await fetched(await newKeys()), await fetched({ ...own, auth: new Uint8Array(randomBytes(32)) })];
    expect(known.piece?.count).toBe(1);
    expect([unknown.piece, wrong.piece]).toEqual([undefined, undefined]);
    expect(new Set([known.length, unknown.length, wrong.length]).size).toBe(1);
    const headersOf = async (keys: ThreadKeys) =>
      [...(await phone.json('/c/de-bron/conversation', { threadId: base64url(keys.threadId), auth: base64url(keys.auth), from: 0 })).headers].sort();
    expect(await headersOf(own)).toEqual(await headersOf(await newKeys()));
  });

  test('what becomes of a message is said in as many bytes', async () => {
    const { own, envelope, work } = await write();
    const body = async (request: object) => (await phone.json('/c/de-bron/messages', request)).html.length;
    const posting = base64url(await digest(await postingKey(own.psk)));
    const sealed = await sealedRequest({ threadId: base64url(own.threadId), auth: base64url(own.auth), envelope: base64url(envelope), posting });
    expect([await body({ sealed, work }), await body({ sealed })]).toEqual([messageAnswerLength, messageAnswerLength]);
  });

  test('no cookie is set or asked for, and nothing of it is kept by a browser or a page on the way', async () => {
    for (const path of ['/c/de-bron', '/c/de-bron/write', '/c/de-bron/answers', '/c/de-bron/words']) {
      const { headers } = await phone.get(path);
      expect(headers.getSetCookie()).toEqual([]);
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    }
    // A pupil's session does not come along, and would change nothing.
    const [asAda, asNobody] = [await (await school.browserOf('Ada')).get('/c/de-bron'), await phone.get('/c/de-bron')];
    expect(asAda.html).toBe(asNobody.html);
  });

  test('the database, at its finest, knows days; the log knows nothing', async () => {
    const { rows } = await owner.query(`select table_name, column_name, data_type from information_schema.columns
      where table_schema = 'contact_point' and data_type ~ 'time|inet|cidr'`);
    expect(rows).toEqual([]);
    school.ground.logged.length = 0;
    const { own } = await write('kanarie-in-de-mijn');
    await fetched(own);
    await phone.json('/c/de-bron/messages', { nonsense: 'kanarie' });
    expect(school.ground.logged).toEqual([]);
  });

  test('messages reach the contact persons on the hour, at least ten minutes later', async () => {
    const { rowCount } = await owner.query('delete from contact_point.release');
    expect(rowCount).toBeLessThanOrEqual(1);
    const seen: string[] = [];
    school.ground.clock.set('2026-11-24 10:46');
    await write('om 10:46');
    for (let minute = 46; minute <= 122; minute++) {
      school.ground.clock.set(`2026-11-24 ${10 + Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`);
      await runJobs(school.ground, capabilities);
      // Just after what was there was made ready.
      if (minute === 47) await write('om 10:47');
      const count = (await inbox('An')).length;
      if (count > seen.length) seen.push(`${minute}`);
    }
    expect(seen).toEqual(['60', '120']);
  });

  test('a flood keeps nobody waiting, and begins to cost more', async () => {
    const { own } = await write('tussen de vloed');
    const rows = Array.from({ length: 40 }, () => randomBytes(32));
    for (const thread of rows) {
      await owner.query(`insert into contact_point.thread values ($1, $2, $3, $3, 'x', '2026-11-24', '2026-11-24')`, [school.id, thread, randomBytes(32)]);
      await owner.query(`insert into contact_point.message values ($1, $2, 0, true, 'fresh', '2026-11-24', $3, 'x')`, [school.id, thread, Buffer.alloc(32)]);
    }
    expect(bitsOf((await aroundOn('/c/de-bron/write')).challenge)).toBe(8);
    await letThrough();
    const { rows: left } = await owner.query(`select from contact_point.message where state <> 'released'`);
    expect(left).toEqual([]);
    expect(bitsOf((await aroundOn('/c/de-bron/write')).challenge)).toBe(5);
    expect((await fetched(own)).piece?.count).toBe(1);
  });

  test('what was written since the last hour shows nowhere, until somebody answers and must read it first', async () => {
    const { own } = await write();
    expect((await (await school.browserOf('An')).get('/staff')).text).not.toContain('Er wacht iets');
    await letThrough();
    await reply('An', ((await inbox('An')) as [SealedThread])[0], 'ja');
    await post(own, await sealNext(place.around, await asWriter(own), { words: 'en dan?' }));
    expect((await (await school.browserOf('An')).get('/staff')).text).not.toContain('Er wacht iets');
    const [thread] = (await inbox('An')) as [SealedThread];
    expect(thread).toMatchObject({ waitingSince: null, envelopes: [expect.any(String), expect.any(String)] });
    expect(await reply('An', thread, 'nog iets')).toBe('behind');
    expect(await reply('An', ((await inbox('An')) as [SealedThread])[0], 'nu wel')).toBe('kept');
  });

  test('who comes later, or comes back after the program stood still, sees none twice and misses none', async () => {
    await write('een');
    for (const moment of ['2026-11-24 12:47', '2026-11-24 12:48', '2026-11-24 15:31', '2026-11-24 15:31']) {
      school.ground.clock.set(moment);
      await runJobs(school.ground, capabilities);
    }
    expect(await inbox('An')).toHaveLength(1);
  });
});

describe('a thief of the database', () => {
  test('finds no word of it, not even with the keys that lie beside the database', async () => {
    const { own } = await write('zeldzaamwoord');
    const tables = ['thread', 'message', 'contact_person', 'unlock', 'epoch_key', 'roster_entry'];
    let whole = '';
    for (const name of tables) whole += JSON.stringify((await owner.query(`select t::text from contact_point.${name} t`)).rows);
    for (const secret of ['zeldzaamwoord', base64url(own.auth), Buffer.from(own.auth).toString('hex'), base64url(own.threadId)])
      expect(whole).not.toContain(secret);
    // What lies there opens at rest with the school's key, and is then an envelope that still opens for nobody.
    const { rows } = await owner.query<{ sealed: Buffer }>('select sealed from contact_point.message');
    expect(rows[0]?.sealed.includes(Buffer.from(await digest(own.threadId)))).toBe(false);
  });
});

test('the hash of an id is all the server knows a conversation by', async () => {
  const { own } = await write();
  const { rows } = await owner.query<{ thread: Buffer; auth: Buffer }>('select thread, auth from contact_point.thread');
  expect(rows).toEqual([expect.objectContaining({ thread: sha256(own.threadId), auth: sha256(own.auth) })]);
});
