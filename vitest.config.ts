import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { defineConfig, type Plugin } from 'vitest/config';

/** Style sheets, SQL and lists of words are text, as in the build: style sheets small, so that pages weigh what they weigh. */
const textFiles: Plugin = {
  name: 'text files',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!/\.(css|sql|txt)$/.test(source) || !importer) return undefined;
    return `\0text:${new URL(source, `file://${importer}`).pathname}.js`;
  },
  load(id) {
    if (!id.startsWith('\0text:')) return undefined;
    const path = id.slice(6, -3);
    const text = readFileSync(path, 'utf8');
    return `export default ${JSON.stringify(path.endsWith('.css') ? transformSync(text, { loader: 'css', minify: true }).code.trim() : text)}`;
  },
};

/** Slow machines are not broken ones. */
const patience = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } } };

export default defineConfig({
  test: {
    projects: [
      { plugins: [textFiles], test: { name: 'school', include: ['{src,watch}/**/*.test.{ts,tsx}'], globalSetup: 'src/testing/one-database.ts', ...patience } },
      {
        plugins: [textFiles],
        test: { name: 'journeys', include: ['journeys/**/*.test.ts'], globalSetup: 'journeys/one-demo.ts', fileParallelism: false, ...patience },
      },
    ],
  },
});
