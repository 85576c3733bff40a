import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import { placesIn } from './places.ts';

const folder = mkdtempSync(join(tmpdir(), 'vaste-grond-places-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an error in the built program tells the place in the source, and nothing of what it says', async () => {
  writeFileSync(join(folder, 'greet.ts'), `type Name = string;\n\nexport function greet(name: Name): string {\n  throw new Error(\`no \${name}\`);\n}\n`);
  await build({
    entryPoints: [join(folder, 'greet.ts')],
    outfile: join(folder, 'built.mjs'),
    bundle: true,
    minifyWhitespace: true,
    format: 'esm',
    sourcemap: true,
  });
  const { greet } = (await import(pathToFileURL(join(folder, 'built.mjs')).href)) as { greet(name: string): string };
  const stackOf = (): string => {
    try {
      return greet('Amira\n    in 5A');
    } catch (error) {
      return (error as Error).stack ?? '';
    }
  };
  const places = placesIn(stackOf());
  expect(places[0]).toMatch(/^at greet \(.*greet\.ts:4:\d+\)$/);
  expect(places.join()).not.toContain('Amira');
});

test('where there is no map, the place in what was built will do', () => {
  expect(placesIn('Error: no\n    at greet (file:///nowhere/built.js:1:20)\n    at node:internal/x:3:4')).toEqual([
    'at greet (file:///nowhere/built.js:1:20)',
    'at node:internal/x:3:4',
  ]);
});
