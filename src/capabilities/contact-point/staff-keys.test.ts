import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { base64url, utf8 } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { WrongKey } from './shared-with-browser/box.ts';
import { identityOf, isSigned, sign } from './shared-with-browser/signing.ts';
import {
  drawPaperKey,
  makeMaster,
  makeStaffKeys,
  openStaffKeys,
  printedPaperKey,
  readPaperKey,
  sealStaffKeys,
  turnedTo,
  unwrapMaster,
  wrapMaster,
} from './shared-with-browser/staff-keys.ts';

describe('the keys of a contact person', () => {
  test('come back with the key on paper, however it is typed, and with what a passkey gives', async () => {
    const [keys, master, paper, passkey] = [await makeStaffKeys('2026-11'), makeMaster(), drawPaperKey(), new Uint8Array(randomBytes(32))];
    const sealed = await sealStaffKeys(keys, master);
    const wraps = [await wrapMaster(master, utf8(paper)), await wrapMaster(master, passkey)] as const;
    const typed = readPaperKey(printedPaperKey(paper).toLowerCase().replaceAll('0', 'o'));
    for (const [wrapped, secret] of [
      [wraps[0], typed],
      [wraps[1], passkey],
    ] as const) {
      const opened = await openStaffKeys(sealed, await unwrapMaster(wrapped, secret as typeof passkey));
      expect(await isSigned(await identityOf(keys.identity), await sign(opened.identity, utf8('x')), utf8('x'))).toBe(true);
      expect([...opened.seeds].map(([month, seed]) => [month, base64url(seed)])).toEqual([...keys.seeds].map(([month, seed]) => [month, base64url(seed)]));
    }
  });

  test('stay shut for another key, and when a byte was changed', async () => {
    const [keys, master] = [await makeStaffKeys('2026-11'), makeMaster()];
    const wrapped = await wrapMaster(master, utf8(drawPaperKey()));
    await expect(unwrapMaster(wrapped, utf8(drawPaperKey()))).rejects.toThrow(WrongKey);
    const sealed = await sealStaffKeys(keys, master);
    sealed[40] = (sealed[40] as number) ^ 1;
    await expect(openStaffKeys(sealed, master)).rejects.toThrow(WrongKey);
    expect(readPaperKey('te kort')).toBeUndefined();
  });

  test('are new each month, and those of more than a year ago are destroyed', async () => {
    let keys = await makeStaffKeys('2026-01');
    const months = Array.from({ length: 16 }, (_, n) => `${2026 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`);
    for (const month of months) keys = turnedTo(month, keys);
    expect([...keys.seeds.keys()].sort()).toEqual(months.slice(2));
    expect(turnedTo('2027-04', keys).seeds.get('2027-04')).toBe(keys.seeds.get('2027-04'));
  });
});
