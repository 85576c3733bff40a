import type { Bytes } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { madeUpContactPoint, madeUpPerson } from './made-up-contact-point.ts';
import type { Conversation } from './shared-with-browser/conversation.ts';
import { digest } from './shared-with-browser/digest.ts';
import { readConversation } from './shared-with-browser/reading.ts';
import { drawReceipt } from './shared-with-browser/receipt.ts';
import { sealFirst, sealNext, sealReply } from './shared-with-browser/sealing.ts';
import { threadKeysOf } from './shared-with-browser/thread-keys.ts';

/** Somebody who writes to An and Tom, and leaves Samira out; with nothing between them but envelopes. */
export async function madeUpConversation() {
  const place = await madeUpContactPoint(['An', 'Tom', 'Samira'].map(madeUpPerson));
  const own = await threadKeysOf(place.around.school, drawReceipt());

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

  return { place, own, start, thread, asWriter, as, talk };
}
