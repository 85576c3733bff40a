import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestBrowser } from '../../testing/browser-of.ts';
import { testSchool } from '../../testing/test-school.ts';
import { invite, type PeopleDb } from './index.ts';
import { makeRecoveryCodes } from './store/access.ts';

const school = await testSchool();
afterAll(() => school.close());
beforeEach(() => school.ground.clock.set('2026-11-24 10:00'));

type Name = Parameters<typeof school.idOf>[0];

const invitationOf = async (name: Name, until = '2026-12-01'): Promise<string> => {
  const token = await school.inSchool((db) => invite(db as unknown as PeopleDb, school.id, school.idOf(name), null, until));
  return `/staff/invitations/${school.id}/${token}`;
};

const passkeysOf = async (name: Name): Promise<number> =>
  (await school.inSchool((db) => db.selectFrom('people.passkey').selectAll().where('person_id', '=', school.idOf(name)).execute())).length;

const isIn = async (browser: TestBrowser): Promise<boolean> => (await browser.get('/staff')).path === '/staff';

/** A device that keeps one passkey, as the standard says it (W3C, Web Authentication Level 3, sections 5.8, 6.1 and 6.5). */
function device(origin = 'http://localhost') {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  let owner = '';
  const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();
  const said = (type: string, challenge: string): Buffer => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const head = (flags: number, counter: number): Buffer => Buffer.concat([sha256('localhost'), Buffer.from([flags, 0, 0, 0, counter])]);
  const hex = (text: string): Buffer => Buffer.from(text, 'hex');
  // A map of five in CBOR: an elliptic key, for ES256, on P-256, with its point.
  const coseKey = Buffer.concat([hex('a5010203262001215820'), Buffer.from(x, 'base64url'), hex('225820'), Buffer.from(y, 'base64url')]);
  const credential = (response: Record<string, string>) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    response,
    clientExtensionResults: {},
  });
  return {
    /** @param flags 0x45: somebody was there, showed who they are, and a key comes along */
    make({ challenge, user }: { challenge: string; user: { id: string } }, flags = 0x45) {
      owner = user.id;
      const authData = Buffer.concat([head(flags, 0), Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey]);
      const attestation = Buffer.concat([hex('a363666d74646e6f6e656761747453746d74a068617574684461746158'), Buffer.from([authData.length]), authData]);
      return credential({
        clientDataJSON: said('webauthn.create', challenge).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
      });
    },
    sign({ challenge }: { challenge: string }, flags = 0x05, of = owner) {
      const client = said('webauthn.get', challenge);
      const authData = head(flags, 1);
      const signature = createSign('sha256')
        .update(Buffer.concat([authData, sha256(client)]))
        .sign(privateKey);
      return credential({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: of,
      });
    },
  };
}

const challengeAt = async (browser: TestBrowser, path: string) => JSON.parse((await browser.json(path, {})).html);

async function withPasskey(name: Name): Promise<ReturnType<typeof device>> {
  const [at, browser, own] = [await invitationOf(name), school.stranger(), device()];
  expect((await browser.json(at, own.make(await challengeAt(browser, `${at}/challenge`)))).status).toBe(200);
  return own;
}

describe('an invitation', () => {
  test('makes one passkey and lets its owner in, once', async () => {
    const [at, browser, own] = [await invitationOf('Bart'), school.stranger(), device()];
    expect((await browser.get(at)).text).toContain('Bart');
    const answer = await browser.json(at, own.make(await challengeAt(browser, `${at}/challenge`)));
    expect([answer.status, await isIn(browser), await passkeysOf('Bart')]).toEqual([200, true, 1]);
    expect((await school.stranger().get(at)).status).toBe(404);
  });

  test('used by two at the same moment makes one passkey', async () => {
    const at = await invitationOf('An');
    const [one, other] = [school.stranger(), school.stranger()];
    const [first, second] = [await challengeAt(one, `${at}/challenge`), await challengeAt(other, `${at}/challenge`)];
    const answers = await Promise.all([one.json(at, device().make(first)), other.json(at, device().make(second))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect([await passkeysOf('An'), [await isIn(one), await isIn(other)].sort()]).toEqual([1, [false, true]]);
  });

  test('is over after its last day, ends with the next one, and opens nothing for who has left', async () => {
    const [old, fresh] = [await invitationOf('Samira'), await invitationOf('Samira')];
    school.ground.clock.set('2026-12-01 23:59');
    expect([(await school.stranger().get(old)).status, (await school.stranger().get(fresh)).status]).toEqual([404, 200]);
    school.ground.clock.set('2026-12-02 00:00');
    expect((await school.stranger().get(fresh)).status).toBe(404);
    school.ground.clock.set('2026-11-24 10:00');
    await school.inSchool((db) => db.updateTable('people.person').set({ left_on: '2026-11-24' }).where('id', '=', school.idOf('Samira')).execute());
    expect((await school.stranger().get(fresh)).status).toBe(404);
    await school.inSchool((db) => db.updateTable('people.person').set({ left_on: null }).execute());
  });

  test.each([
    ['a device that did not ask who it was', async (at: string, browser: TestBrowser) => device().make(await challengeAt(browser, `${at}/challenge`), 0x41)],
    ['another site', async (at: string, browser: TestBrowser) => device('http://evil.example').make(await challengeAt(browser, `${at}/challenge`))],
  ] as const)('takes no passkey for %s', async (_, answer) => {
    const [at, browser] = [await invitationOf('Veerle'), school.stranger()];
    const made = await answer(at, browser);
    expect((await browser.json(at, made)).status).toBe(400);
    expect([await isIn(browser), await passkeysOf('Veerle')]).toEqual([false, 0]);
  });
});

test('a challenge is answered once', async () => {
  const browser = school.stranger();
  const first = await invitationOf('Griet');
  const challenge = await challengeAt(browser, `${first}/challenge`);
  expect((await browser.json(first, device().make(challenge))).status).toBe(200);
  expect((await browser.json(await invitationOf('Griet'), device().make(challenge))).status).toBe(400);
  expect(await passkeysOf('Griet')).toBe(1);
});

describe('a passkey', () => {
  test('lets its owner in, and nobody by a name they only say', async () => {
    const tom = await withPasskey('Tom');
    const browser = school.stranger();
    expect((await browser.json('/staff/sign-in', tom.sign(await challengeAt(browser, '/staff/sign-in/challenge')))).status).toBe(200);
    expect([await isIn(browser), (await browser.get('/staff')).text.includes('Tom')]).toEqual([true, true]);
    await withPasskey('Dirk');
    const dirk = Buffer.from((school.id + school.idOf('Dirk')).replaceAll('-', ''), 'hex').toString('base64url');
    const thief = school.stranger();
    expect((await thief.json('/staff/sign-in', tom.sign(await challengeAt(thief, '/staff/sign-in/challenge'), 0x05, dirk))).status).toBe(400);
    expect(await isIn(thief)).toBe(false);
  });

  test('is not enough where the device did not ask who it was, nor with a challenge of yesterday or of nobody', async () => {
    const tom = await withPasskey('Tom');
    const browser = school.stranger();
    const challenge = await challengeAt(browser, '/staff/sign-in/challenge');
    const right = tom.sign(challenge);
    expect((await browser.json('/staff/sign-in', tom.sign(await challengeAt(browser, '/staff/sign-in/challenge'), 0x01))).status).toBe(400);
    expect((await browser.json('/staff/sign-in', tom.sign({ challenge: randomBytes(32).toString('base64url') }))).status).toBe(400);
    expect((await browser.json('/staff/sign-in', right)).status).toBe(200);
    expect((await school.stranger().json('/staff/sign-in', right)).status).toBe(400);
  });

  test('of who has left opens nothing', async () => {
    const griet = await withPasskey('Griet');
    await school.inSchool((db) => db.updateTable('people.person').set({ left_on: '2026-11-24' }).where('id', '=', school.idOf('Griet')).execute());
    const browser = school.stranger();
    await browser.json('/staff/sign-in', griet.sign(await challengeAt(browser, '/staff/sign-in/challenge')));
    expect(await isIn(browser)).toBe(false);
    await school.inSchool((db) => db.updateTable('people.person').set({ left_on: null }).execute());
  });
});

describe('a code on paper', () => {
  const codesOf = (name: Name) => school.inSchool((db) => makeRecoveryCodes(db as unknown as PeopleDb, school.id, school.idOf(name)));
  const type = (browser: TestBrowser, code: string) => browser.send('/staff/recovery', { school: 'de-bron', code });

  test('lets in once, also when two type it at the same moment; the others of the sheet still do', async () => {
    const [code, next] = (await codesOf('Bart')).map(({ selector, secret }) => selector + secret) as [string, string];
    const [one, other] = [school.stranger(), school.stranger()];
    const seen = await Promise.all([type(one, code), type(other, code)]);
    expect(seen.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect([await isIn(one), await isIn(other)].sort()).toEqual([false, true]);
    expect((await type(school.stranger(), code)).status).toBe(422);
    expect((await type(school.stranger(), ` ${next.slice(0, 5).toLowerCase()}-${next.slice(5)}`)).status).toBe(200);
  });

  test('a new sheet ends the old one, of nobody else', async () => {
    const [old, kept] = [(await codesOf('Bart'))[0], (await codesOf('An'))[0]].map((code) => `${code?.selector}${code?.secret}`) as [string, string];
    const fresh = await codesOf('Bart');
    expect(fresh).toHaveLength(10);
    expect([(await type(school.stranger(), old)).status, (await type(school.stranger(), kept)).status]).toEqual([422, 200]);
  });

  test('that is wrong five times has to wait, and a wrong one opens nothing', async () => {
    const [code] = await codesOf('Veerle');
    const browser = school.stranger();
    for (let n = 0; n < 5; n++) expect((await type(browser, `${code?.selector}000000000000`)).status).toBe(422);
    expect((await type(browser, `${code?.selector}${code?.secret}`)).text).toContain('1 minuut');
    expect(await isIn(browser)).toBe(false);
    school.ground.clock.pass(2);
    expect((await type(browser, `${code?.selector}${code?.secret}`)).status).toBe(200);
  });
});

describe('a school always keeps an administrator who can come in', () => {
  const fields = { 'given-name': 'Dirk', 'family-name': 'Maes' };
  const dirk = `/staff/team/${school.idOf('Dirk')}`;

  test('so the last one neither leaves nor gives it up, also beside one who was only invited', async () => {
    const veerle = await school.browserOf('Veerle');
    await veerle.send(`/staff/team/${school.idOf('An')}`, { 'given-name': 'An', 'family-name': 'Maes', roles: ['care', 'administrator'] });
    await school.inSchool((db) => db.deleteFrom('people.passkey').where('person_id', '=', school.idOf('An')).execute());
    expect((await veerle.send(`${dirk}/leaving`)).status).toBe(422);
    expect((await veerle.send(dirk, { ...fields, roles: ['teacher'] })).status).toBe(422);
    expect((await veerle.send(dirk, { ...fields, roles: ['teacher', 'administrator'] })).status).toBe(200);
  });

  test('and once another can, the first may leave, and is out at once', async () => {
    await withPasskey('An');
    const own = await school.browserOf('Dirk');
    const veerle = await school.browserOf('Veerle');
    expect((await veerle.send(`${dirk}/leaving`)).path).toBe('/staff/team');
    expect(await isIn(own)).toBe(false);
    expect(await school.inSchool((db) => db.selectFrom('people.session').selectAll().where('person_id', '=', school.idOf('Dirk')).execute())).toEqual([]);
    expect((await veerle.get('/staff/team')).text).not.toContain('Dirk');
  });

  test('and who may change the team is who leads it', async () => {
    for (const name of ['Bart', 'Samira', 'Tom'] as const) {
      const browser = await school.browserOf(name);
      expect([name, (await browser.get('/staff/team')).status, (await browser.send(`/staff/team/${school.idOf('An')}/leaving`)).status]).toEqual([
        name,
        404,
        404,
      ]);
    }
  });
});
