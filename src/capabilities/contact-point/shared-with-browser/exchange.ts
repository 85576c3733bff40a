import type { EpochKey } from './epoch-keys.ts';
import type { SignedEntry } from './roster.ts';

/** What a page of the contact point brings along for its elements. */
export interface Around {
  school: string;
  entries: SignedEntry[];
  epochKeys: EpochKey[];
  /** The day at school. */
  today: string;
  /** Asked of whoever begins a conversation. */
  challenge: string;
  /** To which everything for the server is sealed before it touches a disk or leaves: P-256, base64url. */
  sealingKey: string;
}

/** What a writer sends is sealed to the school's program, so that a device keeps nothing that opens or erases a conversation. */
export interface SealedRequest {
  /** {@link MessageRequest}, HPKE to {@link Around.sealingKey}, base64url. */
  sealed: string;
  /** What was spoken, sealed for whoever reads the message; base64url. */
  sound?: string;
  /** With the first message only. */
  work?: Work;
}

/** Sent with a message of a writer. Bytes are base64url. */
export interface MessageRequest {
  /** 16 bytes. */
  threadId: string;
  /** 32 bytes. */
  auth: string;
  /** SHA-256 of what whoever answers must show; with the first message only. */
  posting?: string;
  envelope: string;
}

/** What a sealed request is bound to. */
export const requestKind = 'contact point';

export interface Work {
  challenge: string;
  answer: string;
}

/** What became of it. `stale`: the work was for a challenge that is over; here is another. */
export type MessageAnswer = { state: 'kept' | 'behind' | 'enough' | 'unknown' } | { state: 'stale'; challenge: string };

export interface ConversationRequest {
  threadId: string;
  auth: string;
  /** How many envelopes are here already. */
  from: number;
}

/** What is answered has the length asked for, and is random where there is no such sound for whoever asks. */
export interface SoundRequest {
  threadId: string;
  auth: string;
  seq: number;
  length: number;
}

/** As many envelopes as fit, with how many there are in all. */
export interface ConversationAnswer {
  count: number;
  envelopes: string[];
  readings: { by: string; day: string }[];
  promisedOn: string | null;
}

/** Everything sent is filled up to a multiple of this, in bytes. */
export const requestStep = 2048;

/** Everything a message is answered with has this length, in bytes. */
export const messageAnswerLength = 512;

/** A conversation comes in pieces of this length, sealed; whoever has no conversation gets as many random bytes. */
export const conversationAnswerLength = 16_384;

/** JSON with spaces after it, up to a multiple of `step` bytes. */
export function padded(value: unknown, step: number): string {
  const json = JSON.stringify(value);
  return json + ' '.repeat((step - (json.length % step)) % step);
}

/** The key under which the server seals a conversation on its way: HMAC-SHA256 of these words under `auth`. */
export const answerKeyWords = 'oor/v1/answer';

/** Work asked for each new conversation: Argon2id (1 MiB, one pass) with so many zero bits at its front as the challenge says. */
export const workCost = { memory: 1024, passes: 1 };

/** `hour.bits.stamp`: the bits are a second or two on a cheap phone, and more while very many wait. */
export const bitsOf = (challenge: string): number => Number(challenge.split('.')[1]);

export const workWords = (thread: string, answer: string): string => `${thread}.${answer}`;
