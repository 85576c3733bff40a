import { type Bytes, base64url, fromBase64url, utf8 } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { box } from './box.ts';
import { type Conversation, type FirstContent, zeros } from './conversation.ts';
import { digest } from './digest.ts';
import { sealEnvelope } from './envelope.ts';
import type { Direction, Header } from './header.ts';
import { NotGenuine } from './not-genuine.ts';
import type { SealedSound } from './sealed-sound.ts';
import { signed } from './signed-content.ts';
import { type Identity, identityOf, makeIdentity, secretOf } from './signing.ts';
import { type PublicKey, suite } from './suite.ts';
import { keysTo, type Surroundings } from './surroundings.ts';
import type { ThreadKeys } from './thread-keys.ts';

/** Nobody who was chosen can be written to: their keys are missing, or not signed by them. */
export class NoReader extends Error {}

/** What somebody says: words, a sound, or both. */
export interface Message {
  words: string;
  sound?: SealedSound | undefined;
}

/**
 * The first message of a conversation.
 * @param readers ids of contact persons
 * @throws NoReader where none of them can be written to
 */
export async function sealFirst(
  around: Surroundings,
  own: ThreadKeys,
  { readers, words, sound, reader, language }: Message & Pick<FirstContent, 'readers' | 'reader' | 'language'>,
): Promise<Bytes> {
  const { school, roster } = around;
  const signing = await makeIdentity();
  const kept = await box(own.own, await secretOf(signing), utf8('oor/v1/writer'));
  const content: FirstContent = {
    psk: base64url(own.psk),
    writer: base64url(await suite.SerializePublicKey(own.pair.publicKey)),
    signing: base64url(await identityOf(signing)),
    kept: base64url(kept),
    readers,
    words,
    ...(sound && { sound }),
    reader,
    language,
  };
  const keys = await keysTo(around, readers);
  if (keys.length === 0) throw new NoReader();
  const header = { school, thread: await digest(own.threadId), seq: 0, direction: 'first', roster: fromBase64url(roster.hash), previous: zeros } as const;
  return sealEnvelope(header, utf8(JSON.stringify(content)), [own.pair.publicKey, ...keys]);
}

/** What the writer says later. */
export async function sealNext(around: Surroundings, talk: Conversation, { words, sound }: Message): Promise<Bytes> {
  if (!talk.signing) throw new NotGenuine();
  const header = headerAfter(around, talk, 'writer');
  return sealEnvelope(header, await signed(header, talk.signing, { words, sound }), await everyone(around, talk), talk.psk);
}

/** What a contact person answers. */
export async function sealReply(
  around: Surroundings,
  talk: Conversation,
  from: { id: string; identity: Identity },
  { words, sound, closes }: Message & { closes: boolean },
): Promise<Bytes> {
  const header = headerAfter(around, talk, 'reply');
  const content = await signed(header, from.identity, { by: from.id, words, sound, closes });
  return sealEnvelope(header, content, await everyone(around, talk), talk.psk);
}

/** How many of the latest messages a colleague who is let in gets the keys of, besides that of the first; more do not fit. */
const mostShared = 70;

/** Lets a colleague in: they get the keys of what was said, and whoever writes sees that they did. Not in PSK mode, because they have no key yet. */
export async function sealAccess(around: Surroundings, talk: Conversation, from: { id: string; identity: Identity }, to: string): Promise<Bytes> {
  const header = headerAfter(around, talk, 'access');
  const given = talk.keys.flatMap((key, place) => (key && (place === 0 || place >= talk.count - mostShared) ? [[place, base64url(key)]] : []));
  const content = await signed(header, from.identity, { by: from.id, to, keys: given });
  const newcomer = talk.readers.includes(to) ? [] : await keysTo(around, [to]);
  return sealEnvelope(header, content, [...(await everyone(around, talk)), ...newcomer]);
}

function headerAfter({ school, roster }: Surroundings, { thread, count, last, isBroken }: Conversation, direction: Direction): Omit<Header, 'commitment'> {
  if (isBroken) throw new NotGenuine();
  return { school, thread, seq: count, direction, roster: fromBase64url(roster.hash), previous: last };
}

/** Whoever reads a conversation and can be written to now, and the writer. Who is no contact person any more gets no more of it. */
const everyone = async (around: Surroundings, { writer, readers }: Conversation): Promise<PublicKey[]> => [writer, ...(await keysTo(around, readers))];
