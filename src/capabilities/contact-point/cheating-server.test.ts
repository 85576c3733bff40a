import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Bytes } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { madeUpContactPoint, madeUpPerson } from './made-up-contact-point.ts';
import { madeUpConversation } from './made-up-conversation.ts';
import type { Conversation } from './shared-with-browser/conversation.ts';
import { headerLength } from './shared-with-browser/header.ts';
import { NotGenuine } from './shared-with-browser/not-genuine.ts';
import { readConversation } from './shared-with-browser/reading.ts';
import { drawReceipt } from './shared-with-browser/receipt.ts';
import { rosterOn, signEntry } from './shared-with-browser/roster.ts';
import { sealAccess, sealFirst, sealNext, sealReply } from './shared-with-browser/sealing.ts';
import type { Surroundings } from './shared-with-browser/surroundings.ts';
import { threadKeysOf } from './shared-with-browser/thread-keys.ts';

const { place, own, start, thread, asWriter, as, talk } = await madeUpConversation();

const zeros = (length: number): Bytes => new Uint8Array(length);

/** The same contact point after Tom was signed out by An and Samira. */
async function withoutTom(): Promise<Surroundings> {
  const { schoolId, around } = place;
  const text = JSON.stringify({ v: 1, school: schoolId, place: 1, day: '2026-11-25', previous: around.roster.hash, adds: [], removes: [place.idOf('Tom')] });
  const signatures = await Promise.all(['An', 'Samira'].map((name) => signEntry(place.person(name).identity, place.idOf(name), text, '2026-11-25')));
  return { ...around, roster: await rosterOn([...place.entries, { text, signatures }], schoolId, '2026-11-26') };
}

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
