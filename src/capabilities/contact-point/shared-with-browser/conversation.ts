import type { Bytes } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import type { ContactPerson } from './roster.ts';
import type { SealedSound } from './sealed-sound.ts';
import type { Identity } from './signing.ts';
import type { PublicKey } from './suite.ts';

/** What somebody said in a conversation, as it was found to be genuine; `sound` where they also spoke it. */
export type Said =
  | { direction: 'first'; seq: number; words: string; sound?: SealedSound; reader: 'pupil' | 'guardian'; language: string }
  | { direction: 'writer'; seq: number; words: string; sound?: SealedSound }
  | { direction: 'reply'; seq: number; by: ContactPerson; words: string; sound?: SealedSound; closes: boolean }
  | { direction: 'access'; by: ContactPerson; to: ContactPerson };

/** A conversation as far as it was read, and what is needed to go on with it. */
export interface Conversation {
  thread: Bytes;
  said: Said[];
  /** Whether something came after this that does not hold: put in, left out, moved or forged. Then nobody can go on. */
  isBroken: boolean;
  /** Ids of the contact persons who can read it. */
  readers: string[];
  psk: Bytes;
  /** Public key of the writer, to which answers are sealed. */
  writer: PublicKey;
  /** What each envelope opened with; undefined where a colleague gave no key for it. */
  keys: (Bytes | undefined)[];
  last: Bytes;
  /** How many envelopes there are. */
  count: number;
  /** Only for the writer: what they sign with. */
  signing?: Identity;
}

/** What the writer's first message takes along, so that it can be answered; nobody else ever learns it. Bytes are base64url. */
export interface FirstContent {
  psk: string;
  writer: string;
  /** Public key of the writer's signatures, and the private one locked for the writer only. */
  signing: string;
  kept: string;
  readers: string[];
  words: string;
  sound?: SealedSound;
  reader: 'pupil' | 'guardian';
  language: string;
}

/** What comes before the first envelope, and stands in for a commitment that is not made yet. */
export const zeros = new Uint8Array(32);
