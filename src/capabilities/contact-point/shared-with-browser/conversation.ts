import { type Bytes, base64url, equal, fromBase64url, join, textOf, utf8 } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { digest } from './digest.ts';
import { hashOf, NotGenuine, openEnvelope, openWith, sealEnvelope } from './envelope.ts';
import { type EpochKey, keyTo } from './epoch-keys.ts';
import { type Direction, type Header, readHeader, writeHeader } from './header.ts';
import { type ContactPerson, everybodyIn, type Roster } from './roster.ts';
import { type Identity, isSigned, sign, signatureLength } from './signing.ts';
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
  school: Bytes;
  thread: Bytes;
  said: Said[];
  /** Ids of the contact persons who can read it. */
  readers: string[];
  psk: Bytes;
  /** Public key of the writer. */
  writer: PublicKey;
  /** What each envelope opened with. */
  keys: Bytes[];
  last: Bytes;
}

/** Who a phone or a contact person's browser knows, and how they can be written to. */
export interface Surroundings {
  suite: Suite;
  /** 16 bytes, and the same as text. */
  school: Bytes;
  schoolId: string;
  roster: Roster;
  epochKeys: readonly EpochKey[];
}

const zeros = new Uint8Array(32);

/** What the writer's first message takes along, so that it can be answered; nobody else ever learns it. */
interface FirstContent {
  psk: string;
  writer: string;
  readers: string[];
  words: string;
  reader: 'pupil' | 'guardian';
  language: string;
}

/**
 * The first message of a conversation.
 * @param readers ids of contact persons
 * @throws NoReader where somebody chosen has no key that they signed themselves
 */
export async function sealFirst(
  around: Surroundings,
  own: ThreadKeys,
  { readers, words, reader, language }: Omit<FirstContent, 'psk' | 'writer'>,
): Promise<Bytes> {
  const { suite, school, roster } = around;
  const writer = base64url(await suite.SerializePublicKey(own.pair.publicKey));
  const content: FirstContent = { psk: base64url(own.psk), writer, readers, words, reader, language };
  const thread = await digest(own.threadId);
  const header = { school, thread, seq: 0, direction: 'first', roster: fromBase64url(roster.hash), previous: zeros } as const;
  return sealEnvelope(suite, header, utf8(JSON.stringify(content)), [own.pair.publicKey, ...(await keysTo(around, readers))]);
}

/** What the writer says later. */
export async function sealNext(around: Surroundings, talk: Conversation, words: string): Promise<Bytes> {
  return sealEnvelope(around.suite, headerAfter(around, talk, 'writer'), utf8(JSON.stringify({ words })), await everyone(around, talk), talk.psk);
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

/** How many messages back a colleague who is let in can read; more keys do not fit. */
const mostShared = 60;

/** Lets a colleague in: they get the keys of what was said, and whoever writes sees that they did. Not in PSK mode, because they have no key yet. */
export async function sealAccess(around: Surroundings, talk: Conversation, from: { id: string; identity: Identity }, to: string): Promise<Bytes> {
  const header = headerAfter(around, talk, 'access');
  const { suite } = around;
  const shared = talk.keys.slice(-mostShared);
  const content = await signed(header, from.identity, {
    by: from.id,
    to,
    psk: base64url(talk.psk),
    writer: base64url(await suite.SerializePublicKey(talk.writer)),
    readers: [...new Set([...talk.readers, to])],
    from: talk.keys.length - shared.length,
    keys: base64url(join(...shared)),
  });
  return sealEnvelope(suite, header, content, [...(await everyone(around, talk)), ...(talk.readers.includes(to) ? [] : await keysTo(around, [to]))]);
}

/**
 * Reads a conversation from its first envelope and checks that none was left out, put in, moved or forged.
 * @param pairs of the writer, or of a contact person by month
 * @throws NotGenuine at the first envelope that does not hold, or when none of it is for us
 */
export async function readConversation(around: Surroundings, thread: Bytes, envelopes: readonly Bytes[], pairs: readonly KeyPair[]): Promise<Conversation> {
  const { suite, school, roster } = around;
  const heads = await chained(around, thread, envelopes);
  const start = await beginning(around, heads, envelopes, pairs);
  const talk: Conversation = { school, thread, said: [], readers: start.readers, psk: start.psk, writer: start.writer, keys: [], last: zeros };
  for (const [place, envelope] of envelopes.entries()) {
    const header = heads[place] as Header;
    const given = start.given.get(place);
    const { content, key } = given
      ? await openWith(envelope, given)
      : await openEnvelope(suite, envelope, pairs, header.direction === 'writer' || header.direction === 'reply' ? talk.psk : undefined);
    talk.said.push(await saidIn(roster, header, content, talk));
    talk.keys.push(key);
    talk.last = await hashOf(envelope);
  }
  return talk;
}

/** Headers that follow each other, of one school and one conversation, under a roster that we know. */
async function chained({ school, roster }: Surroundings, thread: Bytes, envelopes: readonly Bytes[]): Promise<Header[]> {
  const heads: Header[] = [];
  let previous: Bytes = zeros;
  for (const [place, envelope] of envelopes.entries()) {
    const header = readHeader(envelope);
    const fits =
      header &&
      equal(header.school, school) &&
      equal(header.thread, thread) &&
      header.seq === place &&
      (header.direction === 'first') === (place === 0) &&
      equal(header.previous, previous) &&
      roster.hashes.includes(base64url(header.roster));
    if (!fits) throw new NotGenuine();
    heads.push(header);
    previous = await hashOf(envelope);
  }
  if (heads.length === 0) throw new NotGenuine();
  return heads;
}

interface Beginning {
  psk: Bytes;
  writer: PublicKey;
  readers: string[];
  /** By place, keys that a colleague gave. */
  given: Map<number, Bytes>;
}

/** From the first message, or for a colleague who came later from the message that let them in. */
async function beginning(
  { suite, roster }: Surroundings,
  heads: readonly Header[],
  envelopes: readonly Bytes[],
  pairs: readonly KeyPair[],
): Promise<Beginning> {
  const first = await openEnvelope(suite, envelopes[0] as Bytes, pairs).catch(() => undefined);
  if (first) {
    const { psk, writer, readers } = parsed(first.content) as FirstContent;
    return { psk: fromBase64url(psk), writer: await suite.DeserializePublicKey(fromBase64url(writer)), readers, given: new Map() };
  }
  for (const [place, header] of heads.entries()) {
    if (header.direction !== 'access') continue;
    const opened = await openEnvelope(suite, envelopes[place] as Bytes, pairs).catch(() => undefined);
    if (!opened) continue;
    const { content } = await verified(roster, header, opened.content);
    const { psk, writer, readers, from, keys } = content as unknown as { psk: string; writer: string; readers: string[]; from: number; keys: string };
    const bytes = fromBase64url(keys);
    const given = new Map(Array.from({ length: bytes.length / 32 }, (_, at) => [from + at, bytes.slice(at * 32, at * 32 + 32)]));
    return { psk: fromBase64url(psk), writer: await suite.DeserializePublicKey(fromBase64url(writer)), readers, given };
  }
  throw new NotGenuine();
}

async function saidIn(roster: Roster, header: Header, content: Bytes, talk: Conversation): Promise<Said> {
  if (header.direction === 'first') {
    const { words, reader, language } = parsed(content) as FirstContent;
    return { direction: 'first', words, reader, language };
  }
  if (header.direction === 'writer') return { direction: 'writer', words: (parsed(content) as { words: string }).words };
  const { by, content: found } = await verified(roster, header, content);
  if (header.direction === 'reply') return { direction: 'reply', by, words: String(found.words), closes: found.closes === true };
  const to = everybodyIn(roster).find(({ id }) => id === found.to);
  if (!to) throw new NotGenuine();
  if (!talk.readers.includes(to.id)) talk.readers = [...talk.readers, to.id];
  return { direction: 'access', by, to };
}

/** Signature first, then the words; the signature holds them to their place in the conversation. */
async function signed(header: Omit<Header, 'commitment'>, identity: Identity, content: Record<string, unknown>): Promise<Bytes> {
  const words = utf8(JSON.stringify(content));
  return join(await sign(identity, signedWords(header, words)), words);
}

async function verified(roster: Roster, header: Header, content: Bytes): Promise<{ by: ContactPerson; content: Record<string, unknown> }> {
  const words = content.slice(signatureLength);
  const found = parsed(words) as Record<string, unknown>;
  const by = everybodyIn(roster).find(({ id }) => id === found.by);
  if (!by || !(await isSigned(fromBase64url(by.identity), content.slice(0, signatureLength), signedWords(header, words)))) throw new NotGenuine();
  return { by, content: found };
}

const signedWords = (header: Omit<Header, 'commitment'>, words: Bytes): Bytes =>
  join(utf8('oor/v1/signed'), writeHeader({ ...header, commitment: zeros }), words);

function headerAfter({ school, roster }: Surroundings, { thread, said, last }: Conversation, direction: Direction): Omit<Header, 'commitment'> {
  return { school, thread, seq: said.length, direction, roster: fromBase64url(roster.hash), previous: last };
}

/** Whoever reads a conversation, and the writer. Who is no contact person any more gets no more of it. */
const everyone = async (around: Surroundings, { writer, readers }: Conversation): Promise<PublicKey[]> => {
  const present = new Set(around.roster.members.map(({ id }) => id));
  return [
    writer,
    ...(await keysTo(
      around,
      readers.filter((id) => present.has(id)),
    )),
  ];
};

/** Somebody chosen cannot be written to: their key is missing, or not signed by them. */
export class NoReader extends Error {}

async function keysTo({ suite, schoolId, roster, epochKeys }: Surroundings, ids: readonly string[]): Promise<PublicKey[]> {
  const keys: PublicKey[] = [];
  for (const id of ids) {
    const person = roster.members.find((member) => member.id === id);
    const key = person && (await keyTo(suite, person, schoolId, epochKeys));
    if (!key) throw new NoReader();
    keys.push(key);
  }
  return keys;
}

function parsed(content: Bytes): unknown {
  try {
    return JSON.parse(textOf(content));
  } catch {
    throw new NotGenuine();
  }
}
