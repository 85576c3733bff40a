import { describe, expect, test } from 'vitest';
import { type Bytes, join, textOf, utf8 } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { envelopeLengths, mostContent, openEnvelope, sealEnvelope, slotCount } from './shared-with-browser/envelope.ts';
import { headerLength } from './shared-with-browser/header.ts';
import { NotGenuine } from './shared-with-browser/not-genuine.ts';
import { type KeyPair, suite } from './shared-with-browser/suite.ts';

describe('an envelope', () => {
  const header = {
    school: new Uint8Array(16),
    thread: new Uint8Array(32),
    seq: 0,
    direction: 'first',
    roster: new Uint8Array(32),
    previous: new Uint8Array(32),
  } as const;
  const pairs = (count: number): Promise<KeyPair[]> => Promise.all(Array.from({ length: count }, () => suite.GenerateKeyPair()));

  test('is as long for one reader as for eight, and for a short message as for a longer one', async () => {
    const lengths = new Set<number>();
    for (let readers = 1; readers <= slotCount; readers++) {
      for (const length of [0, 1, 500, 1020]) {
        const keys = (await pairs(readers)).map(({ publicKey }) => publicKey);
        lengths.add((await sealEnvelope(header, new Uint8Array(length), keys)).length);
      }
    }
    expect([...lengths]).toEqual([envelopeLengths[0]]);
    expect((await sealEnvelope(header, new Uint8Array(1021), [])).length).toBe(envelopeLengths[1]);
    await expect(sealEnvelope(header, new Uint8Array(mostContent + 1), [])).rejects.toThrow(RangeError);
  });

  test('opens for each of its readers and for nobody else', async () => {
    const [a, b, stranger] = (await pairs(3)) as [KeyPair, KeyPair, KeyPair];
    const envelope = await sealEnvelope(header, utf8('hallo'), [a.publicKey, b.publicKey]);
    for (const pair of [a, b]) expect(textOf((await openEnvelope(envelope, [pair])).content)).toBe('hallo');
    await expect(openEnvelope(envelope, [stranger])).rejects.toThrow(NotGenuine);
  });

  test('with any byte changed opens for nobody', async () => {
    const [reader] = (await pairs(1)) as [KeyPair];
    const envelope = await sealEnvelope(header, utf8('hallo'), [reader.publicKey]);
    const opened: number[] = [];
    for (let at = 0; at < envelope.length; at++) {
      const spoilt = envelope.slice();
      spoilt[at] = (spoilt[at] as number) ^ (1 << (at % 8));
      await openEnvelope(spoilt, [reader]).then(
        () => opened.push(at),
        () => undefined,
      );
    }
    expect(opened).toEqual([]);
    for (const length of [0, 1, headerLength, envelope.length - 1, envelope.length + 1])
      await expect(openEnvelope(join(envelope, [0]).slice(0, length), [reader])).rejects.toThrow(NotGenuine);
  });

  test('cannot show two readers different words', async () => {
    // A cheat seals two bodies under two keys and gives each reader another one, under one header.
    const [a, b] = (await pairs(2)) as [KeyPair, KeyPair];
    const one = await sealEnvelope(header, utf8('Ja'), [a.publicKey]);
    const two = await sealEnvelope(header, utf8('Nee'), [b.publicKey]);
    const slots = (envelope: Bytes): Bytes => envelope.slice(envelope.length - 32 - slotCount * 80, -32);
    for (const mixed of [join(one.slice(0, -32 - slotCount * 80), slots(two), one.slice(-32)), join(two.slice(0, headerLength), one.slice(headerLength))]) {
      for (const pair of [a, b]) await expect(openEnvelope(mixed, [pair])).rejects.toThrow(NotGenuine);
    }
  });
});
