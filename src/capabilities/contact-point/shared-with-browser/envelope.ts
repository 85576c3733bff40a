import { type Bytes, equal, join, utf8 } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { hmac } from '../../../platform/secrets/shared-with-browser/hkdf.ts';
import { box, boxOverhead, unbox } from './box.ts';
import { digest, randomBytes } from './digest.ts';
import { emptied, filled, headLength } from './filling.ts';
import { giveWay } from './give-way.ts';
import { type Header, headerLength, readHeader, writeHeader } from './header.ts';
import { NotGenuine } from './not-genuine.ts';
import { type KeyPair, type PublicKey, suite } from './suite.ts';

/** What is in an envelope and the key it opened with (to let a colleague in). */
export interface Opened {
  content: Bytes;
  key: Bytes;
}

/** Always as many places for keys, so that nobody sees for how many people a message is. */
export const slotCount = 8;
const slotLength = 32 + 32 + 16;

/** Contents are filled up to one of these, in bytes, so that a length tells little. */
const sizes = [1024, 4096] as const;

/** The most that goes into an envelope, in bytes. */
export const mostContent = Math.max(...sizes) - headLength;

const markLength = 32;

/** Lengths that an envelope can have, in bytes. */
export const envelopeLengths = sizes.map((size) => headerLength + size + boxOverhead + slotCount * slotLength + markLength);

/**
 * Seals content for some readers. The key of the content is used once; each reader's slot is one HPKE seal of it
 * (RFC 9180, single shot), in PSK mode where `psk` is given. Slots that are not needed are sealed to keys that nobody has,
 * for bytes drawn at random can be told from an X25519 point half of the time. Last comes a mark over the whole (HMAC-SHA256
 * under the same key), so that every reader notices what was changed, also in a slot that is not theirs.
 * @param content at most {@link mostContent} bytes
 * @param readers at most {@link slotCount}
 * @param psk 32 bytes that only the writer and the readers of the first message know
 */
export async function sealEnvelope(header: Omit<Header, 'commitment'>, content: Bytes, readers: readonly PublicKey[], psk?: Bytes): Promise<Bytes> {
  if (readers.length > slotCount) throw new RangeError('more readers than slots');
  const key = randomBytes(32);
  const top = writeHeader({ ...header, commitment: await commitmentTo(key) });
  const body = await box(key, filled(content, sizes), top);
  const slots: Bytes[] = [];
  for (const reader of readers) slots.push(await sealSlot(reader, key, top, body, psk));
  while (slots.length < slotCount) {
    const { publicKey } = await suite.GenerateKeyPair();
    slots.push(await sealSlot(publicKey, randomBytes(32), top, body, psk));
  }
  const whole = join(top, body, ...shuffled(slots));
  return join(whole, await markOf(key, whole));
}

/**
 * Opens an envelope with whichever of these keys fits.
 * @throws NotGenuine
 */
export async function openEnvelope(envelope: Bytes, pairs: readonly KeyPair[], psk?: Bytes): Promise<Opened> {
  if (!envelopeLengths.includes(envelope.length)) throw new NotGenuine();
  const { top, body, slots } = partsOf(envelope);
  const binding = await bindingOf(top, body, psk);
  for (const pair of pairs) {
    for (const slot of slots) {
      await giveWay();
      const key = await suite.Open(pair, slot.slice(0, 32), slot.slice(32), binding).catch(() => undefined);
      if (key) return openWith(envelope, new Uint8Array(key));
    }
  }
  throw new NotGenuine();
}

/**
 * Opens the body with a key that came another way: from a colleague who lets somebody in.
 * @throws NotGenuine
 */
export async function openWith(envelope: Bytes, key: Bytes): Promise<Opened> {
  const { top, body, whole, mark } = partsOf(envelope);
  const header = readHeader(envelope);
  if (!header || !equal(header.commitment, await commitmentTo(key)) || !equal(mark, await markOf(key, whole))) throw new NotGenuine();
  const content = await unbox(key, body, top)
    .then(emptied)
    .catch(() => undefined);
  if (!content) throw new NotGenuine();
  return { content, key };
}

/** By which the next message names this one, 32 bytes. */
export const hashOf = (envelope: Bytes): Promise<Bytes> => digest(envelope);

function partsOf(envelope: Bytes): { top: Bytes; body: Bytes; slots: Bytes[]; whole: Bytes; mark: Bytes } {
  const whole = envelope.slice(0, -markLength);
  const slotsFrom = whole.length - slotCount * slotLength;
  return {
    top: whole.slice(0, headerLength),
    body: whole.slice(headerLength, slotsFrom),
    slots: Array.from({ length: slotCount }, (_, place) => whole.slice(slotsFrom + place * slotLength, slotsFrom + (place + 1) * slotLength)),
    whole,
    mark: envelope.slice(-markLength),
  };
}

const markOf = async (key: Bytes, whole: Bytes): Promise<Bytes> => hmac(await digest(join(utf8('oor/v1/mark'), key)), whole);

const commitmentTo = (key: Bytes): Promise<Bytes> => digest(join(utf8('oor/v1/commit'), key));

async function sealSlot(reader: PublicKey, key: Bytes, top: Bytes, body: Bytes, psk?: Bytes): Promise<Bytes> {
  const { encapsulatedSecret, ciphertext } = await suite.Seal(reader, key, await bindingOf(top, body, psk));
  return join(encapsulatedSecret, ciphertext);
}

/** A slot opens only under its own header and body. */
async function bindingOf(top: Bytes, body: Bytes, psk?: Bytes): Promise<{ info: Bytes; aad: Bytes; psk?: Bytes; pskId?: Bytes }> {
  return {
    info: join(utf8('oor/v1/slot'), await digest(top)),
    aad: await digest(join(top, body)),
    ...(psk && { psk, pskId: utf8('oor/v1/thread') }),
  };
}

/** In an order that says nothing of who is who (Fisher and Yates, drawn by rejection). */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [order[last], order[other]] = [order[other] as Item, order[last] as Item];
  }
  return order;
}

/** A random whole number below a small bound, every one as likely. */
function below(bound: number): number {
  const most = 256 - (256 % bound);
  for (;;) {
    const [byte = 0] = randomBytes(1);
    if (byte < most) return byte % bound;
  }
}
