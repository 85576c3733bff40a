import { randomBytes } from 'node:crypto';
import * as core from '@hpke/core';
import { argon2id } from '@noble/hashes/argon2.js';
import { describe, expect, test } from 'vitest';
import { type Bytes, utf8 } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { suite } from './shared-with-browser/suite.ts';

const hex = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'));
const inHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('the building blocks are the standard ones', () => {
  // RFC 9180, appendix A.1.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM. Key derivation is the same in our suite.
  test('the key pair of a seed is that of RFC 9180', async () => {
    const pair = await suite.DeriveKeyPair(hex('6db9df30aa07dd42ee5e8181afdb977e538f5e1fec8a06223f33f7013e525037'), true);
    expect(inHex(await suite.SerializePublicKey(pair.publicKey))).toBe('3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d');
    expect(inHex(await suite.SerializePrivateKey(pair.privateKey))).toBe('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8');
  });

  test('a point by which everybody would know the secret is refused', async () => {
    const pair = await suite.GenerateKeyPair(true);
    const zero = new Uint8Array(32);
    await expect(suite.Seal(await suite.DeserializePublicKey(zero), utf8('x'))).rejects.toThrow('Encapsulation failed');
    await expect(suite.Open(pair, zero, new Uint8Array(17))).rejects.toThrow('Decapsulation failed');
  });

  test('Argon2id gives the tag of RFC 9106, section 5.3', () => {
    const tag = argon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
      m: 32,
      t: 3,
      p: 4,
      dkLen: 32,
      key: new Uint8Array(8).fill(3),
      personalization: new Uint8Array(12).fill(4),
    });
    expect(inHex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
  });

  test('what one implementation seals another opens, 10,000 times, with and without a key known before', async () => {
    const other = new core.CipherSuite({ kem: new core.DhkemX25519HkdfSha256(), kdf: new core.HkdfSha256(), aead: new core.Aes256Gcm() });
    const pair = await suite.GenerateKeyPair(true);
    const secret = await other.kem.deserializePrivateKey(new Uint8Array(await suite.SerializePrivateKey(pair.privateKey)).buffer);
    const open = await other.kem.deserializePublicKey(new Uint8Array(await suite.SerializePublicKey(pair.publicKey)).buffer);
    let different = 0;
    for (let turn = 0; turn < 10_000; turn++) {
      const [words, aad, info, psk] = [turn % 97, turn % 31, turn % 29, 32].map((length) => new Uint8Array(randomBytes(length))) as [
        Bytes,
        Bytes,
        Bytes,
        Bytes,
      ];
      const known = turn % 2 === 0 ? {} : { psk, pskId: utf8('oor/v1/thread') };
      const theirs = turn % 2 === 0 ? {} : { psk: { id: utf8('oor/v1/thread').buffer, key: psk.buffer } };
      if (turn % 4 < 2) {
        const { encapsulatedSecret, ciphertext } = await suite.Seal(pair.publicKey, words, { aad, info, ...known });
        const recipient = { recipientKey: secret, enc: new Uint8Array(encapsulatedSecret).buffer, info: info.buffer, ...theirs };
        const opened = await other.open(recipient, new Uint8Array(ciphertext).buffer, aad.buffer);
        if (inHex(new Uint8Array(opened)) !== inHex(words)) different++;
      } else {
        const { ct, enc } = await other.seal({ recipientPublicKey: open, info: info.buffer, ...theirs }, words.buffer, aad.buffer);
        const opened = await suite.Open(pair, new Uint8Array(enc), new Uint8Array(ct), { aad, info, ...known });
        if (inHex(opened) !== inHex(words)) different++;
      }
    }
    expect(different).toBe(0);
  });
});
