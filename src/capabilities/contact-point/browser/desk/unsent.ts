import { type Bytes, base64url, join, textOf, utf8 } from '../../../../platform/secrets/shared-with-browser/bytes.ts';
import { box, unbox } from '../../shared-with-browser/box.ts';
import type { Conversation } from '../../shared-with-browser/conversation.ts';
import type { ThreadKeys } from '../../shared-with-browser/thread-keys.ts';
import { drop, keep, unsentOf } from './draft.ts';

/** What somebody said in a conversation and nobody confirmed yet. */
export interface Unsent {
  words: string;
  sound?: Bytes | undefined;
  /** Of the envelope that was sent: where it stands in the conversation it did arrive. base64url. */
  hash?: string;
}

const place = utf8('oor/v1/unsent');

/** Keeps it on this device, locked with the receipt. A device that can keep nothing can still send. @returns whether it is kept */
export async function keepUnsent({ thread }: Conversation, { own }: ThreadKeys, { sound, ...said }: Unsent): Promise<boolean> {
  const locked = await box(own, join(utf8(JSON.stringify(said)), ...(sound ? [[0], sound] : [])), place);
  return keep('unsent', { thread: base64url(thread), locked }).then(
    () => true,
    () => false,
  );
}

export async function unsentIn({ thread }: Conversation, { own }: ThreadKeys): Promise<Unsent | undefined> {
  const unsent = await unsentOf(base64url(thread)).catch(() => undefined);
  const opened = unsent && (await unbox(own, unsent.locked, place).catch(() => undefined));
  if (!opened) return undefined;
  const end = opened.indexOf(0);
  const text = textOf(end < 0 ? opened : opened.slice(0, end));
  // Before sounds there were, it held the words alone.
  const said = text.startsWith('{"words":') ? (JSON.parse(text) as Unsent) : { words: text };
  return { ...said, ...(end >= 0 && { sound: opened.slice(end + 1) }) };
}

export const dropUnsent = ({ thread }: Conversation): Promise<unknown> => drop('unsent', base64url(thread)).catch(() => undefined);
