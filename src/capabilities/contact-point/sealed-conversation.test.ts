import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { base64url, fromBase64url } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { madeUpConversation } from './made-up-conversation.ts';
import { hashOf } from './shared-with-browser/envelope.ts';
import { signEpochKey } from './shared-with-browser/epoch-keys.ts';
import { NotGenuine } from './shared-with-browser/not-genuine.ts';
import { NotForUs, readConversation } from './shared-with-browser/reading.ts';
import { drawReceipt } from './shared-with-browser/receipt.ts';
import { rosterOn, signEntry } from './shared-with-browser/roster.ts';
import { NoReader, sealAccess, sealFirst, sealNext, sealReply } from './shared-with-browser/sealing.ts';
import { identityOf, makeIdentity } from './shared-with-browser/signing.ts';
import { reachable } from './shared-with-browser/surroundings.ts';
import { threadKeysOf } from './shared-with-browser/thread-keys.ts';

const { place, own, start, thread, asWriter, as, talk } = await madeUpConversation();

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
