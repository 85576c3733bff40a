/** The kind of letter, bound into the seal. */
export const letterKind = 'vaste-grond/letter/1';

/** A sealed letter as it waits on a device and as it is sent. Only the id and the school are in the open. */
export interface SealedLetter {
  v: 1;
  id: string;
  school: string;
  /** Encapsulated key and ciphertext, base64url. */
  sealed: string;
}

/** What is inside: who may say this (a ticket of ours) and the fields of the form as they were. Later versions add to it. */
export interface Letter {
  ticket: string;
  fields: Record<string, string[]>;
}

/** What the server says of a letter it has committed, or cannot read. */
export type Acknowledgement = { received: string; next: string } | { refused: string };
