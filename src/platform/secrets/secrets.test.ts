import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert as holds, property, string, uint8Array } from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { schoolId } from '../database/ids.ts';
import { DamagedKey, MissingKey, openKeyFolder } from './keys.ts';
import { matchesSlowHash, slowHash } from './passwords.ts';
import { idFor, newCode, newId, newNonce, sameBytes } from './random.ts';
import { NotSealedByUs, newKey, seal, stamp, unseal } from './seal.ts';
import { asCrockford, crockford } from './shared-with-browser/crockford.ts';

const folder = mkdtempSync(join(tmpdir(), 'vaste-grond-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('sealed words', () => {
  const key = newKey();

  test('open as they were, whatever they are', () => {
    holds(property(string({ unit: 'grapheme' }), string(), (words, place) => void expect(unseal(key, seal(key, words, place), place).toString()).toBe(words)));
  });

  test('open with no other key, at no other place, and with no bit changed', () => {
    const sealed = seal(key, 'alleen voor An', 'answer 7');
    expect(() => unseal(newKey(), sealed, 'answer 7')).toThrow(NotSealedByUs);
    expect(() => unseal(key, sealed, 'answer 8')).toThrow(NotSealedByUs);
    for (let at = 0; at < sealed.length; at++) {
      const spoilt = Buffer.from(sealed);
      spoilt[at] = (spoilt[at] as number) ^ 1;
      expect(() => unseal(key, spoilt, 'answer 7')).toThrow(NotSealedByUs);
    }
    for (const length of [0, 11, 27, sealed.length - 1]) expect(() => unseal(key, sealed.subarray(0, length), 'answer 7')).toThrow(NotSealedByUs);
  });

  test('are never sealed twice the same way', () => {
    const nonces = new Set(Array.from({ length: 2000 }, () => newNonce().toString('hex')));
    expect(nonces.size).toBe(2000);
    expect(seal(key, 'x', 'y').equals(seal(key, 'x', 'y'))).toBe(false);
  });
});

describe('ids and codes', () => {
  test('the same words under the same key are one id, and under another key another', () => {
    const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    expect(idFor(one, 'Ada')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(idFor(one, 'Ada')).toBe(idFor(one, 'Ada'));
    expect(new Set([idFor(one, 'Ada'), idFor(one, 'Ben'), idFor(other, 'Ada')]).size).toBe(3);
  });

  test('a code is as long as was asked, and what somebody types is read as it was meant', () => {
    for (const length of [1, 8, 10, 26]) expect(newCode(length)).toMatch(new RegExp(`^[0-9A-HJKMNP-TV-Z]{${length}}$`));
    expect(asCrockford(' o1l-i ٣۴ ｚ')).toBe('011134Z');
    holds(property(uint8Array({ maxLength: 40 }), (bytes) => void expect(asCrockford(crockford(bytes).toLowerCase())).toBe(crockford(bytes))));
  });

  test('bytes of another length are other bytes', () => {
    expect([
      sameBytes(Buffer.from('ab'), Buffer.from('ab')),
      sameBytes(Buffer.from('ab'), Buffer.from('abc')),
      sameBytes(Buffer.from('ab'), Buffer.from('ac')),
    ]).toEqual([true, false, false]);
  });
});

test('a short secret is known again by its slow hash, and nobody’s hash matches nothing', async () => {
  const hash = await slowHash('ABCDE12345');
  expect([await matchesSlowHash('ABCDE12345', hash), await matchesSlowHash('ABCDE12346', hash), await matchesSlowHash('ABCDE12345', undefined)]).toEqual([
    true,
    false,
    false,
  ]);
  expect((await slowHash('ABCDE12345')).equals(hash)).toBe(false);
});

describe('the folder with keys', () => {
  const keys = openKeyFolder(folder);
  const school = schoolId(newId());

  test('a school has one key, which stays what it was, also for another program; without one it is never made in passing', () => {
    expect(() => keys.schoolKey(school)).toThrow(MissingKey);
    keys.makeSchoolKey(school);
    const key = keys.schoolKey(school);
    keys.makeSchoolKey(school);
    expect([key.length, keys.schoolKey(school).equals(key), openKeyFolder(folder).schoolKey(school).equals(key)]).toEqual([32, true, true]);
  });

  test('keys for other purposes and other schools are other keys', () => {
    const elsewhere = schoolId(newId());
    keys.makeSchoolKey(elsewhere);
    const all = [keys.purposeKey(school, 'tickets'), keys.purposeKey(school, 'pseudonyms'), keys.purposeKey(elsewhere, 'tickets'), keys.schoolKey(school)];
    expect(new Set(all.map((one) => stamp(one, 'x').toString('hex'))).size).toBe(4);
  });

  test('a key that is destroyed is gone for every program, and its bytes with it', () => {
    const passing = keys.makePassingKey('round');
    expect(keys.makePassingKey('round').equals(passing)).toBe(true);
    const other = openKeyFolder(folder);
    expect(other.passingKey('round')?.equals(passing)).toBe(true);
    keys.destroyPassingKey('round');
    keys.destroyPassingKey('round');
    expect([keys.passingKey('round'), other.passingKey('round')]).toEqual([undefined, undefined]);
    expect(keys.makePassingKey('round').equals(passing)).toBe(false);
  });

  test.each([0, 31, 33])('a key of %i bytes, which a full disk or a copy cut short left, is never used as if it were one', (length) => {
    const damaged = schoolId(newId());
    for (const name of [`school-${damaged}`, 'passing-damaged', 'database-damaged']) writeFileSync(join(folder, 'keys', `${name}.key`), Buffer.alloc(length));
    for (const use of [
      () => keys.schoolKey(damaged),
      () => keys.makeSchoolKey(damaged),
      () => keys.purposeKey(damaged, 'tickets'),
      () => keys.passingKey('damaged'),
      () => keys.password('database-damaged'),
    ])
      expect(use).toThrow(DamagedKey);
    keys.destroyPassingKey('damaged');
    expect(keys.passingKey('damaged')).toBeUndefined();
    for (const name of [`school-${damaged}`, 'database-damaged']) rmSync(join(folder, 'keys', `${name}.key`));
  });

  test('is for the program’s own user only, and holds no half keys', () => {
    expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(join(folder, 'keys')))
      expect([file, statSync(join(folder, 'keys', file)).mode & 0o777, statSync(join(folder, 'keys', file)).size]).toEqual([
        expect.stringMatching(/\.key$/),
        0o600,
        32,
      ]);
  });
});
