import { type Bytes, base64url, equal, fromBase64url, utf8 } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { unbox } from './box.ts';
import { type Conversation, type FirstContent, type Said, zeros } from './conversation.ts';
import { hashOf, openEnvelope, openWith } from './envelope.ts';
import { giveWay } from './give-way.ts';
import { type Header, readHeader } from './header.ts';
import { NotGenuine } from './not-genuine.ts';
import type { Roster } from './roster.ts';
import { type SealedSound, soundIn } from './sealed-sound.ts';
import { parsed, peopleAt, signedBy, verified } from './signed-content.ts';
import { identityFrom } from './signing.ts';
import { type KeyPair, suite } from './suite.ts';
import type { Surroundings } from './surroundings.ts';
import type { ThreadKeys } from './thread-keys.ts';

/** Opened by none of our keys: it is not for us. */
export class NotForUs extends NotGenuine {}

/**
 * Reads a conversation from its first envelope, as far as none was left out, put in, moved or forged; what comes after the first
 * that does not hold is not shown.
 * @param pairs of the writer, or of a contact person by month
 * @param own only for the writer: a first message that somebody else put in its place is not believed
 * @throws NotForUs when none of it opens with these keys
 * @throws NotGenuine when already the first message does not hold
 */
export async function readConversation(
  around: Surroundings,
  thread: Bytes,
  envelopes: readonly Bytes[],
  pairs: readonly KeyPair[],
  own?: ThreadKeys,
): Promise<Conversation> {
  const heads = await chained(around, thread, envelopes);
  const { first, given } = await beginning(around, envelopes, heads, pairs);
  const content = await believed(first, own);
  const talk: Conversation = {
    thread,
    said: [],
    isBroken: heads.length < envelopes.length,
    readers: content.readers,
    psk: fromBase64url(content.psk),
    writer: await suite.DeserializePublicKey(fromBase64url(content.writer)),
    keys: [],
    last: zeros,
    count: 0,
    ...(own && { signing: await identityFrom(fromBase64url(content.signing), await unbox(own.own, fromBase64url(content.kept), utf8('oor/v1/writer'))) }),
  };
  const newest = Math.max(0, ...given.keys());
  for (const [place, header] of heads.entries()) {
    const envelope = envelopes[place] as Bytes;
    await giveWay();
    try {
      const isTooOld = given.size > 0 && place < newest && !given.has(place);
      const opened = isTooOld ? undefined : await openedAt(envelope, header, given.get(place), pairs, talk.psk);
      if (opened) talk.said.push(await saidIn(around.roster, header, opened.content, content, talk));
      talk.keys.push(opened?.key);
    } catch {
      if (place === 0) throw new NotGenuine();
      return { ...talk, isBroken: true };
    }
    talk.last = await hashOf(envelope);
    talk.count++;
  }
  return talk;
}

const openedAt = (envelope: Bytes, { direction }: Header, given: Bytes | undefined, pairs: readonly KeyPair[], psk: Bytes) =>
  given ? openWith(envelope, given) : openEnvelope(envelope, pairs, direction === 'writer' || direction === 'reply' ? psk : undefined);

/** Headers that follow each other, of one school and one conversation, each under a roster that we know and none under an older one. */
async function chained({ school, roster }: Surroundings, thread: Bytes, envelopes: readonly Bytes[]): Promise<Header[]> {
  const order = [...roster.people.keys()];
  const heads: Header[] = [];
  let previous: Bytes = zeros;
  let newest = 0;
  for (const [place, envelope] of envelopes.entries()) {
    const header = readHeader(envelope);
    const under = header ? order.indexOf(base64url(header.roster)) : -1;
    const fits =
      header &&
      equal(header.school, school) &&
      equal(header.thread, thread) &&
      header.seq === place &&
      (header.direction === 'first') === (place === 0) &&
      equal(header.previous, previous) &&
      under >= newest;
    if (!fits) break;
    heads.push(header);
    newest = under;
    previous = await hashOf(envelope);
  }
  if (heads.length === 0) throw new NotGenuine();
  return heads;
}

/** The first message, and for a colleague who came later the keys that let them read it. */
async function beginning(
  { roster }: Surroundings,
  envelopes: readonly Bytes[],
  heads: readonly Header[],
  pairs: readonly KeyPair[],
): Promise<{ first: Bytes; given: Map<number, Bytes> }> {
  const envelope = envelopes[0] as Bytes;
  const first = await openEnvelope(envelope, pairs).catch(() => undefined);
  if (first) return { first: first.content, given: new Map() };
  for (const [place, header] of heads.entries()) {
    if (header.direction !== 'access') continue;
    const opened = await openEnvelope(envelopes[place] as Bytes, pairs).catch(() => undefined);
    const access = opened && (await verified(roster, header, opened.content).catch(() => undefined));
    if (!access) continue;
    const given = new Map((access.content.keys as [number, string][]).map(([at, key]) => [at, fromBase64url(key)]));
    const { content } = await openWith(envelope, given.get(0) ?? zeros);
    return { first: content, given };
  }
  throw new NotForUs();
}

/** For the writer only their own first message is one. */
async function believed(first: Bytes, own: ThreadKeys | undefined): Promise<FirstContent> {
  const content = parsed(first) as FirstContent;
  const isWhole =
    [content.psk, content.writer, content.signing, content.kept, content.words].every((part) => typeof part === 'string') && Array.isArray(content.readers);
  const isOwn = !own || (content.psk === base64url(own.psk) && content.writer === base64url(await suite.SerializePublicKey(own.pair.publicKey)));
  if (!isWhole || !isOwn) throw new NotGenuine();
  return content;
}

async function saidIn(roster: Roster, header: Header, content: Bytes, first: FirstContent, talk: Conversation): Promise<Said> {
  const { seq, direction } = header;
  if (direction === 'first') return { direction, seq, words: first.words, ...heard(first), reader: first.reader, language: first.language };
  if (direction === 'writer') {
    const found = await signedBy(first.signing, header, content);
    return { direction, seq, words: String(found.words), ...heard(found) };
  }
  const { by, content: found } = await verified(roster, header, content);
  if (!talk.readers.includes(by.id)) throw new NotGenuine();
  if (direction === 'reply') return { direction, seq, by, words: String(found.words), ...heard(found), closes: found.closes === true };
  const to = peopleAt(roster, header).find(({ id }) => id === found.to);
  if (!to) throw new NotGenuine();
  if (!talk.readers.includes(to.id)) talk.readers = [...talk.readers, to.id];
  return { direction, by, to };
}

function heard(content: { sound?: unknown }): { sound?: SealedSound } {
  const sound = soundIn(content);
  return sound ? { sound } : {};
}
