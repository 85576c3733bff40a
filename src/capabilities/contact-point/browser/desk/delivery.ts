import { sealLetter } from '../../../../platform/outbox/shared-with-browser/seal-letter.ts';
import { type Bytes, base64url, fromBase64url, utf8 } from '../../../../platform/secrets/shared-with-browser/bytes.ts';
import { type Around, type MessageRequest, requestKind, type SealedRequest } from '../../shared-with-browser/exchange.ts';
import { type Draft, drop, keep, waitingDrafts } from './draft.ts';
import { postMessage } from './post.ts';
import { doWork } from './work.ts';

/** What became of a message: it waits on this device; it is nowhere but in the page; or the server said what it did with it. */
export type Delivered = 'kept' | 'waits' | 'lost' | 'behind' | 'enough' | 'unknown';

/**
 * Sealed to the school's program before it touches a disk or leaves.
 * @param around as it stands in the page
 * @param sound sealed already, for whoever reads the message
 */
export async function sealRequest(
  { school, sealingKey }: Pick<Around, 'school' | 'sealingKey'>,
  request: MessageRequest,
  sound?: Bytes,
): Promise<SealedRequest> {
  const sealed = await sealLetter(fromBase64url(sealingKey), utf8(requestKind), utf8(school), utf8(JSON.stringify(request)));
  return { sealed: base64url(sealed), ...(sound && { sound: base64url(sound) }) };
}

/** A first message: on the disk of this device, then to the server; it leaves the device only when the server has it. */
export async function deliver(draft: Draft, triesLeft = 3): Promise<Delivered> {
  // A device that can keep nothing can still send.
  const isKept = await keep('drafts', draft).then(
    () => true,
    () => false,
  );
  const answer = await postMessage(draft.place, draft.request);
  if (!answer || (answer.state === 'stale' && triesLeft === 0)) return isKept ? 'waits' : 'lost';
  if (answer.state === 'stale') {
    const work = await doWork(answer.challenge, draft.thread);
    return deliver({ ...draft, request: { ...draft.request, work } }, triesLeft - 1);
  }
  if (answer.state === 'kept') await drop('drafts', draft.thread).catch(() => undefined);
  return answer.state;
}

/** Sends what waited here since another time, without a word: whoever opened the page now need not be who wrote. */
export async function deliverWaiting(): Promise<void> {
  for (const draft of await waitingDrafts()) await deliver(draft);
}
