import { randomBytes } from 'node:crypto';
import * as core from '@hpke/core';
import { argon2id } from '@noble/hashes/argon2.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Bytes, base64url, fromBase64url, join, textOf, utf8 } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { type MadeUpContactPoint, madeUpContactPoint, madeUpPerson } from './made-up-contact-point.ts';
import type { Conversation } from './shared-with-browser/conversation.ts';
import { digest } from './shared-with-browser/digest.ts';
import { envelopeLengths, hashOf, mostContent, openEnvelope, sealEnvelope, slotCount } from './shared-with-browser/envelope.ts';
import { signEpochKey } from './shared-with-browser/epoch-keys.ts';
import { headerLength } from './shared-with-browser/header.ts';
import { NotGenuine } from './shared-with-browser/not-genuine.ts';
import { NotForUs, readConversation } from './shared-with-browser/reading.ts';
import { drawReceipt } from './shared-with-browser/receipt.ts';
import { rosterOn, signEntry } from './shared-with-browser/roster.ts';
import { NoReader, sealAccess, sealFirst, sealNext, sealReply } from './shared-with-browser/sealing.ts';
import { identityOf, makeIdentity } from './shared-with-browser/signing.ts';
import { type KeyPair, suite } from './shared-with-browser/suite.ts';
import { reachable, type Surroundings } from './shared-with-browser/surroundings.ts';
import { type ThreadKeys, threadKeysOf } from './shared-with-browser/thread-keys.ts';

const hex = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'));
const inHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

let place: MadeUpContactPoint;
let own: ThreadKeys;
beforeAll(async () => {
  place = await madeUpContactPoint(['An', 'Tom', 'Samira'].map(madeUpPerson));
  own = await threadKeysOf(place.around.school, drawReceipt());
});

const start = (readers = ['An', 'Tom']): Promise<Bytes> =>
  sealFirst(place.around, own, { readers: readers.map(place.idOf), words: 'Ik durf niet naar huis.', reader: 'pupil', language: 'nl' });

const thread = (): Promise<Bytes> => digest(own.threadId);
const asWriter = async (envelopes: Bytes[]): Promise<Conversation> => readConversation(place.around, await thread(), envelopes, [own.pair], own);
const as = async (name: string, envelopes: Bytes[]): Promise<Conversation> => readConversation(place.around, await thread(), envelopes, place.pairsOf(name));

/** A conversation of four: asked, answered, asked on, answered again. */
async function talk(): Promise<Bytes[]> {
  const envelopes = [await start()];
  envelopes.push(await sealReply(place.around, await as('An', envelopes), place.person('An'), { words: 'Dank je dat je schrijft.', closes: false }));
  envelopes.push(await sealNext(place.around, await asWriter(envelopes), { words: 'Kan ik komen praten?' }));
  envelopes.push(await sealReply(place.around, await as('Tom', envelopes), place.person('Tom'), { words: 'Ja, morgen.', closes: true }));
  return envelopes;
}

describe('the building blocks are the standard ones', () => {
  // RFC 9180, appendix A.1.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM. Key derivation is the same in our suite.
  test('the key pair of a seed is that of RFC 9180', async () => {
    const pair = await suite.DeriveKeyPair(hex('6db9df30aa07dd42ee5e8181afdb977e538f5e1fec8a06223f33f7013e525037'), true);
    expect(inHex(await suite.SerializePublicKey(pair.publicKey))).toBe('3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d');
    expect(inHex(await suite.SerializePrivateKey(pair.privateKey))).toBe('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8');
  });

  test('a point by which everybody would know the secret is refused', async () => {
    const pair = await suite.GenerateKeyPair(true);
    const zero = new Uint8Array(32);
    await expect(suite.Seal(await suite.DeserializePublicKey(zero), utf8('x'))).rejects.toThrow('Encapsulation failed');
    await expect(suite.Open(pair, zero, new Uint8Array(17))).rejects.toThrow('Decapsulation failed');
  });

  test('Argon2id gives the tag of RFC 9106, section 5.3', () => {
    const tag = argon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
      m: 32,
      t: 3,
      p: 4,
      dkLen: 32,
      key: new Uint8Array(8).fill(3),
      personalization: new Uint8Array(12).fill(4),
    });
    expect(inHex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
  });

  test('what one implementation seals another opens, 10,000 times, with and without a key known before', async () => {
    const other = new core.CipherSuite({ kem: new core.DhkemX25519HkdfSha256(), kdf: new core.HkdfSha256(), aead: new core.Aes256Gcm() });
    const pair = await suite.GenerateKeyPair(true);
    const secret = await other.kem.deserializePrivateKey(new Uint8Array(await suite.SerializePrivateKey(pair.privateKey)).buffer);
    const open = await other.kem.deserializePublicKey(new Uint8Array(await suite.SerializePublicKey(pair.publicKey)).buffer);
    let different = 0;
    for (let turn = 0; turn < 10_000; turn++) {
      const [words, aad, info, psk] = [turn % 97, turn % 31, turn % 29, 32].map((length) => new Uint8Array(randomBytes(length))) as [
        Bytes,
        Bytes,
        Bytes,
        Bytes,
      ];
      const known = turn % 2 === 0 ? {} : { psk, pskId: utf8('oor/v1/thread') };
      const theirs = turn % 2 === 0 ? {} : { psk: { id: utf8('oor/v1/thread').buffer, key: psk.buffer } };
      if (turn % 4 < 2) {
        const { encapsulatedSecret, ciphertext } = await suite.Seal(pair.publicKey, words, { aad, info, ...known });
        const recipient = { recipientKey: secret, enc: new Uint8Array(encapsulatedSecret).buffer, info: info.buffer, ...theirs };
        const opened = await other.open(recipient, new Uint8Array(ciphertext).buffer, aad.buffer);
        if (inHex(new Uint8Array(opened)) !== inHex(words)) different++;
      } else {
        const { ct, enc } = await other.seal({ recipientPublicKey: open, info: info.buffer, ...theirs }, words.buffer, aad.buffer);
        const opened = await suite.Open(pair, new Uint8Array(enc), new Uint8Array(ct), { aad, info, ...known });
        if (inHex(opened) !== inHex(words)) different++;
      }
    }
    expect(different).toBe(0);
  });
});

describe('an envelope', () => {
  const header = {
    school: new Uint8Array(16),
    thread: new Uint8Array(32),
    seq: 0,
    direction: 'first',
    roster: new Uint8Array(32),
    previous: new Uint8Array(32),
  } as const;
  const pairs = (count: number): Promise<KeyPair[]> => Promise.all(Array.from({ length: count }, () => suite.GenerateKeyPair()));

  test('is as long for one reader as for eight, and for a short message as for a longer one', async () => {
    const lengths = new Set<number>();
    for (let readers = 1; readers <= slotCount; readers++) {
      for (const length of [0, 1, 500, 1020]) {
        const keys = (await pairs(readers)).map(({ publicKey }) => publicKey);
        lengths.add((await sealEnvelope(header, new Uint8Array(length), keys)).length);
      }
    }
    expect([...lengths]).toEqual([envelopeLengths[0]]);
    expect((await sealEnvelope(header, new Uint8Array(1021), [])).length).toBe(envelopeLengths[1]);
    await expect(sealEnvelope(header, new Uint8Array(mostContent + 1), [])).rejects.toThrow(RangeError);
  });

  test('opens for each of its readers and for nobody else', async () => {
    const [a, b, stranger] = (await pairs(3)) as [KeyPair, KeyPair, KeyPair];
    const envelope = await sealEnvelope(header, utf8('hallo'), [a.publicKey, b.publicKey]);
    for (const pair of [a, b]) expect(textOf((await openEnvelope(envelope, [pair])).content)).toBe('hallo');
    await expect(openEnvelope(envelope, [stranger])).rejects.toThrow(NotGenuine);
  });

  test('with any byte changed opens for nobody', async () => {
    const [reader] = (await pairs(1)) as [KeyPair];
    const envelope = await sealEnvelope(header, utf8('hallo'), [reader.publicKey]);
    const opened: number[] = [];
    for (let at = 0; at < envelope.length; at++) {
      const spoilt = envelope.slice();
      spoilt[at] = (spoilt[at] as number) ^ (1 << (at % 8));
      await openEnvelope(spoilt, [reader]).then(
        () => opened.push(at),
        () => undefined,
      );
    }
    expect(opened).toEqual([]);
    for (const length of [0, 1, headerLength, envelope.length - 1, envelope.length + 1])
      await expect(openEnvelope(join(envelope, [0]).slice(0, length), [reader])).rejects.toThrow(NotGenuine);
  });

  test('cannot show two readers different words', async () => {
    // A cheat seals two bodies under two keys and gives each reader another one, under one header.
    const [a, b] = (await pairs(2)) as [KeyPair, KeyPair];
    const one = await sealEnvelope(header, utf8('Ja'), [a.publicKey]);
    const two = await sealEnvelope(header, utf8('Nee'), [b.publicKey]);
    const slots = (envelope: Bytes): Bytes => envelope.slice(envelope.length - 32 - slotCount * 80, -32);
    for (const mixed of [join(one.slice(0, -32 - slotCount * 80), slots(two), one.slice(-32)), join(two.slice(0, headerLength), one.slice(headerLength))]) {
      for (const pair of [a, b]) await expect(openEnvelope(mixed, [pair])).rejects.toThrow(NotGenuine);
    }
  });
});

describe('a conversation', () => {
  test('goes to and fro, and both ends see the same', async () => {
    const envelopes = await talk();
    for (const seen of [await asWriter(envelopes), await as('An', envelopes), await as('Tom', envelopes)]) {
      expect(seen.said.map((said) => [said.direction, 'words' in said && said.words, 'by' in said && said.by.name])).toEqual([
        ['first', 'Ik durf niet naar huis.', false],
        ['reply', 'Dank je dat je schrijft.', 'An'],
        ['writer', 'Kan ik komen praten?', false],
        ['reply', 'Ja, morgen.', 'Tom'],
      ]);
    }
  });

  test('is closed to a contact person whom the writer left out, until a colleague lets them in, and the writer sees that', async () => {
    const envelopes = await talk();
    await expect(as('Samira', envelopes)).rejects.toThrow(NotGenuine);
    envelopes.push(await sealAccess(place.around, await as('An', envelopes), place.person('An'), place.idOf('Samira')));
    expect((await as('Samira', envelopes)).said.map((said) => 'words' in said && said.words)).toContain('Kan ik komen praten?');
    expect((await asWriter(envelopes)).said.at(-1)).toMatchObject({ direction: 'access', by: { name: 'An' }, to: { name: 'Samira' } });
    envelopes.push(await sealNext(place.around, await asWriter(envelopes), { words: 'Dag Samira' }));
    envelopes.push(await sealReply(place.around, await as('Samira', envelopes), place.person('Samira'), { words: 'Dag!', closes: false }));
    for (const name of ['An', 'Tom', 'Samira']) expect((await as(name, envelopes)).said.at(-1)).toMatchObject({ words: 'Dag!' });
  });

  test('cannot begin with somebody whose key they did not sign themselves', async () => {
    const [key] = place.around.epochKeys;
    const swapped = {
      ...place.around,
      epochKeys: place.around.epochKeys.map((epoch) => ({ ...epoch, key: key?.by === epoch.by ? base64url(randomBytes(32)) : epoch.key })),
    };
    await expect(sealFirst(swapped, own, { readers: [place.idOf('An')], words: 'x', reader: 'pupil', language: 'nl' })).rejects.toThrow(NoReader);
  });
});

const zeros = (length: number): Bytes => new Uint8Array(length);

/** The same contact point after Tom was signed out by An and Samira. */
async function withoutTom(): Promise<Surroundings> {
  const { schoolId, around } = place;
  const text = JSON.stringify({ v: 1, school: schoolId, place: 1, day: '2026-11-25', previous: around.roster.hash, adds: [], removes: [place.idOf('Tom')] });
  const signatures = await Promise.all(['An', 'Samira'].map((name) => signEntry(place.person(name).identity, place.idOf(name), text, '2026-11-25')));
  return { ...around, roster: await rosterOn([...place.entries, { text, signatures }], schoolId, '2026-11-26') };
}

describe('somebody who makes new keys', () => {
  test('still is who gave the old answers', async () => {
    const envelopes = await talk();
    const identity = await makeIdentity();
    const again = { id: place.idOf('Tom'), name: 'Tom', duty: 'CLB', secrecy: 'office', identity: base64url(await identityOf(identity)) };
    const text = JSON.stringify({
      v: 1,
      school: place.schoolId,
      place: 1,
      day: '2026-11-25',
      previous: place.around.roster.hash,
      adds: [again],
      removes: [again.id],
    });
    const signatures = [
      await signEntry(identity, again.id, text, '2026-11-25'),
      await signEntry(place.person('An').identity, place.idOf('An'), text, '2026-11-25'),
    ];
    const roster = await rosterOn([...place.entries, { text, signatures }], place.schoolId, '2026-12-24');
    const seen = await readConversation({ ...place.around, roster }, await thread(), envelopes, [own.pair], own);
    expect([seen.isBroken, seen.said.length]).toEqual([false, 4]);
  });
});

describe('somebody who has no key, or one that they did not sign', () => {
  test('is not written to, and keeps nobody else from being written to', async () => {
    const spoilt = {
      ...place.around,
      epochKeys: place.around.epochKeys.map((epoch) => (epoch.by === place.idOf('Tom') ? { ...epoch, key: base64url(randomBytes(32)) } : epoch)),
    };
    expect((await reachable(spoilt)).map(({ name }) => name)).toEqual(['An', 'Samira']);
    const envelope = await sealFirst(spoilt, own, { readers: ['An', 'Tom'].map(place.idOf), words: 'x', reader: 'pupil', language: 'nl' });
    expect((await as('An', [envelope])).said).toHaveLength(1);
    await expect(as('Tom', [envelope])).rejects.toThrow(NotForUs);
  });

  test('nor to a key of a month that is still to come', async () => {
    const { identity, id } = place.person('An');
    const later = await signEpochKey(identity, place.schoolId, { by: id, month: '9999-12', key: base64url(randomBytes(32)) });
    const around = { ...place.around, epochKeys: [...place.around.epochKeys, later] };
    const envelope = await sealFirst(around, own, { readers: [id], words: 'x', reader: 'pupil', language: 'nl' });
    expect((await as('An', [envelope])).said).toHaveLength(1);
  });
});

test('a colleague who is let in after a hundred messages reads the first and the latest, and can answer', async () => {
  const envelopes = [await start()];
  let seen = await asWriter(envelopes);
  for (let turn = 0; turn < 100; turn++) {
    const next = await sealNext(place.around, seen, { words: `bericht ${turn}` });
    envelopes.push(next);
    seen = { ...seen, count: seen.count + 1, last: await hashOf(next), keys: [...seen.keys, undefined] };
  }
  envelopes.push(await sealAccess(place.around, await as('An', envelopes), place.person('An'), place.idOf('Samira')));
  const late = await as('Samira', envelopes);
  expect([late.isBroken, late.said[0], late.said.at(-2)]).toMatchObject([false, { direction: 'first' }, { words: 'bericht 99' }]);
  expect(late.said.length).toBeGreaterThan(50);
  envelopes.push(await sealReply(place.around, late, place.person('Samira'), { words: 'Dag', closes: false }));
  expect((await asWriter(envelopes)).said.at(-1)).toMatchObject({ words: 'Dag', by: { name: 'Samira' } });
});

describe('a server that cheats', () => {
  /** Noticed on both ends: nothing from there on is shown, and nobody can go on. */
  const caught = async (envelopes: Bytes[], read = 0): Promise<void> => {
    for (const see of [asWriter, (all: Bytes[]) => as('An', all)]) {
      const seen = await see(envelopes).catch((error: unknown) => error);
      if (read === 0) expect(seen).toBeInstanceOf(NotGenuine);
      else {
        expect([(seen as Conversation).isBroken, (seen as Conversation).said.length]).toEqual([true, read]);
        await expect(sealReply(place.around, seen as Conversation, place.person('An'), { words: 'x', closes: false })).rejects.toThrow(NotGenuine);
      }
    }
  };

  test('is caught when it leaves out, moves, doubles or replays a message', async () => {
    const [first, reply, next, last] = (await talk()) as [Bytes, Bytes, Bytes, Bytes];
    const other = await talk();
    await caught([first, next, last], 1);
    await caught([first, reply, last], 2);
    await caught([reply, next, last]);
    await caught([first, next, reply, last], 1);
    await caught([first, reply, reply, next, last], 2);
    await caught([first, first], 1);
    await caught([first, reply, next, last, first], 4);
    await caught([first, other[1] as Bytes], 1);
    await caught([other[0] as Bytes, reply], 1);
    await caught([]);
  });

  test('or anybody who puts nonsense after a conversation hides nothing of what was said before', async () => {
    const envelopes = await talk();
    const nonsense = envelopes[3]?.slice() as Bytes;
    nonsense.fill(7, headerLength);
    await caught([...envelopes.slice(0, 3), nonsense], 3);
  });

  test('cannot forge an answer with all it knows: 1,250 envelopes of eight slots, 10,000 tries', { timeout: 300_000 }, async () => {
    const envelopes = [await start()];
    // It has every public key, every hash and signing keys of its own, but neither the key of the conversation nor that of a contact person.
    const forger = await madeUpContactPoint(['An', 'Tom', 'Samira'].map(madeUpPerson));
    const known = { ...(await as('An', envelopes)), psk: new Uint8Array(randomBytes(32)) };
    let accepted = 0;
    for (let turn = 0; turn < 1250; turn++) {
      const from = { id: place.idOf('An'), identity: forger.person('An').identity };
      const forged = await sealReply(place.around, known, from, { words: 'Vergeet het.', closes: true });
      if (!(await asWriter([...envelopes, forged])).isBroken) accepted++;
    }
    expect(accepted).toBe(0);
  });

  test('and a contact person who forges the name of a colleague are caught', async () => {
    const envelopes = [await start()];
    const forged = await sealReply(
      place.around,
      await as('Tom', envelopes),
      { id: place.idOf('An'), identity: place.person('Tom').identity },
      { words: 'x', closes: false },
    );
    await caught([...envelopes, forged], 1);
  });

  test('together with a reader cannot speak for the writer', async () => {
    const envelopes = [await start()];
    // Tom knows the key of the conversation, and signs with a key of his own.
    const seen = { ...(await as('Tom', envelopes)), signing: place.person('Tom').identity };
    await caught([...envelopes, await sealNext(place.around, seen, { words: 'Laat maar.' })], 1);
  });

  test('together with a reader cannot put another first message in the place of the writer’s own', async () => {
    const stranger = { ...(await threadKeysOf(place.around.school, drawReceipt())), threadId: own.threadId };
    const readers = ['An', 'Tom', 'Samira'].map(place.idOf);
    const swapped = await sealFirst(place.around, { ...stranger, pair: own.pair }, { readers, words: 'Vervalst', reader: 'pupil', language: 'nl' });
    await expect(asWriter([swapped])).rejects.toThrow(NotGenuine);
  });

  test('or a colleague who was left out cannot write themselves in', async () => {
    const envelopes = [await start()];
    const known = await as('An', envelopes);
    const forged = await sealAccess(place.around, { ...known, psk: zeros(32), keys: [zeros(32)] }, place.person('Samira'), place.idOf('Samira'));
    await caught([...envelopes, forged], 1);
    await expect(as('Samira', [...envelopes, forged])).rejects.toThrow(NotGenuine);
  });

  test('cannot let somebody answer who has gone, once somebody answered without them', async () => {
    const gone = await withoutTom();
    const envelopes = [await start()];
    const read = (around: Surroundings, name: string) => thread().then((id) => readConversation(around, id, envelopes, place.pairsOf(name)));
    envelopes.push(await sealReply(gone, await read(gone, 'An'), place.person('An'), { words: 'Ik ben er.', closes: false }));
    const old = await sealReply(place.around, { ...(await read(gone, 'Tom').catch(() => read(place.around, 'Tom'))), count: 2 }, place.person('Tom'), {
      words: 'Ik ook.',
      closes: false,
    }).catch(() => undefined);
    if (old) expect((await readConversation(gone, await thread(), [...envelopes, old], [own.pair], own)).isBroken).toBe(true);
    // What An answered after Tom had gone does not open for him.
    expect((await read(gone, 'Tom')).said).toHaveLength(1);
  });

  test('cannot carry a message to another school or another conversation', async () => {
    const envelopes = await talk();
    const elsewhere = { ...place.around, school: new Uint8Array(randomBytes(16)) };
    await expect(readConversation(elsewhere, await thread(), envelopes, [own.pair])).rejects.toThrow(NotGenuine);
    await expect(readConversation(place.around, new Uint8Array(randomBytes(32)), envelopes, [own.pair])).rejects.toThrow(NotGenuine);
  });

  test('cannot show a writer a roster of its own without the contact persons noticing', async () => {
    const false_ = await madeUpContactPoint(['An', 'Tom', 'Samira'].map(madeUpPerson), place.schoolId);
    const envelope = await sealFirst(false_.around, own, { readers: [false_.idOf('An')], words: 'x', reader: 'pupil', language: 'nl' });
    await expect(as('An', [envelope])).rejects.toThrow(NotGenuine);
    expect(false_.around.roster.fingerprint).not.toBe(place.around.roster.fingerprint);
  });
});

test('the keys of a conversation are of its school and its receipt only', async () => {
  const receipt = drawReceipt();
  const [one, same, elsewhere] = await Promise.all([
    threadKeysOf(place.around.school, receipt),
    threadKeysOf(place.around.school, receipt),
    threadKeysOf(fromBase64url(base64url(new Uint8Array(16).fill(9))), receipt),
  ]);
  expect(base64url(one.threadId)).toBe(base64url(same.threadId));
  expect(base64url(one.threadId)).not.toBe(base64url(elsewhere.threadId));
  expect(new Set([one.auth, one.psk, one.threadId].map((key) => base64url(key.slice(0, 16)))).size).toBe(3);
});
