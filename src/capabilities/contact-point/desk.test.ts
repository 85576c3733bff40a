import { randomBytes } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { base64url } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { testContactPoint } from '../../testing/test-contact-point.ts';
import { testSchool } from '../../testing/test-school.ts';
import { forgetKeys } from './jobs.ts';
import { type RosterEntry, signEntry } from './shared-with-browser/roster.ts';
import { sealReply } from './shared-with-browser/sealing.ts';
import type { SealedThread } from './shared-with-browser/staff-exchange.ts';
import { postingKey } from './shared-with-browser/thread-keys.ts';

const { school, place, owner, phone, aroundOn, write, inbox, opened, letThrough, beginAgain, close } = await testContactPoint();
afterAll(close);
beforeEach(beginAgain);

describe('who may do what', () => {
  const addresses = ['/staff/contact-point/state', '/staff/contact-point/threads'];
  const posts = ['keys', 'portrait', 'months', 'passkeys', 'roster', `threads/${'A'.repeat(43)}/messages`, `threads/${'A'.repeat(43)}/readings`];

  test.each(['Veerle', 'Dirk', 'Bart', 'Samira', 'Griet'] as const)('%s, who is no contact person, gets to nothing', async (name) => {
    const browser = await school.browserOf(name);
    for (const address of addresses) expect([address, (await browser.get(address)).status]).toEqual([address, 404]);
    for (const address of posts) expect([address, (await browser.json(`/staff/contact-point/${address}`, {})).status]).toEqual([address, 404]);
  });

  test('leadership and administrators see who the contact persons are and can print the poster, others do not', async () => {
    for (const name of ['Veerle', 'Dirk'] as const) {
      const browser = await school.browserOf(name);
      expect((await browser.get('/staff/contact-point')).text).toContain('Ook de directie en de beheerder kunnen dat niet');
      expect((await browser.get('/staff/contact-point/poster')).text).toContain('Code van deze affiche');
    }
    expect((await (await school.browserOf('Bart')).get('/staff/contact-point')).status).toBe(404);
  });

  test('pupils, guardians and strangers get to no desk', async () => {
    for (const browser of [await school.browserOf('Ada'), await school.browserOf('Fatima'), school.stranger()])
      for (const address of addresses) expect((await browser.get(address)).path).toBe('/staff/sign-in');
  });

  test('a contact person of another school sees nothing of this one', async () => {
    await write();
    await letThrough();
    const there = await testSchool(school.ground, 'elders');
    const browser = await there.browserOf('Tom');
    expect((await browser.get('/staff/contact-point/threads')).status).toBe(404);
    const [thread] = (await inbox('Tom')) as [SealedThread];
    const talk = await opened('Tom', thread);
    const envelope = base64url(await sealReply(place.around, talk, place.person('Tom Maes'), { words: 'x', closes: false }));
    const answer = await browser.json(`/staff/contact-point/threads/${thread.thread}/messages`, { envelope, posting: base64url(await postingKey(talk.psk)) });
    expect(answer.status).toBe(404);
  });

  /** A change to the roster, as a browser would send it. */
  async function signedChange(
    by: 'An' | 'Tom',
    change: Partial<RosterEntry>,
    identity = place.person(`${by} Maes`).identity,
    day = '2026-11-24',
  ): Promise<number> {
    const { people, hash } = place.around.roster;
    const text = JSON.stringify({ v: 1, school: school.id, place: people.size, day, previous: hash, adds: [], removes: [], ...change });
    const signature = await signEntry(identity, school.idOf(by), text, day);
    return (await (await school.browserOf(by)).json('/staff/contact-point/roster', { text, signature })).status;
  }

  test('a change to the contact persons that does not hold is refused, and keeps nobody from theirs', async () => {
    const stranger = { id: school.idOf('Veerle'), name: 'Veerle', duty: 'CLB', secrecy: 'professional' as const, identity: base64url(randomBytes(65)) };
    const removes = [school.idOf('An')];
    expect(await signedChange('Tom', { removes }, place.person('An Maes').identity)).toBe(400);
    expect(await signedChange('Tom', { adds: [stranger] })).toBe(400);
    expect(await signedChange('Tom', { removes, day: '2020-01-01' })).toBe(400);
    expect(await signedChange('Tom', { removes }, undefined, '2026-11-20')).toBe(400);
    expect(await signedChange('Tom', { removes, place: 7 })).toBe(400);
    expect(await signedChange('Tom', { removes: undefined as never })).toBe(400);
    expect((await owner.query('select from contact_point.roster_draft')).rowCount).toBe(0);
    expect((await phone.get('/c/de-bron')).text).toContain('An Maes');
  });

  test('a key of another month, or without its owner’s signature, is refused and replaces none', async () => {
    const tom = await school.browserOf('Tom');
    const before = (await aroundOn('/c/de-bron/write')).epochKeys;
    const sealedKeys = base64url(randomBytes(200));
    for (const epoch of [
      { month: '2026-11', key: base64url(randomBytes(32)), signature: base64url(randomBytes(64)) },
      { month: '9999-12', key: base64url(randomBytes(32)), signature: base64url(randomBytes(64)) },
      { month: '2026-99', key: base64url(randomBytes(32)), signature: base64url(randomBytes(64)) },
      { month: '2026-11', key: '!'.repeat(43), signature: base64url(randomBytes(64)) },
    ])
      expect((await tom.json('/staff/contact-point/months', { sealedKeys, epoch })).status).toBe(400);
    expect((await aroundOn('/c/de-bron/write')).epochKeys).toEqual(before);
  });

  test('a photo is shown to everybody when a contact person chose one, until they take it away; something else is refused', async () => {
    const tom = await school.browserOf('Tom');
    const portrait = `/c/de-bron/portraits/${school.idOf('Tom')}`;
    for (const picture of [base64url(randomBytes(500)), base64url(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(20_000)])), 'A'])
      expect((await tom.json('/staff/contact-point/portrait', { picture })).status).toBe(400);
    expect((await phone.get(portrait)).status).toBe(404);
    expect((await phone.get('/c/de-bron')).html).not.toContain('<img');
    await tom.json('/staff/contact-point/portrait', { picture: base64url(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(500)])) });
    expect((await phone.get(portrait)).headers.get('Content-Type')).toBe('image/jpeg');
    expect((await phone.get('/c/de-bron')).html).toContain(`<img src="${portrait}"`);
    await tom.json('/staff/contact-point/portrait', {});
    expect((await phone.get(portrait)).status).toBe(404);
  });

  test('whoever has the role and is not on the roster reads nothing and writes nothing', async () => {
    await write();
    await letThrough();
    const [thread] = (await inbox('Tom')) as [SealedThread];
    await school.inSchool((db) =>
      db
        .updateTable('people.staff')
        .set({ roles: ['contact-person'] })
        .where('person_id', '=', school.idOf('Samira'))
        .execute(),
    );
    const samira = await school.browserOf('Samira');
    expect((await samira.get('/staff/contact-point/state')).status).toBe(200);
    expect((await samira.get('/staff/contact-point/threads')).status).toBe(404);
    const posting = base64url(randomBytes(32));
    expect((await samira.json(`/staff/contact-point/threads/${thread.thread}/readings`, { posting })).status).toBe(404);
    expect((await samira.json(`/staff/contact-point/threads/${thread.thread}/messages`, { posting, envelope: 'AAAA' })).status).toBe(404);
    await school.inSchool((db) =>
      db
        .updateTable('people.staff')
        .set({ roles: ['bridge'] })
        .where('person_id', '=', school.idOf('Samira'))
        .execute(),
    );
  });

  test('keys of somebody who is no contact person any more are erased, those of who is stay', async () => {
    await owner.query(
      `insert into contact_point.contact_person (school_id, person_id, name, duty, secrecy, identity, sealed_keys) values ($1, $2, 'Griet Maes', 'juf', 'office', $3, 'x')`,
      [school.id, school.idOf('Griet'), randomBytes(65)],
    );
    await forgetKeys(school.ground, school.id);
    const { rows } = await owner.query<{ name: string }>('select name from contact_point.contact_person order by name');
    expect(rows.map(({ name }) => name)).toEqual(['An Maes', 'Tom Maes']);
  });
});
