import { randomBytes } from 'node:crypto';
import * as core from '@hpke/core';
import { argon2id } from '@noble/hashes/argon2.js';
import { KEM_DHKEM_X25519_HKDF_SHA256 } from '@panva/hpke-noble';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Bytes, base64url, fromBase64url, join, textOf, utf8 } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { type MadeUpContactPoint, madeUpContactPoint, madeUpPerson } from './made-up-contact-point.ts';
import { type Conversation, NoReader, readConversation, sealAccess, sealFirst, sealNext, sealReply } from './shared-with-browser/conversation.ts';
import { digest } from './shared-with-browser/digest.ts';
import { envelopeLengths, mostContent, NotGenuine, openEnvelope, sealEnvelope, slotCount } from './shared-with-browser/envelope.ts';
import { headerLength } from './shared-with-browser/header.ts';
import { drawReceipt } from './shared-with-browser/receipt.ts';
import { type KeyPair, suiteWith } from './shared-with-browser/suite.ts';
import { type ThreadKeys, threadKeysOf } from './shared-with-browser/thread-keys.ts';

const suite = suiteWith();
const hex = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'));
const inHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

let place: MadeUpContactPoint;
let own: ThreadKeys;
beforeAll(async () => {
  place = await madeUpContactPoint(['An', 'Tom', 'Samira'].map(madeUpPerson));
  own = await threadKeysOf(suite, place.around.school, drawReceipt());
});

const start = (readers = ['An', 'Tom']): Promise<Bytes> =>
  sealFirst(place.around, own, { readers: readers.map(place.idOf), words: 'Ik durf niet naar huis.', reader: 'pupil', language: 'nl' });

const thread = (): Promise<Bytes> => digest(own.threadId);
const asWriter = async (envelopes: Bytes[]): Promise<Conversation> => readConversation(place.around, await thread(), envelopes, [own.pair]);
const as = async (name: string, envelopes: Bytes[]): Promise<Conversation> => readConversation(place.around, await thread(), envelopes, place.pairsOf(name));

/** A conversation of four: asked, answered, asked on, answered again. */
async function talk(): Promise<Bytes[]> {
  const envelopes = [await start()];
  envelopes.push(await sealReply(place.around, await as('An', envelopes), place.person('An'), { words: 'Dank je dat je schrijft.', closes: false }));
  envelopes.push(await sealNext(place.around, await asWriter(envelopes), 'Kan ik komen praten?'));
  envelopes.push(await sealReply(place.around, await as('Tom', envelopes), place.person('Tom'), { words: 'Ja, morgen.', closes: true }));
  return envelopes;
}

describe('the building blocks are the standard ones', () => {
  // RFC 9180, appendix A.1.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM. Key derivation is the same in our suite.
  test.each([
    ['of the browser', suiteWith()],
    ['for old phones', suiteWith(KEM_DHKEM_X25519_HKDF_SHA256)],
  ])('X25519 %s derives the key pairs of RFC 9180', async (_, some) => {
    const pair = await some.DeriveKeyPair(hex('6db9df30aa07dd42ee5e8181afdb977e538f5e1fec8a06223f33f7013e525037'), true);
    expect(inHex(await some.SerializePublicKey(pair.publicKey))).toBe('3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d');
    expect(inHex(await some.SerializePrivateKey(pair.privateKey))).toBe('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8');
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
        lengths.add((await sealEnvelope(suite, header, new Uint8Array(length), keys)).length);
      }
    }
    expect([...lengths]).toEqual([envelopeLengths[0]]);
    expect((await sealEnvelope(suite, header, new Uint8Array(1021), [])).length).toBe(envelopeLengths[1]);
    await expect(sealEnvelope(suite, header, new Uint8Array(mostContent + 1), [])).rejects.toThrow(RangeError);
  });

  test('opens for each of its readers and for nobody else', async () => {
    const [a, b, stranger] = (await pairs(3)) as [KeyPair, KeyPair, KeyPair];
    const envelope = await sealEnvelope(suite, header, utf8('hallo'), [a.publicKey, b.publicKey]);
    for (const pair of [a, b]) expect(textOf((await openEnvelope(suite, envelope, [pair])).content)).toBe('hallo');
    await expect(openEnvelope(suite, envelope, [stranger])).rejects.toThrow(NotGenuine);
  });

  test('with any byte changed opens for nobody', async () => {
    const [reader] = (await pairs(1)) as [KeyPair];
    const envelope = await sealEnvelope(suite, header, utf8('hallo'), [reader.publicKey]);
    const opened: number[] = [];
    for (let at = 0; at < envelope.length; at++) {
      const spoilt = envelope.slice();
      spoilt[at] = (spoilt[at] as number) ^ (1 << (at % 8));
      await openEnvelope(suite, spoilt, [reader]).then(
        () => opened.push(at),
        () => undefined,
      );
    }
    expect(opened).toEqual([]);
    for (const length of [0, 1, headerLength, envelope.length - 1, envelope.length + 1])
      await expect(openEnvelope(suite, join(envelope, [0]).slice(0, length), [reader])).rejects.toThrow(NotGenuine);
  });

  test('cannot show two readers different words', async () => {
    // A cheat seals two bodies under two keys and gives each reader another one, under one header.
    const [a, b] = (await pairs(2)) as [KeyPair, KeyPair];
    const one = await sealEnvelope(suite, header, utf8('Ja'), [a.publicKey]);
    const two = await sealEnvelope(suite, header, utf8('Nee'), [b.publicKey]);
    const slots = (envelope: Bytes): Bytes => envelope.slice(envelope.length - 32 - slotCount * 80, -32);
    for (const mixed of [join(one.slice(0, -32 - slotCount * 80), slots(two), one.slice(-32)), join(two.slice(0, headerLength), one.slice(headerLength))]) {
      for (const pair of [a, b]) await expect(openEnvelope(suite, mixed, [pair])).rejects.toThrow(NotGenuine);
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
    envelopes.push(await sealNext(place.around, await asWriter(envelopes), 'Dag Samira'));
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

describe('a server that cheats', () => {
  const caught = async (envelopes: Bytes[]): Promise<void> => {
    await expect(asWriter(envelopes)).rejects.toThrow(NotGenuine);
    await expect(as('An', envelopes)).rejects.toThrow(NotGenuine);
  };

  test('is caught when it leaves out, moves, doubles or replays a message', async () => {
    const [first, reply, next, last] = (await talk()) as [Bytes, Bytes, Bytes, Bytes];
    const other = await talk();
    for (const cheat of [
      [first, next, last],
      [first, reply, last],
      [reply, next, last],
      [first, next, reply, last],
      [first, reply, reply, next, last],
      [first, first],
      [first, reply, next, last, first],
      [first, other[1] as Bytes],
      [other[0] as Bytes, reply],
      [],
    ])
      await caught(cheat);
  });

  test('cannot forge an answer with all it knows: 1,250 envelopes of eight slots, 10,000 tries', async () => {
    const envelopes = [await start()];
    // It has every public key, every hash and signing keys of its own, but neither the key of the conversation nor that of a contact person.
    const forger = await madeUpContactPoint(['An', 'Tom', 'Samira'].map(madeUpPerson));
    const known = { ...(await as('An', envelopes)), psk: new Uint8Array(randomBytes(32)) };
    let accepted = 0;
    for (let turn = 0; turn < 1250; turn++) {
      const from = { id: place.idOf('An'), identity: forger.person('An').identity };
      const forged = await sealReply(place.around, known, from, { words: 'Vergeet het.', closes: true });
      await asWriter([...envelopes, forged]).then(
        () => accepted++,
        () => undefined,
      );
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
    await expect(asWriter([...envelopes, forged])).rejects.toThrow(NotGenuine);
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
    threadKeysOf(suite, place.around.school, receipt),
    threadKeysOf(suite, place.around.school, receipt),
    threadKeysOf(suite, fromBase64url(base64url(new Uint8Array(16).fill(9))), receipt),
  ]);
  expect(base64url(one.threadId)).toBe(base64url(same.threadId));
  expect(base64url(one.threadId)).not.toBe(base64url(elsewhere.threadId));
  expect(new Set([one.auth, one.psk, one.threadId].map((key) => base64url(key.slice(0, 16)))).size).toBe(3);
});
