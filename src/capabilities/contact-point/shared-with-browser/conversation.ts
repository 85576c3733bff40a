import { type Bytes, base64url, equal, fromBase64url, join, textOf, utf8 } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { box, unbox } from './box.ts';
import { digest } from './digest.ts';
import { hashOf, NotGenuine, openEnvelope, openWith, sealEnvelope } from './envelope.ts';
import { type EpochKey, keyTo } from './epoch-keys.ts';
import { type Direction, type Header, readHeader, writeHeader } from './header.ts';
import type { ContactPerson, Roster } from './roster.ts';
import { type Identity, identityFrom, identityOf, isSigned, makeIdentity, secretOf, sign, signatureLength } from './signing.ts';
import type { KeyPair, PublicKey, Suite } from './suite.ts';
import type { ThreadKeys } from './thread-keys.ts';

/** What somebody said in a conversation, as it was found to be genuine. */
export type Said =
  | { direction: 'first'; words: string; reader: 'pupil' | 'guardian'; language: string }
  | { direction: 'writer'; words: string }
  | { direction: 'reply'; by: ContactPerson; words: string; closes: boolean }
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

/** Who a phone or a contact person's browser knows, and how they can be written to. */
export interface Surroundings {
  suite: Suite;
  /** 16 bytes, and the same as text. */
  school: Bytes;
  schoolId: string;
  roster: Roster;
  epochKeys: readonly EpochKey[];
  /** `2026-11`, as this device knows it: keys of later months are none. */
  month: string;
}

/** Opened by none of our keys: it is not for us. */
export class NotForUs extends NotGenuine {}

const zeros = new Uint8Array(32);

/** What the writer's first message takes along, so that it can be answered; nobody else ever learns it. Bytes are base64url. */
interface FirstContent {
  psk: string;
  writer: string;
  /** Public key of the writer's signatures, and the private one locked for the writer only. */
  signing: string;
  kept: string;
  readers: string[];
  words: string;
  reader: 'pupil' | 'guardian';
  language: string;
}

/** Contact persons who can be written to now: those with a key that they signed themselves. */
export async function reachable(around: Surroundings): Promise<ContactPerson[]> {
  const keys = await Promise.all(around.roster.members.map((member) => keyOf(around, member)));
  return around.roster.members.filter((_, place) => keys[place]);
}

/**
 * The first message of a conversation.
 * @param readers ids of contact persons
 * @throws NoReader where none of them can be written to
 */
export async function sealFirst(
  around: Surroundings,
  own: ThreadKeys,
  { readers, words, reader, language }: Pick<FirstContent, 'readers' | 'words' | 'reader' | 'language'>,
): Promise<Bytes> {
  const { suite, school, roster } = around;
  const signing = await makeIdentity();
  const kept = await box(own.own, await secretOf(signing), 'oor/v1/writer');
  const content: FirstContent = {
    psk: base64url(own.psk),
    writer: base64url(await suite.SerializePublicKey(own.pair.publicKey)),
    signing: base64url(await identityOf(signing)),
    kept: base64url(kept),
    readers,
    words,
    reader,
    language,
  };
  const keys = await keysTo(around, readers);
  if (keys.length === 0) throw new NoReader();
  const header = { school, thread: await digest(own.threadId), seq: 0, direction: 'first', roster: fromBase64url(roster.hash), previous: zeros } as const;
  return sealEnvelope(suite, header, utf8(JSON.stringify(content)), [own.pair.publicKey, ...keys]);
}

/** What the writer says later. */
export async function sealNext(around: Surroundings, talk: Conversation, words: string): Promise<Bytes> {
  if (!talk.signing) throw new NotGenuine();
  const header = headerAfter(around, talk, 'writer');
  return sealEnvelope(around.suite, header, await signed(header, talk.signing, { words }), await everyone(around, talk), talk.psk);
}

/** What a contact person answers. */
export async function sealReply(
  around: Surroundings,
  talk: Conversation,
  from: { id: string; identity: Identity },
  { words, closes }: { words: string; closes: boolean },
): Promise<Bytes> {
  const header = headerAfter(around, talk, 'reply');
  const content = await signed(header, from.identity, { by: from.id, words, closes });
  return sealEnvelope(around.suite, header, content, await everyone(around, talk), talk.psk);
}

/** How many of the latest messages a colleague who is let in gets the keys of, besides that of the first; more do not fit. */
const mostShared = 70;

/** Lets a colleague in: they get the keys of what was said, and whoever writes sees that they did. Not in PSK mode, because they have no key yet. */
export async function sealAccess(around: Surroundings, talk: Conversation, from: { id: string; identity: Identity }, to: string): Promise<Bytes> {
  const header = headerAfter(around, talk, 'access');
  const given = talk.keys.flatMap((key, place) => (key && (place === 0 || place >= talk.count - mostShared) ? [[place, base64url(key)]] : []));
  const content = await signed(header, from.identity, { by: from.id, to, keys: given });
  const newcomer = talk.readers.includes(to) ? [] : await keysTo(around, [to]);
  return sealEnvelope(around.suite, header, content, [...(await everyone(around, talk)), ...newcomer]);
}

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
  const content = await believed(around.suite, first, own);
  const talk: Conversation = {
    thread,
    said: [],
    isBroken: heads.length < envelopes.length,
    readers: content.readers,
    psk: fromBase64url(content.psk),
    writer: await around.suite.DeserializePublicKey(fromBase64url(content.writer)),
    keys: [],
    last: zeros,
    count: 0,
    ...(own && { signing: await identityFrom(fromBase64url(content.signing), await unbox(own.own, fromBase64url(content.kept), 'oor/v1/writer')) }),
  };
  const newest = Math.max(0, ...given.keys());
  for (const [place, header] of heads.entries()) {
    const envelope = envelopes[place] as Bytes;
    try {
      const isTooOld = given.size > 0 && place < newest && !given.has(place);
      const opened = isTooOld ? undefined : await openedAt(around.suite, envelope, header, given.get(place), pairs, talk.psk);
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

const openedAt = (suite: Suite, envelope: Bytes, { direction }: Header, given: Bytes | undefined, pairs: readonly KeyPair[], psk: Bytes) =>
  given ? openWith(envelope, given) : openEnvelope(suite, envelope, pairs, direction === 'writer' || direction === 'reply' ? psk : undefined);

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
  { suite, roster }: Surroundings,
  envelopes: readonly Bytes[],
  heads: readonly Header[],
  pairs: readonly KeyPair[],
): Promise<{ first: Bytes; given: Map<number, Bytes> }> {
  const envelope = envelopes[0] as Bytes;
  const first = await openEnvelope(suite, envelope, pairs).catch(() => undefined);
  if (first) return { first: first.content, given: new Map() };
  for (const [place, header] of heads.entries()) {
    if (header.direction !== 'access') continue;
    const opened = await openEnvelope(suite, envelopes[place] as Bytes, pairs).catch(() => undefined);
    const access = opened && (await verified(roster, header, opened.content).catch(() => undefined));
    if (!access) continue;
    const given = new Map((access.content.keys as [number, string][]).map(([at, key]) => [at, fromBase64url(key)]));
    const { content } = await openWith(envelope, given.get(0) ?? zeros);
    return { first: content, given };
  }
  throw new NotForUs();
}

/** For the writer only their own first message is one. */
async function believed(suite: Suite, first: Bytes, own: ThreadKeys | undefined): Promise<FirstContent> {
  const content = parsed(first) as FirstContent;
  const isWhole =
    [content.psk, content.writer, content.signing, content.kept, content.words].every((part) => typeof part === 'string') && Array.isArray(content.readers);
  const isOwn = !own || (content.psk === base64url(own.psk) && content.writer === base64url(await suite.SerializePublicKey(own.pair.publicKey)));
  if (!isWhole || !isOwn) throw new NotGenuine();
  return content;
}

async function saidIn(roster: Roster, header: Header, content: Bytes, first: FirstContent, talk: Conversation): Promise<Said> {
  if (header.direction === 'first') return { direction: 'first', words: first.words, reader: first.reader, language: first.language };
  if (header.direction === 'writer') {
    const words = content.slice(signatureLength);
    if (!(await isSigned(fromBase64url(first.signing), content.slice(0, signatureLength), signedWords(header, words)))) throw new NotGenuine();
    return { direction: 'writer', words: String((parsed(words) as { words: unknown }).words) };
  }
  const { by, content: found } = await verified(roster, header, content);
  if (!talk.readers.includes(by.id)) throw new NotGenuine();
  if (header.direction === 'reply') return { direction: 'reply', by, words: String(found.words), closes: found.closes === true };
  const to = peopleAt(roster, header).find(({ id }) => id === found.to);
  if (!to) throw new NotGenuine();
  if (!talk.readers.includes(to.id)) talk.readers = [...talk.readers, to.id];
  return { direction: 'access', by, to };
}

/** Signature first, then the words; the signature holds them to their place in the conversation. */
async function signed(header: Omit<Header, 'commitment'>, identity: Identity, content: Record<string, unknown>): Promise<Bytes> {
  const words = utf8(JSON.stringify(content));
  return join(await sign(identity, signedWords(header, words)), words);
}

/** Who signed it, as they were a contact person under the roster that the message names. */
async function verified(roster: Roster, header: Header, content: Bytes): Promise<{ by: ContactPerson; content: Record<string, unknown> }> {
  const words = content.slice(signatureLength);
  const found = parsed(words) as Record<string, unknown>;
  const by = peopleAt(roster, header).find(({ id }) => id === found.by);
  if (!by || !(await isSigned(fromBase64url(by.identity), content.slice(0, signatureLength), signedWords(header, words)))) throw new NotGenuine();
  return { by, content: found };
}

const peopleAt = ({ people }: Roster, header: Pick<Header, 'roster'>): ContactPerson[] => people.get(base64url(header.roster)) ?? [];

const signedWords = (header: Omit<Header, 'commitment'>, words: Bytes): Bytes =>
  join(utf8('oor/v1/signed'), writeHeader({ ...header, commitment: zeros }), words);

function headerAfter({ school, roster }: Surroundings, { thread, count, last, isBroken }: Conversation, direction: Direction): Omit<Header, 'commitment'> {
  if (isBroken) throw new NotGenuine();
  return { school, thread, seq: count, direction, roster: fromBase64url(roster.hash), previous: last };
}

/** Whoever reads a conversation and can be written to now, and the writer. Who is no contact person any more gets no more of it. */
const everyone = async (around: Surroundings, { writer, readers }: Conversation): Promise<PublicKey[]> => [writer, ...(await keysTo(around, readers))];

/** Nobody who was chosen can be written to: their keys are missing, or not signed by them. */
export class NoReader extends Error {}

async function keysTo(around: Surroundings, ids: readonly string[]): Promise<PublicKey[]> {
  const chosen = around.roster.members.filter(({ id }) => ids.includes(id));
  return (await Promise.all(chosen.map((person) => keyOf(around, person)))).filter((key) => key !== undefined);
}

const keyOf = ({ suite, schoolId, epochKeys, month }: Surroundings, person: ContactPerson): Promise<PublicKey | undefined> =>
  keyTo(suite, person, schoolId, epochKeys, month);

function parsed(content: Bytes): unknown {
  try {
    return JSON.parse(textOf(content));
  } catch {
    throw new NotGenuine();
  }
}
