import type { Around } from './exchange.ts';
import type { ContactPerson, SignedEntry } from './roster.ts';

/** What the browser of a contact person starts from. Nothing in it opens anything without their passkey or paper key. */
export interface DeskState {
  me: string;
  around: Around;
  /** Undefined for who has no keys yet. */
  keys: { sealed: string; unlocks: { kind: 'paper' | 'passkey'; credentialId: string | null; wrapped: string }[] } | undefined;
  /** A change to the roster that waits for signatures. */
  draft: SignedEntry | undefined;
  /** Who has keys and works here as contact person. */
  holders: ContactPerson[];
  /** Ids of who works here as contact person, with keys or without. */
  here: string[];
}

/** A conversation as it comes to a contact person. */
export interface SealedThread {
  thread: string;
  waitingSince: string | null;
  promisedOn: string | null;
  lastOn: string;
  envelopes: string[];
}
