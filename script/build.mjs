// Bundles the program and its browser elements into build/. Takes a fraction of a second; does nothing when no source has changed.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { saysNothingNew } from '../src/platform/wording/covered-forms.ts';

process.chdir(new URL('..', import.meta.url).pathname);

const sources = globSync(
  ['src/**/*', 'bench/*', 'faults/*', 'attacks/**/*', 'watch/*', 'journeys/browser.ts', 'content/**/*', 'script/build.mjs', 'package-lock.json'],
  {
    withFileTypes: true,
  },
).filter((entry) => entry.isFile());
const stamp = createHash('sha256');
for (const { parentPath, name } of sources) {
  const { mtimeMs, size } = statSync(`${parentPath}/${name}`);
  stamp.update(`${parentPath}/${name} ${mtimeMs} ${size}\n`);
}
const state = stamp.digest('hex');
if (existsSync('build/state') && readFileSync('build/state', 'utf8') === state) process.exit(0);

// Beside the old one and then in its place, so that a program that starts meanwhile finds one or the other whole.
const folder = `build.${process.pid}`;

const styleSheets = {
  name: 'style sheets as small text',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => ({
      contents: (await transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true })).code.trim(),
      loader: 'text',
    }));
  },
};

await build({
  entryPoints: [
    'src/main.ts',
    ...globSync('src/commands/*.ts'),
    ...globSync('src/**/*-worker.ts'),
    'bench/bench.ts',
    'faults/faults.ts',
    'attacks/attacks.ts',
    'attacks/vectors.ts',
    'watch/watch.ts',
  ],
  outdir: folder,
  entryNames: '[name]',
  bundle: true,
  splitting: true,
  chunkNames: 'part-[hash]',
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node24',
  sourcemap: true,
  loader: { '.sql': 'text', '.txt': 'text' },
  plugins: [styleSheets],
});

// A curve brings random numbers along, which we draw ourselves.
const withoutUnused = {
  name: 'unused random numbers stay out',
  setup({ onResolve }) {
    onResolve({ filter: /^@stablelib\/random$/ }, ({ path }) => ({ path: fileURLToPath(import.meta.resolve(path)), sideEffects: false }));
  },
};

// Of a lexicon the browser needs the Dutch and the strong forms, and nothing about how it was made.
const lexiconsInShort = {
  name: 'lexicons in short',
  setup({ onLoad }) {
    onLoad({ filter: /content\/(\w+-lexicon|plain-language)\.json$/ }, ({ path }) => ({
      contents: JSON.stringify(JSON.parse(readFileSync(path, 'utf8')), needed),
      loader: 'json',
    }));
  },
};
const unread =
  /^(en|brochure|purpose|pattern_syntax|matching|messages|counts|placeholders|rule_of_thumb|known_false_positives|quoted_text|strength|version|language|origin|use)$/;

function needed(key, value) {
  if (unread.test(key)) return undefined;
  if (key === 'triggers') return value.filter(({ strength, form }) => strength !== 'weak' && !saysNothingNew(this.id, form)).map(({ form }) => ({ form }));
  if (key === 'suggestions' && Array.isArray(value)) return value.map(({ nl }) => ({ nl }));
  return value;
}

const elements = await build({
  entryPoints: globSync('src/**/browser/*.ts'),
  outdir: `${folder}/browser`,
  entryNames: '[name]',
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome91', 'safari15', 'firefox91'],
  charset: 'utf8',
  plugins: [withoutUnused, lexiconsInShort],
  write: false,
});

const manifest = {};
for (const { path, contents } of elements.outputFiles) {
  const name = basename(path, '.js');
  const digest = createHash('sha256').update(contents).digest('base64');
  const file = `${name}-${createHash('sha256').update(contents).digest('hex').slice(0, 12)}.js`;
  manifest[name] = { path: `/assets/${file}`, file, integrity: `sha256-${digest}` };
}
mkdirSync(`${folder}/browser`, { recursive: true });
for (const { path, contents } of elements.outputFiles) writeFileSync(`${folder}/browser/${manifest[basename(path, '.js')].file}`, contents);
writeFileSync(`${folder}/browser/manifest.json`, JSON.stringify(manifest, null, 1));
writeFileSync(`${folder}/state`, state);
rmSync('build', { recursive: true, force: true });
renameSync(folder, 'build');
