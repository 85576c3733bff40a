import { base64url, fromBase64url } from '../../../../platform/secrets/shared-with-browser/bytes.ts';
import { digest } from '../../shared-with-browser/digest.ts';
import { type Draft, dropDraft, keepDraft, waitingDrafts } from './draft.ts';
import { postMessage } from './post.ts';
import { doWork } from './work.ts';

/** What became of a message: it waits on this device, or the server said what it did with it. */
export type Delivered = 'kept' | 'waits' | 'behind' | 'enough' | 'unknown';

/** First on the disk of this device, then to the server; it leaves the device only when the server has it, or can never take it. */
export async function deliver(draft: Draft): Promise<Delivered> {
  await keepDraft(draft);
  const answer = await postMessage(draft.place, draft.request);
  if (!answer) return 'waits';
  if (answer.state === 'stale') {
    const thread = base64url(await digest(fromBase64url(draft.request.threadId)));
    return deliver({ ...draft, request: { ...draft.request, work: await doWork(answer.challenge, thread) } });
  }
  await dropDraft(draft);
  return answer.state;
}

/** Sends what waited here since another time. @returns how many arrived now */
export async function deliverWaiting(): Promise<number> {
  let arrived = 0;
  for (const draft of await waitingDrafts()) if ((await deliver(draft)) === 'kept') arrived++;
  return arrived;
}
