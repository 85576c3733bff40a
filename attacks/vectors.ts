import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '../faults/report.ts';
import { type HpkeVector, holdHpke } from './hpke-vectors.ts';
import type { Tally } from './tally.ts';
import { holdAesGcm, holdHkdf, holdHmac, holdX25519 } from './wycheproof.ts';

const usage = `script/vectors DIR
DIR holds files that you fetched yourself:
  from https://github.com/C2SP/wycheproof, folder testvectors_v1:
    x25519_test.json  aes_gcm_test.json  hkdf_sha256_test.json  hmac_sha256_test.json
  from https://github.com/cfrg/draft-irtf-cfrg-hpke at commit 5f503c564da00b0687b3de75f1dfbdfc4079ad31 (RFC 9180):
    test-vectors.json`;

/** Each published file, and what holds the contact point's cryptography against it. */
const files: Record<string, (file: never) => Promise<Tally>> = {
  'x25519_test.json': holdX25519,
  'aes_gcm_test.json': holdAesGcm,
  'hkdf_sha256_test.json': holdHkdf,
  'hmac_sha256_test.json': holdHmac,
  'test-vectors.json': (vectors: HpkeVector[]) => holdHpke(vectors),
};

const [, , folder] = process.argv;
if (!folder) {
  console.error(usage);
  process.exitCode = 2;
} else for (const [name, hold] of Object.entries(files)) await report(folder, name, hold);

async function report(from: string, name: string, hold: (file: never) => Promise<Tally>): Promise<void> {
  const text = read(from, name);
  if (!text) return;
  const { passed, failed, skipped, seen } = await hold(JSON.parse(text.toString()) as never);
  console.log(`${name} (SHA-256 ${createHash('sha256').update(text).digest('hex')})`);
  console.log(`  ${passed} of ${passed + failed.length} passed`);
  if (Object.keys(seen).length > 0) console.log(`  ${counted(seen)}`);
  if (Object.keys(skipped).length > 0) console.log(`  not run: ${counted(skipped)}`);
  for (const one of failed.slice(0, 20)) console.log(`  FAILED: ${one}`);
  // A file in which nothing applies is another file.
  if (failed.length > 0 || passed === 0) process.exitCode = 1;
}

function read(from: string, name: string): Buffer | undefined {
  try {
    return readFileSync(join(from, name));
  } catch {
    console.error(`${name} is not there.\n${usage}`);
    process.exitCode = 2;
    return undefined;
  }
}
