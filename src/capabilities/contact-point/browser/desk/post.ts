import { type Bytes, base64url, fromBase64url, textOf, utf8 } from '../../../../platform/secrets/shared-with-browser/bytes.ts';
import { hmac } from '../../../../platform/secrets/shared-with-browser/hkdf.ts';
import { unbox } from '../../shared-with-browser/box.ts';
import {
  answerKeyWords,
  type ConversationAnswer,
  type ConversationRequest,
  conversationAnswerLength,
  type MessageAnswer,
  padded,
  requestStep,
  type SealedRequest,
  type SoundRequest,
} from '../../shared-with-browser/exchange.ts';
import type { ThreadKeys } from '../../shared-with-browser/thread-keys.ts';

/** Without cookies, without a referrer, always filled up to the same lengths; undefined while there is no answer. */
async function post(address: string, body: unknown): Promise<Response | undefined> {
  const answer = await fetch(address, {
    method: 'POST',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    headers: { 'Content-Type': 'application/json' },
    body: padded(body, requestStep),
  }).catch(() => undefined);
  return answer?.ok ? answer : undefined;
}

/** What the server says became of a message; undefined while it did not say. */
export async function postMessage(place: string, request: SealedRequest): Promise<MessageAnswer | undefined> {
  const answer = await post(`${place}/messages`, request);
  return (await answer?.json().catch(() => undefined)) as MessageAnswer | undefined;
}

export interface Fetched extends Omit<ConversationAnswer, 'envelopes' | 'count'> {
  envelopes: Uint8Array<ArrayBuffer>[];
}

/** A conversation, piece after piece; null where there is none behind this receipt, undefined where nothing was heard. */
export async function fetchConversation(place: string, { threadId, auth }: ThreadKeys): Promise<Fetched | null | undefined> {
  const envelopes: Fetched['envelopes'] = [];
  for (;;) {
    const request: ConversationRequest = { threadId: base64url(threadId), auth: base64url(auth), from: envelopes.length };
    const answer = await post(`${place}/conversation`, request);
    const sealed = answer && new Uint8Array(await answer.arrayBuffer());
    if (sealed?.length !== conversationAnswerLength) return undefined;
    const piece = await opened(sealed, auth);
    if (!piece) return null;
    envelopes.push(...piece.envelopes.map(fromBase64url));
    if (envelopes.length >= piece.count || piece.envelopes.length === 0) return { envelopes, readings: piece.readings, promisedOn: piece.promisedOn };
  }
}

/** The sealed sound of a message; undefined while nothing was heard. @param length in bytes, as the message says */
export async function fetchSound(place: string, { threadId, auth }: ThreadKeys, seq: number, length: number): Promise<Bytes | undefined> {
  const request: SoundRequest = { threadId: base64url(threadId), auth: base64url(auth), seq, length };
  const answer = await post(`${place}/sound`, request);
  return answer && new Uint8Array(await answer.arrayBuffer());
}

export async function postErasure(place: string, { threadId, auth }: ThreadKeys): Promise<boolean> {
  return (await post(`${place}/erasure`, { threadId: base64url(threadId), auth: base64url(auth) })) !== undefined;
}

/** Random bytes do not open: that is how it shows that there is nothing. */
async function opened(sealed: Bytes, auth: Bytes): Promise<ConversationAnswer | undefined> {
  const key = await hmac(auth, utf8(answerKeyWords));
  return unbox(key, sealed, utf8('conversation'))
    .then((words) => JSON.parse(textOf(words)) as ConversationAnswer)
    .catch(() => undefined);
}
