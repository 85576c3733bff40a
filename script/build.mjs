// Bundles the program and its browser elements into build/. Takes a fraction of a second, so it runs at every start.
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build, transform } from 'esbuild';

process.chdir(new URL('..', import.meta.url).pathname);
rmSync('build', { recursive: true, force: true });

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
  entryPoints: ['src/main.ts', ...globSync('src/commands/*.ts')],
  outdir: 'build',
  entryNames: '[name]',
  bundle: true,
  splitting: true,
  chunkNames: 'part-[hash]',
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node24',
  sourcemap: true,
  loader: { '.sql': 'text' },
  plugins: [styleSheets],
});

const elements = await build({
  entryPoints: globSync('src/**/browser/*.ts'),
  outdir: 'build/browser',
  entryNames: '[name]',
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome90', 'safari15', 'firefox91'],
  write: false,
});

const manifest = {};
for (const { path, contents } of elements.outputFiles) {
  const name = basename(path, '.js');
  const digest = createHash('sha384').update(contents).digest('base64');
  const file = `${name}-${createHash('sha256').update(contents).digest('hex').slice(0, 12)}.js`;
  manifest[name] = { path: `/assets/${file}`, file, integrity: `sha384-${digest}` };
}
mkdirSync('build/browser', { recursive: true });
for (const { path, contents } of elements.outputFiles) writeFileSync(`build/browser/${manifest[basename(path, '.js')].file}`, contents);
writeFileSync('build/browser/manifest.json', JSON.stringify(manifest, null, 1));
